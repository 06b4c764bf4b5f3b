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

/** A branch is asked about no sooner than this many milliseconds after the last time, whatever happens … */
export const shortestMs = 10_000;
/** … without a word of a push this many later, where somebody looks or a pipeline has no end yet … */
const pollMs = 180_000;
/** … and this many later where nobody does. */
const idleMs = 3_600_000;
/** Somebody who has looked this many milliseconds ago looks still. */
export const lookMs = 600_000;

/** What is known of a branch that says when GitLab is asked about it again; times in milliseconds, 0 for never. */
export interface BranchClock {
  askedAt: number;
  commitsAskedAt: number;
  lookedAt: number;
  /** Whether there was a push that was not read yet, or an older commit is to be reached. */
  hasNews: boolean;
  /** Whether a pipeline has changed, as far as somebody says. */
  hasPipelineNews: boolean;
  /** Whether a merge request has changed, as far as somebody says. */
  hasMergeRequestNews: boolean;
  /** Whether it is not known of every commit what became of it. */
  isOpen: boolean;
  /** Whether the latest change failed, and may be tried again. */
  mayRevive: boolean;
  /** How often in a row GitLab did not answer. */
  failures: number;
}

/** When to ask next: for commits, too, or only for what became of those that are known. */
export interface Plan {
  at: number;
  commits: boolean;
  /** A replica that has asked since spares it the call. */
  unlessAskedSince: number;
}

/** When GitLab is asked about a branch again. */
export function plan(clock: BranchClock, now: number): Plan {
  const { askedAt, commitsAskedAt } = clock;
  const after = (milliseconds: number, commits: boolean): Plan => ({
    at: askedAt === 0 ? 0 : askedAt + milliseconds,
    commits,
    unlessAskedSince: now - milliseconds,
  });
  const isLooked = now - clock.lookedAt < lookMs;
  if (clock.failures > 0) {
    return after(
      isLooked
        ? pollMs
        : Math.min(idleMs, pollMs * 2 ** Math.min(clock.failures - 1, 10)),
      true,
    );
  }
  if (
    clock.hasNews ||
    (clock.hasMergeRequestNews && isLooked) ||
    commitsAskedAt === 0
  ) {
    return after(shortestMs, true);
  }
  const areCommitsOld = now - commitsAskedAt >= pollMs;
  if (clock.isOpen && (isLooked || clock.hasPipelineNews)) {
    return after(shortestMs, areCommitsOld);
  }
  if (clock.hasPipelineNews) {
    return after(shortestMs, false);
  }
  // By turns, so that one call does for both.
  const wasForCommits = commitsAskedAt === askedAt;
  const asksPipelines =
    (clock.isOpen || (clock.mayRevive && isLooked)) && wasForCommits;
  return after(isLooked || clock.isOpen ? pollMs : idleMs, !asksPipelines);
}
