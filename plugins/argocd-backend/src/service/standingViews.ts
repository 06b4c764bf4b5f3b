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

import { ListedVersion, Standing } from '@slipway/plugin-argocd-common';
import { ApplicationStanding } from '../delivery/Standings';

/** What of a standing leaves the back end: an allow-list. */
export function toStandingView({
  commit,
  has,
  behind,
  services,
  readAt,
}: ApplicationStanding): Standing {
  return { commit, has, behind, services, readAt };
}

/**
 * What a row shows of a standing.
 *
 * @param isReadable - whether titles of commits may be told
 * @param defaultBranch - of the repository, where it is known: what follows another revision has changes of its own, and
 *   nobody knows whether the latest one is there
 */
export function toListedVersion(
  {
    commit,
    has,
    behind,
    images,
    readAt,
    services,
    repository,
  }: ApplicationStanding,
  isReadable: boolean,
  defaultBranch: (repository: string) => string | undefined,
): ListedVersion {
  const main = repository && defaultBranch(repository.repository);
  const isApart =
    main !== undefined && !['HEAD', main].includes(repository!.branch);
  const found = repository?.commits.find(({ sha }) => sha === commit);
  return {
    commit,
    has: isApart ? 'unknown' : has,
    behind: isApart ? undefined : behind,
    ...(commit
      ? {
          url: found?.url,
          ...(isReadable && { title: found?.title }),
        }
      : {
          image: services.find(({ version }) => version)?.version?.image,
          ...(readAt && images.length === 0 && { runsNothing: true }),
        }),
  };
}
