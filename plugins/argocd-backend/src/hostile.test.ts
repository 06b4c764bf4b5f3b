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
  systemEntity,
} from './__testUtils__/ArgocdBackend';
import { description } from './routes/validate';

jest.setTimeout(60_000);

const application = '/applications/global/argocd/shop-dev';
const entity = '/entities/system/default/shop';
const long = 'a'.repeat(300);

type Case = [
  method: 'get' | 'post' | 'delete',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
];

const names = [
  '..%2fclusters',
  '%2e%2e%2f%2e%2e',
  '..%252fclusters',
  'a%3fproject=x',
  'a%26b',
  'a%23b',
  'a%00',
  'a%0d%0aX-Evil:1',
  'A_B',
  '-a',
  'a;b',
  'a%20b',
  '%F0%9F%98%80',
  long,
];

const cases: Case[] = [
  ...names.flatMap((name): Case[] => [
    ['get', `/applications/global/argocd/${name}`],
    ['get', `/applications/global/${name}/shop-dev`],
    ['get', `/applications/${name}/argocd/shop-dev`],
    ['get', `/applications/global/argocd/${name}/resource-tree`],
    ['get', `/applications/global/argocd/${name}/why`],
    ['post', `/applications/global/argocd/${name}/sync`, {}],
    ['get', `/names/${name}`],
    ['get', `/entities/system/default/${name}x%2f/applications`],
    ['get', `/instances/${name}x%2f/projects`],
  ]),
  ['get', `${application}/commits?from=main&to=${'a'.repeat(40)}`],
  ['get', `${application}/commits?from=${'a'.repeat(40)}`],
  ['get', `${application}/commits?from=${'a'.repeat(40)}&to=--output%3dx`],
  ['get', `${application}/manifest-diff`],
  ['get', `${application}/manifest-diff?from=main&to=${'a'.repeat(40)}`],
  [
    'get',
    `${application}/manifest-diff?from=${'a'.repeat(40)}&to=--output%3dx`,
  ],
  ['get', `${application}/service`],
  ['get', `${application}/service?component=system%3Adefault%2Fshop`],
  ['get', `${application}/service?component=component%3Adefault%2F..%2Fx`],
  ['get', `${application}/revisions/..%2f..%2fx`],
  ['get', `${application}/revisions/a..b`],
  ['get', `${application}/revisions/--upload-pack`],
  ['get', `${application}/events?kind=Pod&name=..%2fx`],
  ['get', `${application}/events?kind=Po%2fd&name=x`],
  ['get', `${application}/events?unknown=1`],
  ['get', `${application}/diff?group=a%2fb&kind=Pod&name=x`],
  ['get', `${application}/logs?namespace=..&pod=x`],
  ['get', `${application}/logs?namespace=a&pod=x%26follow=true`],
  ['get', `${application}/logs?namespace=a&pod=x&tail=1000000`],
  ['get', `${application}/logs?namespace=a&pod=x&follow=perhaps`],
  ['get', `${application}/logs?namespace=a&pod=x&search=${'a'.repeat(201)}`],
  ['get', '/home/team-realtime'],
  ['post', '/home', {}],
  ['get', `${application}/containers`],
  ['get', `${application}/containers?namespace=..&pod=x`],
  ['get', `${application}/containers?namespace=a&pod=x%2fy`],
  ['get', '/applications?order=evil'],
  ['get', '/applications?limit=0'],
  ['get', '/applications?limit=1e9'],
  ['get', '/applications?verdict=evil'],
  ['get', '/applications?state=evil'],
  ['get', '/applications?environment=..%2Fevil'],
  ['get', `/applications?row=${'a'.repeat(401)}`],
  ['get', '/applications/matrix?order=verdict'],
  ['get', '/applications/matrix?limit=0'],
  ['get', '/applications/matrix?state=evil'],
  ['get', '/applications/matrix?cursor=WzEsMl0'],
  ['get', '/applications/matrix?verdict=live'],
  ['get', '/applications?cursor=%22%3E'],
  ['get', '/applications?cursor=bm90aGluZw'],
  ['get', '/applications?cursor=WzEsMl0'],
  ['get', `/applications?search=${'a'.repeat(201)}`],
  ['get', `${entity}/deployments?cursor=WyJhIiwiYiJd`],
  ['get', `${entity}/deployments?limit=501`],
  ['get', `${entity}/deployments?environment=..%2fdev`],
  ['post', `${application}/sync`, { force: true }],
  ['post', `${application}/sync`, { applyOnly: 'yes' }],
  ['post', `${application}/sync`, { revision: '--evil' }],
  ['post', `${application}/sync`, { revision: 'a/../../b' }],
  ['post', `${application}/sync`, { resources: [] }],
  ['post', `${application}/sync`, { resources: [{ kind: 'A/B', name: 'x' }] }],
  ['post', `${application}/sync`, { options: { Replace: true } }],
  ['post', `${application}/sync`, { options: { Force: true } }],
  ['post', `${application}/sync`, '{"prune":'],
  ['post', `${application}/sync`, [1]],
  ['post', `${application}/refresh`, { hard: 'very' }],
  ['post', `${application}/rollback`, {}],
  ['post', `${application}/rollback`, { id: -1 }],
  ['post', `${application}/rollback`, { id: 1.5 }],
  ['post', `${application}/terminate`, { name: 'other' }],
  [
    'post',
    `${application}/resource-action`,
    { version: 'v1', kind: 'Pod', name: 'x', action: '../delete' },
  ],
  [
    'post',
    `${application}/resource-action`,
    { version: 'v1', kind: 'Pod', name: 'x/y', action: 'restart' },
  ],
  ['post', '/instances/global/provision', { provisionId: 'x' }],
  ['delete', '/instances/global/provision/a%2fb'],
  ['get', '/applications/global/argocd/shop-dev/unknown'],
  ['get', '/applications/nowhere/argocd/shop-dev'],
  ['get', '/applications/global/argocd/missing'],
  ['get', '/entities/system/default/missing/diagnosis'],
  ['get', `${application}`, undefined, { Authorization: 'Bearer nonsense' }],
  ['get', '/../../etc/passwd'],
];

