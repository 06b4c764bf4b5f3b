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
import { pipelineDelayMs } from './commitState';
import { BranchRecord, BranchRef, CommitRecord } from './types';

const shaLength = 40;

function toFacts(
  repository: string,
  commit: CommitRecord,
  now: number,
): CommitFacts {
  const isFresh =
    !commit.pipeline &&
    !commit.isSettled &&
    now - Date.parse(commit.seenAt) < pipelineDelayMs;
  return {
    sha: commit.sha,
    url: `${repository}/-/commit/${commit.sha}`,
    title: commit.title,
    author: commit.author,
    authorEmail: commit.authorEmail,
    committedAt: commit.committedAt,
    mergeRequest: commit.mergeRequest ?? undefined,
    ...(commit.mergeRequest === null && { hasNoMergeRequest: true }),
    state: commit.state,
    ...(isFresh && { isFresh }),
    failedJob: commit.failedJob,
    images: commit.images.map(({ repository: path }) => path),
    expectedImages: commit.expectedImages,
    awaited: commit.awaited,
  };
}

/** A branch in memory. */
export class LoadedBranch {
  readonly facts: RepositoryFacts;
  readonly #positions: Map<string, number>;

  /** @param now - milliseconds since the epoch */
  constructor(ref: BranchRef, readonly record: BranchRecord, now: number) {
    const { repository, branch } = ref;
    this.facts = {
      repository,
      branch,
      head: record.commits[0]?.sha,
      headSeenAt: record.commits[0]?.seenAt,
      commits: record.commits.map(commit => toFacts(repository, commit, now)),
      complete: record.isComplete,
      openMergeRequests: record.openMergeRequests,
      readAt: record.readAt,
      unavailable: record.unavailable,
    };
    this.#positions = new Map(
      record.commits.map(({ sha }, index) => [sha, index]),
    );
  }

  /** Apart from when it was read, after the first time. */
  saysTheSameAs({ facts }: LoadedBranch): boolean {
    const { readAt, ...rest } = this.facts;
    const { readAt: otherReadAt, ...otherRest } = facts;
    return (
      !readAt === !otherReadAt &&
      JSON.stringify(rest) === JSON.stringify(otherRest)
    );
  }

  has(commit: string): boolean {
    return this.position(commit) !== undefined;
  }

  /** Whether one commit comes after another; `undefined` unless both are on the list. */
  contains(commit: string, ancestor: string): boolean | undefined {
    const later = this.position(commit);
    const earlier = this.position(ancestor);
    return later === undefined || earlier === undefined
      ? undefined
      : later <= earlier;
  }

  at(position: number): string | undefined {
    return this.record.commits[position]?.sha;
  }

  /** Of a whole id, or of the beginning of one that no other has. */
  position(commit: string): number | undefined {
    if (commit.length >= shaLength) {
      return this.#positions.get(commit);
    }
    const found = [...this.#positions].filter(([sha]) =>
      sha.startsWith(commit),
    );
    return found.length === 1 ? found[0][1] : undefined;
  }
}
