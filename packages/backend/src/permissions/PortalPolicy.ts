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
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { matchesWildcards } from '@slipway/glob';
import { argocdApplicationConditions } from '@slipway/plugin-argocd-backend';
import { RESOURCE_TYPE_ARGOCD_APPLICATION } from '@slipway/plugin-argocd-common';
import { Grant } from './grants';

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;

type ApplicationCriteria = PermissionCriteria<
  PermissionCondition<typeof RESOURCE_TYPE_ARGOCD_APPLICATION>
>;

const names = (grant: Grant, { name }: Permission) =>
  grant.permissions.some(pattern => matchesWildcards(pattern, name));

/** What an application has to be for the grant to hold; nothing where it holds for all. */
function applicationConditions(
  { to, instances, projects, namespaces, visibleInGitlab }: Grant,
  claims: string[],
): ApplicationCriteria[] {
  const conditions = argocdApplicationConditions;
  return [
    ...(to === 'owners' ? [conditions.isLinkedToOwnedEntity({ claims })] : []),
    ...(instances ? [conditions.hasInstance({ instances })] : []),
    ...(projects ? [conditions.hasProject({ projects })] : []),
    ...(namespaces ? [conditions.hasDestinationNamespace({ namespaces })] : []),
    ...(visibleInGitlab ? [conditions.isVisibleInGitlab()] : []),
  ];
}

/** Owners of a catalog entity are whom the catalog says; a task belongs to who started it, whatever their groups. */
function decideForOwners(
  permission: Permission,
  { info }: PolicyQueryUser,
): PolicyDecision {
  if (isResourcePermission(permission, 'catalog-entity')) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims: info.ownershipEntityRefs }),
    );
  }
  return isResourcePermission(permission, 'scaffolder-task')
    ? createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [info.userEntityRef],
        }),
      )
    : deny;
}

/** The platform group may everything; everybody else what the grants say, and nothing beyond. */
export class PortalPolicy implements PermissionPolicy {
  constructor(
    private readonly options: { platformGroup: string; grants: Grant[] },
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const claims = user.info.ownershipEntityRefs;
    if (claims.includes(this.options.platformGroup)) {
      return allow;
    }
    const grants = this.options.grants.filter(
      grant =>
        names(grant, permission) &&
        (!Array.isArray(grant.to) ||
          grant.to.some(ref => claims.includes(ref))),
    );
    if (isResourcePermission(permission, RESOURCE_TYPE_ARGOCD_APPLICATION)) {
      return this.#decideOnApplications(grants, claims);
    }
    if (grants.some(({ to }) => to !== 'owners')) {
      return allow;
    }
    return grants.length > 0 ? decideForOwners(permission, user) : deny;
  }

  #decideOnApplications(grants: Grant[], claims: string[]): PolicyDecision {
    const alternatives = grants.map(grant =>
      applicationConditions(grant, claims),
    );
    if (alternatives.length === 0) {
      return deny;
    }
    if (alternatives.some(conditions => conditions.length === 0)) {
      return allow;
    }
    const [first, ...others] = alternatives.map(all =>
      all.length === 1
        ? all[0]
        : { allOf: all as [ApplicationCriteria, ...ApplicationCriteria[]] },
    );
    return {
      pluginId: 'argocd',
      resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
      result: AuthorizeResult.CONDITIONAL,
      conditions: others.length === 0 ? first : { anyOf: [first, ...others] },
    };
  }
}
