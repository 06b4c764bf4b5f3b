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

import { GitlabClient } from './client';
import { unlessMissing } from './failures';
import { findNamespace, isSamePath, Namespace } from './namespace';
import { nameOfGroup, nameOfOther, refuseUnusableName } from './projectNames';
import { RepositoryAddress } from './repositoryAddress';

/**
 * Refuses what GitLab would refuse of the name of a new project. Whether a project has that very path is another
 * question.
 *
 * @param except - project that may be named like that
 * @throws InputError or ConflictError with what has the name, and what GitLab throws
 */
export async function requireUsableName(
  client: GitlabClient,
  address: RepositoryAddress,
  except?: number,
): Promise<void> {
  refuseUnusableName(address);
  const namespace = await findNamespace(client, address);
  const { group, repository } = address;
  const [subgroup, namesakes] = await Promise.all([
    client.Namespaces.show(`${group}/${repository}`).catch(unlessMissing),
    projectsLike(client, namespace, address),
  ]);
  if (subgroup && isSamePath(subgroup.full_path, `${group}/${repository}`)) {
    throw nameOfGroup(address);
  }
  const other = namesakes.find(
    // Of names, unlike paths, GitLab takes those in another case for others.
    ({ id, name, path_with_namespace: path }) =>
      name === repository &&
      Number(id) !== except &&
      !isSamePath(path, `${group}/${repository}`),
  );
  if (other) {
    throw nameOfOther(address, String(other.web_url));
  }
}

/** Projects of a namespace that a search for the name finds. */
async function projectsLike(
  client: GitlabClient,
  { id, kind }: Namespace,
  { group, repository: search }: RepositoryAddress,
) {
  const bounds = { search, simple: true, perPage: 100, maxPages: 5 } as const;
  return kind === 'user'
    ? client.Users.allProjects(group, { ...bounds, pagination: 'offset' })
    : client.Groups.allProjects(id, {
        ...bounds,
        // A group may have hundreds that have the name in theirs: the nearest come first.
        orderBy: 'similarity',
        withShared: false,
      });
}
