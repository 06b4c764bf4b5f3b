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

import { ScaffolderTaskStatus } from '@backstage/plugin-scaffolder-common';
import { TaskLog } from './taskLog';

/**
 * Where a task stands. `waiting`: for its turn. `cancelling`: somebody has asked for its end. `unheard`: it should run,
 * and shows no sign of life. `cancelled`: it ended before its time because somebody asked; Backstage calls that failed.
 */
export type TaskPhase =
  | 'waiting'
  | 'running'
  | 'cancelling'
  | 'unheard'
  | 'completed'
  | 'failed'
  | 'cancelled';

const endings = ['completed', 'failed', 'cancelled', 'skipped'] as const;

const isEnded = (
  status: ScaffolderTaskStatus,
): status is (typeof endings)[number] =>
  endings.some(ending => ending === status);

/** @param status - as the scaffolder last said it, which may be older than the events */
export function taskPhase(
  status: ScaffolderTaskStatus,
  log: TaskLog,
  isUnheard: boolean,
): TaskPhase {
  const { cancelledAt, end, steps } = log;
  if (end || isEnded(status)) {
    // One that ends with its last step, before the wish to stop it was heard, is complete.
    if (end ? end.output : status === 'completed') {
      return 'completed';
    }
    return cancelledAt || status === 'cancelled' ? 'cancelled' : 'failed';
  }
  if (isUnheard) {
    return 'unheard';
  }
  if (cancelledAt) {
    return 'cancelling';
  }
  return status === 'open' && Object.keys(steps).length === 0
    ? 'waiting'
    : 'running';
}
