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
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { matchesWildcards } from '@slipway/glob';
import { RESOURCE_TYPE_ARGOCD_APPLICATION } from '@slipway/plugin-argocd-common';
import {
  ApplicationDestination,
  ApplicationRecord,
} from '../record/ApplicationRecord';
import { z } from 'zod/v3';
import { EntityLink } from '../catalog/EntityLinks';

/** What a rule decides on: an application and the entities that it belongs to. */
export interface ApplicationResource {
  record: Pick<
    ApplicationRecord,
    'instance' | 'namespace' | 'name' | 'project'
  > & { destination: Pick<ApplicationDestination, 'namespace'> };
  links: EntityLink[];
  /** Whether GitLab shows its repositories to everybody who is signed in there; not where that is not known. */
  isVisibleInGitlab(): boolean;
}

export const applicationResourceRef = createPermissionResourceRef<
  ApplicationResource,
  never
>().with({
  pluginId: 'argocd',
  resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
});

// Lists are filtered one by one in memory, so no rule needs a database query.
const noQuery = (): never => {
  throw new Error('Applications are not queried from a database');
};

const isLinkedToOwnedEntity = createPermissionRule({
  name: 'IS_LINKED_TO_OWNED_ENTITY',
  description:
    'Allow applications that belong to an entity which one of the claims owns. A link that only the entity claims does not count unless confirmedOnly is false.',
  resourceRef: applicationResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of users and groups'),
    confirmedOnly: z.boolean().optional().describe('Default true'),
  }),
  apply: ({ links }, { claims, confirmedOnly = true }) =>
    links.some(
      ({ link, owners }) =>
        (link === 'confirmed' || !confirmedOnly) &&
        owners.some(owner => claims.includes(owner)),
    ),
  toQuery: noQuery,
});

const hasInstance = createPermissionRule({
  name: 'HAS_INSTANCE',
  description: 'Allow applications of these Argo CD instances',
  resourceRef: applicationResourceRef,
  paramsSchema: z.object({ instances: z.array(z.string()) }),
  apply: ({ record }, { instances }) => instances.includes(record.instance),
  toQuery: noQuery,
});

const hasProject = createPermissionRule({
  name: 'HAS_PROJECT',
  description: 'Allow applications of these AppProjects',
  resourceRef: applicationResourceRef,
  paramsSchema: z.object({ projects: z.array(z.string()) }),
  apply: ({ record }, { projects }) => projects.includes(record.project),
  toQuery: noQuery,
});

const hasDestinationNamespace = createPermissionRule({
  name: 'HAS_DESTINATION_NAMESPACE',
  description:
    'Allow applications that deploy to these namespaces; * stands for any characters',
  resourceRef: applicationResourceRef,
  paramsSchema: z.object({ namespaces: z.array(z.string()) }),
  apply: ({ record }, { namespaces }) =>
    record.destination.namespace !== undefined &&
    namespaces.some(pattern =>
      matchesWildcards(pattern, record.destination.namespace!),
    ),
  toQuery: noQuery,
});

const isVisibleInGitlab = createPermissionRule({
  name: 'IS_VISIBLE_IN_GITLAB',
  description:
    'Allow applications whose repositories GitLab shows to everybody who is signed in there, with commits, merge requests and jobs',
  resourceRef: applicationResourceRef,
  apply: resource => resource.isVisibleInGitlab(),
  toQuery: noQuery,
});

export const applicationRules = {
  isLinkedToOwnedEntity,
  hasInstance,
  hasProject,
  hasDestinationNamespace,
  isVisibleInGitlab,
};

/** What rules look at: resources that are the same in it are decided alike. */
export const ruleFacts = {
  links: ({ links }: ApplicationResource): unknown => links,
  instance: ({ record }: ApplicationResource): unknown => record.instance,
  project: ({ record }: ApplicationResource): unknown => record.project,
  namespace: ({ record }: ApplicationResource): unknown =>
    record.destination.namespace,
};

export type RuleFact = keyof typeof ruleFacts;

/** What each rule decides by. One that is not named here has to be asked anew for every resource. */
export const factOfRule: Record<string, RuleFact> = {
  [isLinkedToOwnedEntity.name]: 'links',
  [hasInstance.name]: 'instance',
  [hasProject.name]: 'project',
  [hasDestinationNamespace.name]: 'namespace',
};

const { conditions } = createConditionExports({
  resourceRef: applicationResourceRef,
  rules: applicationRules,
});

/** Conditions for permission policies. @public */
export const argocdApplicationConditions = conditions;
