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
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { argocdServiceRef } from './argocdServiceRef';
import { createArgocdService } from './createArgocdService';
import { argocdServiceMock } from './testUtils';

const credentials = mockCredentials.user('user:default/maria');

jest.setTimeout(30_000);

function serviceThatAnswers(response: Response) {
  const fetch = jest.fn(async (_url: RequestInfo | URL, _init?: RequestInit) =>
    response.clone(),
  );
  const service = createArgocdService({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    fetch,
  });
  return { service, fetch };
}

describe('the Argo CD service of other back ends', () => {
  it('calls on behalf of its caller', async () => {
    const { service, fetch } = serviceThatAnswers(
      new Response('{"items":[]}', { headers: { ETag: 'W/"1"' } }),
    );
    expect(await service.getInstances({ credentials })).toEqual([]);
    expect(await service.getInstances({ credentials })).toEqual([]);
    const [url, init] = fetch.mock.calls[1];
    expect(url).toMatch(/\/api\/argocd\/instances$/);
    expect(init?.headers).toEqual({
      Authorization: `Bearer ${mockCredentials.service.token({
        onBehalfOf: credentials,
        targetPluginId: 'argocd',
      })}`,
    });
  });

  it('takes what the client takes, and its caller last', async () => {
    const { service, fetch } = serviceThatAnswers(
      new Response('{"items":[],"removed":["shop"]}'),
    );
    await service.getEntityDeployments(
      { kind: 'Component', namespace: 'default', name: 'shop' },
      { limit: 5 },
      { credentials },
    );
    await service.getRepositoryAccess('global', 'https://git/a b', {
      credentials,
    });
    expect(
      await service.removeProvision(
        'global',
        'p1',
        { userToken: 'glpat-own' },
        { credentials },
      ),
    ).toEqual(['shop']);
    // Never in the address.
    expect(fetch.mock.calls.at(-1)?.[1]?.body).toBe(
      '{"userToken":"glpat-own"}',
    );
    expect(
      fetch.mock.calls.map(([url, init]) => [
        init?.method,
        String(url).replace(/^.*\/api\/argocd/, ''),
      ]),
    ).toEqual([
      ['GET', '/entities/Component/default/shop/deployments?limit=5'],
      [
        'GET',
        '/instances/global/repository-access?url=https%3A%2F%2Fgit%2Fa+b',
      ],
      ['DELETE', '/instances/global/provision/p1'],
    ]);
  });

  it('ends a call with the signal of its caller', async () => {
    const { service, fetch } = serviceThatAnswers(new Response('{"items":[]}'));
    const { signal } = new AbortController();
    await service.getInstances({ credentials, signal });
    expect(fetch.mock.calls[0][1]?.signal).toBe(signal);
  });

  it('passes on the sentence of a refusal', async () => {
    const { service } = serviceThatAnswers(
      new Response(
        JSON.stringify({
          error: { name: 'NotAllowedError', message: 'Not allowed: ask blue.' },
          response: { statusCode: 403 },
        }),
        { status: 403, headers: { 'Content-Type': 'application/json' } },
      ),
    );
    await expect(
      service.syncApplication(
        { instance: 'a', namespace: 'b', name: 'c' },
        { prune: false },
        { credentials },
      ),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'Not allowed: ask blue.',
    });
  });

  it('has a fake for tests that says what a test has left out', async () => {
    let found: unknown;
    let failure: unknown;
    const plugin = createBackendPlugin({
      pluginId: 'other',
      register(env) {
        env.registerInit({
          deps: { argocd: argocdServiceRef },
          async init({ argocd }) {
            found = await argocd.getName('shop', {}, { credentials });
            failure = await argocd
              .getInstances({ credentials })
              .catch(error => error.message);
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        plugin,
        argocdServiceMock.factory({
          getName: async name => ({ name, status: 'free' }),
        }),
      ],
    });
    await backend.stop();
    expect(found).toEqual({ name: 'shop', status: 'free' });
    expect(failure).toBe(
      'argocdServiceMock: getInstances is called, and the test gives none',
    );
  });
});
