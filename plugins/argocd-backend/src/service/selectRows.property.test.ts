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
  applicationKey,
  ApplicationRef,
} from '@slipway/plugin-argocd-common';
import fc from 'fast-check';
import { testRecord } from '../__testUtils__/testRecord';
import { EntityLink } from '../catalog/EntityLinks';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { ApplicationRows } from './ApplicationRows';
import { naivePage } from './__testUtils__/naivePage';
import { naiveProjects } from './__testUtils__/naiveProjects';
import { countShares } from './countShares';
import { matrixPositionOf, positionOf } from './listOrder';
import { Position } from './Ordered';
import { selectProjects } from './selectProjects';
import { selectRows } from './selectRows';

const owners = ['group:default/blue', 'group:default/Red', 'group:default/x'];
const entities = ['system:default/shop', 'component:default/api'];
const projects = ['shop', 'blog'];
const instances = ['main', 'team'];

/** Mostly nothing: with several filters at once hardly anything would be left. */
const some = <T>(values: readonly T[]): fc.Arbitrary<T[] | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.subarray([...values]) },
  );

const record: fc.Arbitrary<ApplicationRecord> = fc
  .record({
    instance: fc.constantFrom(...instances),
    name: fc.constantFrom('shop-dev', 'shop-a', 'api-prod', 'Blog', 'x'),
    namespace: fc.constantFrom('argocd', 'team'),
    project: fc.constantFrom(...projects),
    destination: fc.record({
      server: fc.constantFrom('https://a', 'https://b'),
      namespace: fc.option(fc.constantFrom('ns-a', 'shop'), { nil: undefined }),
    }),
    labels: fc.constantFrom(
      {},
      { environment: 'production' },
      { environment: 'dev' },
    ),
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
    ...['', 'shop', 'SHOP dev', 'blue', 'red prod'],
    ...Array.from({ length: 10 }, () => undefined),
  ),
  state: some([
    'broken',
    'outOfSync',
    'behind',
    'notCompared',
    'healthy',
  ] as const),
  environment: some(['production', 'dev', 'a']),
  verdict: some([
    'broken',
    'live',
    'outOfDate',
    'cannotCompare',
    'notCompared',
  ] as const),
  instance: some(instances),
  owner: some(owners),
  project: some(projects),
  entity: some(entities),
  order: fc.constantFrom('verdict', 'name', 'since', 'instance', undefined),
  limit: fc.integer({ min: 1, max: 4 }),
});

type Step =
  | { do: 'put' | 'remove'; record: ApplicationRecord }
  | { do: 'deploy'; record: ApplicationRecord; behind?: number }
  | { do: 'link'; record: ApplicationRecord; links: EntityLink[] }
  | {
      do: 'look';
      query: ApplicationListQuery;
      mine?: string[];
      seen: string[];
      allowed: string[];
      /** Cluster of which nothing is known now. */
      away?: string;
      matrixOrder: MatrixOrder;
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
  fc.record({
    do: fc.constant('deploy' as const),
    record,
    behind: fc.constantFrom(undefined, 0, 2),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      query,
      mine: some(owners),
      seen: fc.subarray([...owners, ...entities], { minLength: 2 }),
      allowed: fc.subarray(projects, { minLength: 1 }),
      away: fc.constantFrom(undefined, undefined, 'https://a'),
      matrixOrder: fc.constantFrom('attention', 'name', 'lastEvent'),
      namespace: fc.constantFrom(undefined, undefined, undefined, 'shop'),
    }),
  },
);

type Look = Extract<Step, { do: 'look' }>;

/** Applications with links, of which pages are asked in both ways. */
class World {
  readonly #store = new ApplicationStore();
  readonly #linked = new Map<string, EntityLink[]>();
  readonly #none: EntityLink[] = [];
  readonly #links = { generation: 0 };
  readonly #behind = new Map<string, number | undefined>();
  readonly #rows = new ApplicationRows({
    distanceOf: key => ({ behind: this.#behind.get(key) }),
    store: this.#store,
    links: this.#links,
    access: {
      resource: item => ({
        record: item,
        links: this.#linksOf(item),
        isVisibleInGitlab: () => false,
      }),
    },
  });

