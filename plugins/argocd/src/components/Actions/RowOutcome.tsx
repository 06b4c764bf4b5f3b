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

import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
} from '@remixicon/react';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { useTimes } from '../../hooks/useTimes';
import styles from './RowOutcome.module.css';

const icons = {
  running: RiContrastLine,
  done: RiCheckboxCircleLine,
  failed: RiCloseCircleLine,
};

/** What an action of the person who looks is doing in this row, and how it ended. Always there, so that it is announced. */
export function RowOutcome(props: {
  actions: Pick<ApplicationActions, 'outcome'>;
}) {
  const { outcome } = props.actions;
  const times = useTimes();
  const Icon = outcome && icons[outcome.phase];
  return (
    <span
      role="status"
      className={styles.outcome}
      data-phase={outcome?.phase}
      title={outcome?.at && times.exact(outcome.at)}
    >
      {Icon && (
        <>
          <Icon size={16} aria-hidden className={styles.icon} />
          <span className={styles.text}>{outcome.text}</span>
          {outcome.phase === 'failed' && outcome.at && (
            <time dateTime={outcome.at} className={styles.time}>
              {times.until(outcome.at)}
            </time>
          )}
        </>
      )}
    </span>
  );
}
