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

import request from 'supertest';
import {
  applicationSpec,
  ArgocdBackend,
  deny,
  userEntity,
} from './__testUtils__/ArgocdBackend';
import { provisionRequest } from './__testUtils__/provisionRequest';
import { SandboxRepository } from './__testUtils__/SandboxRepository';

jest.setTimeout(30_000);

describe('the routes of the ledger', () => {
  let backend: ArgocdBackend;
  let repository: SandboxRepository;
  let entry: Record<string, unknown>;
  const spec = applicationSpec('legacy');
  const imported = (...entries: object[]) =>
    backend.post('/ledger/import', { entries });
  const list = async (query = '') =>
    (await backend.get(`/ledger${query}`)).body.items;

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [],
      prepare: ({ global: { world } }) => {
        world.addApplication(
          { name: 'legacy' },
          {
            ...spec,
            source: {
              ...spec.source,
              repoURL: 'http://cluster:8181/team-realtime/legacy.git',
            },
          },
        );
      },
    });
    const { gitlab } = backend.sandbox.urls;
    repository = await SandboxRepository.create(backend.sandbox, 'legacy');
    const response = await fetch(
      `${gitlab}/api/v4/projects/${encodeURIComponent(repository.fullPath)}`,
      { headers: { 'PRIVATE-TOKEN': backend.sandbox.personalToken('maria') } },
    );
    entry = {
      instance: 'global',
      namespace: 'argocd',
      name: 'legacy',
      host: new URL(gitlab).host,
      projectId: (await response.json()).id,
    };
  });

  beforeEach(() => backend.reset());

  afterAll(async () => {
    await repository?.remove();
    await backend?.stop();
  });

  it('are for who may adopt alone, and every try is audited', async () => {
    backend.decisions['argocd.project.adopt'] = deny;
    const answers = [
      await backend.get('/ledger'),
      await imported(entry),
      await backend.delete('/ledger/legacy'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[1].body.error.message).toBe(
      'You may not import applications into the ledger.',
    );
    expect(backend.audited).toEqual([
      { eventId: 'access-denied', outcome: 'fail' },
      { eventId: 'ledger-import', outcome: 'fail' },
      { eventId: 'ledger-release', outcome: 'fail' },
    ]);
    backend.reset();
    expect(await list()).toEqual([]);
  });

  it.each([
    ['no entries', { entries: [] }],
    ['too many', { entries: Array.from({ length: 101 }, () => ({})) }],
    ['an unknown field', { entries: [{ labels: {} }] }],
    ['a number that is none', { entries: [{ projectId: '7' }] }],
    ['a host that is an address', { entries: [{ host: 'http://a/b' }] }],
    ['an entity that is none', { entries: [{ entityRef: 'shop' }] }],
    ['a name with a path', { entries: [{ name: '../x' }] }],
  ])('refuse %s', async (_name, body) => {
    const entries = body.entries.map(change => ({ ...entry, ...change }));
    expect((await backend.post('/ledger/import', { entries })).status).toBe(
      400,
    );
    expect(await list()).toEqual([]);
  });

  it('refuse names and searches that are none', async () => {
    expect((await backend.delete('/ledger/Legacy%2f..')).status).toBe(400);
    expect((await backend.get('/ledger?search=%25')).status).toBe(400);
    expect((await backend.get('/ledger?cursor=bm90aGluZw')).status).toBe(400);
  });

  it('import, list and release', async () => {
    const { status, body } = await imported(entry, { ...entry, name: 'gone' });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { name: 'legacy', outcome: 'imported' },
      { name: 'gone', outcome: 'refused' },
    ]);
    expect(await list('?search=lega')).toMatchObject([
      {
        name: 'legacy',
        repository: { path: 'team-realtime/legacy' },
        applications: [{ instance: 'global', destinationNamespace: 'legacy' }],
      },
    ]);
    expect(await list('?search=shop')).toEqual([]);

    const early = await backend.delete('/ledger/legacy');
    expect(early.status).toBe(409);
    expect(early.body.error.message).toContain('Delete it first');
    const { world } = backend.sandbox.global;
    world.remove(world.application('legacy', 'argocd')!);
    let freed = early;
    while (freed.status === 409) {
      freed = await backend.delete('/ledger/legacy');
    }
    expect(freed.body).toEqual({ released: 'legacy' });
    expect(await list()).toEqual([]);
    expect((await backend.delete('/ledger/legacy')).status).toBe(404);
    expect(backend.audited).toContainEqual({
      eventId: 'ledger-import',
      outcome: 'success',
    });
    expect(backend.audited).toContainEqual({
      eventId: 'ledger-release',
      outcome: 'success',
    });
  });
});

