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

import { InputError } from '@backstage/errors';
import { GitlabClient } from './client';
import { gitlabFailure, unlessMissing } from './failures';
import { RepositoryAddress } from './repositoryAddress';

/** A group, or a person's own namespace. */
export interface Namespace {
  id: number;
  kind: string;
  /** As GitLab writes it, which tells capitals. */
  full_path?: string;
}

/** GitLab knows groups and projects by their paths in any case. */
export function isSamePath(a: unknown, b: string): boolean {
  return String(a).toLowerCase() === b.toLowerCase();
}

/** What a person who lacks a right needs. */
export const roleNeeded = (group: string): string =>
  `You need at least the role Maintainer in ${group}.`;

/** The namespace of that path; `undefined` where there is none, or the token's user cannot see it. */
export async function showNamespace(
  client: GitlabClient,
  group: string,
): Promise<Namespace | undefined> {
  const isIt = (path: unknown) => isSamePath(path ?? group, group);
  const shown = await client.Namespaces.show(group).catch(unlessMissing);
  if (shown && isIt(shown.full_path)) {
    return shown;
  }
  // GitLab takes digits for the id of a namespace, so a path of digits is looked for among all.
  const others = /^\d+$/.test(group)
    ? await client.Namespaces.all({ search: group })
    : [];
  return others.find(item => isIt(item.full_path));
}

/** @throws InputError where there is no such group, the person cannot see it, or GitLab writes it in another case */
export async function findNamespace(
  client: GitlabClient,
  { group, host }: Pick<RepositoryAddress, 'group' | 'host'>,
): Promise<Namespace> {
  const found = await showNamespace(client, group).catch(error => {
    throw gitlabFailure(error, {
      host,
      what: `find the group ${group}`,
      role: roleNeeded(group),
    });
  });
  if (!found) {
    throw new InputError(
      `The group ${group} does not exist on ${host}, or you cannot see it.`,
    );
  }
  // Argo CD and the catalog compare the addresses of a project letter by letter.
  const { full_path: path = group } = found;
  if (path !== group) {
    throw new InputError(
      `${host} writes the group ${group} as ${path}, and Argo CD tells the two apart. Ask the platform team to write it so in gitops.targets.`,
    );
  }
  return found;
}
