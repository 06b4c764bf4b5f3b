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

/** Values by key, several per key. Most keys have one value, which is held without a list around it. */
export class MultiMap<T extends object> {
  readonly #values = new Map<string, T | T[]>();

  get(key: string): T[] {
    const found = this.#values.get(key);
    if (found === undefined) {
      return [];
    }
    return Array.isArray(found) ? found : [found];
  }

  *entries(): Generator<[string, T[]]> {
    for (const key of this.#values.keys()) {
      yield [key, this.get(key)];
    }
  }

  add(key: string, value: T): void {
    const found = this.#values.get(key);
    if (found === undefined) {
      this.#values.set(key, value);
    } else if (Array.isArray(found)) {
      found.push(value);
    } else {
      this.#values.set(key, [found, value]);
    }
  }

  remove(key: string, value: T): void {
    const found = this.#values.get(key);
    if (found === value) {
      this.#values.delete(key);
    } else if (Array.isArray(found)) {
      const at = found.indexOf(value);
      if (at >= 0) {
        // The order within a key means nothing.
        found[at] = found[found.length - 1];
        found.pop();
      }
      if (found.length === 0) {
        this.#values.delete(key);
      }
    }
  }
}
