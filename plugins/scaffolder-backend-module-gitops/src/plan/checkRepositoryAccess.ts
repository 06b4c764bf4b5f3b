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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { findLabel } from './findLabel';

/**
 * Whether Argo CD could read a repository that is not public.
 *
 * @returns a warning where Argo CD does not tell
 * @throws InputError where it has no credential
 */
export async function checkRepositoryAccess(
  argocd: ArgocdService,
  repository: { instance: string; url: string; group: string },
  credentials: BackstageCredentials,
): Promise<string | undefined> {
  const { group, instance, url } = repository;
  const { status } = await argocd.getRepositoryAccess(instance, url, {
    credentials,
  });
  if (status === 'covered') {
    return undefined;
  }
  const label = await findLabel(argocd, instance, credentials);
  const command = `argocd repocreds add ${url.replace(
    /[^/]*$/,
    '',
  )} --username <deploy token user> --password <deploy token>`;
  if (status === 'missing') {
    throw new InputError(
      `${label} has no credential for ${url}, so it could not deploy the project. Make a deploy token with read_repository in GitLab's group ${group}, then, once: ${command}`,
    );
  }
  return `${label} does not tell whether it has a credential for ${url}. If it has none: \`${command}\``;
}
