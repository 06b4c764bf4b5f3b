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

import { recordedTask, untilStep } from '../__testUtils__/projectTask';
import { emptyLog, withEvents } from './taskLog';
import { takenBack, taskPartsOf } from './taskParts';

function partsOf(name: Parameters<typeof recordedTask>[0], until?: string) {
  const recorded = recordedTask(name);
  const events = until ? untilStep(recorded, until) : recorded.events;
  return taskPartsOf(recorded.task.spec.steps, withEvents(emptyLog, events));
}

const statesOf = (parts: ReturnType<typeof partsOf>) =>
  Object.entries(parts).map(([id, { state }]) => `${id}: ${state}`);

describe('the parts of creating a project', () => {
  it('begin with all that is done before there is a repository', () => {
    const parts = partsOf('completed', 'plan');
    expect(statesOf(parts)).toEqual([
      'repository: running',
      'catalog: todo',
      'argocd: todo',
      'start: todo',
    ]);
    expect(parts.repository.step?.name).toBe('Check names and rights');
  });

  it('follow one another', () => {
    expect(statesOf(partsOf('completed', 'register'))).toEqual([
      'repository: passed',
      'catalog: running',
      'argocd: todo',
      'start: todo',
    ]);
    expect(statesOf(partsOf('completed'))).toEqual([
      'repository: passed',
      'catalog: passed',
      'argocd: passed',
      'start: passed',
    ]);
  });

  it('name the step that failed, and leave to come what was never begun', () => {
    const parts = partsOf('refused');
    expect(statesOf(parts)).toEqual([
      'repository: failed',
      'catalog: todo',
      'argocd: todo',
      'start: todo',
    ]);
    expect(parts.repository.step?.name).toBe('Look for leftovers');
    expect(partsOf('failed').start).toMatchObject({
      state: 'failed',
      step: { action: 'gitlab:pipeline:trigger' },
    });
  });

  it('leave out how Argo CD does not learn of it', () => {
    const { task, events } = recordedTask('completed');
    const byHand = events.map(event =>
      event.body.stepId === 'apply' && event.body.status === 'completed'
        ? {
            ...event,
            body: { ...event.body, status: 'skipped' as const },
          }
        : event,
    );
    const log = withEvents(emptyLog, byHand);
    expect(taskPartsOf(task.spec.steps, log).argocd.state).toBe('todo');
  });

  it('have failed where the task ended in the middle of a step', () => {
    const recorded = recordedTask('completed');
    const log = withEvents(emptyLog, untilStep(recorded, 'publish'));
    const end = { at: '2026-11-29T08:00:00Z', message: 'The worker was lost.' };
    const parts = taskPartsOf(recorded.task.spec.steps, { ...log, end });
    expect(parts.repository).toMatchObject({
      state: 'failed',
      endedAt: end.at,
      step: { id: 'publish' },
    });
  });
});

describe('what a task took back', () => {
  it.each([
    ['failed', 4],
    // It had made nothing.
    ['refused', undefined],
    ['completed', undefined],
    ['cancelled', undefined],
  ] as const)('of the one that is %s: %s lines', (name, count) => {
    const { task, events } = recordedTask(name);
    const log = withEvents(emptyLog, events);
    expect(takenBack(task.spec.steps, log)?.lines.length).toBe(count);
  });

  it.each([
    ['info', true],
    ['warn', false],
    ['error', false],
  ])('is everything where nothing worse is said than %s', (level, isWhole) => {
    const { task, events } = recordedTask('failed');
    const said = events.map(event => ({
      ...event,
      body: {
        ...event.body,
        message: event.body.message.replace(
          /^.*info.*(Everything)/,
          `${level}: $1`,
        ),
      },
    }));
    const log = withEvents(emptyLog, said);
    expect(takenBack(task.spec.steps, log)?.isWhole).toBe(isWhole);
  });
});
