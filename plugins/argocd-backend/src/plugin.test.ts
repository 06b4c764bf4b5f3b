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
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  applicationSpec,
  ArgocdBackend,
  deny,
  owned,
  systemEntity,
} from './__testUtils__/ArgocdBackend';

jest.setTimeout(30_000);

describe('the routes of the Argo CD back end', () => {
  let backend: ArgocdBackend;
  const spec = applicationSpec();
  const application = (name: string) =>
    backend.sandbox.global.world.application(name, 'argocd')!;
  const get = (path: string) => backend.get(path);
  const post = (path: string, body: unknown = {}) => backend.post(path, body);
  const shop = '/entities/system/default/shop/applications';

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        systemEntity('shop', { 'argocd/app-name': 'shop-dev,shop-staging' }),
        systemEntity('stranger'),
      ],
      prepare: ({ global: { world } }) => {
        world.addApplication(
          {
            name: 'shop-dev',
            annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
          },
          spec,
        );
        world.addApplication(
          { name: 'shop-staging' },
          { ...spec, project: 'other' },
        );
        world.addApplication({ name: 'foreign' }, spec);
      },
    });
  });

  beforeEach(() => backend.reset());

  afterAll(() => backend?.stop());

  describe('applications of an entity', () => {
    it('come with verdict, links, actions and the states of all instances', async () => {
      const { status, body } = await get(shop);
      expect(status).toBe(200);
      expect(
        body.instances.map(
          ({ name, status: state }: Record<string, string>) => [name, state],
        ),
      ).toEqual([
        ['global', 'live'],
        ['team', 'live'],
      ]);
      expect(
        body.applications.map(
          ({ name, link, environment }: Record<string, string>) => [
            name,
            link,
            environment,
          ],
        ),
      ).toEqual([
        ['shop-dev', 'confirmed', 'dev'],
        ['shop-staging', 'claimed', 'staging'],
      ]);
      expect(body.applications[0]).toMatchObject({
        verdict: { code: expect.any(String), sentence: expect.any(String) },
        url: 'https://global.example.com/applications/argocd/shop-dev',
        sources: [{ url: `${backend.sandbox.urls.gitlab}/blue/shop` }],
        links: expect.arrayContaining([
          {
            title: 'Images',
            url: `${backend.sandbox.urls.gitlab}/blue/shop/container_registry`,
          },
          {
            title: 'Rancher',
            url: 'https://rancher.example.com/c/local?q=shop-dev',
          },
        ]),
        actions: {
          sync: { allowed: true },
          refresh: { allowed: true },
          terminate: { allowed: false, reason: { code: 'nothingRunning' } },
        },
      });
    });

    it('name and link the cluster as soon as Argo CD has said what it is called', async () => {
      const read = async () => (await get(shop)).body.applications[0];
      let shown = await read();
      while (!shown.destination.name) {
        await new Promise(resolve => setTimeout(resolve, 50));
        shown = await read();
      }
      expect(shown.destination).toEqual({
        name: 'in-cluster',
        namespace: 'shop-dev',
      });
      expect(shown.links).toContainEqual({
        title: 'Cluster',
        url: 'https://console.example.com/in-cluster',
      });
    });

    it('say nothing of addresses inside the cluster, tokens or Argo CD itself', async () => {
      const { text } = await get(shop);
      expect(text).not.toMatch(
        /cluster:8181|kubernetes\.default|eyJ|managedFields|resourceVersion/,
      );
    });

    it('are sent once: the same answer is 304', async () => {
      const { headers } = await get(shop);
      expect(headers.etag).toBeDefined();
      const again = await get(shop).set('If-None-Match', headers.etag);
      expect(again.status).toBe(304);
    });

    it('are asked of memory alone', async () => {
      const requests = jest.spyOn(globalThis, 'fetch');
      await get(shop);
      // The watch reads on meanwhile, but it asks for nothing with such names and changes nothing.
      expect(
        requests.mock.calls.filter(
          ([url, init]) =>
            init?.method !== 'GET' || /\.\.|%2[0ef3]|%3f/i.test(String(url)),
        ),
      ).toEqual([]);
      requests.mockRestore();
    });

    it('are none for an entity that names nothing', async () => {
      const { body } = await get(
        '/entities/system/default/stranger/applications',
      );
      expect(body).toMatchObject({
        annotated: false,
        applications: [],
      });
    });

    it('are neither shown nor counted where they may not be read', async () => {
      backend.decisions['argocd.application.read'] = deny;
      const { body } = await get(shop);
      expect(body.applications).toEqual([]);
      const { body: stranger } = await get(
        '/entities/system/default/stranger/applications',
      );
      expect(Object.keys(body)).toEqual(Object.keys(stranger));
      expect(body.omitted).toBe(0);
    });

    it('are explained as if those were not there that may not be read', async () => {
      const diagnosis = async () =>
        (await get('/entities/system/default/shop/diagnosis')).body;
      const known = await diagnosis();
      expect(JSON.stringify(known.steps)).toMatch(/found by/);
      backend.decisions['argocd.application.read'] = deny;
      const { steps, applications } = await diagnosis();
      expect(applications).toEqual([]);
      expect(
        steps.filter(
          ({ kind }: { kind: string }) =>
            !['annotation', 'instance'].includes(kind),
        ),
      ).toEqual([
        expect.objectContaining({ kind: 'match', code: 'nothing' }),
        expect.objectContaining({ kind: 'advice', code: 'correct' }),
      ]);
    });

    it('may be acted on by owners where the link is confirmed', async () => {
      backend.decisions['argocd.application.sync'] = owned;
      const { body } = await get(shop);
      expect(
        body.applications.map(
          ({ actions }: { actions: { sync: object } }) => actions.sync,
        ),
      ).toEqual([
        { allowed: true },
        {
          allowed: false,
          reason: { code: 'linkNotConfirmed', parameters: {} },
        },
      ]);
    });

    it('need the right to see Argo CD, a known entity and a user', async () => {
      backend.decisions['argocd.view.read'] = deny;
      expect((await get(shop)).status).toBe(403);
      backend.decisions = {};
      expect(
        (await get('/entities/system/default/missing/applications')).status,
      ).toBe(404);
      const anonymous = await request(backend.server)
        .get(`/api/argocd${shop}`)
        .set('Authorization', mockCredentials.none.header());
      expect(anonymous.status).toBe(401);
    });
  });

  describe('sync and refresh', () => {
    const route = '/applications/global/argocd/shop-dev';

    it('are handed to Argo CD with the name of the user, and audited', async () => {
      const { status } = await post(`${route}/sync`, { prune: true });
      expect(status).toBe(202);
      const requested =
        application('shop-dev').operation ??
        application('shop-dev').status.operationState?.operation;
      expect(requested).toMatchObject({
        sync: { prune: true },
        initiatedBy: { username: 'backstage-ops' },
        info: [{ name: 'initiated-by', value: 'user:default/mock' }],
      });
      expect(backend.audited).toEqual([
        { eventId: 'application-sync', outcome: 'success' },
      ]);
      expect((await post(`${route}/refresh`)).status).toBe(202);
    });

    it('are refused, and audited, where the policy says so', async () => {
      backend.decisions['argocd.application.sync'] = deny;
      const { status, body } = await post(`${route}/sync`);
      expect(status).toBe(403);
      expect(body.error.message).toBe('Not allowed: this is up to blue.');
      expect(backend.audited).toEqual([
        { eventId: 'application-sync', outcome: 'fail' },
      ]);
    });

    it('are refused for an application that is only claimed', async () => {
      backend.decisions['argocd.application.refresh'] = owned;
      const { status, body } = await post(
        '/applications/global/argocd/shop-staging/refresh',
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain(
        'only this entity claims the application',
      );
    });

    it('do not tell whether an application exists that may not be read', async () => {
      backend.decisions['argocd.application.read'] = deny;
      const hidden = await post(`${route}/refresh`);
      backend.decisions = {};
      const missing = await post('/applications/global/argocd/nothing/refresh');
      expect([hidden.status, missing.status]).toEqual([404, 404]);
    });

    it('pass on what Argo CD refuses, in its words', async () => {
      const account = backend.sandbox.global.world.account('backstage-ops')!;
      const policies = account.policies.splice(1);
      const { status, body } = await post(
        '/applications/global/argocd/foreign/sync',
      );
      account.policies.push(...policies);
      expect(status).toBe(403);
      expect(body.error.message).toContain(
        'permission denied: applications, sync, default/foreign',
      );
    });

    it('are off where the instance has no credential for them', async () => {
      backend.sandbox.team.world.addApplication({ name: 'theirs' }, spec);
      while ((await get('/applications/team/argocd/theirs')).status !== 200) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      const { status, body } = await post(
        '/applications/team/argocd/theirs/sync',
      );
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        'Off: the portal has no credential that may act on team.',
      );
    });

    it('refuse unknown fields', async () => {
      const { status, body } = await post(`${route}/sync`, { force: true });
      expect(status).toBe(400);
      expect(body.error.message).toContain('force');
    });
  });

  describe('names', () => {
    it('are looked up in every instance, and by whom one is taken is not told', async () => {
      backend.sandbox.team.world.addProject('taken', {});
      for (const name of ['taken', 'shop-dev']) {
        expect((await get(`/names/${name}`)).body).toEqual({
          name,
          status: 'taken',
          reason: 'used',
        });
      }
      expect((await get('/names/kube-system')).body).toEqual({
        name: 'kube-system',
        status: 'taken',
        reason: 'reserved',
      });
      expect((await get('/names/shop-de')).body).toEqual({
        name: 'shop-de',
        status: 'free',
      });
    });

    it('are the same to who may see no application', async () => {
      backend.decisions['argocd.application.read'] = deny;
      expect((await get('/names/shop-dev')).body.status).toBe('taken');
    });

    it('are not called free while an instance that has to answer does not', async () => {
      const { fetch } = globalThis;
      const away = `${backend.sandbox.urls.team}/api/v1/projects/`;
      const asked = jest
        .spyOn(globalThis, 'fetch')
        .mockImplementation((url, init) =>
          String(url).startsWith(away)
            ? Promise.reject(new TypeError('fetch failed'))
            : fetch(url, init),
        );
      const statusOf = async (path: string) =>
        (await get(`/names/${path}`)).body.status;
      try {
        expect(await statusOf('dark')).toBe('unknown');
        expect(await statusOf('dark?instance=team')).toBe('unknown');
        expect(await statusOf('dark?instance=global')).toBe('free');
        expect(await statusOf('shop-dev')).toBe('taken');
      } finally {
        asked.mockRestore();
      }
      expect((await get('/names/dark?instance=none')).status).toBe(404);
    });

    it('are told to one person 120 times a minute, and to others all the same', async () => {
      const ask = (user: string) =>
        backend.as(
          request(backend.server).get('/api/argocd/names/shop'),
          `user:default/${user}`,
        );
      const statuses: number[] = [];
      for (let round = 0; round < 120; round += 1) {
        statuses.push((await ask('curious')).status);
      }
      expect(new Set(statuses)).toEqual(new Set([200]));
      const refused = await ask('curious');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.body.error.message).toContain('120 names');
      expect((await ask('other')).status).toBe(200);
    });
  });

  describe('hostile names', () => {
    it.each([
      ['GET', '/entities/system/default/..%2fclusters/applications'],
      ['GET', '/entities/system/default/a%3fx=y/applications'],
      ['GET', '/entities/sys%20tem/default/shop/applications'],
      ['GET', '/names/..%2f..%2fclusters'],
      ['GET', '/names/a%3fx=y'],
      ['GET', '/names/%2e%2e'],
      ['POST', '/applications/global/argocd/..%2fclusters/sync'],
      ['POST', '/applications/global/argocd/a%3fx=y/refresh'],
      ['POST', '/applications/global/..%2fx/shop-dev/refresh'],
      ['POST', '/applications/global%23/argocd/shop-dev/refresh'],
      ['POST', '/instances/..%2fglobal/provision'],
      ['DELETE', '/instances/global/provision/..%2fx'],
    ])('%s %s is 400 and never reaches Argo CD', async (method, path) => {
      const requests = jest.spyOn(globalThis, 'fetch');
      const { status, text } = await backend
        .as(
          request(backend.server)[method.toLowerCase() as 'get'](
            `/api/argocd${path}`,
          ),
        )
        .send(method === 'GET' ? undefined : {});
      // The watch reads on meanwhile, but it asks for nothing with such names and changes nothing.
      expect(
        requests.mock.calls.filter(
          ([url, init]) =>
            init?.method !== 'GET' || /\.\.|%2[0ef3]|%3f/i.test(String(url)),
        ),
      ).toEqual([]);
      requests.mockRestore();
      expect(status).toBe(400);
      expect(text).not.toMatch(/localhost:\d+\/api\/v1/);
    });
  });

  describe('provisioning', () => {
    it('is offered where it may be done', async () => {
      const offered = async () =>
        (await get('/instances')).body.items.map(
          (item: { registration: object }) => item.registration,
        );
      const byHand = { methods: ['manual'], namespace: 'argocd' };
      expect(await offered()).toEqual([
        { methods: ['api', 'manual'], namespace: 'argocd' },
        byHand,
      ]);
      backend.decisions['argocd.project.provision'] = deny;
      expect(await offered()).toEqual([byHand, byHand]);
    });

    it('says whether Argo CD has a credential for a repository, and nothing else of it', async () => {
      const access = (url: string) =>
        get(
          `/instances/global/repository-access?url=${encodeURIComponent(url)}`,
        );
      const group =
        'http://gitlab-webservice-default.gitlab.svc.cluster.local:8181';
      expect((await access(`${group}/team-realtime/new.git`)).body).toEqual({
        status: 'covered',
      });
      expect((await access(`${group}/somebody/new.git`)).body).toEqual({
        status: 'missing',
      });
      for (const url of ['ftp://x/y', 'http://user:secret@x/y', '']) {
        expect((await access(url)).status).toBe(400);
      }
      // Whoever registers a project in another way asks, too.
      backend.decisions['argocd.project.provision'] = deny;
      expect((await access(`${group}/team-realtime/new.git`)).status).toBe(200);
      backend.decisions['argocd.view.read'] = deny;
      expect((await access(`${group}/team-realtime/new.git`)).status).toBe(403);
    });
  });

  it('has no other routes', async () => {
    expect((await get('/clusters')).status).toBe(404);
  });
});
