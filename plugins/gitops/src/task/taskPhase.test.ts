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

import { recordedTask } from '../__testUtils__/projectTask';
import { emptyLog, withEvents } from './taskLog';
import { taskPhase } from './taskPhase';

const logOf = (name: Parameters<typeof recordedTask>[0], until?: string) => {
  const { events } = recordedTask(name);
  const end = events.findIndex(({ type }) => type === (until ?? 'completion'));
  return withEvents(emptyLog, events.slice(0, end + 1));
};

describe('where a task stands', () => {
  it('waits for its turn, and then runs', () => {
    expect(taskPhase('open', emptyLog, false)).toBe('waiting');
    expect(taskPhase('processing', emptyLog, false)).toBe('running');
  });

  it('is told apart by how it ended, whatever the scaffolder last said', () => {
    expect(taskPhase('processing', logOf('completed'), false)).toBe(
      'completed',
    );
    expect(taskPhase('processing', logOf('failed'), false)).toBe('failed');
    expect(taskPhase('processing', logOf('cancelled'), false)).toBe(
      'cancelled',
    );
  });

  it('is told by the scaffolder where no event came', () => {
    expect(taskPhase('completed', emptyLog, false)).toBe('completed');
    expect(taskPhase('failed', emptyLog, false)).toBe('failed');
    expect(taskPhase('cancelled', emptyLog, false)).toBe('cancelled');
  });

  it('is not over when somebody has cancelled', () => {
    const log = logOf('cancelled', 'cancelled');
    expect(taskPhase('processing', log, false)).toBe('cancelling');
    expect(taskPhase('failed', log, false)).toBe('cancelled');
  });

  it('is unheard without a sign of life, but not after its end', () => {
    expect(taskPhase('processing', emptyLog, true)).toBe('unheard');
    expect(taskPhase('processing', logOf('completed'), true)).toBe('completed');
  });

  it('failed where its worker was lost, which ends it without an error', () => {
    const log = {
      ...emptyLog,
      end: { at: '2026-11-29T08:00:00Z', message: 'The worker was lost.' },
    };
    expect(taskPhase('processing', log, false)).toBe('failed');
  });
});
