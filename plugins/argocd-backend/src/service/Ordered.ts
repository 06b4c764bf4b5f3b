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

/** Where something stands in an order: a value, then its key, so that the order is the same for everybody. */
export type Position = [value: string, key: string];

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

export function comparePositions(a: Position, b: Position): number {
  return compareTexts(a[0], b[0]) || compareTexts(a[1], b[1]);
}

/** Items in one order, which is kept while they come and go. */
export class Ordered<T> {
  readonly #entries: { item: T; position: Position }[];

  constructor(
    items: Iterable<T>,
    private readonly positionOf: (item: T) => Position,
  ) {
    this.#entries = Array.from(items, item => ({
      item,
      position: positionOf(item),
    })).sort((a, b) => comparePositions(a.position, b.position));
  }

  get length(): number {
    return this.#entries.length;
  }

  at(index: number): T {
    return this.#entries[index].item;
  }

  /** Where the first item after a position stands, or would stand. */
  after(position: Position): number {
    return this.#find(other => comparePositions(other, position) > 0);
  }

  add(item: T): void {
    const position = this.positionOf(item);
    this.#entries.splice(this.after(position), 0, { item, position });
  }

  /** @param item - as it was when it was added */
  remove(item: T): void {
    const position = this.positionOf(item);
    this.#entries.splice(
      this.#find(other => comparePositions(other, position) >= 0),
      1,
    );
  }

  /** The first place from which on something holds. */
  #find(holds: (position: Position) => boolean): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (holds(this.#entries[middle].position)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
