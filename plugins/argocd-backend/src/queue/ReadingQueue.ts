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

/** Who waits for a reading, in this order. */
export const PRIORITIES = ['opened', 'troubled', 'linked', 'other'] as const;

export type Priority = (typeof PRIORITIES)[number];

function isBefore(a: Priority, b: Priority): boolean {
  return PRIORITIES.indexOf(a) < PRIORITIES.indexOf(b);
}

/**
 * What is to be read of one instance: each application at most once, a few at a time, in order of priority. Those that
 * nobody waits for are read slowly.
 */
export class ReadingQueue {
  readonly #waiting = new Map<Priority, Set<string>>(
    PRIORITIES.map(priority => [priority, new Set()]),
  );
  readonly #running = new Set<string>();
  /** Those of `#running` that are to be read once more. */
  readonly #again = new Map<string, Priority>();
  #pausedUntil = 0;
  #nextOther = 0;
  #timer?: NodeJS.Timeout;
  #stopped = false;

  constructor(
    private readonly options: {
      concurrency: number;
      /** Milliseconds between two that nobody waits for. */
      otherGapMs: number;
      now(): number;
      /** Never rejects. */
      read(key: string): Promise<void>;
    },
  ) {}

  get size(): number {
    return [...this.#waiting.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Adds an application, or moves it forward; one that is being read is read once more. */
  add(key: string, priority: Priority): void {
    if (this.#stopped) {
      return;
    }
    if (this.#running.has(key)) {
      this.#again.set(key, priority);
      return;
    }
    const before = this.#priorityOf(key);
    if (!before || isBefore(priority, before)) {
      this.remove(key);
      this.#waiting.get(priority)!.add(key);
      this.#pump();
    }
  }

  isWaiting(key: string): boolean {
    return this.#priorityOf(key) !== undefined;
  }

  /** Those that nobody waits for. */
  others(): string[] {
    return [...this.#waiting.get('other')!];
  }

  remove(key: string): void {
    this.#again.delete(key);
    this.#waiting.forEach(keys => keys.delete(key));
  }

  /** Begins no reading for a while. */
  pause(ms: number): void {
    this.#pausedUntil = this.options.now() + ms;
  }

  get isPaused(): boolean {
    return this.options.now() < this.#pausedUntil;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#again.clear();
    this.#waiting.forEach(keys => keys.clear());
  }

  #priorityOf(key: string): Priority | undefined {
    return PRIORITIES.find(priority => this.#waiting.get(priority)!.has(key));
  }

  #pump(): void {
    const { concurrency, now } = this.options;
    clearTimeout(this.#timer);
    while (!this.#stopped && this.#running.size < concurrency) {
      const next = PRIORITIES.find(
        priority => this.#waiting.get(priority)!.size > 0,
      );
      if (!next) {
        return;
      }
      const from = Math.max(
        this.#pausedUntil,
        next === 'other' ? this.#nextOther : 0,
      );
      if (from > now()) {
        this.#timer = setTimeout(() => this.#pump(), from - now()).unref();
        return;
      }
      if (next === 'other') {
        this.#nextOther = now() + this.options.otherGapMs;
      }
      const [key] = this.#waiting.get(next)!;
      this.#waiting.get(next)!.delete(key);
      this.#run(key);
    }
  }

  #run(key: string): void {
    this.#running.add(key);
    this.options.read(key).finally(() => {
      this.#running.delete(key);
      const again = this.#again.get(key);
      if (again) {
        this.#again.delete(key);
        this.add(key, again);
      }
      this.#pump();
    });
  }
}
