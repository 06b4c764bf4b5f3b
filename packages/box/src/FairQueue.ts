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

import { BoxBusyError } from './errors';

interface Waiting {
  begin(): void;
}

interface Person {
  running: number;
  waiting: Waiting[];
  /** When one of theirs last began, as a running number. */
  served: number;
}

/** @public */
export interface FairQueueOptions {
  /** At a time. */
  concurrency: number;
  /** At a time, of one person. */
  concurrencyEach: number;
  /** Of everybody. */
  maxWaiting: number;
  /** Of one person. */
  maxWaitingEach: number;
}

/** Lets a few run at a time and some wait; whoever has had the least comes first. @public */
export class FairQueue {
  readonly #people = new Map<string, Person>();
  #running = 0;
  #waiting = 0;
  #served = 0;

  constructor(private readonly options: FairQueueOptions) {}

  /**
   * Runs something when its turn has come.
   *
   * @throws BoxBusyError where too much waits; the signal's reason where it was aborted before its turn
   */
  async run<T>(
    name: string,
    task: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    await this.#turn(name, signal);
    try {
      return await task();
    } finally {
      this.#end(name);
    }
  }

  #turn(name: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const person = this.#person(name);
    const { maxWaiting, maxWaitingEach } = this.options;
    if (person.waiting.length >= maxWaitingEach) {
      throw new BoxBusyError('person');
    }
    if (this.#waiting >= maxWaiting) {
      this.#forget(name);
      throw new BoxBusyError('total');
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { begin: resolve };
      const abort = () => {
        const place = person.waiting.indexOf(waiting);
        // Once it has begun, it is the task's own business.
        if (place >= 0) {
          person.waiting.splice(place, 1);
          this.#waiting -= 1;
          this.#forget(name);
          reject(signal!.reason);
        }
      };
      person.waiting.push(waiting);
      this.#waiting += 1;
      signal?.addEventListener('abort', abort, { once: true });
      this.#next();
    });
  }

  #end(name: string): void {
    this.#person(name).running -= 1;
    this.#running -= 1;
    this.#forget(name);
    this.#next();
  }

  #next(): void {
    const { concurrency, concurrencyEach } = this.options;
    if (this.#running >= concurrency) {
      return;
    }
    const [person] = [...this.#people.values()]
      .filter(
        ({ running, waiting }) =>
          waiting.length > 0 && running < concurrencyEach,
      )
      .sort((a, b) => a.running - b.running || a.served - b.served);
    const next = person?.waiting.shift();
    if (next) {
      this.#served += 1;
      person.served = this.#served;
      person.running += 1;
      this.#running += 1;
      this.#waiting -= 1;
      next.begin();
    }
  }

  #person(name: string): Person {
    const known = this.#people.get(name);
    const person = known ?? { running: 0, waiting: [], served: 0 };
    this.#people.set(name, person);
    return person;
  }

  #forget(name: string): void {
    const { running, waiting } = this.#person(name);
    if (running === 0 && waiting.length === 0) {
      this.#people.delete(name);
    }
  }
}
