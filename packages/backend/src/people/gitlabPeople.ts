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

import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import type {
  GroupTransformer,
  UserTransformer,
} from '@backstage/plugin-catalog-backend-module-gitlab';
import { gitlabOrgEntityProviderTransformsExtensionPoint } from '@backstage/plugin-catalog-backend-module-gitlab-org';

/** The host without its port: the key of an annotation cannot hold one, and sign-in looks for people by the name alone. */
function annotationsOf(host: string, own: Record<string, string>) {
  // No file that could be read again.
  const location = `gitlab-org:${host}`;
  const [name] = host.split(':');
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    ...Object.fromEntries(
      Object.entries(own).map(([key, value]) => [`${name}/${key}`, value]),
    ),
  };
}

/** A user of GitLab, whom the number proves: a name can be given up, and then be another person's. */
export const userOf: UserTransformer = ({
  user,
  integrationConfig,
  providerConfig,
  groupNameTransformer,
}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name: user.username,
    annotations: annotationsOf(integrationConfig.host, {
      'user-id': String(user.id),
    }),
  },
  spec: {
    profile: {
      displayName: user.name,
      ...(user.email && { email: user.email }),
      ...(user.avatar_url && { picture: user.avatar_url }),
    },
    memberOf: (user.groups ?? []).map(group =>
      groupNameTransformer({ group, providerConfig }),
    ),
  },
});

/** Groups of GitLab, those below another one as its children. */
export const groupsOf: GroupTransformer = ({
  groups,
  providerConfig,
  groupNameTransformer,
}) => {
  const nameOf = (group: (typeof groups)[number]) =>
    groupNameTransformer({ group, providerConfig });
  return groups.map(group => {
    const parent = groups.find(({ id }) => id === group.parent_id);
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        name: nameOf(group),
        ...(group.description && { description: group.description }),
        annotations: annotationsOf(providerConfig.host, {
          'team-path': group.full_path,
        }),
      },
      spec: {
        type: 'team',
        children: [],
        profile: { displayName: group.name },
        ...(parent && { parent: nameOf(parent) }),
      },
    };
  });
};

/** Users and groups of `catalog.providers.gitlab`, as sign-in looks for them. */
export const gitlabPeople = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'gitlab-people',
  register(env) {
    env.registerInit({
      deps: { transforms: gitlabOrgEntityProviderTransformsExtensionPoint },
      async init({ transforms }) {
        transforms.setUserTransformer(userOf);
        transforms.setGroupTransformer(groupsOf);
      },
    });
  },
});
