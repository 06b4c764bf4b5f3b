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

import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { GroupRole } from './GroupRole';
import { readRepoUrl } from './repositoryAddress';

const namespace = { id: 7, kind: 'group', full_path: 'blue' };
const group = {
  id: 7,
  full_path: 'blue',
  visibility: 'internal',
  project_creation_level: 'maintainer',
};

describe('the role of a person in the group of a new project', () => {
  let server: Server;

  afterEach(() => new Promise(resolve => server.close(resolve)));

  /** A GitLab that answers these; everything else is not there. */
  async function role(answers: Record<string, [number, object] | object>) {
    const all: typeof answers = {
      '/api/v4/namespaces/blue': namespace,
      '/api/v4/user': { id: 2, username: 'maria' },
      '/api/v4/groups/7': group,
      '/api/v4/groups/7/members/all/2': { id: 2, access_level: 40 },
      ...answers,
    };
    server = createServer((req, res) => {
      const found = all[String(req.url).split('?')[0]];
      const [status, body] = Array.isArray(found)
        ? found
        : [found ? 200 : 404, found ?? { message: '404 Not found' }];
      res
        .writeHead(status, {
          Connection: 'close',
          'Content-Type': 'application/json',
        })
        .end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return GroupRole.create(
      readRepoUrl(
        `${new URL(url).host}?owner=blue&repo=shop`,
        integrationsOf(url),
      ),
      'secret-token',
    );
  }

  it.each([
    [40, 'Maintainer'],
    [50, 'Owner'],
  ])('of level %i is %s', async (level, expected) => {
    const asked = await role({
      '/api/v4/groups/7/members/all/2': { id: 2, access_level: level },
    });
    expect(await asked.require('private')).toBe(expected);
  });

  it('in a namespace of their own is Owner', async () => {
    const asked = await role({
      '/api/v4/namespaces/blue': { ...namespace, kind: 'user' },
      '/api/v4/user': { id: 2, username: 'Blue' },
    });
    expect(await asked.require('public')).toBe('Owner');
  });

  it.each<[string, Record<string, [number, object] | object>, string]>([
    [
      'a Developer',
      { '/api/v4/groups/7/members/all/2': { id: 2, access_level: 30 } },
      'You are not Maintainer or Owner of blue',
    ],
    [
      'no member',
      { '/api/v4/groups/7/members/all/2': [404, {}] },
      'You are not Maintainer or Owner of blue',
    ],
    [
      'a group in which nobody creates projects',
      { '/api/v4/groups/7': { ...group, project_creation_level: 'noone' } },
      'lets nobody do that there',
    ],
    [
      'a group in which administrators do',
      {
        '/api/v4/groups/7': {
          ...group,
          project_creation_level: 'administrator',
        },
      },
      'lets administrators alone do that there',
    ],
    [
      'a group in which Owners do',
      { '/api/v4/groups/7': { ...group, project_creation_level: 'owner' } },
      'lets its Owners alone do that',
    ],
    [
      'a group that is archived',
      { '/api/v4/groups/7': { ...group, archived: true } },
      'blue is archived',
    ],
    [
      'a group that is to be deleted',
      {
        '/api/v4/groups/7': { ...group, marked_for_deletion_on: '2026-01-02' },
      },
      'blue is to be deleted',
    ],
    [
      'somebody who may have no more projects of their own',
      {
        '/api/v4/namespaces/blue': { ...namespace, kind: 'user' },
        '/api/v4/user': { id: 2, username: 'blue', can_create_project: false },
      },
      'lets you create no more projects in your own namespace',
    ],
    [
      'a group that nobody sees',
      { '/api/v4/namespaces/blue': [404, {}] },
      'The group blue does not exist',
    ],
    [
      'a group that GitLab writes in another case',
      { '/api/v4/namespaces/blue': { ...namespace, full_path: 'Blue' } },
      'writes the group blue as Blue, and Argo CD tells the two apart',
    ],
    [
      "another person's namespace",
      { '/api/v4/namespaces/blue': { ...namespace, kind: 'user' } },
      'is the namespace of another person',
    ],
    [
      'a token that lacks the scope',
      { '/api/v4/user': [403, { error: 'insufficient_scope', scope: 'api' }] },
      'it lacks the scope api',
    ],
  ])('is not enough for %s', async (_what, answers, sentence) => {
    const refused = await (await role(answers))
      .require('private')
      .catch(error => error);
    expect(refused.message).toContain(sentence);
    expect(refused.message).not.toContain('secret-token');
  });

  it('makes nothing that more people see than the group', async () => {
    const asked = await role({});
    expect(await asked.require('internal')).toBe('Maintainer');
    server.close();
    await expect((await role({})).require('public')).rejects.toThrow(
      'no project in it can be public',
    );
  });
});
