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
  ApplicationList,
  ApplicationMatrix,
  ArgocdClient,
  noCounts,
} from '@slipway/plugin-argocd-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  applicationSpec,
  ArgocdBackend,
  deny,
  groupEntity,
  owned,
  systemEntity,
} from './__testUtils__/ArgocdBackend';

jest.setTimeout(60_000);

describe('the applications page', () => {
  let backend: ArgocdBackend;
  const page = async (query = ''): Promise<ApplicationList> => {
    const { status, body } = await backend.get(`/applications${query}`);
    expect(status).toBe(200);
    return body;
  };
  const names = ({ items }: ApplicationList) => items.map(({ name }) => name);

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [
        {
          ...systemEntity('shop', { 'argocd/app-selector': 'part=shop' }),
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/blue' },
            // The user does not see this one.
            { type: 'ownedBy', targetRef: 'group:default/hidden' },
          ],
        },
        {
          ...systemEntity('other', { 'argocd/app-name': 'other-dev' }),
          relations: [{ type: 'ownedBy', targetRef: 'group:default/green' }],
        },
        groupEntity('blue'),
        groupEntity('green'),
      ],
      sandbox: { tickMs: 3_600_000 },
      prepare: ({ global, team }) => {
        for (let index = 0; index < 30; index += 1) {
          const name = `shop-${String(index).padStart(2, '0')}`;
          const application = global.world.addApplication(
            {
              name,
              labels: { part: 'shop', environment: index % 2 ? 'dev' : 'prod' },
              annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
            },
            applicationSpec(`ns-${name}`),
          );
          global.world.update(application, draft => {
            const healthy = index !== 7;
            draft.status.sync = {
              status: 'Synced',
              comparedTo: {},
              revision: 'a'.repeat(40),
            };
            draft.status.health = {
              status: healthy ? 'Healthy' : 'Degraded',
              lastTransitionTime: `2026-11-${String(index + 1).padStart(
                2,
                '0',
              )}T00:00:00Z`,
            };
            draft.status.resources = [
              {
                group: 'apps',
                version: 'v1',
                kind: 'Deployment',
                namespace: `ns-${name}`,
                name: 'api',
                status: 'Synced',
                health: { status: healthy ? 'Healthy' : 'Degraded' },
              },
            ];
            draft.status.history = [
              {
                id: 0,
                revision: 'a'.repeat(40),
                deployedAt: '2026-10-01T00:00:00Z',
                deployStartedAt: '2026-10-01T00:00:00Z',
                source: applicationSpec().source,
                initiatedBy: { automated: true },
              },
            ];
          });
        }
        team.world.addApplication({ name: 'other-dev' }, applicationSpec());
      },
    });
  });
  beforeEach(() => backend.reset());
  afterAll(() => backend?.stop());

  it('has the worst first, and counts by state, instance, environment and owner', async () => {
    const found = await page('?limit=2');
    expect(found.total).toBe(31);
    expect(names(found)[0]).toBe('shop-07');
    expect(found.items[0]).toMatchObject({
      instance: 'global',
      environment: 'dev',
      verdict: { code: 'broken' },
      entities: [{ entityRef: 'system:default/shop', link: 'confirmed' }],
      owners: ['group:default/blue'],
      url: 'https://global.example.com/applications/argocd/shop-07',
    });
    expect(found.counts).toEqual({
      state: {
        ...noCounts().state,
        all: 31,
        broken: 1,
        healthy: 29,
        notDeployed: 1,
      },
      environment: { dev: 16, prod: 15 },
      instance: { global: 30, team: 1 },
      // Whoever only claims an application is not its owner.
      owner: { 'group:default/blue': 30 },
    });
    expect(found.instances.map(({ status }) => status)).toEqual([
      'live',
      'live',
    ]);
  });

  it.each<[string, string, number]>([
    ['a word', '?search=shop-1', 10],
    ['words that all occur', '?search=SHOP%20prod', 15],
    ['a verdict', '?verdict=live', 29],
    ['several verdicts', '?verdict=broken&verdict=notDeployed', 2],
    ['a state', '?state=healthy', 29],
    ['several states', '?state=broken&state=notDeployed', 2],
    ['a state that nothing counts as', '?state=held', 0],
    ['an environment', '?environment=prod', 15],
    ['an instance', '?instance=team', 1],
    ['an owner', '?owner=group:default/blue', 30],
    ['who only claims to be the owner', '?owner=group:default/green', 0],
    ['an owner that the user does not see', '?owner=group:default/hidden', 0],
    ['a word of an owner', '?search=blue', 30],
    ['a word of an owner that the user does not see', '?search=hidden', 0],
    ['a project', '?project=default', 31],
    ['what fits nothing', '?search=nothing', 0],
  ])('is filtered by %s', async (_name, query, total) => {
    const found = await page(query);
    expect(found.total).toBe(total);
    expect(found.items).toHaveLength(total);
  });

  it('counts each value without its own filter, so that others can be chosen', async () => {
    const { counts } = await page('?state=broken');
    expect(counts.state).toMatchObject({ all: 31, broken: 1, healthy: 29 });
    expect(counts.instance).toEqual({ global: 1 });
    expect(counts.environment).toEqual({ dev: 1 });
  });

  it.each(['verdict', 'name', 'since', 'instance'])(
    'comes in pages ordered by %s, each application once',
    async order => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const found = await page(
          `?order=${order}&limit=7${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...names(found));
        cursor = found.nextCursor ?? '';
      } while (cursor);
      expect(seen).toHaveLength(31);
      expect(new Set(seen).size).toBe(31);
    },
  );

  it('has only what the user may see, and nothing at all for who may not look', async () => {
    backend.decisions['argocd.application.read'] = owned;
    expect((await page()).total).toBe(30);
    backend.decisions['argocd.application.read'] = deny;
    expect(await page()).toMatchObject({
      total: 0,
      items: [],
      counts: noCounts(),
    });
    backend.decisions['argocd.view.read'] = deny;
    expect((await backend.get('/applications')).status).toBe(403);
    expect(backend.audited).toEqual([
      { eventId: 'access-denied', outcome: 'fail' },
    ]);
  });

  it('puts the applications of an entity into one row, an environment a column', async () => {
    const { body } = await backend.get('/applications/matrix');
    const { rows, environments, total, sections }: ApplicationMatrix = body;
    expect(environments).toEqual(['dev', 'prod']);
    expect(total).toBe(2);
    expect(sections).toEqual({ attention: 1, notCompared: 0, calm: 1 });
    expect(rows).toMatchObject([
      {
        id: 'global/argocd/shop-00',
        name: 'shop',
        entityRef: 'system:default/shop',
        section: 'attention',
        owners: ['group:default/blue'],
        cells: [
          {
            environment: 'dev',
            application: { name: 'shop-07', state: 'broken' },
            more: 14,
          },
          { environment: 'prod', application: { state: 'healthy' }, more: 14 },
        ],
      },
      {
        name: 'other',
        section: 'calm',
        owners: [],
        cells: [{ environment: 'dev', application: { name: 'other-dev' } }],
      },
    ]);
  });

  it('shows of a project that matches every environment, and of an environment every project', async () => {
    const matrix = async (query: string): Promise<ApplicationMatrix> =>
      (await backend.get(`/applications/matrix${query}`)).body;
    const broken = await matrix('?state=broken');
    expect(broken.rows.map(({ cells }) => cells.length)).toEqual([2]);
    const dev = await matrix('?environment=dev&order=name');
    expect(dev.rows.map(({ name, cells }) => [name, cells.length])).toEqual([
      ['other', 1],
      ['shop', 1],
    ]);
    expect(dev.environments).toEqual(['dev']);
  });

  it('answers rows by their identifiers, as they are and in whatever state', async () => {
    const row = 'global/argocd/shop-00';
    const found = await page(`?state=broken&row=${row}&row=no/such/one`);
    expect(names(found)).toEqual(['shop-00']);
    expect(found.total).toBe(1);
    const { body } = await backend.get(`/applications/matrix?row=${row}`);
    expect(body.rows).toMatchObject([{ id: row, name: 'shop' }]);
    backend.decisions['argocd.application.read'] = deny;
    expect(names(await page(`?row=${row}`))).toEqual([]);
    const hidden = await backend.get(`/applications/matrix?row=${row}`);
    expect(hidden.body.rows).toEqual([]);
  });

  it('knows what is mine', async () => {
    expect((await page('?mine=true')).total).toBe(0);
  });

  it('is asked of memory alone', async () => {
    expect(await backend.callsDuring(() => page())).toEqual([]);
    const matrix = () => backend.get('/applications/matrix');
    expect(await backend.callsDuring(matrix)).toEqual([]);
  });

  it('is read by the client as it is', async () => {
    const { port } = backend.server.address() as { port: number };
    const client = new ArgocdClient({
      discoveryApi: {
        getBaseUrl: async id => `http://localhost:${port}/api/${id}`,
      },
    });
    const found = await client.getApplications(
      { verdict: ['live', 'broken'], mine: false, limit: 3, order: 'name' },
      { token: mockCredentials.user.token() },
    );
    expect(found.total).toBe(30);
    expect(names(found)).toEqual(['shop-00', 'shop-01', 'shop-02']);
  });
});
