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

import { ApplicationOrder, VERDICT_CODES } from '@slipway/plugin-argocd-common';
import { Row } from './ApplicationRows';

/** Where a row stands in an order: a value, then its key, so that the order is the same for everybody. */
export type Position = [value: string, key: string];

const values: Record<ApplicationOrder, (row: Row) => string> = {
  verdict: ({ application: { verdictCode, name } }) =>
    `${String(VERDICT_CODES.indexOf(verdictCode)).padStart(2, '0')} ${name}`,
  name: ({ application }) => application.name,
  since: ({ application }) =>
    // The newest first, and what nobody knows last.
    String(9e15 - application.since).padStart(17, '0'),
  instance: ({ application }) => application.instance,
};

export function positionOf(row: Row, order: ApplicationOrder): Position {
  return [values[order](row), row.key];
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function compare(a: Position, b: Position): number {
  return compareTexts(a[0], b[0]) || compareTexts(a[1], b[1]);
}

/** Rows in one order, which is kept while rows come and go. */
export class OrderedRows {
  readonly #entries: { row: Row; position: Position }[];

  constructor(rows: Iterable<Row>, private readonly order: ApplicationOrder) {
    this.#entries = Array.from(rows, row => ({
      row,
      position: positionOf(row, order),
    })).sort((a, b) => compare(a.position, b.position));
  }

  get length(): number {
    return this.#entries.length;
  }

  at(index: number): Row {
    return this.#entries[index].row;
  }

  /** Where the first row after a position stands, or would stand. */
  after(position: Position): number {
    return this.#find(other => compare(other, position) > 0);
  }

  add(row: Row): void {
    const position = positionOf(row, this.order);
    this.#entries.splice(this.after(position), 0, { row, position });
  }

  remove(row: Row): void {
    const position = positionOf(row, this.order);
    this.#entries.splice(
      this.#find(other => compare(other, position) >= 0),
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
