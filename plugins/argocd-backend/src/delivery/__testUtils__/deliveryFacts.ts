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

import { CommitFacts, RepositoryFacts } from '../types';
import { RunningService, RunningVersions } from '../../record/RunningVersions';
import { StandingFacts, WorkedOutStanding } from '../standing';

/** Of an application of which nothing is known. */
export const unknownStanding: WorkedOutStanding = {
  has: 'unknown',
  wants: 'unknown',
  changes: [],
  states: [],
  services: [],
  images: [],
  workloads: [],
  servedByPrevious: [],
};

/** A commit by one letter: `a` becomes a whole id. */
export const sha = (letter: string) => letter.repeat(40);

/** A commit of `https://gitlab.example.com/team/shop`, by default one that brought images of `services`. */
export function commit(
  letter: string,
  services: string[] = [],
  rest: Partial<CommitFacts> = {},
): CommitFacts {
  return {
    sha: sha(letter),
    url: `https://gitlab.example.com/team/shop/-/commit/${sha(letter)}`,
    title: `Change ${letter}`,
    author: 'Maria Example',
    committedAt: '2026-11-28T10:00:00Z',
    state: services.length > 0 ? 'built' : 'none',
    images: services.map(service => `team/shop/${service}`),
    ...rest,
  };
}

/** @param commits - newest first */
export function repository(
  commits: CommitFacts[],
  rest: Partial<RepositoryFacts> = {},
): RepositoryFacts {
  return {
    repository: 'https://gitlab.example.com/team/shop',
    branch: 'main',
    head: commits[0]?.sha,
    commits,
    complete: true,
    readAt: '2026-11-28T10:05:00Z',
    ...rest,
  };
}

/** The image of a service that was built from a commit. */
export const image = (service: string, letter: string) =>
  `registry.example.com/team/shop/${service}:${sha(letter)}`;

/** A service with two pods, all ready unless told otherwise. */
export function running(
  service: string,
  letter: string,
  rest: Partial<RunningService> = {},
): RunningService {
  return {
    workload: { group: 'apps', kind: 'Deployment', name: service },
    running: [{ image: image(service, letter), ready: 2 }],
    ready: 2,
    total: 2,
    ...rest,
  };
}

export function pods(...services: RunningService[]): RunningVersions {
  return { readAt: '2026-11-28T10:06:00Z', services };
}

/** Facts of an application whose images are those of `api` and `web`. */
export function standingFacts(
  facts: Partial<StandingFacts> & { repository?: RepositoryFacts },
): StandingFacts {
  const commits = facts.repository?.commits ?? [];
  const place = (id: string) => commits.findIndex(item => item.sha === id);
  return {
    application: 'shop-dev',
    deployedImages: new Set(['team/shop/api', 'team/shop/web']),
    contains: (one, ancestor) =>
      place(one) < 0 || place(ancestor) < 0
        ? undefined
        : place(one) <= place(ancestor),
    serviceOf: () => undefined,
    isOfService: () => false,
    ...facts,
  };
}