describe('what is provisioned', () => {
  let backend: ArgocdBackend;
  const repositories: SandboxRepository[] = [];
  const route = '/api/argocd/instances/global/provision';

  /** A task of Maria for a repository, with the project that it makes. */
  const task = async (repository: SandboxRepository, provisionId: string) => {
    const { gitlab } = backend.sandbox.urls;
    const body = {
      ...provisionRequest({
        host: new URL(gitlab).host,
        projectId: backend.sandbox.gitlab.findProject(repository.fullPath)!.id,
        path: repository.fullPath,
        project: 'shop',
        environments: ['dev'],
        userToken: backend.sandbox.personalToken('maria'),
      }),
      provisionId,
    };
    const run = (test: request.Test) =>
      backend.asTask(test, 'user:default/maria');
    return {
      make: () => run(request(backend.server).post(route)).send(body),
      undo: () =>
        run(request(backend.server).delete(`${route}/${provisionId}`)).send({
          userToken: body.userToken,
        }),
    };
  };
  const names = async () =>
    (await backend.get('/ledger')).body.items.map(
      (item: { name: string }) => item.name,
    );
  const all = ['shop-dev', 'shop-production', 'shop-staging'];

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [userEntity('maria', 2)],
    });
    for (const name of ['shop', 'other']) {
      const repository = await SandboxRepository.create(backend.sandbox, name);
      await repository.commit('first', {
        'helm/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
        'helm/values.yaml': '',
        'helm/values-dev.yaml': '',
      });
      repositories.push(repository);
    }
  });

  beforeEach(() => backend.reset());

  afterAll(async () => {
    await Promise.all(repositories.map(item => item.remove()));
    await backend?.stop();
  });

  it('is reserved first, and free again after an undo before anything was synced', async () => {
    const [first, second] = [
      await task(repositories[0], 'task-1'),
      await task(repositories[1], 'task-2'),
    ];
    expect((await first.make()).status).toBe(201);
    expect(await names()).toEqual(all);
    // The names of what it has, of what it may get, and what they are made of.
    for (const name of ['shop', 'shop-dev', 'shop-production']) {
      const { body } = await backend.get(`/names/${name}`);
      expect(body).toEqual({ name, status: 'taken' });
    }

    const refused = await second.make();
    expect(refused.status).toBe(409);
    expect((await first.undo()).body.removed).toEqual([
      'Application shop-dev',
      'AppProject shop-dev',
    ]);
    expect(await names()).toEqual([]);
    expect((await backend.get('/names/shop')).body.status).toBe('free');
  });

  it('leaves nothing reserved where Argo CD refuses', async () => {
    const empty = await SandboxRepository.create(backend.sandbox, 'empty');
    repositories.push(empty);
    const { make } = await task(empty, 'task-3');
    const { status, body } = await make();
    expect(status).toBe(400);
    expect(body.error.message).toContain('Argo CD instance global refuses');
    expect(await names()).toEqual([]);
  });

  it('stays reserved after a sync, until the platform team says that it is gone', async () => {
    const [first, second] = [
      await task(repositories[0], 'task-4'),
      await task(repositories[1], 'task-5'),
    ];
    expect((await first.make()).status).toBe(201);
    const application = () =>
      backend.sandbox.global.world.application('shop-dev', 'argocd');
    while (!application()?.status?.operationState?.finishedAt) {
      await backend.post('/applications/global/argocd/shop-dev/sync');
    }
    expect((await first.undo()).status).toBe(200);
    expect(application()).toBeUndefined();

    const refused = await second.make();
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain(
      'is reserved for another GitLab project',
    );
    for (const name of all) {
      expect((await backend.delete(`/ledger/${name}`)).status).toBe(200);
    }
    expect((await second.make()).status).toBe(201);
  });
});
