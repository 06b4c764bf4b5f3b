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

import { ArgocdClient } from './ArgocdClient';

const entity = { kind: 'Component', namespace: 'default', name: 'shop' };

function setUp(...responses: Response[]) {
  const fetch = jest.fn<
    Promise<Response>,
    [url: RequestInfo | URL, init?: RequestInit]
  >();
  responses.forEach(response => fetch.mockResolvedValueOnce(response));
  const client = new ArgocdClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch },
  });
  return { client, fetch };
}

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'Content-Type': 'application/json', ...init.headers },
  });

describe('ArgocdClient', () => {
  it('asks again with the ETag and keeps the answer where nothing changed', async () => {
    const answer = { applications: [] };
    const { client, fetch } = setUp(
      json(answer, { headers: { ETag: 'W/"1"' } }),
      new Response(null, { status: 304 }),
    );
    expect(await client.getEntityApplications(entity)).toEqual(answer);
    expect(await client.getEntityApplications(entity)).toEqual(answer);
    expect(fetch.mock.calls[1][0]).toBe(
      'http://portal/api/argocd/entities/Component/default/shop/applications',
    );
    expect(fetch.mock.calls[1][1]?.headers).toEqual({
      'If-None-Match': 'W/"1"',
    });
  });

  it('encodes every name', async () => {
    const { client, fetch } = setUp(json({}));
    await client.syncApplication(
      { instance: 'a?b', namespace: '../x', name: 'c#d' },
      { prune: true },
    );
    expect(fetch.mock.calls[0][0]).toBe(
      'http://portal/api/argocd/applications/a%3Fb/..%2Fx/c%23d/sync',
    );
    expect(fetch.mock.calls[0][1]?.body).toBe('{"prune":true}');
  });

  it('repeats the parameter of a list and leaves out what is undefined', async () => {
    const { client, fetch } = setUp(json({ items: [] }));
    await client.getApplications({
      verdict: ['broken', 'live'],
      mine: true,
      search: undefined,
    });
    expect(fetch.mock.calls[0][0]).toBe(
      'http://portal/api/argocd/applications?verdict=broken&verdict=live&mine=true',
    );
  });

  it('streams the lines of a log, without keepalives, up to a failure', async () => {
    const { client } = setUp(
      new Response('{"content":"one"}\n\n{"error":"It is gone."}\n'),
    );
    const lines = client.streamLogs(
      { instance: 'a', namespace: 'b', name: 'c' },
      { namespace: 'b', pod: 'api-1' },
    );
    expect((await lines.next()).value).toEqual({ content: 'one' });
    await expect(lines.next()).rejects.toThrow('It is gone.');
  });

  it('sends a token where a back end calls', async () => {
    const { client, fetch } = setUp(json({ items: [] }));
    await client.getInstances({ token: 'secret' });
    expect(fetch.mock.calls[0][1]?.headers).toEqual({
      Authorization: 'Bearer secret',
    });
  });

  it('throws what the back end says', async () => {
    const { client } = setUp(
      json(
        {
          error: {
            name: 'NotAllowedError',
            message: 'Not allowed: this is up to team-realtime.',
          },
          response: { statusCode: 403 },
        },
        { status: 403, statusText: 'Forbidden' },
      ),
    );
    await expect(
      client.refreshApplication(
        { instance: 'a', namespace: 'b', name: 'c' },
        { hard: false },
      ),
    ).rejects.toMatchObject({
      cause: {
        name: 'NotAllowedError',
        message: 'Not allowed: this is up to team-realtime.',
      },
    });
  });
});
