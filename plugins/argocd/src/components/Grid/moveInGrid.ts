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

import { KeyboardEvent } from 'react';

const focusable = 'a[href], button';

function targetOf(cell: Element | undefined): HTMLElement | undefined {
  return cell?.querySelector<HTMLElement>(focusable) ?? undefined;
}

/** Moves the focus to what can be opened in the next cell of an arrow's direction. */
export function moveInGrid(event: KeyboardEvent, grid: HTMLElement): void {
  const cell = (event.target as Element).closest('[data-column]');
  const row = cell?.closest('[role=row]');
  if (!cell || !row || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const cells = [...row.querySelectorAll('[data-column]')];
  const rows = [...grid.querySelectorAll('[role=row]')].filter(item =>
    item.querySelector('[data-column]'),
  );
  const column = cell.getAttribute('data-column');
  const across = (step: number) =>
    (step > 0
      ? cells.slice(cells.indexOf(cell) + 1)
      : cells.slice(0, cells.indexOf(cell)).reverse()
    ).find(targetOf);
  const along = (candidates: Element[]) =>
    candidates
      .map(item => item.querySelector(`[data-column="${column}"]`) ?? undefined)
      .find(targetOf);
  const at = rows.indexOf(row);
  const moves: Record<string, () => Element | undefined> = {
    ArrowRight: () => across(1),
    ArrowLeft: () => across(-1),
    ArrowDown: () => along(rows.slice(at + 1)),
    ArrowUp: () => along(rows.slice(0, at).reverse()),
    Home: () => cells.find(targetOf),
    End: () => [...cells].reverse().find(targetOf),
  };
  const target = targetOf(moves[event.key]?.());
  if (target) {
    event.preventDefault();
    target.focus();
    target.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}
