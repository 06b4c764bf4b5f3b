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

import { discoveryServiceFactory } from '@backstage/backend-defaults/discovery';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import gitlabProvider from '@backstage/plugin-auth-backend-module-gitlab-provider';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Sandbox, sandboxSecrets } from '@slipway/sandbox';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { balance } from './__testUtils__/balance';
import { freePort } from './__testUtils__/freePort';
import { pluginDatabases } from './__testUtils__/pluginDatabases';
import { signIn } from './__testUtils__/signIn';

jest.setTimeout(120_000);

const user = (name: string, gitlabId: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'localhost/user-id': gitlabId },
  },
  spec: {},
});

describe('sign-in with the resolvers of production', () => {
  let sandbox: Sandbox;
  const databases = pluginDatabases();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let proxy: Awaited<ReturnType<typeof balance>>;
  let portalUrl: string;

  beforeAll(async () => {
    const port = await freePort();
    portalUrl = `http://localhost:${port}`;
    sandbox = await Sandbox.start({
      oauthRedirectUri: `${portalUrl}/api/auth/gitlab/handler/frame`,
    });
    const production = parse(
      await readFile(
        path.resolve(__dirname, '../../../app-config.production.yaml'),
        'utf8',
      ),
    );
    backend = await startTestBackend({
      features: [
        databases.factory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: portalUrl },
            backend: { baseUrl: portalUrl },
            auth: {
              environment: 'production',
              providers: {
                gitlab: {
                  production: {
                    ...production.auth.providers.gitlab.production,
                    clientId: sandboxSecrets.oauthClientId,
                    clientSecret: sandboxSecrets.oauthClientSecret,
                    audience: sandbox.urls.gitlab,
                  },
                },
              },
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            user('maria', '2'),
            // Ada had that name when she was registered; at GitLab another person has it now.
            user('mallory', '4'),
          ],
        }),
        // GitLab sends people back to the address that people have.
        discoveryServiceFactory,
        authPlugin,
        gitlabProvider,
      ],
    });
    proxy = await balance(port, [backend.server.port()]);
  });

  afterAll(async () => {
    proxy?.close();
    await backend?.stop();
    await databases.close();
    await sandbox?.stop();
  });

  const subject = async (username: string) => {
    const token = await signIn(portalUrl, username);
    return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
      .sub;
  };

  it('finds a person by the number that GitLab gives, whatever the name is', async () => {
    expect(await subject('maria')).toBe('user:default/maria');
    expect(await subject('ada')).toBe('user:default/mallory');
  });

  it('lets nobody in who has the name of somebody in the catalog', async () => {
    await expect(subject('mallory')).rejects.toThrow('The sign-in failed');
  });
});
