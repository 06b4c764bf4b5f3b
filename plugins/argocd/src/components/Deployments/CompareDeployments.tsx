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
import { Text } from '@backstage/ui';
import { Deployment } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ExternalLink, ImageName, Revision } from '../Text';
import styles from './Deployments.module.css';

/** GitLab's page of what lies between two commits. */
function comparePage([a, b]: Deployment[]): string | undefined {
  const base = a.commitUrl?.replace(/\/-\/commit\/[0-9a-f]+$/, '');
  return base && a.revision && b.revision && b.commitUrl?.startsWith(`${base}/`)
    ? `${base}/-/compare/${a.revision}...${b.revision}`
    : undefined;
}

/** Two deployments side by side: commit, images and outcome; what is only in one of them is marked. */
export function CompareDeployments(props: { pair: Deployment[] }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  // The older one first, whichever was chosen first.
  const pair = [...props.pair].sort((a, b) =>
    a.startedAt.localeCompare(b.startedAt),
  );
  const page = comparePage(pair);
  return (
    <section className={styles.comparison} aria-label={t('history.comparison')}>
      {pair.map((deployment, index) => {
        const other = pair[1 - index];
        return (
          <div key={deployment.id} className={styles.side}>
            <Text as="h4" weight="bold">
              {deployment.environment}{' '}
              {deployment.revision && (
                <Revision
                  revision={deployment.revision}
                  url={deployment.commitUrl}
                />
              )}
            </Text>
            <ul className={styles.images}>
              {deployment.images.map(image => (
                <li key={image} data-only={!other.images.includes(image)}>
                  <ImageName image={image} />
                  {!other.images.includes(image) && (
                    <span className={styles.second}>
                      {' '}
                      {t('history.onlyHere')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {page && (
        <ExternalLink href={page}>{t('history.compareInGitlab')}</ExternalLink>
      )}
    </section>
  );
}
