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

import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Whom a grant is for: who is signed in, who owns what is asked for, or these users and groups. */
export type Grantee = 'everybody' | 'owners' | string[];

/** What somebody may. Whatever no grant names, nobody may. */
export interface Grant {
  /** Names of permissions; `*` stands for any characters. */
  permissions: string[];
  to: Grantee;
  /** Only applications of these; without them, all. Namespaces are of destinations, and take `*`. */
  instances?: string[];
  projects?: string[];
  namespaces?: string[];
  /** Only applications whose repositories GitLab shows to everybody who is signed in there. */
  visibleInGitlab?: true;
}

/** Of what it can be said who owns it: not of an entity or a task that is yet to be. */
const owned =
  /^(argocd\.application\.|catalog\.entity\.(?!create$|validate$)|scaffolder\.task\.(?!create$))/;
const delivery = 'argocd.application.delivery.read';
const lists = ['instances', 'projects', 'namespaces'] as const;
const restrictions = [...lists, 'visibleInGitlab'] as const;

/** What those may who write templates: run one that is not in the catalog yet, and edit it in the portal. */
export const authoring = [
  'scaffolder.template.dry-run',
  'scaffolder.template.management',
];

/** What holds where the configuration grants nothing: everybody sees and creates, owners act. */
export const defaultGrants: Grant[] = [
  {
    permissions: [
      'catalog.entity.read',
      'catalog.entity.create',
      // Not catalog.entity.validate: it reads with the portal's token whatever the entity refers to, and answers with it.
      // Whoever may take a location away can put their own in its place: that is for the platform group.
      'catalog.location.read',
      'catalog.location.create',
      'catalog.location.analyze',
      // Whatever a template does is done with the rights of whoever uses it.
      'scaffolder.template.parameter.read',
      'scaffolder.template.step.read',
      'scaffolder.action.execute',
      'scaffolder.task.create',
      'argocd.view.read',
      'argocd.project.provision',
      'argocd.application.read',
    ],
    to: 'everybody',
  },
  {
    permissions: [delivery],
    to: 'everybody',
    visibleInGitlab: true,
  },
  {
    permissions: [
      'argocd.application.*',
      'catalog.entity.refresh',
      'catalog.entity.delete',
      'scaffolder.task.read',
      'scaffolder.task.cancel',
    ],
    to: 'owners',
  },
];

function readGrantee(config: Config): Grantee {
  const value = config.get('to');
  if (value === 'everybody' || value === 'owners') {
    return value;
  }
  if (typeof value === 'string') {
    throw new InputError(
      `${config.getString(
        'to',
      )} is nobody: to has to be everybody, owners or a list of users and groups`,
    );
  }
  return config
    .getStringArray('to')
    .map(ref => stringifyEntityRef(parseEntityRef(ref)));
}

function readGrant(config: Config): Grant {
  // A restriction that is misspelled must not become none.
  const unknown = config
    .keys()
    .find(key => !['permissions', 'to', ...restrictions].includes(key));
  if (unknown) {
    throw new InputError(`there is no ${unknown} in a grant`);
  }
  const grant: Grant = {
    permissions: config.getStringArray('permissions'),
    to: readGrantee(config),
  };
  for (const name of lists) {
    if (config.has(name)) {
      grant[name] = config.getStringArray(name);
    }
  }
  if (config.has('visibleInGitlab')) {
    if (!config.getBoolean('visibleInGitlab')) {
      throw new InputError(
        'visibleInGitlab can only be true: leave it out where it does not matter',
      );
    }
    grant.visibleInGitlab = true;
  }
  // Only this one waits until GitLab has said who sees a repository: a list cannot.
  const other = grant.permissions.find(name => name !== delivery);
  if (grant.visibleInGitlab && other) {
    throw new InputError(
      `${other} cannot be restricted to visibleInGitlab: only ${delivery} can`,
    );
  }
  for (const permission of grant.permissions) {
    if (grant.to === 'owners' && !owned.test(permission)) {
      throw new InputError(
        `${permission} cannot be granted to owners: only applications, entities and tasks have any`,
      );
    }
    const restricted = restrictions.filter(name => grant[name]);
    if (
      restricted.length > 0 &&
      !permission.startsWith('argocd.application.')
    ) {
      throw new InputError(
        `${permission} cannot be restricted to ${restricted.join(
          ', ',
        )}: only argocd.application.… can`,
      );
    }
  }
  return grant;
}

/** The grant of `portal.templateAuthors`; without it only the platform group writes templates in the portal. */
function readAuthors(config: Config): Grant[] {
  const group = config.getOptionalString('portal.templateAuthors');
  return group
    ? [
        {
          permissions: authoring,
          to: [stringifyEntityRef(parseEntityRef(group))],
        },
      ]
    : [];
}

/**
 * The grants of `portal.grants`, or those that are built in, and that of the template authors.
 *
 * @throws InputError that names the entry and what is wrong with it
 */
export function readGrants(config: Config): Grant[] {
  const entries = config.getOptionalConfigArray('portal.grants');
  const grants =
    entries?.map((entry, index) => {
      try {
        return readGrant(entry);
      } catch (error) {
        throw new InputError(
          `portal.grants[${index}]: ${(error as Error).message}`,
        );
      }
    }) ?? defaultGrants;
  return [...grants, ...readAuthors(config)];
}
