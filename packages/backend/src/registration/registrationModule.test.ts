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
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import express from 'express';
import { AddressInfo, Server } from 'node:net';
import request from 'supertest';
import { pluginDatabases } from '../__testUtils__/pluginDatabases';
import { policyPermissions } from '../__testUtils__/policyPermissions';
import { portalReader } from './portalReader';
import { registrationModule } from './registrationModule';

jest.setTimeout(60_000);

const own = `apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: own
spec:
  owner: team-web
`;
const secret = 'the token of the victim';

describe('registering in the catalog', () => {
  let gitlab: Server;
  const databases = pluginDatabases();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let root: string;
  const asked: string[] = [];
  // The catalog reads by itself what was registered before.
  const askedForVictim = () => asked.filter(item => item.includes('victim'));

  beforeAll(async () => {
    gitlab = express()
      .get(
        '/api/v4/projects/:project/repository/files/:file/raw',
        ({ params: { project, file } }, res) => {
          asked.push(`${project} ${file}`);
          if (project === 'team-web/nested') {
            res.send(
              `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: nested\nspec:\n  target: ${root}/team-realtime/victim/-/blob/main/x.yaml\n`,
            );
          } else if (project === 'team-web/placeholder') {
            res.send(
              `${own}  description:\n    $text: ${root}/team-realtime/victim/-/blob/main/secret.txt\n`,
            );
          } else if (project === 'team-web/unseen' || file === 'missing.yaml') {
            res.status(404).json({ message: '404 Project Not Found' });
          } else if (file === 'broken.yaml') {
            res.status(500).send(secret);
          } else {
            res.send(project === 'team-web/own' ? own : secret);
          }
        },
      )
      .listen(0, '127.0.0.1');
    await new Promise(resolve => gitlab.once('listening', resolve));
    const host = `127.0.0.1:${(gitlab.address() as AddressInfo).port}`;
    root = `http://${host}`;
    backend = await startTestBackend({
      features: [
        databases.factory,
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              gitlab: [
                {
                  host,
                  baseUrl: root,
                  apiBaseUrl: `${root}/api/v4`,
                  token: 'portal',
                },
              ],
            },
            backend: { reading: { allow: [{ host }] } },
            scaffolder: { requireScmUserCredentials: true },
            portal: {
              registration: { allowed: [{ host, groups: ['team-web'] }] },
            },
            catalog: {
              rules: [{ allow: ['System', 'Location'] }],
              locations: [
                {
                  type: 'url',
                  target: `${root}/platform/catalog/-/blob/main/org.yaml`,
                },
              ],
              processingInterval: { hours: 1 },
            },
          },
        }),
        policyPermissions,
        portalReader,
        registrationModule,
        catalogPlugin,
      ],
    });
    // The catalog reads what the configuration lists by itself.
    while (!asked.includes('platform/catalog org.yaml')) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  });

  beforeEach(() => {
    asked.length = 0;
  });

  afterAll(async () => {
    await backend?.stop();
    await databases.close();
    gitlab?.close();
  });

  const send = (
    method: 'post' | 'put',
    route: string,
    body: object,
    user = 'mallory',
  ) =>
    request(backend.server)
      [method](`/api/catalog${route}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${user}`))
      .send(body);
  const location = (project: string, file = 'catalog-info.yaml') => ({
    type: 'url',
    target: `${root}/${project}/-/blob/main/${file}`,
  });

  it('does not start where actions may read with the token of the portal', async () => {
    await expect(
      startTestBackend({
        features: [
          databases.factory,
          mockServices.rootConfig.factory({
            data: { scaffolder: { requireScmUserCredentials: false } },
          }),
          registrationModule,
          catalogPlugin,
        ],
      }),
    ).rejects.toThrow('scaffolder.requireScmUserCredentials');
  });

  it('takes what is in a group that the configuration names', async () => {
    const tried = await send(
      'post',
      '/locations?dryRun=true',
      location('team-web/own'),
    );
    expect(tried.status).toBe(201);
    expect(JSON.stringify(tried.body)).toContain('"own"');
    const { status } = await send(
      'post',
      '/locations',
      location('team-web/own'),
    );
    expect(status).toBe(201);
  });

  it.each([
    ['post', '/locations?dryRun=true'],
    ['post', '/locations'],
  ] as const)(
    '%s %s refuses any other in words, before GitLab is asked',
    async (method, route) => {
      const { status, body } = await send(
        method,
        route,
        location('team-realtime/victim'),
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('portal.registration.allowed');
      expect(askedForVictim()).toEqual([]);
    },
  );

  it.each([
    [
      'of a repository that is not there yet, or hidden',
      'team-web/unseen',
      'catalog-info.yaml',
    ],
    ['that is not there', 'team-web/own', 'missing.yaml'],
    ['that GitLab does not give out', 'team-web/own', 'broken.yaml'],
  ])('takes no file %s, and stores nothing', async (_name, project, file) => {
    const wanted = location(project, file);
    const answer = await send('post', '/locations', wanted);
    expect(answer.status).toBe(400);
    const sentence = `${wanted.target} cannot be registered, because the portal cannot read it. Push the file first; if it is there, the GitLab user of the portal's token has to be a member of the project's group`;
    expect(answer.body.error.message).toContain(sentence);
    expect(answer.text).not.toContain(secret);
    const { body: items } = await request(backend.server)
      .get('/api/catalog/locations')
      .set('Authorization', mockCredentials.user.header('user:default/ada'));
    expect(JSON.stringify(items)).toContain('/team-web/own/');
    expect(JSON.stringify(items)).not.toContain(wanted.target);

    // The action catalog:register says no more than the message of this error.
    const { port } = backend.server.address() as AddressInfo;
    const error = await ResponseError.fromResponse(
      await fetch(`http://127.0.0.1:${port}/api/catalog/locations`, {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.user.header('user:default/mallory'),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(wanted),
      }),
    );
    expect(error.message).toContain(sentence);
  });

  it('asks GitLab nothing for who may not register', async () => {
    const { status } = await request(backend.server)
      .post('/api/catalog/locations')
      .set('Authorization', mockCredentials.none.header())
      .send(location('team-web/unseen'));
    expect(status).toBe(401);
    expect(asked.filter(item => item.includes('unseen'))).toEqual([]);
  });

  it('refuses in words to remove a location', async () => {
    await send('post', '/locations', location('team-web/own', 'kept.yaml'));
    const { body: items } = await request(backend.server)
      .get('/api/catalog/locations')
      .set('Authorization', mockCredentials.user.header('user:default/jonas'));
    const { id } = items.find(({ data }: { data: { target: string } }) =>
      data.target.endsWith('/kept.yaml'),
    ).data;
    const remove = (user: string) =>
      request(backend.server)
        .delete(`/api/catalog/locations/${id}`)
        .set(
          'Authorization',
          mockCredentials.user.header(`user:default/${user}`),
        );
    const refused = await remove('mallory');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      'You may not remove a location. Ask the platform team',
    );
    expect((await remove('ada')).status).toBe(204);
  });

  it('refuses to analyze any other', async () => {
    const { status } = await send('post', '/analyze-location', {
      location: location('team-realtime/victim'),
    });
    expect(status).toBe(403);
    expect(askedForVictim()).toEqual([]);
  });

  it('does not follow a location into another group', async () => {
    const { status, text } = await send(
      'post',
      '/locations?dryRun=true',
      location('team-web/nested'),
    );
    expect(status).toBe(400);
    expect(text).toContain('portal.registration.allowed');
    expect(text).not.toContain(secret);
    expect(askedForVictim()).toEqual([]);
  });

  it('does not put a file of another group in the place of a text', async () => {
    const { status, text } = await send(
      'post',
      '/locations?dryRun=true',
      location('team-web/placeholder'),
    );
    expect(status).toBe(400);
    expect(text).toContain('the same repository as the entity');
    expect(text).not.toContain(secret);
    expect(askedForVictim()).toEqual([]);
  });

  it('does not do so for an entity that is only checked and says that it is there', async () => {
    const { text } = await send(
      'post',
      '/validate-entity',
      {
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'System',
          metadata: {
            name: 'x',
            description: {
              $text: location('team-realtime/victim', 'secret.txt').target,
            },
          },
          spec: { owner: 'team-web' },
        },
        location: `url:${location('team-realtime/victim').target}`,
      },
      'ada',
    );
    expect(text).toContain('portal.registration.allowed');
    expect(text).not.toContain(secret);
    expect(askedForVictim()).toEqual([]);
  });

  it('lets nobody put their location in the place of another', async () => {
    await send('post', '/locations', location('team-web/own', 'a.yaml'));
    const { body: items } = await request(backend.server)
      .get('/api/catalog/locations')
      .set('Authorization', mockCredentials.user.header('user:default/jonas'));
    const { id } = items[0].data;
    const { status, body } = await send(
      'put',
      `/locations/${id}`,
      location('team-web/own', 'other.yaml'),
    );
    expect(status).toBe(403);
    expect(body.error.message).toContain('may not change a location');
    const moved = await send(
      'put',
      `/locations/${id}`,
      location('team-realtime/victim'),
      'ada',
    );
    expect(moved.status).toBe(403);
    expect(moved.body.error.message).toContain('portal.registration.allowed');
  });
});
