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

import { TaskStep } from '@backstage/plugin-scaffolder-common';
import { LogLine, StepLog, TaskLog } from './taskLog';

/** Parts of creating a project, as people know them, in their order. */
export const taskParts = ['repository', 'catalog', 'argocd', 'start'] as const;

export type TaskPartId = (typeof taskParts)[number];

export interface TaskPart {
  state: 'todo' | 'running' | 'passed' | 'failed';
  /** Of its first step; absent where none has begun. */
  startedAt?: string;
  endedAt?: string;
  /** The step that runs, or that failed. */
  step?: TaskStep;
}

/** The action that makes what a part is about; what stands before it prepares that. */
const makes: Record<string, TaskPartId> = {
  'gitops:project:publish': 'repository',
  'catalog:register': 'catalog',
  'argocd:apply': 'argocd',
  'gitops:platform-repository:register': 'argocd',
  'gitlab:pipeline:trigger': 'start',
  'gitops:project:complete': 'start',
};

const revertAction = 'gitops:project:revert';

/** What undoes the others belongs to none of them. */
function stepsByPart(steps: TaskStep[]): Map<TaskPartId, TaskStep[]> {
  const parts = new Map<TaskPartId, TaskStep[]>();
  let waiting: TaskStep[] = [];
  for (const step of steps.filter(({ action }) => action !== revertAction)) {
    waiting.push(step);
    const part = makes[step.action];
    if (part) {
      parts.set(part, [...(parts.get(part) ?? []), ...waiting]);
      waiting = [];
    }
  }
  return parts;
}

function toPart(steps: TaskStep[], log: TaskLog): TaskPart {
  const known = steps.flatMap(step => {
    const stepLog: StepLog | undefined = log.steps[step.id];
    return stepLog ? [{ step, ...stepLog }] : [];
  });
  const began = known.filter(({ startedAt }) => startedAt);
  const failed = known.find(({ status }) => status === 'failed');
  const running = known.find(({ status }) => status === 'processing');
  const ended = began.filter(({ status }) => status === 'completed');
  const times = { startedAt: began[0]?.startedAt };
  // What still runs when the task has ended has not ended well.
  const stopped = failed ?? (log.end && running);
  if (stopped) {
    const { endedAt = log.end?.at, step } = stopped;
    return { ...times, state: 'failed', endedAt, step };
  }
  if (running) {
    return { ...times, state: 'running', step: running.step };
  }
  if (ended.length === 0) {
    return { state: 'todo' };
  }
  const last = steps[steps.length - 1];
  return log.end || known.some(({ step }) => step.id === last.id)
    ? { ...times, state: 'passed', endedAt: ended[ended.length - 1].endedAt }
    : { ...times, state: 'running' };
}

/**
 * How far each part of creating a project is. A part that this task does not do – how Argo CD learns of a project
 * differs – stays `todo`.
 */
export function taskPartsOf(
  steps: TaskStep[],
  log: TaskLog,
): Record<TaskPartId, TaskPart> {
  const byPart = stepsByPart(steps);
  const part = (id: TaskPartId) => toPart(byPart.get(id) ?? [], log);
  return {
    repository: part('repository'),
    catalog: part('catalog'),
    argocd: part('argocd'),
    start: part('start'),
  };
}

/** What a task took back by itself. */
export interface TakenBack {
  /** In the words of the step that did it. */
  lines: LogLine[];
  /** Whether that was everything. */
  isWhole: boolean;
}

/** `undefined` where the task has made nothing, or took nothing back. */
export function takenBack(
  steps: TaskStep[],
  log: TaskLog,
): TakenBack | undefined {
  const hasMade = steps.some(
    ({ action, id }) => makes[action] && log.steps[id]?.startedAt,
  );
  const revert = steps.find(({ action }) => action === revertAction);
  const { lines = [], status } = (revert && log.steps[revert.id]) ?? {};
  return hasMade && lines.length > 0
    ? {
        lines,
        isWhole:
          status === 'completed' &&
          lines.every(({ level }) => level === 'info'),
      }
    : undefined;
}
