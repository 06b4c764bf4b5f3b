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

import { canonicalRepository, RepositoryAlias } from '../links/repository';

/** What turns addresses of the cluster into pages for people. */
export interface Addresses {
  aliases: RepositoryAlias[];
  /** Hosts of GitLab that the portal knows. */
  gitlabHosts: string[];
}

/** Page of a repository for people; `undefined` where the portal does not know the host. */
export function repositoryPage(
  repoUrl: string,
  { aliases, gitlabHosts }: Addresses,
): string | undefined {
  const page = canonicalRepository(repoUrl, aliases);
  return page &&
    /^https?:/.test(page) &&
    gitlabHosts.includes(new URL(page).host)
    ? page
    : undefined;
}
