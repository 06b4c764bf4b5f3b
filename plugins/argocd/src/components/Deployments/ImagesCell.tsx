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
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { ImageChange, pairImages } from '../Changes';
import styles from './Deployments.module.css';

const short = (tag: string | undefined) =>
  tag && /^[0-9a-f]{40}$/.test(tag) ? tag.slice(0, 7) : tag ?? '–';

const tagsOf = ({ from, to }: ImageChange) => `${short(from)} → ${short(to)}`;

const textOf = (change: ImageChange) => `${change.name} ${tagsOf(change)}`;

/** The first image that is another one than before, and how many more. */
export function ImagesCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { images, imagesBefore } = props.deployment;
  if (images.length === 0) {
    return <span className={styles.second}>{tArgocd('facts.unknown')}</span>;
  }
  if (!imagesBefore) {
    return (
      <span className={styles.second} title={images.join('\n')}>
        {t('images', { count: images.length })}
      </span>
    );
  }
  const { changed } = pairImages(imagesBefore, images);
  const [first, ...others] = changed;
  return first ? (
    <span className={styles.change} title={changed.map(textOf).join('\n')}>
      <span>
        {first.name}
        {others.length > 0 && (
          <span className={styles.second}>
            {' '}
            {t('moreImages', { count: others.length })}
          </span>
        )}
      </span>
      <span className={styles.image}>{tagsOf(first)}</span>
    </span>
  ) : (
    <span className={styles.second}>{t('sameImages')}</span>
  );
}
