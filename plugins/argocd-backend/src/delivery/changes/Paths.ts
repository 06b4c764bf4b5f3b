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
import { GitlabClient } from '../../gitlab/GitlabClient';

const maxPaths = 5_000;
const maxWaiting = 2_000;
const concurrency = 1;
const failedMs = 180_000;

/** Commits that touched a folder, as of one head: asked once for it. */
export class Paths {
  readonly #known = new LRUCache<string, { head: string; shas: string[] }>({
    max: maxPaths,
  });
  readonly #failed: LRUCache<string, string>;
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #limit = pLimit(concurrency);

  constructor(
    private readonly options: {
      client: Pick<GitlabClient, 'project' | 'commits'>;
      onKnown(repository: string): void;
      now(): number;
    },
  ) {
    this.#failed = new LRUCache({
      max: maxPaths,
      ttl: failedMs,
      ttlResolution: 0,
      perf: { now: options.now },
    });
  }

  touching(
    repository: string,
    head: string,
    path: string,
    isAsked: boolean,
  ): string[] | undefined {
    const key = `${repository} ${path}`;
    const known = this.#known.get(key);
    if (known?.head === head) {
      return known.shas;
    }
    if (
      isAsked &&
      !this.#waiting.has(key) &&
      this.#failed.get(key) !== head &&
      this.#waiting.size < maxWaiting
    ) {
      const asking = this.#limit(() =>
        this.#read(key, repository, head, path),
      ).finally(() => this.#waiting.delete(key));
      this.#waiting.set(key, asking);
    }
    return undefined;
  }

  /** Asks for nothing more. */
  stop(): void {
    this.#limit.clearQueue();
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    while (this.#waiting.size > 0) {
      await Promise.all(this.#waiting.values());
    }
  }

  async #read(
    key: string,
    repository: string,
    head: string,
    path: string,
  ): Promise<void> {
    const { client, onKnown } = this.options;
    const project = client.project(repository);
    if (!project) {
      return;
    }
    try {
      const commits = await client.commits(project, { ref: head, path });
      this.#known.set(key, { head, shas: commits.map(({ id }) => id) });
      onKnown(repository);
    } catch {
      this.#failed.set(key, head);
    }
  }
}
