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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { argocdViewReadPermission } from '@slipway/plugin-argocd-common';
import { testRecord } from '../__testUtils__/testRecord';
import { Authorizer } from './Authorizer';
import { ApplicationResource, applicationRules } from './rules';

const credentials = mockCredentials.user();
const resource: ApplicationResource = {
  record: testRecord(),
  links: [
    {
      entityRef: 'system:default/shop',
      owners: ['group:default/blue'],
      link: 'confirmed',
    },
  ],
  isVisibleInGitlab: () => false,
};
const condition = (
  rule: string,
  params: Record<string, string[]>,
): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'argocd',
  resourceType: 'argocd-application',
  conditions: { rule, resourceType: 'argocd-application', params },
});

describe('Authorizer', () => {
  const permissions = mockServices.permissions.mock();
  const registry = mockServices.permissionsRegistry.mock();
  const authorizer = new Authorizer(permissions, registry);

  beforeEach(() => {
    jest.resetAllMocks();
    registry.getPermissionRuleset.mockReturnValue({
      getRuleByName: name => {
        const found = Object.values(applicationRules).find(
          rule => rule.name === name,
        );
        if (!found) {
          throw new Error(`Unexpected permission rule: ${name}`);
        }
        return found;
      },
    });
  });

  describe('require', () => {
    const requireView = () =>
      authorizer.require(argocdViewReadPermission, credentials, 'see Argo CD');

    it('lets pass whom the policy allows it', async () => {
      permissions.authorize.mockResolvedValue([
        { result: AuthorizeResult.ALLOW },
      ]);
      await expect(requireView()).resolves.toBeUndefined();
      expect(permissions.authorize).toHaveBeenCalledWith(
        [{ permission: argocdViewReadPermission }],
        { credentials },
      );
    });

    it('says what is not allowed', async () => {
      permissions.authorize.mockResolvedValue([
        { result: AuthorizeResult.DENY },
      ]);
      await expect(requireView()).rejects.toThrow(
        expect.objectContaining({
          name: 'NotAllowedError',
          message: 'You may not see Argo CD.',
        }),
      );
    });

    it('lets nobody pass where the policy cannot be reached', async () => {
      permissions.authorize.mockRejectedValue(new Error('away'));
      await expect(requireView()).rejects.toThrow('away');
    });
  });

  describe('createChecker', () => {
    const checker = (...decisions: PolicyDecision[]) => {
      permissions.authorizeConditional.mockResolvedValue(decisions);
      return authorizer.createChecker(['read', 'sync'], credentials);
    };

    it('asks the policy once, however many applications there are', async () => {
      const checked = await checker(
        { result: AuthorizeResult.ALLOW },
        { result: AuthorizeResult.DENY },
      );
      for (let index = 0; index < 100; index += 1) {
        expect(checked.isAllowed('read', resource)).toBe(true);
        expect(checked.isAllowed('sync', resource)).toBe(false);
      }
      expect(permissions.authorizeConditional.mock.calls).toEqual([
        [
          [
            {
              permission: expect.objectContaining({
                name: 'argocd.application.read',
              }),
            },
            {
              permission: expect.objectContaining({
                name: 'argocd.application.sync',
              }),
            },
          ],
          { credentials },
        ],
      ]);
    });

    it('applies the conditions of the policy to each application', async () => {
      const checked = await checker(
        condition('HAS_PROJECT', { projects: ['shop'] }),
        condition('IS_LINKED_TO_OWNED_ENTITY', {
          claims: ['group:default/red'],
        }),
      );
      expect(checked.isAllowed('read', resource)).toBe(true);
      expect(checked.isAllowed('sync', resource)).toBe(false);
      expect(
        checked.isAllowed('read', {
          ...resource,
          record: testRecord({ project: 'blog' }),
        }),
      ).toBe(false);
    });

    it('allows no right that it was not created for', async () => {
      const checked = await checker(
        { result: AuthorizeResult.ALLOW },
        { result: AuthorizeResult.ALLOW },
      );
      expect(checked.isAllowed('rollback', resource)).toBe(false);
    });

    it('fails on a rule that there is not, and on parameters that do not fit', async () => {
      const unknown = await checker(
        condition('HAS_COLOR', {}),
        condition('HAS_PROJECT', {}),
      );
      expect(() => unknown.isAllowed('read', resource)).toThrow('HAS_COLOR');
      expect(() => unknown.isAllowed('sync', resource)).toThrow(
        'Parameters to rule are invalid',
      );
    });
  });
});
