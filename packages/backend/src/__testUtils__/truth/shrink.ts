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

/**
 * Leaves out what a failure does not need: delta debugging (Zeller), by halves, quarters and so on down to single items.
 *
 * @param fails - whether it still fails with these
 * @param patience - how often it may be asked
 */
export async function shrink<T>(
  items: T[],
  fails: (items: T[]) => Promise<boolean>,
  patience = Infinity,
): Promise<T[]> {
  let rest = items;
  let parts = 2;
  let left = patience;
  while (rest.length > 1 && left > 0) {
    const size = Math.ceil(rest.length / parts);
    let isSmaller = false;
    for (let start = 0; start < rest.length && left > 0; start += size) {
      const without = [...rest.slice(0, start), ...rest.slice(start + size)];
      left -= 1;
      if (without.length > 0 && (await fails(without))) {
        rest = without;
        parts = Math.max(parts - 1, 2);
        isSmaller = true;
        break;
      }
    }
    if (!isSmaller) {
      if (size === 1) {
        break;
      }
      parts = Math.min(parts * 2, rest.length);
    }
  }
  return rest;
}
