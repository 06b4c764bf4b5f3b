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
import { Visibility } from '@slipway/plugin-gitops-common';
import { integrationsOf } from '../__testUtils__/integrationsOf';
import { PortalAccess } from './PortalAccess';
import { readRepoUrl } from './repositoryAddress';

type Answers = Record<string, [number, object] | object>;

describe('what the portal itself may read', () => {
  let server: Server;

  afterEach(() => new Promise(resolve => server.close(resolve)));

  /** Of a GitLab that answers these to the portal's token; everything else is not there. */
  async function require(
    answers: Answers,
    {
      token = 'portal-token',
      visibility = 'private',
    }: { token?: string; visibility?: Visibility } = {},
  ) {
    const all: Answers = {
      '/api/v4/namespaces/blue': { id: 7, kind: 'group', full_path: 'blue' },
      '/api/v4/user': { id: 2, username: 'portal' },
      ...answers,
    };
    server = createServer((req, res) => {
      const isPortal = req.headers.authorization === 'Bearer portal-token';
      const found = isPortal ? all[String(req.url).split('?')[0]] : [401, {}];
      const [status, body] = Array.isArray(found)
        ? found
        : [found ? 200 : 404, found ?? {}];
      res
        .writeHead(status, {
          Connection: 'close',
          'Content-Type': 'application/json',
        })
        .end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const integrations = integrationsOf(url, url, token);
    const repoUrl = `${new URL(url).host}?owner=blue&repo=shop`;
    return PortalAccess.create(
      readRepoUrl(repoUrl, integrations),
      integrations,
    ).require(visibility);
  }

  const member = (level: number) => ({
    '/api/v4/groups/7/members/all/2': { id: 2, access_level: level },
  });
  const ofPerson = {
    '/api/v4/namespaces/blue': { id: 7, kind: 'user', full_path: 'blue' },
  };

  it.each<[string, Answers, Visibility]>([
    ['a Reporter', member(20), 'private'],
    [
      'an administrator',
      { '/api/v4/user': { id: 2, username: 'root', is_admin: true } },
      'private',
    ],
    ['anybody with an account, where it is internal', {}, 'internal'],
    [
      'everybody, where it is public',
      { '/api/v4/namespaces/blue': [404, {}] },
      'public',
    ],
    [
      'the person whose namespace it is',
      { ...ofPerson, '/api/v4/user': { id: 2, username: 'blue' } },
      'private',
    ],
  ])('is a project for %s', async (_who, answers, visibility) => {
    expect(await require(answers, { visibility })).toBeUndefined();
  });

  it.each<[string, Answers, Visibility]>([
    ['no member', {}, 'private'],
    ['a Guest', member(10), 'private'],
    [
      'who does not see the group',
      { '/api/v4/namespaces/blue': [404, {}] },
      'private',
    ],
    ['another person', ofPerson, 'private'],
    [
      'an external user, where it is internal',
      { '/api/v4/user': { id: 2, username: 'portal', external: true } },
      'internal',
    ],
  ])('is no project for %s', async (_who, answers, visibility) => {
    await expect(require(answers, { visibility })).rejects.toThrow(
      "A project in blue cannot be registered, because the portal could not read it: the GitLab user of the portal's token has to be a member of blue",
    );
  });

  it('is nothing private without a token that GitLab takes', async () => {
    await expect(require({}, { token: '' })).rejects.toThrow(
      'integrations.gitlab has no token for 127.0.0.1',
    );
    server.close();
    await expect(require({}, { token: 'old' })).rejects.toThrow(
      "does not accept the portal's token",
    );
  });

  it('cannot be told where the token does not let GitLab say it', async () => {
    const lacksScope = {
      '/api/v4/user': [403, { error: 'insufficient_scope' }],
    };
    expect(await require(lacksScope)).toMatch(
      /^Whether the catalog could read a project in blue cannot be told/,
    );
  });
});
