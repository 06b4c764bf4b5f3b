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

import { BranchClock } from './plan';
import { BranchRef } from './types';

/** Revisions of one branch that are remembered although they are not on its list. */
const maxElsewhere = 200;

/** What is remembered of a branch, whether its commits are in memory or not. */
export interface Followed extends BranchRef {
  clock: BranchClock;
  usedAt: number;
  /** Revisions that Argo CD named, and that are not on the list. */
  pushes: Set<string>;
  /** Commits that the list is to reach. */
  wanted: Set<string>;
  /** Those of either that were looked for in vain. */
  seenPushes: Set<string>;
  elsewhere: Set<string>;
  /** Whether it is to be read from the database, and when that was done last. */
  needsLoad: boolean;
  loadedAt: number;
  running?: Promise<void>;
}

/** A branch of which nothing is known yet. */
export function follow(ref: BranchRef, now: number): Followed {
  return {
    ...ref,
    clock: {
      askedAt: 0,
      commitsAskedAt: 0,
      lookedAt: -Infinity,
      hasNews: false,
      hasPipelineNews: false,
      hasMergeRequestNews: false,
      isOpen: false,
      mayRevive: false,
      failures: 0,
    },
    usedAt: now,
    pushes: new Set(),
    wanted: new Set(),
    seenPushes: new Set(),
    elsewhere: new Set(),
    needsLoad: true,
    loadedAt: 0,
  };
}

/** Keeps the last ones. */
export function remember(set: Set<string>, value: string): void {
  const [first] = set;
  if (first !== undefined && set.size >= maxElsewhere) {
    set.delete(first);
  }
  set.add(value);
}

export function refOf({ repository, branch }: BranchRef): BranchRef {
  return { repository, branch };
}

export function keyOf({ repository, branch }: BranchRef): string {
  return `${repository} ${branch}`;
}
