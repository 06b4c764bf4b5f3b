/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import {
  ServiceSize,
  serviceSizes,
  sizeResources,
} from '@slipway/plugin-gitops-common';
import { gitopsTranslationRef } from '../../../translation';
import { ServiceDraft } from '../draft';
import { splitImage } from './splitImage';
import styles from './ServiceTable.module.css';

/** What most services leave as it is. */
export function ServiceDetails(props: {
  id: string;
  service: ServiceDraft;
  track: (field: keyof ServiceDraft) => {
    isInvalid: boolean;
    onFocus: () => void;
    onBlur: () => void;
  };
  onChange: (change: Partial<Omit<ServiceDraft, 'id'>>) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { service, track, onChange } = props;
  const image = track('image');
  return (
    <div id={props.id} className={styles.details}>
      {service.kind === 'image' && (
        <>
          <TextField
            size="small"
            className={styles.wide}
            label={t('form.imageLabel')}
            autoComplete="off"
            {...image}
            onBlur={() => {
              image.onBlur();
              const parts = splitImage(service.image);
              if (parts) {
                onChange(parts);
              }
            }}
            value={service.image}
            onChange={value => onChange({ image: value })}
          />
          <TextField
            size="small"
            label={t('form.tagLabel')}
            autoComplete="off"
            {...track('tag')}
            value={service.tag}
            onChange={tag => onChange({ tag })}
          />
          <p className={styles.about}>{t('create.imageHint')}</p>
        </>
      )}
      <Select
        size="small"
        label={t('form.size')}
        value={service.size}
        onChange={key => onChange({ size: key as ServiceSize })}
        options={serviceSizes.map(id => ({
          id,
          label: t(`create.sizes.${id}`, { ...sizeResources[id] }),
        }))}
      />
      <TextField
        size="small"
        label={t('form.replicasLabel')}
        inputMode="numeric"
        autoComplete="off"
        {...track('replicas')}
        value={service.replicas}
        onChange={replicas => onChange({ replicas })}
      />
      {service.kind === 'web' && service.public && (
        <TextField
          size="small"
          label={t('form.pathLabel')}
          placeholder="/"
          autoComplete="off"
          {...track('path')}
          value={service.path}
          onChange={path => onChange({ path })}
        />
      )}
    </div>
  );
}
