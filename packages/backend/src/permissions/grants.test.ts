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
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { templateDryRunPermission } from '@backstage/plugin-scaffolder-common/alpha';
import argocdPlugin from '@slipway/plugin-argocd-backend';
import { argocdApplicationPermissions } from '@slipway/plugin-argocd-common';
import { accountToken, Sandbox } from '@slipway/sandbox';
import request from 'supertest';
import { pluginDatabases } from '../__testUtils__/pluginDatabases';
import { readGrants } from './grants';
import { PortalPolicy } from './PortalPolicy';

jest.setTimeout(60_000);

const read = (grants: unknown) =>
  readGrants(new ConfigReader({ portal: { grants } } as never));

/** A company where owners act below production, and releases are made by some, at the global Argo CD alone. */
const policy = new PortalPolicy({
  platformGroup: 'group:default/platform',
  grants: read([
    { permissions: ['argocd.*.read', 'catalog.*'], to: 'everybody' },
    {
      permissions: ['argocd.application.*'],
      to: 'owners',
      namespaces: ['*-dev', '*-staging'],
    },
    {
      permissions: ['argocd.application.sync'],
      to: ['group:default/releases'],
      instances: ['global'],
      namespaces: ['*-production'],
    },
  ]),
});
const groups: Record<string, string[]> = {
  'user:default/owner': ['group:default/blue'],
  'user:default/stranger': ['group:default/green'],
  'user:default/releaser': ['group:default/releases'],
  'user:default/ada': ['group:default/platform'],
};

describe('grants of the configuration, in the Argo CD back end with two instances', () => {
  let sandbox: Sandbox;
  const databases = pluginDatabases();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    for (const instance of [sandbox.global, sandbox.team]) {
      for (const environment of ['staging', 'production']) {
        instance.world.addApplication(
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
        databases.factory,
        argocdPlugin,
        mockServices.rootConfig.factory({
          data: {
            argocd: {
              instances: (['global', 'team'] as const).map(name => ({
                name,
                url: sandbox.urls[name],
                credentials: {
                  read: { token: accountToken('backstage') },
                  operate: { token: accountToken('backstage-ops') },
                },
              })),
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
    await databases.close();
    await sandbox?.stop();
  });

  /** Which of sync, refresh and restart somebody may. */
  async function mayDo(user: string, instance: string, environment: string) {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { status, body } = await request(backend.server)
        .get(`/api/argocd/applications/${instance}/argocd/shop-${environment}`)
        .set('Authorization', mockCredentials.user.header(user));
      if (status === 200 && body.instanceStatus.status === 'live') {
        return ['sync', 'refresh', 'action'].filter(
          action => body.actions[action].allowed,
        );
      }
      if (Date.now() > deadline) {
        throw new Error(`${status} ${JSON.stringify(body)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  const all = ['sync', 'refresh', 'action'];
  it.each([
    ['owner', 'global', 'staging', all],
    ['owner', 'team', 'staging', all],
    ['owner', 'global', 'production', []],
    ['stranger', 'global', 'staging', []],
    ['releaser', 'global', 'production', ['sync']],
    ['releaser', 'global', 'staging', []],
    ['releaser', 'team', 'production', []],
    ['ada', 'global', 'production', all],
    ['ada', 'team', 'production', all],
  ])('%s at %s in %s: %j', async (user, instance, environment, allowed) => {
    expect(await mayDo(`user:default/${user}`, instance, environment)).toEqual(
      allowed,
    );
  });

  it('keep everything from who is not signed in', async () => {
    for (const permission of argocdApplicationPermissions) {
      expect(await policy.handle({ permission })).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });
});

describe('grants that cannot be meant', () => {
  it.each([
    [
      [{ permissions: ['scaffolder.*'], to: 'owners' }],
      'portal.grants[0]: scaffolder.* cannot be granted to owners: only applications, entities and tasks have any',
    ],
    [
      [{ permissions: ['scaffolder.task.create'], to: 'owners' }],
      'scaffolder.task.create cannot be granted to owners',
    ],
    [
      [
        {
          permissions: ['argocd.application.delivery.read'],
          to: 'everybody',
          visibleInGitlab: false,
        },
      ],
      'portal.grants[0]: visibleInGitlab can only be true',
    ],
    [
      [
        {
          permissions: ['argocd.application.*'],
          to: 'everybody',
          visibleInGitlab: true,
        },
      ],
      'argocd.application.* cannot be restricted to visibleInGitlab: only argocd.application.delivery.read can',
    ],
    [
      [
        { permissions: ['catalog.*'], to: 'everybody' },
        { permissions: ['catalog.*'], to: 'everybody', instances: ['global'] },
      ],
      'portal.grants[1]: catalog.* cannot be restricted to instances',
    ],
    [[{ permissions: ['catalog.*'], to: 'someone' }], 'someone is nobody'],
    [[{ permissions: ['catalog.*'], to: ['blue'] }], 'portal.grants[0]:'],
    [[{ to: 'everybody' }], 'portal.grants[0]:'],
    [
      [
        {
          permissions: ['argocd.application.sync'],
          to: 'owners',
          namespace: ['x'],
        },
      ],
      'portal.grants[0]: there is no namespace in a grant',
    ],
    [
      [{ permissions: ['catalog.entity.create'], to: 'owners' }],
      'cannot be granted to owners',
    ],
  ])('%j', (grants, message) => {
    expect(() => read(grants)).toThrow(message);
  });
});

describe('template authors', () => {
  const config = (portal: object) => new ConfigReader({ portal } as never);
  const may = async (portal: object, ...refs: string[]) => {
    const decision = await new PortalPolicy({
      platformGroup: 'group:default/platform',
      grants: readGrants(config(portal)),
    }).handle({ permission: templateDryRunPermission }, {
      info: { userEntityRef: 'user:default/x', ownershipEntityRefs: refs },
    } as unknown as PolicyQueryUser);
    return decision.result;
  };

  it('are the platform group alone where nothing is said', async () => {
    expect(await may({}, 'group:default/blue')).toBe(AuthorizeResult.DENY);
    expect(await may({}, 'group:default/platform')).toBe(AuthorizeResult.ALLOW);
  });

  it.each([
    { templateAuthors: 'group:default/authors' },
    { templateAuthors: 'group:authors', grants: [] },
  ])('are the group of the configuration: %j', async portal => {
    expect(await may(portal, 'group:default/authors')).toBe(
      AuthorizeResult.ALLOW,
    );
    expect(await may(portal, 'group:default/blue')).toBe(AuthorizeResult.DENY);
  });

  it('have to be named by a reference', () => {
    expect(() => readGrants(config({ templateAuthors: 'authors' }))).toThrow(
      'authors',
    );
  });
});
