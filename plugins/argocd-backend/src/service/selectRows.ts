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
import { ApplicationOrder } from '@slipway/plugin-argocd-common';
import { ApplicationRows, Row } from './ApplicationRows';
import { Shares } from './countShares';
import { positionOf } from './listOrder';
import { comparePositions, Position } from './Ordered';

/** Where fewer than one in this many match, they are ordered anew instead of looked for among all. */
const fewOf = 8;

export interface Selected {
  shown: Row[];
  hasMore: boolean;
}

/** Rows that match, from the buckets that hold them. */
export function* matchingRows({ of }: Shares): Generator<Row> {
  for (const [bucket, { isShown, rows }] of of) {
    if (isShown) {
      yield* rows ?? bucket.rows;
    }
  }
}

/** Chooses the rows of one page. */
export function selectRows(
  all: ApplicationRows,
  order: ApplicationOrder,
  shares: Shares,
  { after, limit }: { after?: Position; limit: number },
): Selected {
  if (shares.total * fewOf < all.size) {
    const rows = [...matchingRows(shares)]
      .map(row => ({ row, position: positionOf(row, order) }))
      .filter(({ position }) => !after || comparePositions(position, after) > 0)
      .sort((a, b) => comparePositions(a.position, b.position))
      .map(({ row }) => row);
    return { shown: rows.slice(0, limit), hasMore: rows.length > limit };
  }
  const rows = all.ordered(order);
  const shown: Row[] = [];
  for (
    let index = after ? rows.after(after) : 0;
    index < rows.length;
    index += 1
  ) {
    const row = rows.at(index);
    if (
      shares.of.get(row.bucket)?.isShown &&
      shares.maySee(row) &&
      (!shares.fits || shares.fits(row))
    ) {
      if (shown.length === limit) {
        return { shown, hasMore: true };
      }
      shown.push(row);
    }
  }
  return { shown, hasMore: false };
}
