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
import {
  ButtonIcon,
  NumberField,
  Select,
  Switch,
  TextField,
} from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import {
  isPublicService,
  maxReplicas,
  portRange,
  Service,
  ServiceKind,
  serviceKinds,
  ServiceLanguage,
  ServiceProblem,
  ServiceSize,
} from '@slipway/plugin-gitops-common';
import { useId } from 'react';
import { gitopsTranslationRef } from '../../translation';
import { FieldMessages } from './FieldMessages';
import styles from './FormFields.module.css';
import { withKind } from './services';

/** A choice of the template's schema: what is stored and what people read. */
export interface Choice<Id extends string> {
  id: Id;
  label: string;
}

/** One service: what it is called, what it is, and below it what is wrong. */
export function ServiceRow(props: {
  service: Service;
  position: number;
  count: number;
  languages: Choice<ServiceLanguage>[];
  sizes: Choice<ServiceSize>[];
  problems: ServiceProblem[];
  onChange: (service: Service) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { service, position } = props;
  const row = t('form.service', { row: String(position + 1) });
  const ports = portRange(service.kind);
  const messages = useId();
  /** Marks a field that is wrong, and ties it to what is said of it. */
  const mark = (field: keyof Service) =>
    props.problems.some(problem => problem.field === field) && {
      isInvalid: true,
      'aria-describedby': messages,
    };
  const set = (change: Partial<Service>) =>
    props.onChange({ ...service, ...change });
  return (
    <li className={styles.service} aria-label={row}>
      <div className={styles.fields}>
        <TextField
          size="small"
          label={t('form.name')}
          autoComplete="off"
          {...mark('name')}
          value={service.name}
          onChange={name => set({ name })}
        />
        <Select
          size="small"
          label={t('form.kind')}
          value={service.kind}
          onChange={key =>
            props.onChange(
              withKind(
                service,
                key as ServiceKind,
                props.languages.map(({ id }) => id),
              ),
            )
          }
          options={serviceKinds.map(id => ({
            id,
            label: t(`form.kinds.${id}`),
          }))}
        />
        {service.kind === 'image' ? (
          <>
            <TextField
              size="small"
              label={t('form.imageLabel')}
              placeholder="docker.io/library/redis"
              {...mark('image')}
              value={service.image ?? ''}
              onChange={image => set({ image })}
            />
            <TextField
              size="small"
              label={t('form.tagLabel')}
              placeholder="7.4.1"
              {...mark('tag')}
              value={service.tag ?? ''}
              onChange={tag => set({ tag })}
            />
          </>
        ) : (
          <Select
            size="small"
            label={t('form.language')}
            value={service.language ?? null}
            onChange={key => set({ language: key as ServiceLanguage })}
            options={props.languages}
          />
        )}
        {service.kind !== 'worker' && (
          <NumberField
            size="small"
            label={t('form.port')}
            formatOptions={{ useGrouping: false }}
            minValue={ports.min}
            maxValue={ports.max}
            {...mark('port')}
            value={service.port ?? NaN}
            onChange={port =>
              set({ port: Number.isNaN(port) ? undefined : port })
            }
          />
        )}
        <Select
          size="small"
          label={t('form.size')}
          value={service.size}
          onChange={key => set({ size: key as ServiceSize })}
          options={props.sizes}
        />
        <NumberField
          size="small"
          label={t('form.replicasLabel')}
          minValue={1}
          maxValue={maxReplicas}
          {...mark('replicas')}
          value={service.replicas}
          onChange={replicas => set({ replicas })}
        />
        {service.kind === 'web' && (
          <Switch
            label={t('form.public')}
            isSelected={service.public ?? false}
            onChange={value => set({ public: value })}
          />
        )}
        {isPublicService(service) && (
          <TextField
            size="small"
            label={t('form.pathLabel')}
            {...mark('path')}
            value={service.path ?? '/'}
            onChange={path => set({ path })}
          />
        )}
      </div>
      <FieldMessages
        id={messages}
        messages={props.problems.map(({ code, parameters }) =>
          // Each code has its message; the parameters are those of that message.
          (t as (key: string, parameters: object) => string)(
            `form.${code}`,
            parameters,
          ),
        )}
      />
      <div className={styles.rowButtons}>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiArrowUpLine size={16} />}
          aria-label={t('form.up', { row })}
          isDisabled={position === 0}
          onPress={() => props.onMove(-1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiArrowDownLine size={16} />}
          aria-label={t('form.down', { row })}
          isDisabled={position === props.count - 1}
          onPress={() => props.onMove(1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiDeleteBinLine size={16} />}
          aria-label={t('form.remove', { row })}
          isDisabled={props.count === 1}
          onPress={props.onRemove}
        />
      </div>
    </li>
  );
}
