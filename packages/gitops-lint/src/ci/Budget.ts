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

/** Keys and lines that jobs may take over from elsewhere, in all: every job could take over everything. */
const maxTaken = 200_000;

const counts = new WeakMap<object, number>();

/** How many values and lines a value consists of. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return String(value).split('\n').length;
  }
  let count = counts.get(value) ?? 0;
  if (count === 0) {
    const waiting: unknown[] = [value];
    while (waiting.length > 0 && count < maxTaken) {
      const next = waiting.pop();
      count += typeof next === 'string' ? next.split('\n').length : 1;
      if (typeof next === 'object' && next !== null) {
        for (const inner of Object.values(next)) {
          waiting.push(inner);
        }
      }
    }
    counts.set(value, count);
  }
  return count;
}

/** What a pipeline may take over: what grows beyond is a bomb. */
export class Budget {
  #taken = 0;

  get isSpent(): boolean {
    return this.#taken > maxTaken;
  }

  /** Whether a value may still be taken over. */
  take(value: unknown): boolean {
    this.#taken += countOf(value);
    return !this.isSpent;
  }

  takeOne(): boolean {
    this.#taken += 1;
    return !this.isSpent;
  }
}
