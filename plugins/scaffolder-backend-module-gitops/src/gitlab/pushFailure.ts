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
import { gitlabFailure, GitlabRequestError } from './failures';
import { roleNeeded } from './namespace';
import { RepositoryAddress } from './repositoryAddress';

/** Why a first commit was not taken, as a sentence. Git's client appends the answer as it came, which is left out. */
export function pushFailure(
  error: unknown,
  { group, host }: Pick<RepositoryAddress, 'group' | 'host'>,
): Error {
  const text = error instanceof Error ? error.message : String(error);
  const [reason] = text.split(' {data=');
  const [, refused] =
    /^One or more branches were not updated:(.*)$/s.exec(reason) ?? [];
  if (refused !== undefined) {
    return new InputError(
      `${host} does not take the first commit:${refused.replace(
        /\s+/g,
        ' ',
      )}. Where it has rules for commits, scaffolder.defaultAuthor and scaffolder.defaultCommitMessage in the portal's configuration have to keep them.`,
    );
  }
  const [, status] = /^HTTP Error: (\d{3})\b/.exec(reason) ?? [];
  return gitlabFailure(
    status
      ? new GitlabRequestError(
          reason.slice('HTTP Error: 200 '.length),
          Number(status),
        )
      : new GitlabRequestError(reason),
    { host, what: 'push the first commit', role: roleNeeded(group) },
  );
}
