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
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  argocdApplicationActionPermission,
  argocdApplicationDeliveryReadPermission,
  argocdApplicationLogsReadPermission,
  argocdApplicationManifestsReadPermission,
  argocdApplicationReadPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationRollbackPermission,
  argocdApplicationSyncPermission,
  argocdApplicationTerminatePermission,
} from '@slipway/plugin-argocd-common';
import { createDecider } from './decide';
import { applicationResourceRef, ApplicationResource, RuleFact } from './rules';

const permissionOf = {
  read: argocdApplicationReadPermission,
  sync: argocdApplicationSyncPermission,
  refresh: argocdApplicationRefreshPermission,
  rollback: argocdApplicationRollbackPermission,
  terminate: argocdApplicationTerminatePermission,
  action: argocdApplicationActionPermission,
  logs: argocdApplicationLogsReadPermission,
  manifests: argocdApplicationManifestsReadPermission,
  delivery: argocdApplicationDeliveryReadPermission,
};

export type ApplicationRight = keyof typeof permissionOf;

/** What is permitted with a right, for the sentence of a refusal. */
export const doingOf: Record<ApplicationRight, string> = {
  read: 'see it',
  sync: 'sync it',
  refresh: 'refresh it',
  rollback: 'roll it back',
  terminate: 'stop its sync',
  action: 'run actions of its resources',
  logs: 'read its logs',
  manifests: 'read its manifests',
  delivery: 'read its commits, merge requests and jobs',
};

/** Knows what the policy has decided for a user on some rights. */
export interface PermissionChecker {
  isAllowed(right: ApplicationRight, resource: ApplicationResource): boolean;
  /** Whether applications that are the same in these facts are decided alike. */
  isDecidedBy(right: ApplicationRight, facts: RuleFact[]): boolean;
}

/** Asks the portal's policy: once per request and right, however many applications there are. */
export class Authorizer {
  constructor(
    private readonly permissions: PermissionsService,
    private readonly registry: PermissionsRegistryService,
  ) {}

  /** @throws NotAllowedError */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
    what: string,
  ): Promise<void> {
    if (!(await this.allows(permission, credentials))) {
      throw new NotAllowedError(`You may not ${what}.`);
    }
  }

  async allows(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  async createChecker(
    rights: ApplicationRight[],
    credentials: BackstageCredentials,
  ): Promise<PermissionChecker> {
    const decisions = await this.permissions.authorizeConditional(
      rights.map(right => ({
        permission: permissionOf[right] as ResourcePermission,
      })),
      { credentials },
    );
    const applies = createConditionAuthorizer(
      this.registry.getPermissionRuleset(applicationResourceRef),
    );
    const byRight = new Map(
      rights.map((right, index) => [
        right,
        createDecider(decisions[index], applies),
      ]),
    );
    return {
      isAllowed: (right, resource) =>
        byRight.get(right)?.isAllowed(resource) ?? false,
      isDecidedBy: (right, facts) =>
        byRight.get(right)?.isDecidedBy(facts) ?? true,
    };
  }
}
