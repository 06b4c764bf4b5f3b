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
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { argocdApplicationConditions } from '@slipway/plugin-argocd-backend';
import {
  argocdApplicationReadPermission,
  RESOURCE_TYPE_ARGOCD_APPLICATION,
} from '@slipway/plugin-argocd-common';

/**
 * Everybody may see how applications are. Who owns an entity that an application really belongs to may act on it, and so
 * may the platform team. What Argo CD has no say in is left to whoever is signed in.
 */
export class PortalPolicy implements PermissionPolicy {
  constructor(private readonly platformGroup: string) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const claims = user.info.ownershipEntityRefs;
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_ARGOCD_APPLICATION) ||
      isPermission(permission, argocdApplicationReadPermission) ||
      claims.includes(this.platformGroup)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    return {
      pluginId: 'argocd',
      resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
      result: AuthorizeResult.CONDITIONAL,
      conditions: argocdApplicationConditions.isLinkedToOwnedEntity({ claims }),
    };
  }
}
