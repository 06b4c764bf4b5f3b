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
  applicationSpec,
  ArgocdBackend,
  deny,
} from './__testUtils__/ArgocdBackend';
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
