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

import { asArray, asRecord, isRecord } from '../values';

/** More combinations are refused by GitLab, too. */
const maxJobs = 200;

function combinations(entry: unknown): Record<string, string>[] {
  return Object.entries(asRecord(entry)).reduce<Record<string, string>[]>(
    (before, [name, values]) =>
      before
        .flatMap(one =>
          [values].flat().map(value => ({ ...one, [name]: String(value) })),
        )
        .slice(0, maxJobs),
    [{}],
  );
}

/** What one job of `parallel:matrix` runs with, in the order of the matrix. */
export function matrixOf(
  keys: Record<string, unknown>,
): Record<string, string>[] {
  return asArray(asRecord(keys.parallel).matrix).flatMap(combinations);
}

/** Names of the jobs that GitLab makes of one with `parallel`: `build: [arm64, go]`, or `test 1/3`. */
export function parallelNames(
  name: string,
  keys: Record<string, unknown>,
): string[] {
  if (isRecord(keys.parallel)) {
    return matrixOf(keys).map(
      one => `${name}: [${Object.values(one).join(', ')}]`,
    );
  }
  const count = Math.min(Number(keys.parallel) || 0, maxJobs);
  return Array.from(
    { length: count },
    (_, index) => `${name} ${index + 1}/${count}`,
  );
}
