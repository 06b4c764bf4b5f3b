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
import { ScmIntegrations } from '@backstage/integration';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { Visibility } from '@slipway/plugin-gitops-common';
import { ExistingProject } from '../gitlab/GitlabProjects';
import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { PlatformRepository } from '../gitlab/PlatformRepository';
import { entryFile } from '../plan/checkPlatformRepository';
import { placesOf } from './placesOf';

/** What GitLab is asked about the repository of a leftover. */
export type RepositoryRules = Pick<
  LeftoverRepository,
  'requireRemovable' | 'requireAdoptable'
>;

/** What is to become of what a task left. */
interface Plan {
  name: string;
  taskId: string;
  /** Its repository; absent where that is gone. */
  existing?: ExistingProject;
  /** Whether that is taken over rather than removed. */
  keep: boolean;
  /** What it is to have then, where that is known. */
  visibility?: Visibility;
}

/**
 * That what is wanted of a leftover can be done as far as GitLab can tell, before anything of it is taken away: in its
 * repository, and wherever its registration may have been proposed.
 *
 * @throws NotAllowedError, ConflictError or InputError with what stands in the way
 */
export async function requireFeasible(
  { existing, keep, name, taskId, visibility }: Plan,
  {
    argocd,
    ask = (_, run) => run(),
    credentials,
    integrations,
    repository,
    token,
  }: {
    argocd: ArgocdService;
    integrations: ScmIntegrations;
    repository: RepositoryRules;
    credentials: BackstageCredentials;
    token: string;
    /** Asks a platform repository's GitLab, with a limit of time. */
    ask?<T>(
      whom: string,
      run: (signal?: AbortSignal) => Promise<T>,
    ): Promise<T>;
  },
): Promise<void> {
  if (existing) {
    await (keep
      ? repository.requireAdoptable(existing, visibility)
      : repository.requireRemovable(existing.id));
  }
  const { platformRepositoryUrls } = await placesOf(argocd, credentials);
  for (const url of platformRepositoryUrls) {
    await ask(`GitLab ${new URL(url).hostname}`, signal =>
      PlatformRepository.open(url, integrations, token, {
        signal,
      }).requireWithdrawable(name, taskId, entryFile(name)),
    );
  }
}
