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
import { ScmIntegrations } from '@backstage/integration';
import { GitlabCall } from '../gitlab/client';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { Registration } from './registration';

/** File of a project in a platform repository. */
export const entryFile = (name: string): string => `apps/${name}/entry.yaml`;

/**
 * That a platform repository is in the GitLab of the project, for which the person's token is.
 *
 * @throws InputError where it is in another
 */
export function requireSameGitlab(
  platformRepositoryUrl: string,
  host: string,
  integrations: ScmIntegrations,
): void {
  const other = integrations.gitlab.byUrl(platformRepositoryUrl)?.config.host;
  if (other !== undefined && other !== host) {
    throw new InputError(
      `The platform repository ${platformRepositoryUrl} is not in ${host}, where the project is, and your token of ${host} is not sent to ${other}. Choose another registration, or ask the platform team.`,
    );
  }
}

/**
 * That the platform repository takes the project, where it is registered there.
 *
 * @throws ConflictError where it has an entry of that name, InputError where the person cannot see it, or it is in another GitLab
 */
export async function checkPlatformRepository(
  { method, platformRepositoryUrl }: Registration,
  name: string,
  {
    call,
    host,
    integrations,
    token,
  }: {
    call?: GitlabCall;
    /** GitLab of the project. */
    host: string;
    integrations: ScmIntegrations;
    token: string;
  },
): Promise<void> {
  if (method === 'platform-repository') {
    requireSameGitlab(platformRepositoryUrl, host, integrations);
    await PlatformRepository.open(
      platformRepositoryUrl,
      integrations,
      token,
      call,
    ).requireFree(name, entryFile(name));
  }
}
