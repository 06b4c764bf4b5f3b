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
import { emptyLog, TaskEvent, withEvents } from './taskLog';

const { events: completed } = recordedTask('completed');

describe('the log of a task', () => {
  it('tells of each step how it is, since when and until when', () => {
    const log = withEvents(emptyLog, completed);
    expect(log.steps.publish).toMatchObject({
      status: 'completed',
      startedAt: expect.any(String),
      endedAt: expect.any(String),
    });
    expect(log.steps['platform-repository'].status).toBe('skipped');
    expect(log.end).toMatchObject({
      error: undefined,
      output: { registration: 'api', files: expect.any(Number) },
    });
  });

  it('is the same when events come twice, as after a stream that broke', () => {
    const once = withEvents(emptyLog, completed);
    expect(withEvents(once, completed)).toEqual(once);
    expect(
      completed.reduce((log, event) => withEvents(log, [event]), emptyLog),
    ).toEqual(once);
  });

  it('has what steps say without the colors of a terminal', () => {
    const { events } = recordedTask('failed');
    const { revert } = withEvents(emptyLog, events).steps;
    expect(revert.lines[0]).toEqual({
      level: 'info',
      text: 'Removed Application broken-dev from Argo CD global.',
    });
  });

  it('knows when somebody cancelled, and goes on until the task has ended', () => {
    const { events } = recordedTask('cancelled');
    const cancelled = events.findIndex(({ type }) => type === 'cancelled');
    const before = withEvents(emptyLog, events.slice(0, cancelled + 1));
    expect(before.cancelledAt).toBeDefined();
    expect(before.end).toBeUndefined();
    expect(withEvents(before, events).end?.error?.message).toMatch(
      /the task was cancelled$/,
    );
  });

  it('begins anew with a task that begins anew', () => {
    const [first] = completed;
    const recovered: TaskEvent = {
      ...first,
      id: completed[completed.length - 1].id + 1,
      type: 'recovered',
      body: { message: '' },
    };
    const log = withEvents(emptyLog, [...completed, recovered]);
    expect(log).toEqual({ steps: {}, lastId: recovered.id });
  });
});
