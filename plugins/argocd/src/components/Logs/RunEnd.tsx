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
import { LogContainer } from '@slipway/plugin-argocd-common';
import { argocdLogsTranslationRef } from '../../translations/logs';
import styles from './Logs.module.css';
import { LogRun } from './logTarget';
import { useLogTimes } from './useLogTimes';

/** Below the last line: how the run ended, and whether another one has begun. */
export function RunEnd(props: { run: LogRun; container?: LogContainer }) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  const times = useLogTimes();
  const { state, lastRun } = props.container ?? {};
  // Between two tries Kubernetes answers with the run that ended last.
  const ended =
    props.run === 'crash' || state?.state === 'waiting' ? lastRun : state;
  if (ended?.state !== 'ended') {
    return null;
  }
  const { endedAt, exitCode, reason } = ended;
  const restartedAt =
    state?.state === 'running' && props.run === 'crash'
      ? state.startedAt
      : undefined;
  return (
    <p className={styles.rule}>
      {endedAt && (
        <time dateTime={endedAt} title={times.exact(endedAt)}>
          {times.clock(endedAt)}
        </time>
      )}
      <span>
        {t('runEnded', {
          exitCode: String(exitCode ?? '?'),
          // `Error` says no more than the code does.
          reason: reason && reason !== 'Error' ? t('because', { reason }) : '',
        })}
        {restartedAt &&
          ` ${t('restarted', { time: times.clock(restartedAt) })}`}
      </span>
    </p>
  );
}
