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

import {
  ListedVersion,
  Standing,
  Verdict,
} from '@slipway/plugin-argocd-common';
import { ApplicationStanding } from '../delivery/Standings';
import { failing, isTried } from '../delivery/verdictGroups';

/**
 * The latest change where Git asks for it and the environment fails: that one is what the environment is about, and
 * nothing of it is said to be live. Where Git asks for anything else, that fails, and what is there still runs; what its
 * pipeline did not build cannot fail either.
 */
function failingChange(
  {
    wants,
    changes: [latest],
    states: [state],
    repository,
  }: ApplicationStanding,
  { code, parameters, lastKnown }: Verdict,
): string | undefined {
  const built = repository?.commits.find(({ sha }) => sha === latest)?.state;
  return !lastKnown &&
    failing.includes(code) &&
    wants === 'yes' &&
    built !== 'building' &&
    built !== 'failed' &&
    isTried({ code, parameters }, state)
    ? latest
    : undefined;
}

/** What of a standing leaves the back end: an allow-list. */
export function toStandingView(
  standing: ApplicationStanding,
  verdict: Verdict,
): Standing {
  const { commit, has, behind, services, readAt, wants, repository } = standing;
  const [latest] = standing.changes;
  return {
    commit,
    has,
    behind,
    ...(commit &&
      behind &&
      latest &&
      repository && {
        compareUrl: `${repository.repository}/-/compare/${commit}...${latest}`,
      }),
    ...(wants === 'yes' && has !== 'yes' && latest && { wanted: latest }),
    failing: failingChange(standing, verdict),
    services,
    readAt,
  };
}

/** What a row shows of a standing. */
export function toListedVersion(
  standing: ApplicationStanding,
  {
    isReadable,
    verdict,
    defaultBranch,
  }: {
    /** Whether titles of commits may be told. */
    isReadable: boolean;
    /** Absent where it does not matter whether it fails. */
    verdict?: Verdict;
    /**
     * Of the repository, where it is known: what follows another revision has changes of its own, and nobody knows
     * whether the latest one is there. Absent for a row of one project, whose applications are held against each other.
     */
    defaultBranch?: (repository: string) => string | undefined;
  },
): ListedVersion {
  const { commit, has, behind, images, readAt, services, repository } =
    standing;
  const main = repository && defaultBranch?.(repository.repository);
  const isApart =
    main !== undefined && !['HEAD', main].includes(repository!.branch);
  const page = (id: string) => {
    const found = repository?.commits.find(({ sha }) => sha === id);
    return { url: found?.url, ...(isReadable && { title: found?.title }) };
  };
  const fails =
    verdict && !isApart ? failingChange(standing, verdict) : undefined;
  return {
    commit,
    has: isApart ? 'unknown' : has,
    behind: isApart ? undefined : behind,
    ...(commit
      ? page(commit)
      : {
          image: services.find(({ version }) => version)?.version?.image,
          ...(readAt && images.length === 0 && { runsNothing: true }),
        }),
    ...(fails && { failing: { commit: fails, ...page(fails) } }),
  };
}
