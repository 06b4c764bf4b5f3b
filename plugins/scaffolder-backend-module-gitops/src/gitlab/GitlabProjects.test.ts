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
import { readRepoUrl } from './repositoryAddress';

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
      readRepoUrl(repoUrl, integrationsOf(baseUrl)),
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

  it('are found by a path in another case', async () => {
    const found = await projects(200, {
      id: 42,
      path_with_namespace: 'Blue/Shop',
    });
    expect(await found.find()).toMatchObject({ id: 42 });
  });

  it('say in words what GitLab refuses', async () => {
    const forbidden = await projects(403, { message: '403 Forbidden' });
    await expect(forbidden.find()).rejects.toThrow(
      /^You may not look for the project on .* You need at least the role Maintainer in blue\.$/,
    );
  });

  it('are not made where GitLab has one by then, which is said', async () => {
    const taken = await projects(400, {
      message: { path: ['has already been taken'] },
    });
    await expect(
      taken.create({ visibility: 'private', description: '', topics: [] }),
    ).rejects.toThrow('The repository blue/shop exists already.');
  });

  describe('of a group', () => {
    /** The namespaces that GitLab has, by what it is asked. */
    async function inGroup(group: string, answers: Record<string, unknown>) {
      const asked: string[] = [];
      server = createServer((req, res) => {
        const url = decodeURIComponent(req.url ?? '');
        asked.push(url);
        const answer = answers[url];
        res
          .writeHead(answer ? 200 : 404, {
            Connection: 'close',
            'Content-Type': 'application/json',
          })
          .end(JSON.stringify(answer ?? { message: '404 Not Found' }));
      });
      await new Promise<void>(resolve =>
        server.listen(0, '127.0.0.1', resolve),
      );
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const repoUrl = `${host}?owner=${group}&repo=shop`;
      const address = readRepoUrl(
        repoUrl,
        // People and this back end reach it at different addresses.
        integrationsOf(`http://${host}`, 'https://gitlab.example.com'),
      );
      return { asked, found: GitlabProjects.create(address, 'token').find() };
    }

    it('are looked for where the back end reaches GitLab, and pushed there', async () => {
      const { found } = await inGroup('blue', {
        '/api/v4/namespaces/blue': { id: 7, full_path: 'blue' },
        '/api/v4/projects/blue/shop': {
          id: 42,
          path_with_namespace: 'blue/shop',
          web_url: 'https://gitlab.example.com/blue/shop',
          http_url_to_repo: 'https://gitlab.example.com/blue/shop.git',
        },
      });
      expect(await found).toMatchObject({
        webUrl: 'https://gitlab.example.com/blue/shop',
        cloneUrl: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:\d+\/blue\/shop\.git$/,
        ),
      });
    });

    it('named by digits are not those of the group with that id', async () => {
      const other = {
        '/api/v4/namespaces/42': { id: 42, full_path: 'green' },
      };
      const search = '/api/v4/namespaces?search=42';
      const wrong = await inGroup('42', { ...other, [search]: [] });
      await expect(wrong.found).rejects.toThrow('The group 42 does not exist');
      server.close();
      const right = await inGroup('42', {
        ...other,
        [search]: [{ id: 9, full_path: '42' }],
      });
      expect(await right.found).toBeUndefined();
      expect(right.asked).toContain('/api/v4/projects/42/shop');
    });
  });
});
