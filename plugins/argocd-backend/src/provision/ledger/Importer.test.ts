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
import { LedgerImport } from '@slipway/plugin-argocd-common';
import {
  cluster,
  LedgerWorld,
  reservation,
  TestLedger,
} from './__testUtils__/TestLedger';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('an import', () => {
  const start = async (world: Omit<LedgerWorld, 'knex'> = {}) => {
    const test = await TestLedger.start({
      knex: await databases.init('SQLITE_3'),
      gitlab: { 7: 'team/Shop', 8: 'team/blog' },
      ...world,
    });
    test.show({
      name: 'shop',
      project: 'shop-project',
      sources: [
        { repoUrl: 'https://charts.example.com' },
        { repoUrl: 'http://gitlab.internal/team/shop.git' },
      ],
      destination: { server: cluster, namespace: 'shop-prod' },
    });
    return test;
  };
  const entry: LedgerImport = {
    instance: 'main',
    namespace: 'argocd',
    name: 'shop',
    host: 'gitlab.example.com',
    projectId: 7,
  };
  const run = (test: TestLedger, ...entries: LedgerImport[]) =>
    test.services.ledgerImporter.import(entries, 'user:default/ada');

  it('takes what Argo CD and GitLab say of an application', async () => {
    const test = await start();
    const outcome = { instance: 'main', namespace: 'argocd', name: 'shop' };
    expect(
      await run(test, { ...entry, entityRef: 'Component:default/Shop' }),
    ).toEqual([{ ...outcome, outcome: 'imported' }]);
    const { items } = await test.services.ledgerPages.page({});
    expect(items).toMatchObject([
      {
        name: 'shop',
        project: 'shop-project',
        repository: { projectId: 7, path: 'team/Shop' },
        reservedBy: 'user:default/ada',
        applications: [
          {
            cluster,
            destinationNamespace: 'shop-prod',
            entityRef: 'component:default/shop',
            usedSince: expect.any(String),
          },
        ],
      },
    ]);
    // The same again is no change.
    await run(test, entry);
    expect((await test.services.ledgerPages.page({})).items).toEqual(items);
  });

  it('keeps its namespace from everybody else, and lets the project go on', async () => {
    const test = await start({ mayAdopt: true });
    await run(test, entry);
    const adopt = (id: number) =>
      reservation('blog', id, {
        environments: [
          { name: 'blog-dev', server: cluster, namespace: 'shop-prod' },
        ],
      });
    await expect(test.reserve(adopt(8))).rejects.toThrow('is not free');
    await test.reserve(adopt(7));
  });

  it.each([
    [
      'that the project alone deploys from',
      ['http://gitlab.internal/team/shop.git'],
      true,
    ],
    ['that others deploy from, too', ['http://gitlab.internal/team/*'], false],
    ['that nobody deploys from', [], false],
  ])(
    'takes an AppProject for the project’s own %s: %p',
    async (_name, sourceRepos, isOwn) => {
      const test = await start({
        projects: {
          main: [
            {
              metadata: { name: 'shop-project' },
              spec: {
                sourceRepos,
                destinations: [{ server: cluster, namespace: 'shop-*' }],
              },
            },
          ],
        },
      });
      await expect(test.reserve(reservation('shop', 7))).rejects.toThrow(
        'Namespace shop-dev is not free: an AppProject',
      );
      await run(test, entry);
      const outcome = await test.reserve(reservation('shop', 7)).then(
        () => true,
        () => false,
      );
      expect(outcome).toBe(isOwn);
    },
  );

  it.each([
    [
      'an application that there is not',
      { ...entry, name: 'blog' },
      'Argo CD instance main has no Application blog in namespace argocd.',
    ],
    [
      'an instance that there is not',
      { ...entry, instance: 'nowhere' },
      'Argo CD instance nowhere has no Application shop',
    ],
    [
      'a project that the portal does not see',
      { ...entry, projectId: 99 },
      "gitlab.example.com shows the portal no project 99. Look the number up in GitLab; the user of the portal's token has to be a member",
    ],
    [
      'a GitLab that the portal does not know',
      { ...entry, host: 'gitlab.example.org' },
      'gitlab.example.org is no GitLab of the portal. Give a host of integrations.gitlab, with its port.',
    ],
    [
      'a project that the application does not deploy',
      { ...entry, projectId: 8 },
      'Application shop does not deploy team/blog.',
    ],
    [
      'another GitLab that has a project of that path',
      { ...entry, host: 'gitlab.evil.example.com' },
      'Application shop does not deploy team/Shop.',
    ],
  ])('refuses %s', async (_name, wrong, reason) => {
    const test = await start();
    expect(await run(test, wrong, entry)).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining(reason) },
      // One that is refused keeps no other from being imported.
      { outcome: 'imported' },
    ]);
  });

  it('refuses a cluster that only Argo CD knows', async () => {
    const test = await start();
    test.show({
      name: 'shop',
      sources: [{ repoUrl: 'https://gitlab.example.com/team/shop' }],
      destination: { name: 'prod', namespace: 'shop' },
    });
    expect(await run(test, entry)).toMatchObject([
      {
        outcome: 'refused',
        reason: expect.stringContaining(
          'Name it in argocd.instances[].clusters',
        ),
      },
    ]);
  });

  it('refuses what another project holds', async () => {
    const test = await start();
    test.show({
      name: 'blog',
      sources: [{ repoUrl: 'https://gitlab.example.com/team/blog' }],
      destination: { server: cluster, namespace: 'shop-prod' },
    });
    const outcomes = await run(test, entry, {
      ...entry,
      name: 'blog',
      projectId: 8,
    });
    expect(outcomes[1]).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('Namespace shop-prod is reserved'),
    });
  });
});
