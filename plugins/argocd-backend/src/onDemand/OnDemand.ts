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

/** What is fetched when somebody opens it: once for all who ask at the same time, kept for a while, a few at a time. */
export class OnDemand {
  readonly #limits = new Map<string, ReturnType<typeof pLimit>>();
  readonly #flights = new Map<string, Promise<unknown>>();
  readonly #kept = new LRUCache<string, { value: unknown }>({
    max: maxEntries,
    maxSize: maxCharacters,
    sizeCalculation: ({ value }) => JSON.stringify(value)?.length || 1,
  });

  /**
   * @param key - what is asked, unique within the instance
   * @param ttlMs - how long the answer is kept; `Infinity` for what never changes
   */
  async get<T>(
    instance: string,
    key: string,
    ttlMs: number,
    fetch: () => Promise<T>,
  ): Promise<T> {
    const id = `${instance} ${key}`;
    const kept = this.#kept.get(id);
    if (kept) {
      return kept.value as T;
    }
    const flight =
      this.#flights.get(id) ??
      this.#begin(instance, fetch)
        .then(value => {
          this.#kept.set(
            id,
            { value },
            Number.isFinite(ttlMs) ? { ttl: ttlMs } : {},
          );
          return value;
        })
        .finally(() => this.#flights.delete(id));
    this.#flights.set(id, flight);
    return flight as Promise<T>;
  }

  #begin<T>(instance: string, fetch: () => Promise<T>): Promise<T> {
    const limit = this.#limits.get(instance) ?? pLimit(concurrency);
    this.#limits.set(instance, limit);
    if (limit.pendingCount >= queueLimit) {
      return Promise.reject(new BusyError(instance));
    }
    return limit(fetch);
  }
}
