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

/**
 * The first parents of a branch from its newest page and what was known before. What lies below a commit never changes, so
 * one that both have joins them; without any, the branch was replaced.
 */
export function mergeLists<T extends { sha: string }>(
  page: T[],
  known: T[],
): { commits: T[]; isJoined: boolean } {
  const positions = new Map(known.map(({ sha }, index) => [sha, index]));
  const joint = page.findIndex(({ sha }) => positions.has(sha));
  return joint < 0
    ? { commits: page, isJoined: false }
    : {
        commits: [
          ...page.slice(0, joint),
          ...known.slice(positions.get(page[joint].sha)),
        ],
        isJoined: true,
      };
}
