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
  ListedState,
  noCounts,
  VERDICT_CODES,
} from '@slipway/plugin-argocd-common';
import { EntityLink } from '../../catalog/EntityLinks';
import { knownEnvironmentOf } from '../../record/environment';
import { StoredApplication } from '../../store/StoredApplication';

/** The table of docs/applications-page.md. */
const states: Record<string, ListedState> = {
  broken: 'broken',
  syncFailed: 'syncFailed',
  refused: 'syncFailed',
  outOfDate: 'outOfSync',
  rolledBack: 'outOfSync',
  rollingOut: 'rollingOut',
  deleting: 'rollingOut',
  cannotCompare: 'notCompared',
  unknown: 'notCompared',
  notCompared: 'notCompared',
  notDeployed: 'notDeployed',
  paused: 'notDeployed',
  live: 'healthy',
};

export function mainOf(links: EntityLink[]): EntityLink | undefined {
  const proven = links.filter(({ link }) => link === 'confirmed');
  const candidates = proven.length > 0 ? proven : links;
  const ofKind = (kind: string) =>
    candidates.find(({ entityRef }) => entityRef.startsWith(`${kind}:`));
  return ofKind('system') ?? ofKind('component') ?? candidates[0];
}

/** One page as plainly as it can be said: every application is looked at anew, as often as there is a question. */
export function naivePage(
  applications: Iterable<StoredApplication>,
  context: {
    query: ApplicationListQuery;
    linksOf(application: StoredApplication): EntityLink[];
    isAllowed(application: StoredApplication, links: EntityLink[]): boolean;
    isOld(application: StoredApplication): boolean;
    isVisible(entityRef: string): boolean;
    behindOf?(application: StoredApplication): number | undefined;
    mine?: string[];
    /** How many come before the page. */
    skip: number;
  },
) {
  const { query, linksOf, isAllowed, isOld, isVisible, mine, skip } = context;
  const rows = [...applications]
    .map(application => {
      const links = linksOf(application);
      const owners = links
        .filter(({ link }) => link === 'confirmed')
        .flatMap(link => link.owners)
        .filter(isVisible);
      return {
        application,
        links,
        owners: [...new Set(owners)],
        environment: knownEnvironmentOf(
          application,
          mainOf(links)?.entityRef.split('/').pop() ?? '',
        ),
        isBehind:
          application.verdictCode !== 'notDeployed' &&
          Boolean(context.behindOf?.(application)),
      };
    })
    .filter(({ application, links }) => isAllowed(application, links))
    .filter(
      ({ links }) =>
        !query.entity ||
        links.some(
          ({ entityRef }) =>
            query.entity!.includes(entityRef) && isVisible(entityRef),
        ),
    )
    .filter(
      ({ application }) =>
        !query.project?.length || query.project.includes(application.project),
    )
    .filter(({ owners }) => !mine || owners.some(item => mine.includes(item)))
    .filter(({ application, links, owners, environment }) => {
      const text = [
        application.name,
        application.project,
        application.instance,
        application.destination.namespace,
        application.imageNames,
        environment,
        ...owners,
        ...links.map(({ entityRef }) => entityRef).filter(isVisible),
      ]
        .join(' ')
        .toLowerCase();
      return (query.search ?? '')
        .toLowerCase()
        .split(/\s+/)
        .every(word => text.includes(word));
    });
  type Item = (typeof rows)[number];
  const verdictOf = ({ application }: Item) =>
    isOld(application) ? 'notCompared' : application.verdictCode;
  const statesOf = (item: Item): ListedState[] => [
    states[verdictOf(item)],
    ...(item.isBehind ? (['behind'] as const) : []),
  ];
  const passes = {
    state: (item: Item) =>
      !query.state?.length ||
      statesOf(item).some(state => query.state!.includes(state)),
    environment: ({ environment }: Item) =>
      !query.environment?.length ||
      query.environment.includes(environment ?? ''),
    verdict: (item: Item) =>
      !query.verdict?.length || query.verdict.includes(verdictOf(item)),
    instance: ({ application }: Item) =>
      !query.instance?.length || query.instance.includes(application.instance),
    owner: ({ owners }: Item) =>
      !query.owner?.length ||
      owners.some(owner => query.owner!.includes(owner)),
  };
  const count = (
    own: keyof typeof passes,
    valuesOf: (item: Item) => string | string[],
  ) => {
    const counts: Record<string, number> = {};
    const others = Object.entries(passes).filter(([name]) => name !== own);
    rows
      .filter(item => others.every(([, pass]) => pass(item)))
      .flatMap(valuesOf)
      .forEach(value => {
        counts[value] = (counts[value] ?? 0) + 1;
      });
    return counts;
  };
  const rankOf = ({ application }: Item) =>
    VERDICT_CODES.indexOf(application.verdictCode);
  const byText = (a: string, b: string) => Number(a > b) - Number(a < b);
  const byName = (a: Item, b: Item) =>
    byText(a.application.name, b.application.name);
  const byKey = (a: Item, b: Item) =>
    byText(a.application.key, b.application.key);
  const orders = {
    verdict: (a: Item, b: Item) => rankOf(a) - rankOf(b) || byName(a, b),
    name: byName,
    since: (a: Item, b: Item) => b.application.since - a.application.since,
    instance: (a: Item, b: Item) =>
      byText(a.application.instance, b.application.instance),
  };
  const order = orders[query.order ?? 'verdict'];
  const matching = rows
    .filter(item => Object.values(passes).every(pass => pass(item)))
    .sort((a, b) => order(a, b) || byKey(a, b));
  const end = skip + (query.limit ?? 100);
  return {
    keys: matching.slice(skip, end).map(({ application }) => application.key),
    owners: matching.slice(skip, end).map(({ owners }) => owners),
    hasMore: matching.length > end,
    total: matching.length,
    counts: {
      state: {
        ...noCounts().state,
        ...count('state', item => ['all', ...statesOf(item)]),
      },
      environment: count('environment', ({ environment }) => environment ?? []),
      instance: count('instance', ({ application }) => [application.instance]),
      owner: count('owner', ({ owners }) => owners),
    },
  };
}
