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
import { Has } from '@slipway/plugin-argocd-common';
import { isPathOf } from './imageName';
import { CommitFacts, RepositoryFacts } from './types';

/** Whether a change that is not built is one of a service: as far as it is known what its pipeline is to push. */
function concerns({ awaited, images }: CommitFacts, path: string): Has {
  const paths = [...images, ...(awaited?.paths ?? [])];
  if (paths.some(found => isPathOf(path, found))) {
    return 'yes';
  }
  return awaited?.isWhole ? 'no' : 'unknown';
}

/**
 * A repository as it concerns one service: what is built for others alone is no change of it, and of what may be built for
 * it nobody can tell. Before the first image of all, nothing sets one service apart from the others.
 *
 * @param path - of the service's image, without host and tag
 */
export function changesOfService(
  repository: RepositoryFacts,
  path: string,
): RepositoryFacts {
  const { commits } = repository;
  if (commits.every(({ images }) => images.length === 0)) {
    return repository;
  }
  return {
    ...repository,
    commits: commits.map(commit => {
      const isUnfinished =
        commit.state === 'building' || commit.state === 'failed';
      const isOfIt = isUnfinished ? concerns(commit, path) : 'yes';
      return isOfIt === 'yes'
        ? commit
        : { ...commit, state: isOfIt === 'no' ? 'none' : 'unknown' };
    }),
  };
}
