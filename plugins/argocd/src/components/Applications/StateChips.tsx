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
import { ApplicationCounts, ListedState } from '@slipway/plugin-argocd-common';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { toneClass } from '../Verdict';
import { listedStates, stateLooks } from './states';
import styles from './StateChips.module.css';

/** How many applications count as what; a press shows only those. */
export function StateChips(props: {
  counts: ApplicationCounts['state'];
  chosen?: ListedState;
  onChange: (chosen: ListedState | undefined) => void;
}) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { counts, chosen, onChange } = props;
  return (
    <div className={styles.chips} role="group" aria-label={t('byState')}>
      <button
        type="button"
        className={styles.chip}
        aria-pressed={!chosen}
        onClick={() => onChange(undefined)}
      >
        {t('everything')} <span className={styles.count}>{counts.all}</span>
      </button>
      {listedStates.map(state => {
        const { icon: Icon, tone } = stateLooks[state];
        return (
          <button
            key={state}
            type="button"
            className={styles.chip}
            aria-pressed={chosen === state}
            onClick={() => onChange(chosen === state ? undefined : state)}
          >
            <Icon size={16} className={toneClass(tone)} aria-hidden />
            {t(`states.${state}`)}{' '}
            <span className={styles.count}>{counts[state]}</span>
          </button>
        );
      })}
    </div>
  );
}
