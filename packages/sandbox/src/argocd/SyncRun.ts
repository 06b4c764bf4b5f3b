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

import { AdmissionError } from '../kubernetes/AdmissionPolicies';
import { Health } from '../kubernetes/Cluster';
import { Manifest, ResourceKey } from '../kubernetes/manifest';
import { resourceStatus } from './resourceStatus';
import { SyncTask } from './syncSteps';

interface Outcome {
  phase: 'Running' | 'Succeeded' | 'Failed';
  message: string;
}

/** The cluster as a sync sees it. */
interface SyncTarget {
  /** @throws AdmissionError where the cluster refuses it */
  apply(key: ResourceKey, manifest: Manifest, owner: string): string;
  remove(key: ResourceKey): void;
  /** Health by itself, whether or not it counts for the application. */
  health(key: ResourceKey): Health | undefined;
  isThere(key: ResourceKey): boolean;
}

interface SyncResult extends ReturnType<typeof resourceStatus<string>> {
  message: string;
  hookPhase?: 'Running' | 'Failed';
  syncPhase: SyncTask['phase'];
}

/**
 * One try of a sync. Argo CD takes a step, waits until what it brought is healthy, and takes the next; after the last step
 * it waits for nothing, so a sync of one step is as good as `kubectl apply`.
 */
export class SyncRun {
  readonly results: SyncResult[] = [];
  /** The step that was taken last. */
  #last: SyncTask[] = [];
  readonly #open: SyncTask[][];

  constructor(steps: SyncTask[][], private readonly target: SyncTarget) {
    this.#open = [...steps];
  }

  /** Goes as far as it gets now. */
  advance(): Outcome {
    while (this.#open.length > 0) {
      const outcome = this.#gate() ?? this.#take(this.#open[0]);
      if (outcome) {
        return outcome;
      }
      this.#last = this.#open.shift()!;
    }
    return {
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
    };
  }

  /** Why the next step is not taken yet, or not at all. */
  #gate(): Outcome | undefined {
    const applied = this.#last
      .filter(({ manifest }) => manifest)
      .map(({ key }) => ({ key, health: this.target.health(key) }));
    const degraded = applied.filter(
      ({ health }) => health?.status === 'Degraded',
    );
    const waiting = applied.filter(
      ({ health }) =>
        health && !['Healthy', 'Degraded'].includes(health.status),
    );
    if (waiting.length > 0) {
      return this.#waiting('healthy state', waiting);
    }
    const leaving = this.#last.filter(
      ({ manifest, key }) => !manifest && this.target.isThere(key),
    );
    if (leaving.length > 0) {
      return this.#waiting('deletion', leaving);
    }
    for (const { key, health } of degraded) {
      const result = this.results.find(
        ({ kind, name }) => kind === key.kind && name === key.name,
      )!;
      result.hookPhase = 'Failed';
      result.message = health?.message ?? result.message;
    }
    return degraded.length > 0
      ? {
          phase: 'Failed',
          message: 'one or more synchronization tasks completed unsuccessfully',
        }
      : undefined;
  }

  #waiting(what: string, [{ key }, ...more]: Pick<SyncTask, 'key'>[]): Outcome {
    const others = more.length > 0 ? ` and ${more.length} more resources` : '';
    return {
      phase: 'Running',
      message: `waiting for ${what} of ${key.group}/${key.kind}/${key.name}${others}`,
    };
  }

  /** Prunes, then applies; what the cluster refuses ends it. */
  #take(step: SyncTask[]): Outcome | undefined {
    for (const { key, phase } of step.filter(({ manifest }) => !manifest)) {
      this.target.remove(key);
      this.results.push({
        ...resourceStatus(key, 'Pruned'),
        message: 'pruned',
        syncPhase: phase,
      });
    }
    for (const { key, manifest, owner, phase } of step) {
      if (manifest) {
        try {
          const outcome = this.target.apply(key, manifest, owner);
          this.results.push({
            ...resourceStatus(key, 'Synced'),
            message: `${key.kind.toLowerCase()}/${key.name} ${outcome}`,
            hookPhase: 'Running',
            syncPhase: phase,
          });
        } catch (error) {
          if (!(error instanceof AdmissionError)) {
            throw error;
          }
          this.results.push({
            ...resourceStatus(key, 'SyncFailed'),
            message: error.message,
            hookPhase: 'Failed',
            syncPhase: phase,
          });
          return {
            phase: 'Failed',
            message: `one or more objects failed to apply, reason: ${error.message}`,
          };
        }
      }
    }
    return undefined;
  }
}
