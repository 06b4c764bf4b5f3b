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

import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { GitlabClient, GitlabError } from './GitlabClient';

const token = 'the-token-of-the-portal';

describe('GitlabClient', () => {
  let server: Server;
  let url: string;
  let answer: RequestListener;
  let requests: { url?: string; authorization?: string }[];

  beforeAll(async () => {
    server = createServer((req, res) => {
      requests.push({
        url: req.url,
        authorization: req.headers.authorization,
      });
      answer(req, res);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    requests = [];
  });

  afterAll(
    () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );

  function clientFor(
    options: ConstructorParameters<typeof GitlabClient>[1] = {},
    root = '',
  ) {
    const integrations = ScmIntegrations.fromConfig(
      mockServices.rootConfig({
        data: {
          integrations: {
            gitlab: [
              {
                host: new URL(url).host,
                baseUrl: `${url}${root}`,
                apiBaseUrl: `${url}${root}/api/v4`,
                token,
              },
            ],
          },
        },
      }),
    );
    return new GitlabClient(integrations, options);
  }

  const json =
    (body: unknown): RequestListener =>
    (_req, res) => {
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify(body));
    };
  const status =
    (code: number, headers: Record<string, string> = {}): RequestListener =>
    (_req, res) => {
      res.writeHead(code, headers).end('{}');
    };

  async function failureOf(run: Promise<unknown>): Promise<GitlabError> {
    try {
      await run;
    } catch (error) {
      if (error instanceof GitlabError) {
        return error;
      }
      throw error;
    }
    throw new Error('GitLab gave an answer');
  }

  describe('projects', () => {
    it('are known by the page of their repository', () => {
      expect(clientFor().project(`${url}/team/shop`)).toEqual({
        host: new URL(url).host,
        apiBaseUrl: `${url}/api/v4`,
        path: 'team/shop',
        token,
      });
    });

    it('are known below the root path of a GitLab', () => {
      expect(clientFor({}, '/gitlab').project(`${url}/gitlab/a/b`)?.path).toBe(
        'a/b',
      );
    });

    it.each(['https://elsewhere.example.com/team/shop', '/'])(
      'are none at %s',
      page => {
        expect(
          clientFor().project(page.startsWith('http') ? page : url + page),
        ).toBeUndefined();
      },
    );
  });

  it.each([
    [{ default_branch: 'trunk' }, 'trunk'],
    [{ default_branch: null }, undefined],
    [{}, undefined],
  ])('has the default branch of a project from %j', async (body, expected) => {
    answer = json(body);
    const client = clientFor();
    expect(
      await client.defaultBranch(client.project(`${url}/team/shop`)!),
    ).toBe(expected);
    expect(requests.map(request => request.url)).toEqual([
      '/api/v4/projects/team%2Fshop',
    ]);
  });

  it('reads with the token of the portal, and encodes every name', async () => {
    answer = json([]);
    const client = clientFor();
    const project = client.project(`${url}/team/shop`)!;
    await client.commits(project, { ref: 'feature/a&b' });
    await client.mergeRequests(project, 'a/../b');
    expect(requests).toEqual([
      {
        url: '/api/v4/projects/team%2Fshop/repository/commits?ref_name=feature%2Fa%26b&first_parent=true&per_page=100&page=1',
        authorization: `Bearer ${token}`,
      },
      {
        url: '/api/v4/projects/team%2Fshop/repository/commits/a%2F..%2Fb/merge_requests',
        authorization: `Bearer ${token}`,
      },
    ]);
  });

  it('has no tag where the image was never pushed, and tells any other failure', async () => {
    const client = clientFor();
    const project = client.project(`${url}/team/shop`)!;
    answer = status(404);
    expect(await client.tag(project, 1, 'a')).toBeUndefined();
    answer = status(403);
    const error = await failureOf(client.tag(project, 1, 'a'));
    expect(error.status).toBe(403);
  });

  it.each([
    [401, "GitLab does not accept the portal's token."],
    [403, "The portal's token may not read this project in GitLab."],
    [404, 'GitLab has no such project, or the portal may not see it.'],
    [502, 'GitLab answers 502.'],
  ])(
    'says what %s means, without an address or the token',
    async (code, text) => {
      answer = status(code);
      const client = clientFor();
      const error = await failureOf(
        client.commits(client.project(`${url}/team/shop`)!),
      );
      expect([error.status, error.message]).toEqual([code, text]);
    },
  );

  it('follows no redirect, which could carry the token to another host', async () => {
    answer = status(302, { Location: `${url}/elsewhere` });
    const client = clientFor();
    const error = await failureOf(
      client.commits(client.project(`${url}/team/shop`)!),
    );
    expect(error.message).toBe('GitLab answers 302.');
    expect(requests).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    ['does not begin to answer', () => {}],
    [
      'does not end its answer',
      (_req, res) => {
        res.writeHead(200).write('[');
      },
    ],
  ])('gives up, and lets go of, a GitLab that %s', async (_name, hang) => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>(resolve => {
      closed = resolve;
    });
    answer = (req, res) => {
      res.on('close', closed);
      hang(req, res);
    };
    const client = clientFor({ deadlineMs: 50 });
    const error = await failureOf(
      client.commits(client.project(`${url}/team/shop`)!),
    );
    expect(error.message).toBe('GitLab does not answer.');
    await isClosed;
  });

  it('reads no answer that has no end', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>(resolve => {
      closed = resolve;
    });
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    answer = (_req, res) => {
      const fill = () => {
        while (!res.destroyed && res.write(chunk)) {
          // Until the reader has to catch up.
        }
      };
      res.on('drain', fill);
      res.on('close', closed);
      fill();
    };
    const client = clientFor();
    const error = await failureOf(
      client.commits(client.project(`${url}/team/shop`)!),
    );
    expect(error.message).toBe('GitLab answers more than the portal reads.');
    await isClosed;
  });

  it('sees that something else answers, or nothing does', async () => {
    answer = (_req, res) => res.end('<html>Sign in</html>');
    const client = clientFor();
    const project = client.project(`${url}/team/shop`)!;
    expect((await failureOf(client.commits(project))).message).toBe(
      'What answers is not GitLab.',
    );
    answer = (_req, res) => res.destroy();
    expect((await failureOf(client.commits(project))).message).toBe(
      'GitLab does not answer.',
    );
  });

  it.each([
    ['as long as it says', { 'Retry-After': '7' }, 7_000],
    ['half a minute where it does not say', {}, 30_000],
  ])('leaves a GitLab alone %s', async (_name, headers, pauseMs) => {
    let now = 1_000_000;
    const client = clientFor({ now: () => now });
    const project = client.project(`${url}/team/shop`)!;
    answer = status(429, headers);
    await failureOf(client.commits(project));
    answer = json([]);
    now += pauseMs - 1;
    expect((await failureOf(client.commits(project))).status).toBe(429);
    expect(requests).toHaveLength(1);
    now += 1;
    expect(await client.commits(project)).toEqual([]);
  });

  it('makes four calls to one host at a time', async () => {
    const waiting: (() => void)[] = [];
    let arrived: () => void = () => {};
    const four = new Promise<void>(resolve => {
      arrived = resolve;
    });
    answer = (_req, res) => {
      waiting.push(() => res.end('[]'));
      if (waiting.length === 4) {
        arrived();
      }
    };
    const client = clientFor();
    const project = client.project(`${url}/team/shop`)!;
    const calls = Array.from({ length: 6 }, () => client.commits(project));
    await four;
    expect(requests).toHaveLength(4);
    answer = json([]);
    waiting.forEach(end => end());
    await Promise.all(calls);
    expect(requests).toHaveLength(6);
  });
});
