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

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import argocdPlugin from '@slipway/plugin-argocd-backend';
import { argocdApplicationPermissions } from '@slipway/plugin-argocd-common';
import { accountToken, Sandbox } from '@slipway/sandbox';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { StagingOwnersPolicy } from './StagingOwnersPolicy';

jest.setTimeout(30_000);

const policy = new StagingOwnersPolicy({
  platformGroup: 'group:default/platform',
  namespaces: ['*-dev', '*-staging'],
});
const groups: Record<string, string[]> = {
  'user:default/owner': ['group:default/blue'],
  'user:default/stranger': ['group:default/green'],
  'user:default/ada': ['group:default/platform'],
};

describe('the example policy in the Argo CD back end', () => {
  let sandbox: Sandbox;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    for (const environment of ['staging', 'production']) {
      sandbox.global.world.addApplication(
        {
          name: `shop-${environment}`,
          annotations: { 'backstage.io/entity-ref': 'system:default/shop' },
        },
        {
          project: 'default',
          source: {
            repoURL: 'https://gitlab.example.com/a/b.git',
            path: 'helm',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: `shop-${environment}`,
          },
        },
      );
    }
    const decide = async (
      permission: { name: string },
      user: string,
    ): Promise<PolicyDecision> =>
      policy.handle({ permission: permission as never }, {
        info: { userEntityRef: user, ownershipEntityRefs: groups[user] },
      } as unknown as PolicyQueryUser);
    backend = await startTestBackend({
      features: [
        argocdPlugin,
        mockServices.rootConfig.factory({
          data: {
            argocd: {
              instances: [
                {
                  name: 'global',
                  url: sandbox.urls.global,
                  credentials: {
                    read: { token: accountToken('backstage') },
                    operate: { token: accountToken('backstage-ops') },
                  },
                },
              ],
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'System',
              metadata: { name: 'shop', namespace: 'default' },
              spec: { owner: 'group:default/blue' },
              relations: [{ type: 'ownedBy', targetRef: 'group:default/blue' }],
            },
          ],
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => ({
            authorize: async requests =>
              requests.map((): { result: AuthorizeResult.ALLOW } => ({
                result: AuthorizeResult.ALLOW,
              })),
            authorizeConditional: async (requests, options) =>
              Promise.all(
                requests.map(({ permission }) =>
                  decide(
                    permission,
                    (options!.credentials.principal as any).userEntityRef,
                  ),
                ),
              ),
          }),
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  async function mayDo(user: string, environment: string) {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const { status, body } = await request(backend.server)
        .get(`/api/argocd/applications/global/argocd/shop-${environment}`)
        .set('Authorization', mockCredentials.user.header(user));
      if (status === 200 && body.instanceStatus.status === 'live') {
        return ['sync', 'refresh', 'action'].map(
          action => body.actions[action].allowed,
        );
      }
      if (Date.now() > deadline) {
        throw new Error(`${status} ${JSON.stringify(body)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it.each([
    ['user:default/owner', 'staging', true],
    ['user:default/owner', 'production', false],
    ['user:default/stranger', 'staging', false],
    ['user:default/stranger', 'production', false],
    ['user:default/ada', 'staging', true],
    ['user:default/ada', 'production', true],
  ])('%s in %s: %s', async (user, environment, allowed) => {
    expect(await mayDo(user, environment)).toEqual([allowed, allowed, allowed]);
  });

  it('keeps logs and manifests for owners, and everything from who is not signed in', async () => {
    for (const permission of argocdApplicationPermissions) {
      expect(await policy.handle({ permission })).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
    const logs = argocdApplicationPermissions.find(
      ({ name }) => name === 'argocd.application.logs.read',
    )!;
    expect(
      await policy.handle({ permission: logs }, {
        info: { ownershipEntityRefs: ['group:default/blue'] },
      } as unknown as PolicyQueryUser),
    ).toMatchObject({
      conditions: { rule: 'IS_LINKED_TO_OWNED_ENTITY' },
    });
  });
});
