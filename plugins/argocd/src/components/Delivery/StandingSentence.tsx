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
import { RiFlagLine } from '@remixicon/react';
import { useNow } from '../../hooks/useNow';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';

import styles from './Delivery.module.css';
import { Standing } from './whereItStands';

/** A plain sentence for the place where the newest change stands now. */
export function StandingSentence(props: { standing: Standing }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const now = useNow();
  const { code, environment = '', job, since } = props.standing;
  if (code === 'unknown') {
    return null;
  }
  const age = since ? times.relative(since, now) : '';
  const text = () => {
    switch (code) {
      case 'building':
        return job
          ? t('standing.buildingJob', { job, age })
          : t('standing.building', { age });
      case 'buildFailed':
        return job
          ? t('standing.buildFailedJob', { job, age })
          : t('standing.buildFailed', { age });
      case 'waiting':
        return t('standing.waiting', { environment, age });
      case 'arrived':
        return t('standing.arrived');
      default:
        return t(`standing.${code}`, { environment });
    }
  };
  return (
    <p className={styles.standing} data-code={code} role="status">
      <RiFlagLine size={16} aria-hidden />
      {text()}
    </p>
  );
}
