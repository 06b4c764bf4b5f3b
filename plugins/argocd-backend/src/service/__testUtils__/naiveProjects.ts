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
  ApplicationListQuery,
  MatrixOrder,
} from '@slipway/plugin-argocd-common';
import { StoredApplication } from '../../store/StoredApplication';
import { mainOf, naivePage } from './naivePage';

/** Projects as plainly as it can be said: by looking at every application anew. */
export function naiveProjects(
  applications: StoredApplication[],
  order: MatrixOrder,
  context: Omit<Parameters<typeof naivePage>[1], 'skip'>,
) {
  const { linksOf, isOld } = context;
  const keysOf = (query: ApplicationListQuery) =>
    naivePage(applications, {
      ...context,
      query: { ...query, limit: 1_000 },
      skip: 0,
    });
  const { project } = context.query;
  const visible = new Set(keysOf({ project }).keys);
  const found = keysOf(context.query);
  const isOneProject = (item: StoredApplication) => {
    const others = applications.filter(
      other =>
        other.instance === item.instance && other.project === item.project,
    );
    const names = new Set(others.map(({ labels }) => labels.environment));
    return (
      item.project !== 'default' &&
      others.length > 1 &&
      others.every(
        other => linksOf(other).length === 0 && other.labels.environment,
      ) &&
      names.size === others.length
    );
  };
  const keyOf = (item: StoredApplication) =>
    mainOf(linksOf(item))?.entityRef ??
    (isOneProject(item) ? `${item.instance} ${item.project}` : item.key);
  const groups = new Map<string, StoredApplication[]>();
  for (const item of applications) {
    groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  }
  const byText = (a: string, b: string) => Number(a > b) - Number(a < b);
  const ranks = [
    ['broken', 'syncFailed', 'refused'],
    ['outOfDate', 'rolledBack'],
    ['cannotCompare', 'unknown'],
  ];
  const rankOf = (item: StoredApplication) => {
    const rank = ranks.findIndex(codes => codes.includes(item.verdictCode));
    if (isOld(item)) {
      return 2;
    }
    return rank < 0 ? 3 : rank;
  };
  const projects = [...groups.values()]
    .filter(items => items.some(({ key }) => found.keys.includes(key)))
    .map(items => items.filter(({ key }) => visible.has(key)))
    .map(items => {
      const [first] = [...items].sort(
        (a, b) => byText(a.name, b.name) || byText(a.key, b.key),
      );
      return {
        id: first.key,
        name: first.name,
        rank: Math.min(...items.map(rankOf)),
        last: Math.max(...items.map(item => item.lastEventAt)),
        keys: items.map(({ key }) => key).sort(),
      };
    });
  type Item = (typeof projects)[number];
  const byLast = (a: Item, b: Item) => b.last - a.last;
  const orders: Record<MatrixOrder, (a: Item, b: Item) => number> = {
    attention: (a, b) => a.rank - b.rank || byLast(a, b),
    name: (a, b) => byText(a.name, b.name),
    lastEvent: byLast,
  };
  return {
    projects: projects
      .sort((a, b) => orders[order](a, b) || byText(a.id, b.id))
      .map(({ id, keys }) => ({ id, keys })),
    sections: {
      attention: projects.filter(({ rank }) => rank < 2).length,
      notCompared: projects.filter(({ rank }) => rank === 2).length,
      calm: projects.filter(({ rank }) => rank === 3).length,
    },
  };
}
