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
import { RiTimeLine } from '@remixicon/react';
import { Verdict } from '@slipway/plugin-argocd-common';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import styles from './Verdict.module.css';
import { toneClass } from './toneClass';

/** How old what is shown of an application is; nothing where it is so now. */
export function AsOf(props: { verdict: Verdict }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const { lastKnown, comparedAt } = props.verdict;
  if (!lastKnown) {
    return null;
  }
  return (
    <span className={`${styles.word} ${toneClass('quiet')}`}>
      <RiTimeLine size={16} className={styles.icon} aria-hidden />
      {comparedAt
        ? t('verdict.asOf', { time: times.until(comparedAt) })
        : t('verdict.asLastKnown')}
    </span>
  );
}
