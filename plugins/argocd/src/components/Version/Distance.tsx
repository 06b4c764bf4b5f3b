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
import { Link } from '@backstage/ui';
import { Has } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { distanceText } from './distanceText';
import styles from './Version.module.css';

/** How far a version is behind the latest change; unknown is said as unknown. */
export function Distance(props: {
  has: Has;
  behind?: number;
  /** Why nobody can tell. */
  reason: string;
  /** Page of the changes in between. */
  compareUrl?: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { has, reason, compareUrl } = props;
  const text = distanceText(props, t);
  if (has === 'unknown') {
    return (
      <span className={styles.quiet} title={reason}>
        {text}
      </span>
    );
  }
  return compareUrl ? (
    <Link
      href={compareUrl}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.compare}
    >
      {text}
    </Link>
  ) : (
    <span className={styles.distance}>{text}</span>
  );
}
