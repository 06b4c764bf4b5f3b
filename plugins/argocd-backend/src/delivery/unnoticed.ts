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

import { RepositoryDelivery } from '@slipway/plugin-argocd-common';
import { PushLook } from '../record/ApplicationLook';
import { isImageUpdate } from './imageUpdate';
import { CommitFacts } from './types';

/** What follows a branch. */
export interface Follower {
  /** Commits that touched what it deploys, newest first; `undefined` where that is not known, and GitLab is asked. */
  touching(): string[] | undefined;
  /** Whether Argo CD has compared it with a commit, or with one that comes after it. */
  hasCompared(sha: string): boolean | undefined;
  pushes: PushLook;
}

/**
 * The latest of some commits that touches what is deployed, where it is known that no Argo CD has compared with it yet.
 *
 * @param later - commits after the latest change, newest first
 */
export function unnoticedOf(
  later: CommitFacts[],
  followers: Follower[],
  repository: string,
): RepositoryDelivery['unnoticed'] {
  const since = followers
    .flatMap(({ pushes }) => pushes.unnoticed?.since ?? [])
    .sort()[0];
  if (!since || later.length === 0) {
    return undefined;
  }
  const touching = new Set(followers.flatMap(item => item.touching() ?? []));
  const commit = later.find(({ sha }) => touching.has(sha));
  const isUnseen =
    commit !== undefined &&
    followers.every(({ hasCompared }) => hasCompared(commit.sha) === false);
  return isUnseen
    ? {
        sha: commit.sha,
        url: commit.url,
        ...(commit.mergeRequest && { mergeRequest: commit.mergeRequest }),
        ...(isImageUpdate(commit, repository) && { imageUpdate: true }),
        since,
      }
    : undefined;
}
