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

import { Manifest, ResourceKey } from '../kubernetes/manifest';

/** What a sync does with one object. */
export interface SyncTask {
  key: ResourceKey;
  /** What is applied; absent where the object is pruned. */
  manifest?: Manifest;
  /** The application that tracks it from then on. */
  owner: string;
  phase: 'PreSync' | 'Sync';
  wave: number;
}

export function waveOf({ metadata: { annotations } }: Manifest): number {
  return Number(annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
}

/**
 * Puts what is pruned into its waves: what was applied last goes first, and with `PruneLast` all of it goes after the last
 * wave, which makes a wave of its own of it.
 */
function withPruneWaves(tasks: SyncTask[], isLast: boolean): SyncTask[] {
  const pruned = tasks.filter(({ manifest }) => !manifest);
  const waves = [...new Set(pruned.map(({ wave }) => wave))].sort(
    (a, b) => a - b,
  );
  const after = Math.max(0, ...tasks.map(({ wave }) => wave)) + 1;
  return tasks.map(task =>
    task.manifest
      ? task
      : {
          ...task,
          wave: isLast
            ? after
            : waves[waves.length - 1 - waves.indexOf(task.wave)],
        },
  );
}

/** Tasks in the steps that Argo CD takes one after the other: by phase, then by wave. */
export function stepsOf(tasks: SyncTask[], isPruneLast: boolean): SyncTask[][] {
  const steps = new Map<string, SyncTask[]>();
  const sorted = withPruneWaves(tasks, isPruneLast).sort(
    (a, b) => a.phase.localeCompare(b.phase) || a.wave - b.wave,
  );
  for (const task of sorted) {
    const id = `${task.phase}/${task.wave}`;
    steps.set(id, [...(steps.get(id) ?? []), task]);
  }
  return [...steps.values()];
}
