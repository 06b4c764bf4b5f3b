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
} from '@slipway/plugin-argocd-common';
import { Row } from './ApplicationRows';
import { OrderedRows, Position } from './listOrder';

/** Who looks, and for what. */
export interface Selection {
  query: Pick<
    ApplicationListQuery,
    'search' | 'verdict' | 'instance' | 'owner' | 'project'
  >;
  isAllowed(row: Row): boolean;
  /** Owners that the user may see. */
  seen: ReadonlySet<string>;
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

function chooser(values: string[] | undefined): (value: string) => boolean {
  const wanted = new Set(values);
  return wanted.size > 0 ? value => wanted.has(value) : () => true;
}

function add(counts: Record<string, number>, value: string): void {
  counts[value] = (counts[value] ?? 0) + 1;
}

/** Chooses the rows of one page, and counts by value: each without its own filter, so that others can be chosen. */
export function selectRows(rows: OrderedRows, selection: Selection): Selected {
  const { query, isAllowed, seen, entities, mine, after, limit } = selection;
  const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const isProject = chooser(query.project);
  const isVerdict = chooser(query.verdict);
  const isInstance = chooser(query.instance);
  const isOwner = chooser(query.owner);
  // The same list of owners stands in many rows.
  const visible = new Map<string[], string[]>();
  const visibleOwners = (owners: string[]) => {
    let found = visible.get(owners);
    if (!found) {
      found = owners.filter(owner => seen.has(owner));
      visible.set(owners, found);
    }
    return found;
  };
  const counts: Selected['counts'] = { verdict: {}, instance: {}, owner: {} };
  const shown: Selected['shown'] = [];
  const begin = after ? rows.after(after) : 0;
  let total = 0;
  let hasMore = false;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index);
    const { application, resource, text } = row;
    if (
      !isProject(application.project) ||
      (entities &&
        !resource.links.some(({ entityRef }) => entities.has(entityRef))) ||
      !isAllowed(row)
    ) {
      continue;
    }
    const owners = visibleOwners(row.owners);
    if (
      (mine && !owners.some(owner => mine.includes(owner))) ||
      !words.every(
        word =>
          text.includes(word) ||
          owners.some(owner => owner.toLowerCase().includes(word)),
      )
    ) {
      continue;
    }
    const ofVerdict = isVerdict(application.verdictCode);
    const ofInstance = isInstance(application.instance);
    const ofOwner = !query.owner?.length || owners.some(isOwner);
    if (ofInstance && ofOwner) {
      add(counts.verdict, application.verdictCode);
    }
    if (ofVerdict && ofOwner) {
      add(counts.instance, application.instance);
    }
    if (ofVerdict && ofInstance) {
      owners.forEach(owner => add(counts.owner, owner));
    }
    if (ofVerdict && ofInstance && ofOwner) {
      total += 1;
      if (index >= begin && shown.length < limit) {
        shown.push({ row, owners });
      } else if (index >= begin) {
        hasMore = true;
      }
    }
  }
  return { shown, hasMore, total, counts };
}
