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

import {
  memo,
  ReactNode,
  startTransition,
  useEffect,
  useRef,
  useState,
} from 'react';
import { NearObserver } from './NearObserver';

interface GridChunkProps<Item> {
  items: Item[];
  /** Another one draws all of them anew. */
  draw: (item: Item) => ReactNode;
  near: NearObserver;
  onNear: (ids: string[], isNear: boolean) => void;
  /** Whether it is near before anybody has scrolled. */
  isFirst: boolean;
}

function Chunk<Item extends { id: string; row?: unknown }>(
  props: GridChunkProps<Item>,
) {
  const { items, near, onNear, draw, isFirst } = props;
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(
    isFirst || typeof IntersectionObserver === 'undefined',
  );
  const [height, setHeight] = useState<number>();
  useEffect(
    () =>
      near.observe(place.current!, (isIntersecting, measured) => {
        const isFocused = place.current?.contains(document.activeElement);
        // What comes near is not seen yet: a frame that is due goes first.
        startTransition(() => {
          if (!isIntersecting && !isFocused) {
            setHeight(measured);
            setIsNear(false);
          } else {
            setIsNear(true);
          }
        });
      }),
    [near],
  );

  const key = items.map(({ id }) => id).join('\n');
  useEffect(() => {
    const shown = key.split('\n');
    onNear(shown, isNear);
    return () => onNear(shown, false);
  }, [key, isNear, onNear]);

  return isNear ? (
    <div ref={place} role="rowgroup">
      {items.map(draw)}
    </div>
  ) : (
    <div
      ref={place}
      role="presentation"
      style={{ height: height ?? `calc(${items.length} * var(--row-height))` }}
    />
  );
}

/** Rows that are drawn only while they are near what is seen; otherwise their place is kept. */
export const GridChunk = memo(
  Chunk,
  (before, after) =>
    before.draw === after.draw &&
    before.near === after.near &&
    before.onNear === after.onNear &&
    before.items.length === after.items.length &&
    before.items.every(
      ({ id, row }, index) =>
        id === after.items[index].id && row === after.items[index].row,
    ),
) as typeof Chunk;
