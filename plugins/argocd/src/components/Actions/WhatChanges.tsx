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
import { CommitRange } from '@slipway/plugin-argocd-common';
import { Loaded } from '../../hooks/useLoaded';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { Commits, ImageChange, ImageChanges } from '../Changes';
import styles from './ActionDialog.module.css';
import { Section } from './Section';

/** The commits and the images that an action brings, or takes back. */
export function WhatChanges(props: {
  range: Loaded<CommitRange | undefined>;
  isBack?: boolean;
  /** Absent where nobody can tell. */
  images?: { changed: ImageChange[]; same: string[] };
}) {
  const { t } = useTranslationRef(argocdDifferencesTranslationRef);
  const { images, range } = props;
  const way = props.isBack ? 'back' : 'forth';
  const count = range.value?.commits.length
    ? range.value.commits.length + (range.value.more ?? 0)
    : undefined;
  return (
    <div className={styles.two}>
      <Section
        title={
          count === undefined
            ? t('changes.commits')
            : t(`changes.${way}.commits`, { count })
        }
      >
        <Commits range={range} />
      </Section>
      <Section
        title={
          images?.changed.length
            ? t(`changes.${way}.images`, { count: images.changed.length })
            : t('changes.images')
        }
        note={
          images?.changed.length && images.same.length > 0
            ? t('changes.same', {
                count: images.same.length,
                names: images.same.join(', '),
              })
            : undefined
        }
      >
        {images?.changed.length ? (
          <ImageChanges changes={images.changed} />
        ) : (
          <p className={styles.text}>
            {images ? t('changes.noImages') : t('changes.unknownImages')}
          </p>
        )}
      </Section>
    </div>
  );
}
