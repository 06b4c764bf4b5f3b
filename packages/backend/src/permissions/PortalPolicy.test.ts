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
  catalogEntityDeletePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  taskCancelPermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  argocdApplicationDeliveryReadPermission,
  argocdApplicationReadPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationSyncPermission,
  argocdProjectProvisionPermission,
} from '@slipway/plugin-argocd-common';
import { defaultGrants, Grant } from './grants';
import { PortalPolicy } from './PortalPolicy';

const policy = new PortalPolicy({
  platformGroup: 'group:default/platform',
  grants: defaultGrants,
});
const member = (...ownershipEntityRefs: string[]) =>
  ({
    info: { userEntityRef: 'user:default/x', ownershipEntityRefs },
  } as unknown as PolicyQueryUser);

describe('PortalPolicy', () => {
  it('lets everybody who is signed in see, and nobody else', async () => {
    const query = { permission: argocdApplicationReadPermission };
    expect(await policy.handle(query, member())).toEqual({
      result: AuthorizeResult.ALLOW,
    });
    expect(await policy.handle(query)).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it.each([
    argocdApplicationSyncPermission,
    argocdApplicationRefreshPermission,
  ])('leaves $name to the owners of confirmed links', async permission => {
    expect(
      await policy.handle({ permission }, member('group:default/blue')),
    ).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'argocd',
      conditions: {
        rule: 'IS_LINKED_TO_OWNED_ENTITY',
        params: { claims: ['group:default/blue'] },
      },
    });
  });

  it('lets the platform team act everywhere', async () => {
    expect(
      await policy.handle(
        { permission: argocdApplicationSyncPermission },
        member('group:default/platform'),
      ),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('lets everybody who is signed in create projects', async () => {
    expect(
      await policy.handle(
        { permission: argocdProjectProvisionPermission },
        member(),
      ),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });

  it.each([taskReadPermission, taskCancelPermission])(
    'leaves $name to who started the task, not to their groups',
    async permission => {
      expect(
        await policy.handle({ permission }, member('group:default/blue')),
      ).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: 'scaffolder-task',
        conditions: {
          rule: 'IS_TASK_OWNER',
          params: { createdBy: ['user:default/x'] },
        },
      });
      expect(
        await policy.handle({ permission }, member('group:default/platform')),
      ).toEqual({ result: AuthorizeResult.ALLOW });
    },
  );

  it.each([templateDryRunPermission, templateManagementPermission])(
    'keeps $name from who writes no templates',
    async permission => {
      expect(
        await policy.handle({ permission }, member('group:default/blue')),
      ).toEqual({ result: AuthorizeResult.DENY });
    },
  );

  it('shows commits and jobs to owners, and to everybody what GitLab shows to everybody', async () => {
    expect(
      await policy.handle(
        { permission: argocdApplicationDeliveryReadPermission },
        member('group:default/blue'),
      ),
    ).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          { rule: 'IS_VISIBLE_IN_GITLAB' },
          { rule: 'IS_LINKED_TO_OWNED_ENTITY' },
        ],
      },
    });
  });

  it('lets nobody but the platform team put their own in the place of somebody else’s entity', async () => {
    const query = { permission: catalogLocationDeletePermission };
    expect(await policy.handle(query, member('group:default/blue'))).toEqual({
      result: AuthorizeResult.DENY,
    });
    expect(
      await policy.handle(
        { permission: catalogEntityDeletePermission },
        member('group:default/blue'),
      ),
    ).toMatchObject({
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['group:default/blue'] },
      },
    });
  });

  it('gives nobody but the platform team what nothing grants', async () => {
    const query = {
      permission: createPermission({ name: 'billing.pay', attributes: {} }),
    };
    expect(await policy.handle(query, member('group:default/blue'))).toEqual({
      result: AuthorizeResult.DENY,
    });
    expect(
      await policy.handle(query, member('group:default/platform')),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('asks the catalog who owns an entity', async () => {
    const grants: Grant[] = [
      { permissions: ['catalog.entity.delete'], to: 'owners' },
    ];
    const owners = new PortalPolicy({
      platformGroup: 'group:default/platform',
      grants,
    });
    expect(
      await owners.handle(
        { permission: catalogEntityDeletePermission },
        member('group:default/blue'),
      ),
    ).toMatchObject({
      pluginId: 'catalog',
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['group:default/blue'] },
      },
    });
  });
});
