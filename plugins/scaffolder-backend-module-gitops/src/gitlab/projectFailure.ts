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

import { InputError, NotAllowedError } from '@backstage/errors';
import { gitlabFailure, invalidFields } from './failures';
import { roleNeeded } from './namespace';
import { reservedName, takenName } from './projectNames';
import { RepositoryAddress } from './repositoryAddress';

/** Where GitLab says what is wrong with the name of a project. */
const nameFields = [
  'name',
  'path',
  'project_namespace.name',
  'project_namespace.path',
];

const wrongWithName = (error: unknown): string[] =>
  [...invalidFields(error)].flatMap(([field, texts]) =>
    nameFields.includes(field) ? texts : [],
  );

/** Whether GitLab refuses a project for its name or path. */
export const isNameRefused = (error: unknown): boolean =>
  wrongWithName(error).length > 0;

/** What GitLab does not take of a project, in words. */
function refusedFields(
  error: unknown,
  address: RepositoryAddress,
): Error | undefined {
  const { host, group } = address;
  const isSaidOfName = (text: string) =>
    wrongWithName(error).some(item => item.includes(text));
  if (isSaidOfName('has already been taken')) {
    return takenName(address);
  }
  if (isSaidOfName('is a reserved name')) {
    return reservedName(address);
  }
  const fields = invalidFields(error);
  if (fields.has('namespace')) {
    return new NotAllowedError(`You may not create projects in ${group}.`);
  }
  return fields.size > 0
    ? new InputError(
        `${host} does not take this: ${[...fields]
          .map(([field, reasons]) => `${field} ${reasons.join(', ')}`)
          .join('; ')}.`,
      )
    : undefined;
}

/**
 * What GitLab answered about a project, as a sentence without addresses of the API or tokens.
 *
 * @param what - what was tried, as in "could not …"
 * @param role - who may do that
 */
export function projectFailure(
  error: unknown,
  address: RepositoryAddress,
  what: string,
  role = roleNeeded(address.group),
): Error {
  return (
    refusedFields(error, address) ??
    gitlabFailure(error, { host: address.host, what, role })
  );
}