describe('hostile input', () => {
  let backend: ArgocdBackend;

  beforeAll(async () => {
    backend = await ArgocdBackend.start({
      entities: [systemEntity('shop', { 'argocd/app-name': 'shop-dev' })],
      prepare: ({ global, team }) => {
        global.world.addApplication({ name: 'shop-dev' }, applicationSpec());
        team.faults.set('unavailable');
      },
    });
    // What is read by itself is read, and what has changed meanwhile was read again a second later.
    const wait = (milliseconds: number) =>
      new Promise(resolve => setTimeout(resolve, milliseconds));
    while (!(await backend.get(application)).body.standing?.readAt) {
      await wait(50);
    }
    while ((await backend.callsDuring(() => wait(1_500))).length > 0) {
      // Another one may follow.
    }
  });
  afterAll(() => backend?.stop());

  it('is refused before anything is asked, and nothing leaks', async () => {
    const failures: string[] = [];
    const calls = await backend.callsDuring(async () => {
      for (const [method, path, body, headers] of cases) {
        const test = backend.as(
          request(backend.server)[method](`/api/argocd${path}`),
        );
        test.set(headers ?? {});
        if (body !== undefined) {
          test.set('Content-Type', 'application/json');
          test.send(typeof body === 'string' ? body : JSON.stringify(body));
        }
        const { status, text } = await test;
        const leaks =
          /eyJ|\/api\/v1|localhost:\d+|node_modules|\.ts:\d+|sandbox-/.test(
            text,
          );
        if (![400, 401, 403, 404].includes(status) || leaks) {
          failures.push(`${method} ${path.slice(0, 80)}: ${status} ${text}`);
        }
      }
    });
    expect(failures).toEqual([]);
    expect(calls).toEqual([]);
    expect(cases.length).toBeGreaterThan(150);
  });

  it('names the field and what it may be', async () => {
    const { body } = await backend.post(`${application}/rollback`, {
      id: 'one',
    });
    expect(body.error.message).toBe('id must be integer.');
    const unknown = await backend.post(`${application}/sync`, { force: true });
    expect(unknown.body.error.message).toContain('force');
  });

  it.each([
    [`${application}/refresh`, 16],
    [`${application}/terminate`, 16],
    [`${application}/rollback`, 16],
    [`${application}/resource-action`, 16],
    [`${application}/sync`, 512],
    ['/instances/global/provision', 256],
  ])('takes no larger body than %s says: %i kB', async (path, kb) => {
    const calls = await backend.callsDuring(async () => {
      const fits = await backend.post(path, { x: 'a'.repeat(kb * 1024 - 20) });
      expect(fits.status).toBe(400);
      const { status, body } = await backend.post(path, {
        x: 'a'.repeat(kb * 1024),
      });
      expect([status, body.error.message]).toEqual([
        413,
        `The body of the request is too large: ${kb} kB are taken at most. Ask for less at once.`,
      ]);
    });
    expect(calls).toEqual([]);
  });

  it.each(['', '/resource-tree', '/diff'])(
    'is 503, and no 404, for %s of an instance that has never answered',
    async part => {
      const { status, body } = await backend.get(
        `/applications/team/argocd/shop-dev${part}`,
      );
      expect([status, body.error?.message]).toEqual([
        503,
        expect.stringContaining('Argo CD instance team has not answered yet'),
      ]);
    },
  );

  it('is not held up or stopped by a body that has no end', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const { status } = await backend
      .as(
        request(backend.server).post('/api/argocd/instances/global/provision'),
      )
      .type('json')
      .send(
        `{"provisionId":"x","repositoryUrl":"https://gitlab.example.com/a.git","manifests":[{"a":${deep}},{}]}`,
      );
    expect(status).toBe(400);
    expect((await backend.get('/instances')).status).toBe(200);
  });

  it('is described by the description that is served', async () => {
    const { status, body } = await backend.get('/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(Object.keys(description.paths));
  });
});
