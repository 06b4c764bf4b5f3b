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

import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createGitlabClient } from './client';
import { gitlabFailure, statusOf } from './failures';
import { GitlabLimits, taskLimits } from './requester';

const json = { 'Content-Type': 'application/json' };

describe('the client of GitLab', () => {
  const servers: Server[] = [];
  const requests: { method?: string; url?: string; authorization?: string }[] =
    [];

  beforeEach(() => {
    requests.length = 0;
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  });

  async function gitlab(
    answer: RequestListener,
    options: { signal?: AbortSignal; limits?: Partial<GitlabLimits> } = {},
  ) {
    const server = createServer((req, res) => {
      const { method, url, headers } = req;
      requests.push({ method, url, authorization: headers.authorization });
      answer(req, res);
    });
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const backendUrl = `http://127.0.0.1:${port}/`;
    return createGitlabClient({ backendUrl, token: 'secret', ...options });
  }

  const sentence = (error: unknown) =>
    gitlabFailure(error, { host: 'gitlab', what: 'find it', role: '' }).message;

  it('sends the token of the user, and reads what GitLab answers', async () => {
    const client = await gitlab((_req, res) =>
      res.writeHead(200, json).end('{"id":7}'),
    );
    expect(await client.Projects.show('blue/shop')).toEqual({ id: 7 });
    expect(requests).toEqual([
      {
        method: 'GET',
        url: '/api/v4/projects/blue%2Fshop',
        authorization: 'Bearer secret',
      },
    ]);
  });

  it('finds what gitbeaker keeps in a folder of its own', async () => {
    const client = await gitlab((_req, res) =>
      res.writeHead(200, json).end('{"key":"A"}'),
    );
    await client.ProjectVariables.show(7, 'A');
    expect(requests[0].url).toBe('/api/v4/projects/7/variables/A');
  });

  it('reads a list to its last page', async () => {
    const client = await gitlab((req, res) => {
      const page = new URL(req.url ?? '', 'http://x').searchParams.get('page');
      res
        .writeHead(200, {
          ...json,
          'x-page': page ?? '1',
          'x-next-page': page === '2' ? '' : '2',
          ...(page !== '2' && {
            link: `<http://${req.headers.host}/api/v4/projects/7/repository/tree?page=2&per_page=100>; rel="next"`,
          }),
        })
        .end(`[{"path":"${page ?? 1}"}]`);
    });
    const tree = await client.Repositories.allRepositoryTrees(7, {
      perPage: 100,
    });
    expect(tree.map(({ path }) => path)).toEqual(['1', '2']);
  });

  it('takes an empty answer', async () => {
    const client = await gitlab((_req, res) => res.writeHead(204).end());
    await client.Branches.remove(7, 'main');
    expect(requests[0].method).toBe('DELETE');
  });

  it('gives up at its deadline', async () => {
    const client = await gitlab(() => {}, { limits: { deadlineMs: 50 } });
    const error = await client.Projects.show(7).catch(sentence);
    expect(error).toBe('gitlab could not find it: it does not answer');
  });

  it('gives up at its deadline in the middle of an answer', async () => {
    const client = await gitlab(
      (_req, res) => {
        res.writeHead(200, json).write('{"id":');
      },
      { limits: { deadlineMs: 50 } },
    );
    const error = await client.Projects.show(7).catch(sentence);
    expect(error).toBe('gitlab could not find it: it does not answer');
  });

  it('ends a call whose task is cancelled', async () => {
    const task = new AbortController();
    const client = await gitlab(() => task.abort(), { signal: task.signal });
    const error = await client.Projects.show(7).catch(sentence);
    expect(error).toBe('gitlab could not find it: the task was cancelled');
  });

  it('sends nothing for a task that was cancelled', async () => {
    const client = await gitlab(() => {}, { signal: AbortSignal.abort() });
    const error = await client.Projects.show(7).catch(sentence);
    expect(error).toBe('gitlab could not find it: the task was cancelled');
    expect(requests).toEqual([]);
  });

  it('does not read an answer that has no end', async () => {
    let ended = false;
    const client = await gitlab((_req, res) => {
      res.writeHead(200, json);
      const more = () => {
        while (!ended && res.write('x'.repeat(100_000)));
      };
      res.on('drain', more).on('close', () => {
        ended = true;
      });
      more();
    });
    const error = await client.Projects.show(7).catch(sentence);
    expect(error).toBe('gitlab could not find it: its answer is too long');
  });

  it('carries the token nowhere else', async () => {
    const other = jest.fn();
    await gitlab(other);
    const { port } = servers[0].address() as AddressInfo;
    const client = await gitlab((_req, res) =>
      res.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end(),
    );
    const error = await client.Projects.show(7).catch(found => found);
    expect(statusOf(error)).toBe(302);
    expect(sentence(error)).toBe(
      'gitlab could not find it: it answered 302 and leads to another address',
    );
    expect(other).not.toHaveBeenCalled();
  });

  it.each([429, 502])('asks again after %s', async status => {
    const client = await gitlab(
      (_req, res) =>
        requests.length < 3
          ? res.writeHead(status).end()
          : res.writeHead(200, json).end('{"id":7}'),
      { limits: { pauseMs: 1 } },
    );
    expect(await client.Projects.show(7)).toEqual({ id: 7 });
  });

  it('leaves a pause that takes long to the person', async () => {
    const client = await gitlab((_req, res) =>
      res.writeHead(429, { ...json, 'Retry-After': '60' }).end('{}'),
    );
    await expect(client.Projects.show(7)).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('makes the pause that GitLab asks for', async () => {
    const client = await gitlab(
      (_req, res) =>
        requests.length === 1
          ? res.writeHead(429, { 'Retry-After': '0' }).end()
          : res.writeHead(200, json).end('{"id":7}'),
      // Planned alone, the pause would outlast the test.
      { limits: { pauseMs: 9_000 } },
    );
    expect(await client.Projects.show(7)).toEqual({ id: 7 });
  });

  it('says so where GitLab does not stop asking for a pause', async () => {
    const client = await gitlab(
      (_req, res) => res.writeHead(429, json).end('{"message":"Retry later"}'),
      { limits: { pauseMs: 1 } },
    );
    expect(await client.Projects.show(7).catch(sentence)).toBe(
      'gitlab could not find it: it asks for a pause, because it gets too many requests. Wait a minute and start again.',
    );
  });

  it('says how long the pause is to be, and leaves it to the person where it is longer than a call may wait', async () => {
    const client = await gitlab(
      (_req, res) =>
        res.writeHead(429, { ...json, 'Retry-After': '600' }).end('{}'),
      { limits: taskLimits },
    );
    expect(await client.Projects.show(7).catch(sentence)).toContain(
      'Wait 10 minutes and start again.',
    );
    expect(requests).toHaveLength(1);
  });

  it('passes on why a person may do nothing at all', async () => {
    const client = await gitlab((_req, res) =>
      res
        .writeHead(403, json)
        .end('{"message":"403 Forbidden - Your account has been blocked."}'),
    );
    expect(await client.Projects.show(7).catch(sentence)).toBe(
      'You may not find it on gitlab: Your account has been blocked.',
    );
  });

  it.each([
    ['{"error":"is invalid"}', 'is invalid'],
    ['{"message":{"path":["is reserved"]}}', '{"path":["is reserved"]}'],
    ['<h1>Bad request</h1>', '<h1>Bad request</h1>'],
    ['', ''],
  ])('passes on the reason in %s', async (text, reason) => {
    const client = await gitlab((_req, res) => res.writeHead(400).end(text));
    expect(await client.Projects.show(7).catch(sentence)).toBe(
      `gitlab could not find it: it answered 400 ${reason}`.trim(),
    );
  });

  it('does not take the page of a proxy for GitLab', async () => {
    const client = await gitlab((_req, res) =>
      res.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Hi</h1>'),
    );
    expect(await client.Projects.show(7).catch(sentence)).toBe(
      'gitlab could not find it: what answers is not GitLab',
    );
  });
});
