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
import { argocdApplicationConditions as conditions } from '@slipway/plugin-argocd-backend';
import {
  argocdApplicationReadPermission,
  RESOURCE_TYPE_ARGOCD_APPLICATION,
} from '@slipway/plugin-argocd-common';

/**
 * An example to start from: everybody sees how applications are, owners act below production, and production is up to
 * the platform team alone. Logs and manifests are for owners, everywhere.
 */
export class StagingOwnersPolicy implements PermissionPolicy {
  constructor(
    private readonly options: {
      platformGroup: string;
      /** Namespaces that owners may change; `*` stands for any characters. */
      namespaces: string[];
    },
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const claims = user.info.ownershipEntityRefs;
    const changes = permission.attributes.action !== 'read';
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_ARGOCD_APPLICATION) ||
      isPermission(permission, argocdApplicationReadPermission) ||
      claims.includes(this.options.platformGroup)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    const isOwned = conditions.isLinkedToOwnedEntity({ claims });
    const { namespaces } = this.options;
    return {
      pluginId: 'argocd',
      resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
      result: AuthorizeResult.CONDITIONAL,
      conditions: changes
        ? {
            allOf: [
              isOwned,
              conditions.hasDestinationNamespace({ namespaces }),
            ],
          }
        : isOwned,
    };
  }
}
