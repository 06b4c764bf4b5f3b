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

import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { cluster, reservation, TestLedger } from './__testUtils__/TestLedger';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const environments = ['dev', 'one-dev'];
/** Names whose environments meet, by their own names or by adoption. */
const projects = ['shop', 'shop-one', 'blog'];
const repositories = [1, 2, 3];

type Step =
  | {
      do: 'reserve';
      project: string;
      environment: string;
      repository: number;
      adopt?: string;
    }
  | { do: 'undo'; repository: number; wasSynced: boolean }
  | { do: 'sync'; name: string }
  | { do: 'free'; name: string }
  | { do: 'restart' };

const names = projects.flatMap(project =>
  environments.map(environment => `${project}-${environment}`),
);
const repository = fc.constantFrom(...repositories);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      project: fc.constantFrom(...projects),
      environment: fc.constantFrom(...environments),
      repository,
      adopt: fc.option(fc.constantFrom('shared', ...names), {
        nil: undefined,
        freq: 4,
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('undo' as const),
      repository,
      wasSynced: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      name: fc.constantFrom(...names),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('free' as const),
      name: fc.constantFrom(...names),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);

/** The ledger as one would tell it: who holds which name, and which namespace has which application. */
class Model {
  readonly names = new Map<string, number>();
  readonly applications = new Map<
    string,
    { namespace: string; repository: number; used: boolean }
  >();

  take(item: Step): string {
    switch (item.do) {
      case 'reserve':
        return this.#reserve(item) ? 'done' : 'ConflictError';
      case 'undo':
        this.#undo(item);
        return 'done';
      case 'sync': {
        const application = this.applications.get(item.name);
        if (application) {
          application.used = true;
        }
        return 'done';
      }
      case 'free':
        this.applications.delete(item.name);
        return this.names.delete(item.name) ? 'done' : 'NotFoundError';
      default:
        return 'done';
    }
  }

  #reserve(item: Extract<Step, { do: 'reserve' }>): boolean {
    const name = `${item.project}-${item.environment}`;
    const namespace = item.adopt ?? name;
    const wanted = environments.map(e => `${item.project}-${e}`);
    const known = this.applications.get(name);
    const isOther = (holder: number | undefined) =>
      holder !== undefined && holder !== item.repository;
    const refused =
      [...wanted, namespace].some(one => isOther(this.names.get(one))) ||
      [...this.applications.values()].some(
        one =>
          [...wanted, namespace].includes(one.namespace) &&
          isOther(one.repository),
      ) ||
      (known !== undefined && known.namespace !== namespace);
    if (refused) {
      return false;
    }
    wanted.forEach(one => this.names.set(one, item.repository));
    this.applications.set(
      name,
      known ?? { namespace, repository: item.repository, used: false },
    );
    return true;
  }

  #undo(item: Extract<Step, { do: 'undo' }>): void {
    const mine = [...this.applications].filter(
      ([, one]) => one.repository === item.repository,
    );
    if (item.wasSynced || mine.some(([, { used }]) => used)) {
      mine.forEach(([, one]) => {
        one.used = true;
      });
      return;
    }
    mine.forEach(([name]) => this.applications.delete(name));
    for (const [name, holder] of this.names) {
      if (holder === item.repository) {
        this.names.delete(name);
      }
    }
  }
}

const outcomeOf = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    error => error.name,
  );

it('holds what a simple model of it holds, whatever is asked in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const knex = await databases.init('SQLITE_3');
      const start = () =>
        TestLedger.start({ knex, rules: { environments }, mayAdopt: true });
      let test = await start();
      const model = new Model();
      /** What the ledger says, by the name of its refusal. */
      const take = async (item: Step): Promise<string> => {
        const ref = { instance: 'main', namespace: 'argocd' };
        switch (item.do) {
          case 'reserve': {
            const name = `${item.project}-${item.environment}`;
            return outcomeOf(
              test.reserve(
                reservation(item.project, item.repository, {
                  environments: [
                    {
                      name,
                      server: cluster,
                      namespace: item.adopt ?? name,
                    },
                  ],
                }),
              ),
            );
          }
          case 'undo':
            return outcomeOf(
              test.ledger.release(
                {
                  instance: 'main',
                  provisionId: `task-${item.repository}`,
                  userEntityRef: 'user:default/maria',
                },
                item.wasSynced,
              ),
            );
          case 'sync':
            test.show({
              ...ref,
              name: item.name,
              history: [{ id: 1, deployedAt: '2026-11-28T10:00:00Z' }],
            });
            await test.held.refresh();
            test.store.remove({ ...ref, name: item.name });
            return 'done';
          case 'free':
            return outcomeOf(test.services.ledgerPages.free(item.name));
          default:
            test = await start();
            return 'done';
        }
      };
      for (const item of steps) {
        expect(await take(item)).toBe(model.take(item));
      }
      const { items } = await test.services.ledgerPages.page({});
      expect(
        items.map(({ name, repository: { projectId } }) => [name, projectId]),
      ).toEqual([...model.names].sort(([a], [b]) => (a < b ? -1 : 1)));
      expect(
        Object.fromEntries(
          items.flatMap(({ applications }) =>
            applications.map(one => [
              one.name,
              [one.destinationNamespace, one.usedSince !== undefined],
            ]),
          ),
        ),
      ).toEqual(
        Object.fromEntries(
          [...model.applications].map(([name, { namespace, used }]) => [
            name,
            [namespace, used],
          ]),
        ),
      );
    }),
    { seed: 14, numRuns: 150 },
  );
});
