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
import { GitlabProjects } from './GitlabProjects';
import { parseTarget } from './target';

describe('projects of a GitLab', () => {
  let server: Server;

  afterEach(() => new Promise(resolve => server.close(resolve)));

  /** A GitLab that has the group, and answers like this for the project. */
  async function projects(status: number, body: object, location?: string) {
    server = createServer((req, res) => {
      const isGroup = req.url?.startsWith('/api/v4/namespaces/');
      res
        .writeHead(isGroup ? 200 : status, {
          Connection: 'close',
          'Content-Type': 'application/json',
          ...(location && { Location: location }),
        })
        .end(JSON.stringify(isGroup ? { id: 7 } : body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${
      (server.address() as AddressInfo).port
    }`;
    const repoUrl = `${new URL(baseUrl).host}?owner=blue&repo=shop`;
    return GitlabProjects.create(
      parseTarget(repoUrl, integrationsOf(baseUrl)),
      'token',
    );
  }

  it('are found with the task that made them', async () => {
    const found = await projects(200, {
      id: 42,
      path_with_namespace: 'blue/shop',
      web_url: 'https://gitlab.example.com/blue/shop',
      http_url_to_repo: 'https://gitlab.example.com/blue/shop.git',
      topics: ['argocd', 'scaffolder-task-task-1'],
    });
    expect(await found.find()).toEqual({
      id: 42,
      webUrl: 'https://gitlab.example.com/blue/shop',
      cloneUrl: 'https://gitlab.example.com/blue/shop.git',
      topics: ['argocd', 'scaffolder-task-task-1'],
      taskId: 'task-1',
    });
    await expect(found.findLeftover(42, 'task-2')).rejects.toThrow(
      'Somebody else has changed',
    );
  });

  it.each([
    ['GitLab has none of that name', 404, {}],
    ['the path leads to one that was renamed', 301, {}],
    [
      'what answers has another path',
      200,
      { id: 42, path_with_namespace: 'blue/renamed' },
    ],
  ])('are free where %s', async (_name, status, body) => {
    const free = await projects(status, body, '/api/v4/projects/42');
    expect(await free.find()).toBeUndefined();
  });

  it('say in words what GitLab refuses', async () => {
    const forbidden = await projects(403, { message: '403 Forbidden' });
    await expect(forbidden.find()).rejects.toThrow(
      /^You may not look for the project on .* You need at least the role Maintainer in blue\.$/,
    );
  });
});
