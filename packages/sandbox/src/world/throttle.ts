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

/** For each part of work so many parts of rest: at most a third of one core. */
const restPerWork = 2;
/** Milliseconds after which the longest work has been rested from. */
const mostRestMs = 2_000;

const pause = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });

/** Resolves when it has worked, and rested accordingly; however the work went. */
async function workAndRest(work: () => Promise<unknown>, leastRestMs = 0) {
  const started = performance.now();
  await work().catch(() => {});
  const took = performance.now() - started;
  await pause(Math.max(leastRestMs, Math.min(mostRestMs, restPerWork * took)));
}

/** Works again and again, with a rest of at least so many milliseconds, until the returned function is called. */
export function repeat(work: () => Promise<unknown>, leastRestMs: number) {
  let isOver = false;
  const run = async () => {
    await pause(leastRestMs);
    while (!isOver) {
      await workAndRest(work, leastRestMs);
    }
  };
  void run();
  return () => {
    isOver = true;
  };
}

/** One request after the other, with rests between: many at once do not keep a laptop busy. */
export class ThrottledQueue<T> {
  readonly #waiting = new Map<string, Promise<T>>();
  #last: Promise<unknown> = Promise.resolve();

  /** Requests of one key that wait share the answer. */
  request(key: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(key);
    if (waiting) {
      return waiting;
    }
    const answer = this.#last.then(() => {
      // A request from here on may be about something newer.
      this.#waiting.delete(key);
      return work();
    });
    this.#waiting.set(key, answer);
    this.#last = this.#last.then(() => workAndRest(() => answer));
    return answer;
  }
}
