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

/** For each property of a row the values that it can have. */
export type Choices<T extends object> = { [K in keyof T]: readonly T[K][] };

function* pairs(row: object): Generator<string> {
  const entries = Object.entries(row)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .sort();
  for (const [index, a] of entries.entries()) {
    for (const b of entries.slice(index + 1)) {
      yield `${a}&${b}`;
    }
  }
}

/** All rows that a set of choices has. */
export function product<T extends object>(choices: Choices<T>): T[] {
  const names = Object.keys(choices) as (keyof T)[];
  return names.reduce<Partial<T>[]>(
    (rows, name) =>
      rows.flatMap(row =>
        choices[name].map(value => Object.assign({}, row, { [name]: value })),
      ),
    [{}],
  ) as T[];
}

/**
 * Few of these rows in which every two values of different choices meet that meet in one of them; the same ones each time.
 *
 * @param choicesOf - what of a row is looked at
 */
export function sampleOf<T extends object>(
  all: readonly T[],
  choicesOf: (row: T) => object = row => row,
): T[] {
  const pairsOf = new Map(all.map(row => [row, [...pairs(choicesOf(row))]]));
  const open = new Set([...pairsOf.values()].flat());
  const rows: T[] = [];
  while (open.size > 0) {
    let best = all[0];
    let most = 0;
    for (const [row, found] of pairsOf) {
      const count = found.filter(pair => open.has(pair)).length;
      if (count > most) {
        most = count;
        best = row;
      }
    }
    rows.push(best);
    pairsOf.get(best)!.forEach(pair => open.delete(pair));
  }
  return rows;
}
