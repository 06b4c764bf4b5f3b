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

import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { GitlabClient, GitlabError } from '../../gitlab/GitlabClient';
import { ChangeTable } from './ChangeTable';

const maxComparisons = 50_000;
/** Pairs that wait for GitLab; those that are asked for again later come then. */
const maxWaiting = 2_000;
/** Calls at the same time, so that people who look need not wait for them. */
const concurrency = 2;
/** A comparison that failed is asked for again after this many milliseconds … */
const failedMs = 60_000;
/** … or after this many, where GitLab does not have one of the commits. */
const missingMs = 3_600_000;

/** Whether one commit contains another, asked once per pair and kept for ever. */
export class Comparisons {
  readonly #known = new LRUCache<string, { contains: boolean }>({
    max: maxComparisons,
  });
  readonly #failed: LRUCache<string, true>;
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #limit = pLimit(concurrency);
  readonly #now: () => number;

  constructor(
    private readonly options: {
      client: Pick<GitlabClient, 'project' | 'compare' | 'pausedUntil'>;
      table: Pick<ChangeTable, 'comparison' | 'addComparison'>;
      onKnown(repository: string): void;
      now?(): number;
    },
  ) {
    this.#now = options.now ?? Date.now;
    this.#failed = new LRUCache({
      max: maxComparisons,
      ttl: failedMs,
      ttlResolution: 0,
      perf: { now: this.#now },
    });
  }

  contains(
    repository: string,
    commit: string,
    ancestor: string,
  ): boolean | undefined {
    const key = `${repository} ${commit} ${ancestor}`;
    const known = this.#known.get(key);
    if (
      !known &&
      !this.#waiting.has(key) &&
      !this.#failed.has(key) &&
      this.#waiting.size < maxWaiting
    ) {
      const asking = this.#limit(() =>
        this.#find(key, repository, commit, ancestor),
      ).finally(() => this.#waiting.delete(key));
      this.#waiting.set(key, asking);
    }
    return known?.contains;
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    while (this.#waiting.size > 0) {
      await Promise.all(this.#waiting.values());
    }
  }

  async #find(
    key: string,
    repository: string,
    commit: string,
    ancestor: string,
  ): Promise<void> {
    const { client, table, onKnown } = this.options;
    const project = client.project(repository);
    if (!project) {
      this.#failed.set(key, true, { ttl: missingMs });
      return;
    }
    try {
      let contains = await table.comparison(repository, commit, ancestor);
      if (contains === undefined) {
        const { commits } = await client.compare(project, commit, ancestor);
        contains = commits.length === 0;
        await table.addComparison(repository, commit, ancestor, contains);
      }
      this.#known.set(key, { contains });
      onKnown(repository);
    } catch (error) {
      const isMissing = error instanceof GitlabError && error.status === 404;
      const pause = client.pausedUntil(project.host) - this.#now();
      this.#failed.set(key, true, {
        ttl: isMissing ? missingMs : Math.max(failedMs, pause),
      });
    }
  }
}
