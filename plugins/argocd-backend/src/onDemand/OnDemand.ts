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

/** Calls to one instance for people who look, at the same time; the watch does not count. */
const concurrency = 6;
/** People who wait for one instance; more are asked to come again. */
const queueLimit = 200;
const maxEntries = 2_000;
const maxCharacters = 64 * 1024 * 1024;

/** An instance has too much to do for people who look. */
export class BusyError extends Error {
  constructor(instance: string) {
    super(`Argo CD instance ${instance} is busy. Try again in a moment.`);
    this.name = 'ServiceUnavailableError';
  }
}

interface Request {
  instance: string;
  fetch(): Promise<unknown>;
}

/** What is fetched when somebody opens it: once for all who ask at the same time, kept for a while, a few at a time. */
export class OnDemand {
  readonly #limits = new Map<string, ReturnType<typeof pLimit>>();
  // In an object of its own, because the cache does not keep what is undefined.
  readonly #answers: LRUCache<string, { value: unknown }, Request>;

  constructor(options: { maxCharacters?: number; now?(): number } = {}) {
    this.#answers = new LRUCache({
      max: maxEntries,
      maxSize: options.maxCharacters ?? maxCharacters,
      sizeCalculation: ({ value }) => JSON.stringify(value)?.length || 1,
      perf: { now: options.now ?? Date.now },
      // Whoever waits gets the answer, even where the cache has no room for it any more.
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { context }) => ({
        value: await this.#limited(context),
      }),
    });
  }

  /**
   * @param key - what is requested, unique within the instance
   * @param ttlMs - how long the answer is kept; `Infinity` for what never changes
   */
  async get<T>(
    instance: string,
    key: string,
    ttlMs: number,
    fetch: () => Promise<T>,
  ): Promise<T> {
    const answer = await this.#answers.fetch(`${instance} ${key}`, {
      // Without a time to live an entry stays as long as there is room.
      ttl: Number.isFinite(ttlMs) ? ttlMs : 0,
      context: { instance, fetch },
    });
    return answer!.value as T;
  }

  #limited({ instance, fetch }: Request): Promise<unknown> {
    const limit = this.#limits.get(instance) ?? pLimit(concurrency);
    this.#limits.set(instance, limit);
    if (limit.pendingCount >= queueLimit) {
      return Promise.reject(new BusyError(instance));
    }
    return limit(fetch);
  }
}
