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
  ApplicationList,
  ApplicationListQuery,
  ApplicationOrder,
  ListedVerdictCode,
} from '@slipway/plugin-argocd-common';
import { ApplicationResource } from '../permissions/rules';
import { ApplicationRows, Cell, Row } from './ApplicationRows';
import { Position } from './listOrder';

/** Who looks, and for what. */
export interface Selection {
  query: Pick<
    ApplicationListQuery,
    'search' | 'verdict' | 'instance' | 'owner' | 'project'
  >;
  /** Whether the user may see applications that count as this one. */
  isAllowed(resource: ApplicationResource): boolean;
  /** Whether applications that count as one may differ in whether the user may see them. */
  isAllowedEach: boolean;
  /** Owners that the user may see. */
  seen: ReadonlySet<string>;
  /** Whether of what counts as a cell nothing is known of now. */
  isOld(cell: Pick<Cell, 'instance' | 'cluster' | 'verdict'>): boolean;
  /** Entities whose applications are wanted. */
  entities?: ReadonlySet<string>;
  /** Owners whose applications are wanted. */
  mine?: string[];
  after?: Position;
  limit: number;
}

export interface Selected {
  shown: { row: Row; owners: string[] }[];
  hasMore: boolean;
  total: number;
  counts: ApplicationList['counts'];
}

/** What of a cell counts for somebody who looks. */
interface Share {
  /** How many of its applications count. */
  size: number;
  owners: string[];
  /** Whether it is shown, too. */
  isShown: boolean;
}

function chooser(values: string[] | undefined): (value: string) => boolean {
  const wanted = new Set(values);
  return wanted.size > 0 ? value => wanted.has(value) : () => true;
}

/** What no cell tells of a row; \`undefined\` where nothing of it is asked. */
function rowFilter({
  query,
  entities,
  isAllowed,
  isAllowedEach,
}: Selection): ((row: Row, owners: string[]) => boolean) | undefined {
  const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !entities && !isAllowedEach) {
    return undefined;
  }
  return ({ resource, text }, owners) =>
    (!entities ||
      resource.links.some(({ entityRef }) => entities.has(entityRef))) &&
    words.every(
      word =>
        text.includes(word) ||
        owners.some(owner => owner.toLowerCase().includes(word)),
    ) &&
    (!isAllowedEach || isAllowed(resource));
}

/** Chooses the rows of one page, and counts by value: each without its own filter, so that others can be chosen. */
export function selectRows(
  all: ApplicationRows,
  order: ApplicationOrder,
  selection: Selection,
): Selected {
  const { query, isAllowed, isAllowedEach, seen, mine, after, limit } =
    selection;
  const rows = all.ordered(order);
  const passes = rowFilter(selection);
  const isProject = chooser(query.project);
  const isVerdict = chooser(query.verdict);
  const isInstance = chooser(query.instance);
  const isOwner = chooser(query.owner);

  const verdictOf = (cell: Cell): ListedVerdictCode =>
    selection.isOld(cell) ? 'notCompared' : cell.verdict;
  const shares = new Map<Cell, Share>();
  for (const cell of all.cells()) {
    const owners = cell.ownership.owners.filter(owner => seen.has(owner));
    if (
      isProject(cell.project) &&
      (!mine || owners.some(owner => mine.includes(owner))) &&
      (isAllowedEach || isAllowed(cell.resource))
    ) {
      shares.set(cell, { size: cell.size, owners, isShown: false });
    }
  }
  if (passes) {
    shares.forEach(share => {
      share.size = 0;
    });
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows.at(index);
      const share = shares.get(row.cell);
      if (share && passes(row, share.owners)) {
        share.size += 1;
      }
    }
  }

  const counts: Selected['counts'] = { verdict: {}, instance: {}, owner: {} };
  const add = (by: keyof typeof counts, value: string, size: number) => {
    const counted: Record<string, number> = counts[by];
    if (size > 0) {
      counted[value] = (counted[value] ?? 0) + size;
    }
  };
  let total = 0;
  for (const [cell, share] of shares) {
    const { owners, size } = share;
    const verdict = verdictOf(cell);
    const ofVerdict = isVerdict(verdict);
    const ofInstance = isInstance(cell.instance);
    const ofOwner = !query.owner?.length || owners.some(isOwner);
    if (ofInstance && ofOwner) {
      add('verdict', verdict, size);
    }
    if (ofVerdict && ofOwner) {
      add('instance', cell.instance, size);
    }
    if (ofVerdict && ofInstance) {
      owners.forEach(owner => add('owner', owner, size));
    }
    if (ofVerdict && ofInstance && ofOwner && size > 0) {
      share.isShown = true;
      total += size;
    }
  }

  const shown: Selected['shown'] = [];
  let index = after ? rows.after(after) : 0;
  let hasMore = false;
  for (; index < rows.length && !hasMore && total > 0; index += 1) {
    const row = rows.at(index);
    const share = shares.get(row.cell);
    if (share?.isShown && (!passes || passes(row, share.owners))) {
      hasMore = shown.length === limit;
      if (!hasMore) {
        shown.push({ row, owners: share.owners });
      }
    }
  }
  return { shown, hasMore, total, counts };
}