  /** @returns pages as they are chosen, and as they have to be */
  take(taken: Step): { found: object[]; expected: object[] } {
    switch (taken.do) {
      case 'put':
        this.#store.upsert(taken.record);
        break;
      case 'remove':
        this.#store.remove(taken.record);
        break;
      case 'deploy':
        this.#behind.set(applicationKey(taken.record), taken.behind);
        this.#rows.changed([taken.record]);
        break;
      case 'link':
        this.#linked.set(applicationKey(taken.record), taken.links);
        this.#links.generation += 1;
        break;
      default:
        return {
          found: [...this.#pages(taken), this.#projects(taken)],
          expected: [...this.#naive(taken), this.#naiveProjects(taken)],
        };
    }
    return { found: [], expected: [] };
  }

  #linksOf(ref: ApplicationRef): EntityLink[] {
    return this.#linked.get(applicationKey(ref)) ?? this.#none;
  }

  #shares({ query: asked, mine, seen, allowed, away, namespace }: Look) {
    return countShares(this.#rows, {
      query: asked,
      mine,
      seen: new Set(seen),
      entities:
        asked.entity && new Set(asked.entity.filter(ref => seen.includes(ref))),
      isOld: ({ cluster, verdict }) =>
        cluster === away && verdict !== 'cannotCompare',
      isAllowedEach: namespace !== undefined,
      isAllowed: ({ record: { project, destination } }) =>
        allowed.includes(project) &&
        (namespace === undefined || destination.namespace === namespace),
      isReadable: () => true,
      distanceOf: () => undefined,
    });
  }

  /** What is asked without what the matrix has no question for. */
  #forMatrix(taken: Look): Look {
    return {
      ...taken,
      query: { ...taken.query, entity: undefined, verdict: undefined },
      // Who belongs to nobody is no project of mine.
      mine: undefined,
    };
  }

  #projects(look: Look): object {
    const taken = this.#forMatrix(look);
    const seen: object[] = [];
    let after: Position | undefined;
    for (;;) {
      const { shown, hasMore, sections } = selectProjects(
        this.#rows,
        taken.matrixOrder,
        this.#shares(taken),
        { after, limit: 2 },
      );
      seen.push(
        ...shown.map(({ id, rows }) => ({
          id,
          keys: rows.map(({ key }) => key).sort(),
        })),
      );
      if (!hasMore) {
        return { projects: seen, sections };
      }
      after = matrixPositionOf(shown[shown.length - 1], taken.matrixOrder);
    }
  }

  #naiveProjects(look: Look): object {
    const taken = this.#forMatrix(look);
    return naiveProjects(
      [...this.#store.all()],
      taken.matrixOrder,
      this.#naiveContext(taken),
    );
  }

  #pages(taken: Look): object[] {
    const { query: asked } = taken;
    const order = asked.order ?? 'verdict';
    const pages: object[] = [];
    let after: Position | undefined;
    for (;;) {
      const shares = this.#shares(taken);
      const { shown, hasMore } = selectRows(this.#rows, order, shares, {
        after,
        limit: asked.limit ?? 100,
      });
      pages.push({
        hasMore,
        total: shares.total,
        counts: shares.counts,
        keys: shown.map(({ key }) => key),
        owners: shown.map(({ bucket }) => shares.of.get(bucket)!.owners),
      });
      if (!hasMore) {
        return pages;
      }
      after = positionOf(shown[shown.length - 1], order);
    }
  }

  #naiveContext({ query: asked, mine, seen, allowed, away, namespace }: Look) {
    return {
      query: asked,
      mine,
      linksOf: (ref: ApplicationRef) => this.#linksOf(ref),
      isAllowed: ({ project, destination }: StoredApplication) =>
        allowed.includes(project) &&
        (namespace === undefined || destination.namespace === namespace),
      isOld: ({ cluster, verdictCode }: StoredApplication) =>
        cluster === away && verdictCode !== 'cannotCompare',
      isVisible: (ref: string) => seen.includes(ref),
      behindOf: ({ key }: StoredApplication) => this.#behind.get(key),
    };
  }

  #naive(taken: Look): object[] {
    const pages: object[] = [];
    for (let skip = 0; ; skip += taken.query.limit ?? 100) {
      const page = naivePage(this.#store.all(), {
        ...this.#naiveContext(taken),
        skip,
      });
      pages.push(page);
      if (!page.hasMore) {
        return pages;
      }
    }
  }
}

it('chooses, orders and counts as if all were looked at anew, whatever has changed since', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), steps => {
      const world = new World();
      const answers = steps.map(taken => world.take(taken));
      expect(answers.map(({ found }) => found)).toEqual(
        answers.map(({ expected }) => expected),
      );
    }),
    { numRuns: 100 },
  );
});
