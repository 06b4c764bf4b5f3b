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

import { ScmIntegrations } from '@backstage/integration';
import { GitlabCall } from '../gitlab/client';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { Registration } from './registration';

/** File of a project in a platform repository. */
export const entryFile = (name: string): string => `apps/${name}/entry.yaml`;

/**
 * That the platform repository takes the project, where it is registered there.
 *
 * @throws ConflictError where it has an entry of that name, InputError where the person cannot see it
 */
export async function checkPlatformRepository(
  { method, platformRepositoryUrl }: Registration,
  name: string,
  {
    call,
    integrations,
    token,
  }: { integrations: ScmIntegrations; call?: GitlabCall; token: string },
): Promise<void> {
  if (method === 'platform-repository') {
    await PlatformRepository.open(
      platformRepositoryUrl,
      integrations,
      token,
      call,
    ).requireFree(name, entryFile(name));
  }
}
