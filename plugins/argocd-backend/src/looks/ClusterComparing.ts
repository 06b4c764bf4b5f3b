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

import { Comparing } from './Comparing';

/** One question in vain may be about an application that takes long; that others are compared says nothing of it. */
const neededRefusals = 2;

/**
 * Whether one Argo CD compares what deploys to each of its clusters: a controller may be divided so that each part has
 * some clusters, and one part may be gone.
 */
export class ClusterComparing {
  readonly #clusters = new Map<string, Comparing>();

  constructor(private readonly reconciliationMs: number) {}

  get(cluster: string): Comparing | undefined {
    return this.#clusters.get(cluster);
  }

  /** An application of a cluster was compared. */
  compared(cluster: string, at: number): void {
    this.#clusters.get(cluster)?.compared(at);
  }

  /** @param clusters - where applications deploy to */
  heard(clusters: Iterable<string>, isHeard: boolean, now: number): void {
    const known = new Set(clusters);
    for (const cluster of this.#clusters.keys()) {
      if (!known.has(cluster)) {
        this.#clusters.delete(cluster);
      }
    }
    for (const cluster of known) {
      const comparing =
        this.#clusters.get(cluster) ??
        new Comparing(this.reconciliationMs, neededRefusals);
      this.#clusters.set(cluster, comparing);
      comparing.heard(isHeard, now);
    }
  }

  /** The cluster that it is time to ask about, the one of which nothing was compared for the longest time. */
  due(now: number): string | undefined {
    return [...this.#clusters]
      .filter(([, comparing]) => comparing.isDue(now))
      .sort(([, a], [, b]) => (a.newest ?? 0) - (b.newest ?? 0))
      .map(([cluster]) => cluster)[0];
  }

  /** Clusters for which nothing is compared, with when that began. */
  notComparing(now: number): Map<string, number> {
    return new Map(
      [...this.#clusters].flatMap(([cluster, comparing]) => {
        const since = comparing.notComparingSince(now);
        return since === undefined ? [] : [[cluster, since] as const];
      }),
    );
  }
}
