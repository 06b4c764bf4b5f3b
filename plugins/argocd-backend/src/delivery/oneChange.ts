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

import { parseImage } from './imageName';
import { ApplicationStanding } from './Standings';
import { CommitFacts, RepositoryFacts } from './types';

/** The latest change of an entity. */
export interface LatestChange {
  commit: CommitFacts;
  repository: RepositoryFacts;
}

/** The newest of the changes that come first in their repositories. */
export function latestOf(
  standings: Pick<ApplicationStanding, 'repository' | 'changes'>[],
): LatestChange | undefined {
  let latest: LatestChange | undefined;
  for (const { repository, changes } of standings) {
    const commit = repository?.commits.find(({ sha }) => sha === changes[0]);
    if (
      repository &&
      commit &&
      (!latest || commit.committedAt > latest.commit.committedAt)
    ) {
      latest = { commit, repository };
    }
  }
  return latest;
}

const versionOf = (image: string) => image.split(/[:@/]/).pop()!;

/** Versions of each image that any of them runs. */
function versionsOf(standings: ApplicationStanding[]) {
  const versions = new Map<string, Set<string>>();
  for (const image of standings.flatMap(({ images }) => images)) {
    const { path } = parseImage(image);
    const known = versions.get(path) ?? new Set<string>();
    versions.set(path, known.add(versionOf(image)));
  }
  return versions;
}

/**
 * Where the applications of an entity stand towards its one latest change. Each alone stands towards what it follows: from
 * another branch or folder than the change, or by what is rendered where others run another version of an image, that
 * says nothing of the change, and it is unknown whether it is there. What runs none of its images is not concerned where
 * another application of its environment is.
 *
 * @param environments - of each of `standings`
 */
export function towardsOneChange(
  standings: ApplicationStanding[],
  environments: string[],
): ApplicationStanding[] {
  const latest = latestOf(standings)?.commit.sha;
  const follows = ({ changes }: ApplicationStanding) => changes[0] === latest;
  const concerned = versionsOf(standings.filter(follows));
  const rendered = versionsOf(standings.filter(item => item.isRendered));
  const reached = new Set(
    environments.filter((_, index) => follows(standings[index])),
  );
  const isElsewhere = (standing: ApplicationStanding) =>
    standing.images
      .map(image => parseImage(image).path)
      .some(path =>
        follows(standing)
          ? standing.isRendered && rendered.get(path)!.size > 1
          : concerned.has(path),
      );
  return standings.map((standing, index) => {
    if (latest !== undefined && isElsewhere(standing)) {
      return {
        ...standing,
        commit: undefined,
        has: 'unknown',
        behind: undefined,
        states: standing.states.map(() => ({
          has: 'unknown' as const,
          wants: 'unknown' as const,
        })),
        wants: 'unknown',
        waiting: undefined,
      };
    }
    return standing.has === 'yes' && !reached.has(environments[index])
      ? { ...standing, has: 'unknown', behind: undefined }
      : standing;
  });
}
