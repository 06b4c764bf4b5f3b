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

import { ConflictError, InputError } from '@backstage/errors';
import { RepositoryAddress } from './repositoryAddress';

/** Names of GitLab's own pages below a group, as its documentation lists them. */
const reserved = [
  'badges',
  'blame',
  'blob',
  'builds',
  'commits',
  'create',
  'edit',
  'files',
  'new',
  'preview',
  'raw',
  'refs',
  'tree',
  'update',
  'wikis',
];

type Named = Pick<RepositoryAddress, 'host' | 'group' | 'repository'>;

export function reservedName({ host, repository }: Named): InputError {
  return new InputError(
    `${host} keeps the name ${repository} for itself. Choose another name.`,
  );
}

/** @throws InputError for a name that GitLab gives to no project */
export function refuseUnusableName(address: Named): void {
  const { host, repository } = address;
  if (reserved.includes(repository)) {
    throw reservedName(address);
  }
  if (repository.includes('--')) {
    throw new InputError(
      `${host} gives no project a name with two hyphens in a row. Choose another name, for example ${repository.replace(
        /-+/g,
        '-',
      )}.`,
    );
  }
}

/** What registries take between the slashes of an image's name. */
const imagePathPart = /^[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*$/;

/**
 * GitLab takes groups and persons whose paths make no name of an image; its registry then refuses every push.
 *
 * @throws InputError for one of these
 */
export function requireImagePath({ group, host }: Named): void {
  const part = group
    .toLowerCase()
    .split('/')
    .find(item => !imagePathPart.test(item));
  if (part !== undefined) {
    throw new InputError(
      `No image can be named after ${group} of ${host}: in the name of an image ${part} would have to begin and end with a letter or a digit, with a single dot or underscore between two. Choose another group.`,
    );
  }
}

export function takenName({ group, repository }: Named): ConflictError {
  return new ConflictError(
    `The repository ${group}/${repository} exists already. Choose another name, or remove it in GitLab first.`,
  );
}

/** Groups and projects share their paths. */
export function nameOfGroup({ group, repository }: Named): ConflictError {
  return new ConflictError(
    `${group}/${repository} is a group already, and GitLab gives a path once. Choose another name.`,
  );
}

/** Another project of the group is called like that, whatever its path. */
export function nameOfOther(
  { group, repository }: Named,
  url: string,
): ConflictError {
  return new ConflictError(
    `Another project of ${group} is named ${repository} already: ${url}. Choose another name, or give that project another one in GitLab under Settings, General.`,
  );
}
