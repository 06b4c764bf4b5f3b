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

type Choices = Record<string, readonly unknown[]>;
type Row = Record<string, unknown>;

function* pairsOf(row: Row): Generator<string> {
  const names = Object.keys(row).sort();
  for (const [index, a] of names.entries()) {
    for (const b of names.slice(index + 1)) {
      yield `${a}=${JSON.stringify(row[a])}&${b}=${JSON.stringify(row[b])}`;
    }
  }
}

/** All rows that a set of choices has. */
export function product(choices: Choices): Row[] {
  return Object.entries(choices).reduce<Row[]>(
    (rows, [name, values]) =>
      rows.flatMap(row => values.map(value => ({ ...row, [name]: value }))),
    [{}],
  );
}

/** Few rows in which every two values of different choices meet at least once; the same ones each time. */
export function pairwise(choices: Choices): Row[] {
  const all = product(choices);
  const open = new Set(all.flatMap(row => [...pairsOf(row)]));
  const rows: Row[] = [];
  while (open.size > 0) {
    let best: Row | undefined;
    let most = 0;
    for (const row of all) {
      let count = 0;
      for (const pair of pairsOf(row)) {
        count += open.has(pair) ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = row;
      }
    }
    rows.push(best!);
    for (const pair of pairsOf(best!)) {
      open.delete(pair);
    }
  }
  return rows;
}
