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
import { Has } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import styles from './Version.module.css';

/** How far a version is behind the latest change; unknown is said as unknown. */
export function Distance(props: {
  has: Has;
  behind?: number;
  /** Why nobody can tell. */
  reason: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { has, behind } = props;
  if (has === 'unknown') {
    return (
      <span className={styles.quiet} title={props.reason}>
        {t('version.distanceUnknown')}
      </span>
    );
  }
  if (has === 'yes') {
    return <span className={styles.distance}>{t('version.latest')}</span>;
  }
  return (
    <span className={styles.distance} data-behind>
      {behind ? t('version.behind', { count: behind }) : t('version.notLatest')}
    </span>
  );
}
