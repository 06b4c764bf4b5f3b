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
import { Card, CardBody, Skeleton, VisuallyHidden } from '@backstage/ui';
import { argocdTranslationRef } from '../../translation';
import styles from './EntityArgocdContent.module.css';

/** Rows that most projects have: what is taller or lower than it moves nothing else. */
const environments = 3;
const services = 4;

const rows = (count: number, className: string) =>
  Array.from({ length: count }, (_, row) => (
    <div key={row} className={className}>
      <Skeleton width="100%" height="100%" />
    </div>
  ));

/** The tab before anything is known, as high as it will be. */
export function TabSkeleton() {
  const { t } = useTranslationRef(argocdTranslationRef);
  return (
    <div className={styles.page} role="status" data-skeleton>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Card className={styles.card}>
        <CardBody>
          <div className={styles.skeletonHead}>
            <Skeleton width="60%" height={28} />
            <Skeleton width="45%" height={16} />
          </div>
          <div className={styles.skeletonJourney}>
            <Skeleton width="100%" height="100%" />
          </div>
          <div>
            <div className={styles.skeletonHeader} />
            {rows(environments, styles.skeletonRow)}
          </div>
        </CardBody>
      </Card>
      <Card className={styles.card}>
        <CardBody>
          <div className={styles.skeletonTabs}>
            <Skeleton width="40%" height={20} />
          </div>
          <div>{rows(services + 1, styles.skeletonLine)}</div>
        </CardBody>
      </Card>
    </div>
  );
}
