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
  applicationKey,
} from '@slipway/plugin-argocd-common';
import fc from 'fast-check';
import { testRecord } from '../__testUtils__/testRecord';
import { EntityLink } from '../catalog/EntityLinks';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationRows } from './ApplicationRows';
import { naivePage } from './__testUtils__/naivePage';
import { positionOf } from './listOrder';
import { selectRows } from './selectRows';

const owners = ['group:default/blue', 'group:default/Red', 'group:default/x'];
const entities = ['system:default/shop', 'component:default/api'];
const projects = ['shop', 'blog'];
const instances = ['main', 'team'];

const some = (values: string[]) =>
  fc.option(fc.subarray(values), { nil: undefined });

const record: fc.Arbitrary<ApplicationRecord> = fc
  .record({
    instance: fc.constantFrom(...instances),
    name: fc.constantFrom('shop-dev', 'shop-a', 'api-prod', 'Blog', 'x'),
    namespace: fc.constantFrom('argocd', 'team'),
    project: fc.constantFrom(...projects),
    destination: fc.record({
      namespace: fc.option(fc.constantFrom('ns-a', 'shop'), { nil: undefined }),
    }),
    labels: fc.constantFrom({}, { environment: 'production' }),
    health: fc.record({
      status: fc.constantFrom('Healthy', 'Degraded', 'Progressing'),
      since: fc.option(
        fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'),
        { nil: undefined },
      ),
    }),
    sync: fc.record({
      status: fc.constantFrom('Synced', 'OutOfSync', 'Unknown'),
    }),
  })
  .map(change => testRecord(change as Partial<ApplicationRecord>));

const links: fc.Arbitrary<EntityLink[]> = fc.uniqueArray(
  fc.record({
    entityRef: fc.constantFrom(...entities),
    owners: fc.subarray(owners),
    link: fc.constantFrom('claimed' as const, 'confirmed' as const),
  }),
  { selector: ({ entityRef }) => entityRef, maxLength: 2 },
);

const query: fc.Arbitrary<ApplicationListQuery> = fc.record({
  search: fc.constantFrom(
    undefined,
    '',
    'shop',
    'SHOP dev',
    'blue',
    'red prod',
  ),
  verdict: fc.option(
    fc.subarray(['broken', 'live', 'outOfDate', 'cannotCompare'] as const),
    { nil: undefined },
  ),
  instance: some(instances),
  owner: some(owners),
  project: some(projects),
  entity: some(entities),
  order: fc.constantFrom('verdict', 'name', 'since', 'instance', undefined),
  limit: fc.integer({ min: 1, max: 4 }),
});

type Step =
  | { do: 'put' | 'remove'; record: ApplicationRecord }
  | { do: 'link'; record: ApplicationRecord; links: EntityLink[] }
  | {
      do: 'look';
      query: ApplicationListQuery;
      mine?: string[];
      seen: string[];
      allowed: string[];
      /** The only one that the user may see applications of. */
      namespace?: string;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('put' as const), record }),
  },
  fc.record({ do: fc.constant('remove' as const), record }),
  fc.record({ do: fc.constant('link' as const), record, links }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      query,
      mine: some(owners),
      seen: fc.subarray([...owners, ...entities]),
      allowed: fc.subarray(projects, { minLength: 1 }),
      namespace: fc.constantFrom(undefined, undefined, 'shop'),
    }),
  },
);

it('chooses, orders and counts as if all were looked at anew, whatever has changed since', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const store = new ApplicationStore();
      const linked = new Map<string, EntityLink[]>();
      const none: EntityLink[] = [];
      const linksOf = (ref: Parameters<typeof applicationKey>[0]) =>
        linked.get(applicationKey(ref)) ?? none;
      const changes = { generation: 0 };
      const rows = new ApplicationRows({
        store,
        links: changes,
        access: {
          resource: item => ({
            record: item,
            links: linksOf(item),
            isVisibleInGitlab: () => false,
          }),
        },
      });
      for (const taken of steps) {
        if (taken.do === 'put') {
          store.upsert(taken.record);
        } else if (taken.do === 'remove') {
          store.remove(taken.record);
        } else if (taken.do === 'link') {
          linked.set(applicationKey(taken.record), taken.links);
          changes.generation += 1;
        } else {
          const { mine, namespace, seen } = taken;
          const isAllowed = (
            item: Pick<ApplicationRecord, 'project' | 'destination'>,
          ) =>
            taken.allowed.includes(item.project) &&
            (namespace === undefined ||
              item.destination.namespace === namespace);
          const order = taken.query.order ?? 'verdict';
          const limit = taken.query.limit ?? 100;
          let after: ReturnType<typeof positionOf> | undefined;
          for (let skip = 0; ; skip += limit) {
            const found = selectRows(rows, order, {
              query: taken.query,
              mine,
              after,
              limit,
              seen: new Set(seen),
              entities:
                taken.query.entity &&
                new Set(taken.query.entity.filter(ref => seen.includes(ref))),
              isAllowedEach: taken.namespace !== undefined,
              isAllowed: resource => isAllowed(resource.record),
            });
            expect({
              keys: found.shown.map(({ row }) => row.key),
              owners: found.shown.map(item => item.owners),
              hasMore: found.hasMore,
              total: found.total,
              counts: found.counts,
            }).toEqual(
              naivePage(store.all(), {
                query: taken.query,
                linksOf,
                isAllowed,
                isVisible: ref => seen.includes(ref),
                mine,
                skip,
              }),
            );
            if (!found.hasMore) {
              break;
            }
            after = positionOf(found.shown[found.shown.length - 1].row, order);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
