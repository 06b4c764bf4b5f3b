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

import { GraphNode } from './graph';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  boxes: Map<string, Box>;
  width: number;
  height: number;
}

const boxHeight = 48;
const rowHeight = 68;
const margin = 16;

/** Widths of the columns, the application's first; the last one goes for all that follow. */
const columns = {
  wide: { widths: [216, 224, 240, 256], gap: 32 },
  compact: { widths: [176, 216, 232], gap: 28 },
};

/**
 * Places a tree from left to right in the order of its nodes. The first child stands beside its owner, so that a way reads
 * as a line; the application stands in the middle of what it has.
 */
export function layoutGraph(nodes: GraphNode[], isCompact: boolean): Layout {
  const { widths, gap } = columns[isCompact ? 'compact' : 'wide'];
  const widthOf = (depth: number) => widths[Math.min(depth, widths.length - 1)];
  const leftOf = (depth: number) => {
    let left = margin;
    for (let before = 0; before < depth; before += 1) {
      left += widthOf(before) + gap;
    }
    return left;
  };
  const boxes = new Map<string, Box>();
  let rows = 0;
  let lastDepth = 0;
  for (const { id, depth } of nodes.filter(node => node.depth > 0)) {
    // One deeper than the one before is its first child.
    if (boxes.size > 0 && depth <= lastDepth) {
      rows += 1;
    }
    lastDepth = depth;
    boxes.set(id, {
      x: leftOf(depth),
      y: margin + rows * rowHeight,
      width: widthOf(depth),
      height: boxHeight,
    });
  }
  const first = nodes.filter(({ depth }) => depth === 1);
  const top = boxes.get(first[0]?.id)?.y ?? margin;
  const bottom = boxes.get(first[first.length - 1]?.id)?.y ?? margin;
  const [root] = nodes;
  if (root) {
    boxes.set(root.id, {
      x: margin,
      y: (top + bottom) / 2,
      width: widthOf(0),
      height: boxHeight,
    });
  }
  const deepest = Math.max(0, ...nodes.map(({ depth }) => depth));
  return {
    boxes,
    width: leftOf(deepest) + widthOf(deepest) + margin,
    height: margin + rows * rowHeight + boxHeight + margin,
  };
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where an arrow leads from a node: to its owner, to the first below it, to the next in its column. */
export function neighbour(
  nodes: GraphNode[],
  id: string,
  direction: Direction,
): string | undefined {
  const node = nodes.find(item => item.id === id);
  if (!node) {
    return undefined;
  }
  if (direction === 'left') {
    return node.parent;
  }
  if (direction === 'right') {
    return nodes.find(({ parent }) => parent === id)?.id;
  }
  const column = nodes.filter(({ depth }) => depth === node.depth);
  const by = direction === 'down' ? 1 : -1;
  return column[column.indexOf(node) + by]?.id;
}
