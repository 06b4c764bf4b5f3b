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

import { mockCredentials } from '@backstage/backend-test-utils';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex, knex as knexFactory } from 'knex';
import {
  cluster,
  LedgerWorld,
  reservation,
  TestLedger,
} from './__testUtils__/TestLedger';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function waitFor(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

const project = (
  name: string,
  destinations: { server?: string; name?: string; namespace?: string }[] = [],
) => ({ metadata: { name }, spec: { destinations } });

describe('what the ledger refuses', () => {
  const databasesOfSqlite = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  const start = async (world: Omit<LedgerWorld, 'knex'> = {}) => {
    knex = await databasesOfSqlite.init('SQLITE_3');
    return TestLedger.start({ knex, ...world });
  };
  const rows = async () =>
    Promise.all(
      [
        'ledger_names',
        'ledger_namespaces',
        'ledger_applications',
        'ledger_repositories',
      ].map(async table => (await knex(table)).length),
    );
  const untouched = async () => expect(await rows()).toEqual([0, 0, 0, 0]);
  const into = (namespace: string) => ({
    environments: [{ name: 'shop-dev', server: cluster, namespace }],
  });

  it.each([
    [
      'an environment that the portal does not have',
      reservation('shop', 1, { environment: 'qa' }),
      'InputError',
      'shop-qa is no environment of shop: there are shop-dev, shop-staging, shop-production',
    ],
    [
      'a name of another project',
      reservation('shop', 1, {
        environments: [
          { name: 'blog-dev', server: cluster, namespace: 'blog-dev' },
        ],
      }),
      'InputError',
      'blog-dev is no environment of shop',
    ],
    [
      'a name twice',
      reservation('shop', 1, {
        environments: ['shop-dev', 'shop-dev'].map(name => ({
          name,
          server: cluster,
          namespace: name,
        })),
      }),
      'InputError',
      'shop-dev is asked for twice',
    ],
    [
      'a name that is too long',
      reservation('s'.repeat(60), 1),
      'InputError',
      'is longer than 63 characters',
    ],
    ...['kube-system', 'default', 'argocd', 'cert-manager'].map(
      namespace =>
        [
          `system namespace ${namespace}`,
          reservation('shop', 1, into(namespace)),
          'NotAllowedError',
          `Namespace ${namespace} belongs to the cluster`,
        ] as const,
    ),
    [
      'a project whose namespaces would be of the system',
      reservation('kube', 1),
      'NotAllowedError',
      'Namespace kube-dev belongs to the cluster',
    ],
    [
      'a namespace that is not named after the project',
      reservation('shop', 1, into('monitoring')),
      'NotAllowedError',
      'Namespace monitoring is not named after shop, so it may be in use',
    ],
    [
      'the namespace of another of its environments',
      reservation('shop', 1, into('shop-production')),
      'NotAllowedError',
      'Namespace shop-production is not named after',
    ],
  ] as const)('%s', async (_name, request, error, message) => {
    const test = await start();
    await expect(test.reserve(request)).rejects.toThrow(
      expect.objectContaining({
        name: error,
        message: expect.stringContaining(message),
      }),
    );
    await untouched();
  });

  it('names that the configuration keeps for nobody, or for groups', async () => {
    const test = await start({
      rules: {
        reserved: [
          { namespaces: ['platform-*', 'realtime-old-*'], groups: [] },
          {
            namespaces: ['realtime-*'],
            groups: ['group:default/team-realtime'],
          },
        ],
      },
      mayAdopt: true,
    });
    await expect(test.reserve(reservation('platform', 1))).rejects.toThrow(
      'platform-dev may not be used by projects (argocd.provision.reserved)',
    );
    await expect(test.reserve(reservation('realtime', 1))).rejects.toThrow(
      'realtime-dev is reserved for group:default/team-realtime',
    );
    for (const name of ['platform', 'platform-x', 'realtime', 'kube-x']) {
      expect([
        name,
        await test.ledger.isReserved(name, mockCredentials.user()),
      ]).toEqual([name, true]);
    }
    expect(await test.ledger.isReserved('shop', mockCredentials.user())).toBe(
      false,
    );
    // What was never asked for is held, too.
    await expect(
      test.reserve(reservation('shop', 1, into('realtime-x'))),
    ).rejects.toThrow('realtime-x is reserved for');
    await untouched();
    test.world.claims = ['user:default/maria', 'group:default/team-realtime'];
    expect(
      await test.ledger.isReserved('realtime', mockCredentials.user()),
    ).toBe(false);
    expect(
      await test.ledger.isReserved('realtime-old', mockCredentials.user()),
    ).toBe(true);
    await test.reserve(reservation('realtime', 1));
    // Every entry that means a name has to permit it.
    await expect(test.reserve(reservation('realtime-old', 2))).rejects.toThrow(
      'realtime-old-dev may not be used by projects',
    );
  });

  it('names of the AppProject whose applications are discovered', async () => {
    const test = await start({ discovery: 'discovered', mayAdopt: true });
    for (const name of ['discovered', 'discovered-shop']) {
      await expect(test.reserve(reservation(name, 1))).rejects.toThrow(
        'is a name of the projects that Argo CD discovers',
      );
    }
    await untouched();
    await test.reserve(reservation('discoveredly', 1));
  });

  it('nothing of a namespace to who may adopt it, or is named for it', async () => {
    const test = await start({ mayAdopt: true });
    await test.reserve(reservation('shop', 1, into('monitoring')));
    const configured = await start({
      rules: {
        adopted: [
          {
            host: 'gitlab.example.com',
            projectId: 1,
            namespaces: ['monitoring'],
          },
        ],
      },
    });
    await expect(
      configured.reserve(reservation('shop', 2, into('monitoring'))),
    ).rejects.toThrow('not named after shop');
    const other = reservation('shop', 1, into('monitoring'));
    await expect(
      configured.reserve({
        ...other,
        repository: { ...other.repository, host: 'gitlab.evil.example.com' },
      }),
    ).rejects.toThrow('not named after shop');
    await configured.reserve(other);
  });

  it('by the pattern of the configuration, where there is one', async () => {
    const test = await start({
      rules: { namespacePattern: 'ns-{environment}-{name}' },
    });
    await expect(test.reserve(reservation('shop', 1))).rejects.toThrow(
      'Namespace shop-dev is not named after shop',
    );
    await test.reserve(reservation('shop', 1, into('ns-dev-shop')));
    expect(await test.ledger.isHeld('ns-staging-shop')).toBe(true);
  });

  describe('of what an Argo CD has', () => {
    it.each([
      ['of the same instance', 'main'],
      ['of another instance', 'team'],
    ])('an Application of that name %s', async (_name, instance) => {
      const test = await start();
      test.show({ instance, name: 'shop-staging' });
      await expect(test.reserve(reservation('shop', 1))).rejects.toThrow(
        `Argo CD instance ${instance} has Application shop-staging already. Choose another project name.`,
      );
      await untouched();
    });

    it('an AppProject of that name', async () => {
      const test = await start({ projects: { team: [project('shop-dev')] } });
      await expect(test.reserve(reservation('shop', 1))).rejects.toThrow(
        'Argo CD instance team has AppProject shop-dev already',
      );
    });

    it('what stands in an instance, under the title that people know', async () => {
      const test = await start({
        projects: { team: [project('shop-dev')] },
        titles: { team: 'Argo CD of one team' },
      });
      await expect(test.reserve(reservation('shop', 1))).rejects.toThrow(
        /^Argo CD of one team has AppProject shop-dev already/,
      );
    });

    it.each([
      ['by its address', { server: cluster }],
      ['by its name', { name: 'in-cluster' }],
      ['perhaps, by a name that nobody knows', { name: 'prod' }],
    ])(
      'an Application that deploys there %s, and does not tell its name',
      async (_name, destination) => {
        const test = await start();
        test.show({
          instance: 'team',
          name: 'secret-project',
          destination: { ...destination, namespace: 'shop-dev' },
        });
        const refused = test.reserve(reservation('shop', 1));
        await expect(refused).rejects.toThrow(
          'Namespace shop-dev is not free: an Application of Argo CD instance team has it.',
        );
        await expect(refused).rejects.not.toThrow('secret-project');
        expect(test.logger.info).toHaveBeenCalledWith(
          expect.stringContaining('Application secret-project of team has it'),
        );
        await untouched();
      },
    );

    it('nothing of a cluster that the configuration tells apart', async () => {
      const test = await start({
        clusters: {
          team: [
            { server: cluster, name: 'team-cluster' },
            { server: 'https://10.0.0.1:6443', name: 'prod' },
          ],
        },
        projects: {
          team: [project('mine', [{ server: cluster, namespace: 'shop-*' }])],
        },
      });
      test.show({
        instance: 'team',
        name: 'a',
        destination: { server: cluster, namespace: 'shop-dev' },
      });
      test.show({
        instance: 'team',
        name: 'b',
        destination: { name: 'prod', namespace: 'shop-dev' },
      });
      await test.reserve(reservation('shop', 1));
      expect(await rows()).toEqual([3, 1, 1, 1]);
    });

    it('a namespace of a cluster that two instances share by different addresses', async () => {
      const test = await start({
        clusters: {
          main: [{ server: cluster, name: 'shared' }],
          team: [{ server: 'https://10.0.0.1:6443', name: 'shared' }],
        },
      });
      test.show({
        instance: 'team',
        name: 'legacy',
        destination: { server: 'https://10.0.0.1:6443', namespace: 'shop-dev' },
      });
      await expect(test.reserve(reservation('shop', 1))).rejects.toThrow(
        'Namespace shop-dev is not free',
      );
    });

    it('a namespace that an AppProject permits by a pattern', async () => {
      const test = await start({
        projects: {
          main: [
            project('default', [{ server: '*', namespace: '*' }]),
            project('realtime', [{ server: cluster, namespace: 'realtime-*' }]),
          ],
        },
      });
      await expect(test.reserve(reservation('realtime-x', 1))).rejects.toThrow(
        'Namespace realtime-x-dev is not free: an AppProject of Argo CD instance main has it',
      );
      await test.reserve(reservation('shop', 1));
    });
  });

  describe('where an instance does not say', () => {
    it.each([
      ['which applications it has', { unlisted: ['team'] }],
      ['which AppProjects it has', { projects: { team: new Error('away') } }],
    ])('%s', async (_name, world) => {
      const test = await start(world);
      await expect(test.reserve(reservation('shop', 1))).rejects.toThrow(
        expect.objectContaining({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining(
            'Argo CD instance team has not answered yet',
          ),
        }),
      );
      await untouched();
    });

    it('nothing, where it did before', async () => {
      const test = await start({
        projects: {
          team: [project('mine', [{ server: cluster, namespace: 'shop-*' }])],
        },
      });
      await test.reserve(reservation('blog', 1));
      test.world.projects = { team: new Error('away') };
      await test.reserve(reservation('forum', 2));
      await expect(test.reserve(reservation('shop', 3))).rejects.toThrow(
        'is not free',
      );
    });
  });
});

describe.each(databases.eachSupportedId())('the ledger in %p', databaseId => {
  const pools: Knex[] = [];
  const twoReplicas = async (world: Omit<LedgerWorld, 'knex'> = {}) => {
    const knex = await databases.init(databaseId);
    // A database of SQLite in memory is of one pool; others are reached by as many as there are replicas.
    const other =
      databaseId === 'SQLITE_3' ? knex : knexFactory(knex.client.config);
    if (other !== knex) {
      pools.push(other);
    }
    return [
      await TestLedger.start({ knex, ...world }),
      await TestLedger.start({ knex: other, ...world }),
    ];
  };
  afterEach(async () => {
    await Promise.all(pools.splice(0).map(pool => pool.destroy()));
  });
  const free = (test: TestLedger, name: string) =>
    test.services.ledgerPages.free(name);
  const names = async (test: TestLedger) =>
    (await test.services.ledgerPages.page({})).items.map(({ name }) => name);

  it('lets one of 50 at once win the same namespace, whichever replica they ask', async () => {
    const replicas = await twoReplicas();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        replicas[index % 2].reserve(reservation('shop', index + 1)),
      ),
    );
    const won = outcomes.flatMap(({ status }, index) =>
      status === 'fulfilled' ? [index + 1] : [],
    );
    expect(won).toHaveLength(1);
    const reasons = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason.message] : [],
    );
    expect(
      reasons.filter(reason =>
        reason.includes('reserved for another GitLab project'),
      ),
    ).toHaveLength(49);
    const { items } = await replicas[0].services.ledgerPages.page({});
    expect(
      items.map(({ name, repository }) => [name, repository.projectId]),
    ).toEqual([
      ['shop-dev', won[0]],
      ['shop-production', won[0]],
      ['shop-staging', won[0]],
    ]);
  });

  it('lets one of two win that ask for a namespace by its name and by adoption', async () => {
    const [one, other] = await twoReplicas({ mayAdopt: true });
    const outcomes = await Promise.allSettled([
      one.reserve(reservation('shop', 1)),
      other.reserve(
        reservation('blog', 2, {
          environments: [
            { name: 'blog-dev', server: cluster, namespace: 'shop-staging' },
          ],
        }),
      ),
      one.reserve(
        reservation('forum', 3, {
          environments: [
            { name: 'forum-dev', server: cluster, namespace: 'shop-staging' },
          ],
        }),
      ),
    ]);
    expect(
      outcomes.filter(({ status }) => status === 'fulfilled'),
    ).toHaveLength(1);
  });

  it('is the same entry for shop-one with dev and shop with one-dev', async () => {
    const [test] = await twoReplicas({
      rules: { environments: ['dev', 'one-dev'] },
    });
    await test.reserve(reservation('shop-one', 1));
    await expect(
      test.reserve(reservation('shop', 2, { environment: 'dev' })),
    ).rejects.toThrow('shop-one-dev is reserved for another GitLab project');
    expect(await names(test)).toEqual(['shop-one-dev', 'shop-one-one-dev']);
  });

  it('holds the names of every environment on every cluster, not only of what was asked for', async () => {
    const [one, other] = await twoReplicas({ mayAdopt: true });
    await one.reserve(reservation('shop', 1));
    await expect(
      other.reserve(
        reservation('blog', 2, {
          instance: 'team',
          environments: [
            {
              name: 'blog-dev',
              server: 'https://elsewhere',
              namespace: 'shop-production',
            },
          ],
        }),
      ),
    ).rejects.toThrow('Namespace shop-production is reserved for another');
    for (const name of ['shop', 'shop-dev', 'shop-production']) {
      expect(await other.ledger.isHeld(name)).toBe(true);
    }
    expect(await other.ledger.isHeld('shop-qa')).toBe(false);
  });

  it('is no change for the same repository, whatever it is called by then', async () => {
    const [test, other] = await twoReplicas();
    const request = reservation('shop', 1);
    await test.reserve(request);
    const { items: before } = await test.services.ledgerPages.page({});
    test.show({
      name: 'shop-dev',
      destination: { server: cluster, namespace: 'shop-dev' },
    });
    other.show({
      name: 'shop-dev',
      destination: { server: cluster, namespace: 'shop-dev' },
    });
    other.world.projects = {
      main: [project('shop-dev', [{ server: cluster, namespace: 'shop-dev' }])],
    };
    const again = await other.reserve({
      ...request,
      provisionId: 'task-9',
      repository: {
        ...request.repository,
        host: 'GitLab.example.com',
        path: 'moved/shop',
      },
    });
    const { items: after } = await test.services.ledgerPages.page({});
    expect(after).toEqual(
      before.map(item => ({
        ...item,
        repository: { ...item.repository, path: 'moved/shop' },
      })),
    );
    // What was there before stays.
    await again.release(false);
    await other.ledger.release({ ...request, provisionId: 'task-9' }, false);
    expect(await names(test)).toHaveLength(3);
  });

  it('refuses a second instance for what one has', async () => {
    const [test] = await twoReplicas();
    await test.reserve(reservation('shop', 1));
    await expect(
      test.reserve(reservation('shop', 1, { instance: 'team' })),
    ).rejects.toThrow(
      'Argo CD instance main has shop-dev of this project already. Choose that instance.',
    );
    await test.reserve(
      reservation('shop', 1, { instance: 'team', environment: 'staging' }),
    );
  });

  it('would not refuse what an undo takes out of the way, and nothing else', async () => {
    const [test] = await twoReplicas({
      projects: { main: [project('shop-dev')] },
    });
    const undone = {
      provisionId: 'task-1',
      userEntityRef: 'user:default/maria',
      isKept: true,
      objects: [{ instance: 'main', name: 'shop-dev' }],
    };
    const check = (change: object = {}, ...without: (typeof undone)[]) =>
      test.ledger.check(
        reservation('shop', 1, change),
        mockCredentials.user(),
        ...without,
      );
    const request = reservation('shop', 1, { instance: 'team' });
    // An earlier version has made it, and the ledger knows no such object.
    await expect(check()).rejects.toThrow('has AppProject shop-dev already');
    await check({}, undone);
    await expect(
      check(
        {},
        { ...undone, objects: [{ instance: 'team', name: 'shop-dev' }] },
      ),
    ).rejects.toThrow('has AppProject shop-dev already');

    test.world.projects = {};
    await test.reserve(request);
    await expect(check()).rejects.toThrow('Choose that instance');
    await check({}, undone);
    await expect(
      check({}, { ...undone, provisionId: 'task-2' }),
    ).rejects.toThrow('Choose that instance');
    const another = { repository: reservation('shop', 2).repository };
    await expect(check(another)).rejects.toThrow(
      'is reserved for another GitLab project',
    );
    await check(another, undone);
    // What was synced stays where it is.
    test.show({
      instance: 'team',
      name: 'shop-dev',
      history: [],
      operation: { phase: 'Running' },
    });
    await test.held.refresh();
    await expect(check({}, undone)).rejects.toThrow('Choose that instance');
    await check({}, { ...undone, isKept: false });
    test.world.projects = { main: [project('shop')] };
    await test.services.ledger.reserve(
      reservation('blog', 3),
      mockCredentials.user(),
    );
    await expect(check({}, { ...undone, isKept: false })).rejects.toThrow(
      'has AppProject shop already',
    );
    await expect(
      check(another, {
        ...undone,
        objects: [{ instance: 'team', name: 'shop-dev' }],
      }),
    ).rejects.toThrow('is reserved for another GitLab project');
  });

  it('refuses a second namespace for what has one', async () => {
    const [test] = await twoReplicas({ mayAdopt: true });
    await test.reserve(reservation('shop', 1));
    await expect(
      test.reserve(
        reservation('shop', 1, {
          environments: [
            { name: 'shop-dev', server: cluster, namespace: 'monitoring' },
          ],
        }),
      ),
    ).rejects.toThrow(
      'Application shop-dev deploys to namespace shop-dev already',
    );
  });

  it('is free again where Argo CD made nothing of it', async () => {
    const [one, other] = await twoReplicas();
    const reserved = await one.reserve(reservation('shop', 1));
    await reserved.release(false);
    expect(await names(one)).toEqual([]);
    await other.reserve(reservation('shop', 2));
  });

  it('gives back only what a later call added', async () => {
    const [test] = await twoReplicas();
    await test.reserve(reservation('shop', 1));
    const more = await test.reserve(
      reservation('shop', 1, { environment: 'staging', provisionId: 'task-2' }),
    );
    await more.release(false);
    const { items } = await test.services.ledgerPages.page({});
    expect(
      items.map(({ name, applications }) => [name, applications.length]),
    ).toEqual([
      ['shop-dev', 1],
      ['shop-production', 0],
      ['shop-staging', 0],
    ]);
  });

  it('says whose an undo is: by what was reserved for it, and by what Argo CD has of it', async () => {
    const [one, other] = await twoReplicas();
    const request = reservation('shop', 1);
    const holder = { host: 'gitlab.example.com', projectId: 1 };
    const holders = (change: object, objects: string[] = []) =>
      other.ledger.holders({ ...request, ...change }, objects);
    await one.reserve(request);
    expect(await holders({})).toEqual([holder]);
    for (const change of [
      { userEntityRef: 'user:default/mallory' },
      { provisionId: 'task-2' },
      { instance: 'team' },
    ]) {
      expect(await holders(change)).toEqual([]);
    }
    // A later task may make what an earlier one has reserved.
    expect(await holders({ provisionId: 'task-2' }, ['shop-dev'])).toEqual([
      holder,
    ]);
    expect(
      await holders({ provisionId: 'task-2', instance: 'team' }, ['shop-dev']),
    ).toEqual([]);
    // What was synced and is gone stays reserved: there is nothing to undo.
    await one.ledger.release(request, true);
    expect(await holders({})).toEqual([]);
    expect(await holders({}, ['shop-dev'])).toEqual([holder]);
    // Somebody proves all of it, or none.
    await one.reserve(reservation('blog', 2));
    expect(await holders({}, ['shop-dev', 'blog-dev'])).toEqual([
      holder,
      { ...holder, projectId: 2 },
    ]);
  });

  it('gives one repository one project, unless the person may adopt', async () => {
    const [one, other] = await twoReplicas();
    await one.reserve(reservation('shop', 1));
    await one.reserve(reservation('shop', 1, { environment: 'staging' }));
    const second = reservation('vaultsys', 1);
    const refusal = 'team/vaultsys is project shop already';
    await expect(other.reserve(second)).rejects.toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining(refusal),
      }),
    );
    expect(await names(one)).toHaveLength(3);
    one.world.mayAdopt = true;
    await one.reserve(second);
    expect(await names(one)).toHaveLength(6);
  });

  it('gives a repository one project where two are asked for at once', async () => {
    const [one, other] = await twoReplicas();
    const outcomes = await Promise.allSettled([
      one.reserve(reservation('shop', 1)),
      other.reserve(reservation('vaultsys', 1)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await names(one)).toHaveLength(3);
  });

  it('is free after an undo before anything was synced, for the person who asked', async () => {
    const [one, other] = await twoReplicas();
    const request = reservation('shop', 1);
    await one.reserve(request);
    for (const change of [
      { userEntityRef: 'user:default/mallory' },
      { provisionId: 'task-2' },
      { instance: 'team' },
    ]) {
      await other.ledger.release({ ...request, ...change }, false);
    }
    expect(await names(one)).toHaveLength(3);
    await other.ledger.release(request, false);
    expect(await names(one)).toEqual([]);
  });

  it.each([
    ['as the undo saw', async () => true],
    [
      'as the replica saw that reserved it',
      async (test: TestLedger) => {
        test.show({
          name: 'shop-dev',
          history: [],
          operation: { phase: 'Running' },
        });
        await waitFor(async () =>
          (
            await test.knexRows('ledger_applications')
          ).some(row => 'used_since' in row && row.used_since),
        );
        return false;
      },
    ],
    [
      'as another replica saw',
      async (_: TestLedger, test: TestLedger) => {
        test.show({
          name: 'shop-dev',
          history: [{ id: 1, deployedAt: '2026-11-28T10:00:00Z' }],
        });
        return false;
      },
    ],
  ])('stays reserved after a sync, %s', async (_name, sync) => {
    const [one, other] = await twoReplicas();
    const request = reservation('shop', 1);
    await one.reserve(request);
    const wasSynced = await sync(one, other);
    await other.ledger.release(request, wasSynced);
    for (const { store } of [one, other]) {
      store.remove({ instance: 'main', namespace: 'argocd', name: 'shop-dev' });
    }
    await expect(one.reserve(reservation('shop', 2))).rejects.toThrow(
      'reserved for another GitLab project',
    );
    // It is still that repository's.
    await other.reserve({ ...request, provisionId: 'task-2' });
  });

  it('does not take a dry run for a sync', async () => {
    const [test] = await twoReplicas();
    await test.reserve(reservation('shop', 1));
    test.show({
      name: 'shop-dev',
      operation: { phase: 'Succeeded', dryRun: true },
    });
    await test.held.refresh();
    await test.ledger.release(reservation('shop', 1), false);
    expect(await names(test)).toEqual([]);
  });

  it('frees a name that is gone, and not before', async () => {
    const [test, other] = await twoReplicas();
    const request = reservation('shop', 1);
    await test.reserve(request);
    await test.ledger.release(request, true);
    test.show({
      name: 'shop-dev',
      destination: { server: cluster, namespace: 'shop-dev' },
    });
    await expect(free(test, 'shop-dev')).rejects.toThrow(
      'shop-dev is in use: Argo CD instance main has Application shop-dev. Delete it first.',
    );
    await expect(free(test, 'shop-qa')).rejects.toThrow(
      'The ledger has no shop-qa.',
    );
    test.store.remove({
      instance: 'main',
      namespace: 'argocd',
      name: 'shop-dev',
    });
    for (const name of ['shop-dev', 'shop-staging', 'shop-production']) {
      await free(test, name);
    }
    await other.reserve(reservation('shop', 2));
  });

  it('does not free a namespace that another application of the project deploys to', async () => {
    const [test] = await twoReplicas({ mayAdopt: true });
    const both = ['dev', 'staging'].map(environment => ({
      name: `shop-${environment}`,
      server: cluster,
      namespace: 'monitoring',
    }));
    await test.reserve(reservation('shop', 1, { environments: both }));
    await free(test, 'shop-dev');
    const adopt = reservation('blog', 2, {
      environments: [
        { name: 'blog-dev', server: cluster, namespace: 'monitoring' },
      ],
    });
    await expect(test.reserve(adopt)).rejects.toThrow('Namespace monitoring');
    await free(test, 'shop-staging');
    await test.reserve(adopt);
  });

  it('survives a restart', async () => {
    const [test] = await twoReplicas();
    await test.reserve(reservation('shop', 1));
    const restarted = await TestLedger.start({ knex: test.world.knex });
    await expect(restarted.reserve(reservation('shop', 2))).rejects.toThrow(
      'reserved for another GitLab project',
    );
    await restarted.ledger.release(reservation('shop', 1), false);
    await restarted.reserve(reservation('shop', 2));
  });

  it('follows the configuration where it gives a cluster another name', async () => {
    const [test] = await twoReplicas();
    await test.reserve(reservation('shop', 1));
    const renamed = await TestLedger.start({
      knex: test.world.knex,
      mayAdopt: true,
      clusters: {
        main: [{ server: cluster, name: 'one' }],
        team: [{ server: 'https://10.0.0.1', name: 'one' }],
      },
    });
    await free(renamed, 'shop-production');
    const { items } = await renamed.services.ledgerPages.page({});
    expect(items[0].applications[0].cluster).toBe('one');
    await renamed
      .knexRows('ledger_namespaces')
      .then(rows =>
        expect(rows).toMatchObject([{ cluster: 'one', namespace: 'shop-dev' }]),
      );
  });

  it('says where two clusters that have become one are held twice', async () => {
    const separate = {
      main: [{ server: cluster, name: 'one' }],
      team: [{ server: cluster, name: 'other' }],
    };
    const [test] = await twoReplicas({ clusters: separate, mayAdopt: true });
    const adopt = (name: string, id: number, instance: string) =>
      test.reserve(
        reservation(name, id, {
          instance,
          environments: [
            { name: `${name}-dev`, server: cluster, namespace: 'monitoring' },
          ],
        }),
      );
    await adopt('shop', 1, 'main');
    await adopt('blog', 2, 'team');
    const joined = await TestLedger.start({ knex: test.world.knex });
    expect(joined.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        `Two GitLab projects hold namespace monitoring on ${cluster}`,
      ),
    );
  });

  it('comes in pages, and by a part of a name', async () => {
    const [test] = await twoReplicas();
    await test.reserve(reservation('shop', 1));
    await test.reserve(reservation('blog', 2));
    const pages = test.services.ledgerPages;
    const first = await pages.page({ limit: 4 });
    const second = await pages.page({ limit: 4, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'blog-dev',
      'blog-production',
      'blog-staging',
      'shop-dev',
      'shop-production',
      'shop-staging',
    ]);
    expect(second.nextCursor).toBeUndefined();
    const found = await pages.page({ search: 'op-d' });
    expect(found.items).toMatchObject([
      {
        name: 'shop-dev',
        project: 'shop',
        repository: {
          host: 'gitlab.example.com',
          projectId: 1,
          path: 'team/shop',
        },
        reservedBy: 'user:default/maria',
        applications: [
          {
            instance: 'main',
            name: 'shop-dev',
            cluster,
            destinationNamespace: 'shop-dev',
            entityRef: 'system:default/shop',
          },
        ],
      },
    ]);
    await expect(pages.page({ cursor: 'bm90aGluZw' })).rejects.toThrow(
      'cursor is none',
    );
  });
});
