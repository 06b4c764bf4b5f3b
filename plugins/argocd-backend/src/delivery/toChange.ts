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

import { Change } from '@slipway/plugin-argocd-common';
import { isImageOf } from './imageName';
import { ApplicationStanding } from './Standings';
import { RepositoryFacts } from './types';

/** The services that images of a commit belong to, by name. */
function servicesOf(
  images: string[],
  standings: ApplicationStanding[],
): string[] {
  const names = new Set<string>();
  for (const { services } of standings) {
    for (const { service, version, wanted } of services) {
      if (
        [version, wanted].some(
          item =>
            item !== undefined &&
            images.some(path => isImageOf(item.image, path)),
        )
      ) {
        names.add(service);
      }
    }
  }
  return [...names].sort((a, b) => a.localeCompare(b));
}

/**
 * One commit as people may see it.
 *
 * @param isReadable - whether title, author, jobs and merge request may be told
 * @param standings - where its services are named; without, they are left out
 */
export function toChange(
  { repository, commits }: RepositoryFacts,
  sha: string,
  isReadable: boolean,
  standings: ApplicationStanding[] = [],
): Change {
  const commit = commits.find(item => item.sha === sha);
  const services = servicesOf(commit?.images ?? [], standings);
  return {
    repository,
    sha,
    url: commit?.url ?? `${repository}/-/commit/${sha}`,
    state:
      commit?.state === 'building' || commit?.state === 'failed'
        ? commit.state
        : 'built',
    ...(services.length > 0 && { services }),
    ...(commit &&
      isReadable && {
        title: commit.title,
        author: commit.author,
        committedAt: commit.committedAt,
        mergeRequest: commit.mergeRequest,
        failedJob: commit.failedJob,
      }),
  };
}
