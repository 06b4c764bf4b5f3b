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

import { Unreadable } from './Unreadable';

/** What the sentence of a verdict claims of its application. */
export type VerdictClaim =
  | { says: 'cannot be rendered' }
  | { says: 'can be rendered' }
  | { says: 'is healthy' }
  | { says: 'is rolling out' }
  | { says: 'is not healthy'; object?: string }
  | { says: 'last sync failed'; on?: string }
  | { says: 'was not tried'; wanted: string }
  | { says: 'was rolled back'; to: string; by?: string }
  | { says: 'is in Git'; sha: string }
  | { says: 'nothing is deployed' }
  | { says: 'was deployed'; sha: string }
  | { says: 'waits for its first sync' }
  | { says: 'Git asks for nothing' }
  | { says: 'will be synced by itself' }
  | { says: 'waits for a sync' }
  | {
      says: 'only a part was synced';
      by?: string;
      count?: number;
      total?: number;
    }
  | { says: 'differs from Git' }
  | { says: 'a forbidden object' }
  | { says: 'an image is missing'; image: string }
  /** Something that nobody can see in the world at rest: an operation that runs, what a pod says. */
  | { says: 'passing' }
  /** What never happens in this world. */
  | { says: 'never so' };

type Reader = (found: RegExpExecArray) => VerdictClaim[];

const sha = '([0-9a-f]{7})';
const passing: Reader = () => [{ says: 'passing' }];
const never: Reader = () => [{ says: 'never so' }];

/** The beginning of what is still to be read, and what it claims. */
const table: [RegExp, Reader][] = [
  [/^Healthy(?: since .*?)?\./, () => [{ says: 'is healthy' }]],
  [
    /^Argo CD cannot compare it with Git(?:\.|: .*$)/s,
    () => [{ says: 'cannot be rendered' }],
  ],
  [
    /^A sync (?:was asked for|is running|has been running|by .*? has been running).*?\./,
    passing,
  ],
  [/^The sync is being stopped\./, passing],
  [
    /^(?:It is rolling out|It has been rolling out (?:since|for) .*?)\./,
    () => [{ says: 'is rolling out' }],
  ],
  [/^Rolling out, but /, () => [{ says: 'is rolling out' }]],
  [
    /^(?:Deployment|Pod|ReplicaSet) \S+ waits for \S+(?: of \S+)? pods? to be ready\./,
    () => [{ says: 'is rolling out' }],
  ],
  [
    /^It waits until Deployment \S+(?: and \d+ more)? (?:is|are) healthy\./,
    passing,
  ],
  [/^Not ready either: .*?\./, () => [{ says: 'is rolling out' }]],
  [
    new RegExp(`^The last sync failed on ${sha}; ${sha} was not tried yet\\.`),
    ([, on, wanted]) => [
      { says: 'last sync failed', on },
      { says: 'was not tried', wanted },
    ],
  ],
  [
    new RegExp(`^The last sync failed(?: on ${sha})?\\.`),
    ([, on]) => [{ says: 'last sync failed', on }],
  ],
  [
    new RegExp(`^That was on ${sha}; ${sha} was not tried yet\\.`),
    ([, on, wanted]) => [
      { says: 'last sync failed', on },
      { says: 'was not tried', wanted },
    ],
  ],
  [
    /^The last sync, of other revisions, failed\./,
    () => [{ says: 'last sync failed' }],
  ],
  [
    /^The last sync failed: Argo CD could not compare it with Git then\. By now it can\./,
    () => [{ says: 'last sync failed' }, { says: 'can be rendered' }],
  ],
  [/^Nothing is deployed\./, () => [{ says: 'nothing is deployed' }]],
  [
    /^Nothing is deployed yet; it waits for its first sync\./,
    () => [
      { says: 'nothing is deployed' },
      { says: 'waits for its first sync' },
    ],
  ],
  [/^Nothing is deployed yet\./, () => [{ says: 'nothing is deployed' }]],
  [/^Argo CD has not looked at it yet\./, passing],
  [
    /^Git asks for no object, as before the first image\./,
    () => [{ says: 'nothing is deployed' }, { says: 'Git asks for nothing' }],
  ],
  [
    new RegExp(
      `^None of its objects is in the cluster, although ${sha} was deployed\\.`,
    ),
    ([, deployed]) => [
      { says: 'nothing is deployed' },
      { says: 'was deployed', sha: deployed },
    ],
  ],
  [
    /^Nothing runs: none of its workloads is in the cluster\./,
    () => [{ says: 'nothing is deployed' }],
  ],
  [
    /^(?:Only )?(?:Deployment|Pod|ReplicaSet) (\S+) is not healthy\./,
    ([, object]) => [{ says: 'is not healthy', object }],
  ],
  [/^What runs is not healthy\./, () => [{ says: 'is not healthy' }]],
  [
    new RegExp(`^Rolled back to ${sha}(?: by (.*?),)? since .*?\\.`),
    ([, to, by]) => [{ says: 'was rolled back', to, by }],
  ],
  [
    new RegExp(`^${sha} waits\\.`),
    ([, wanted]) => [{ says: 'is in Git', sha: wanted }],
  ],
  [
    new RegExp(`^\\d+ newer revisions wait; Git asks for ${sha}\\.`),
    ([, wanted]) => [{ says: 'is in Git', sha: wanted }],
  ],
  [
    /^The cluster differs from Git; Argo CD will sync it by itself\./,
    () => [{ says: 'differs from Git' }, { says: 'will be synced by itself' }],
  ],
  [
    /^The cluster differs from Git; it waits for a sync\./,
    () => [{ says: 'differs from Git' }, { says: 'waits for a sync' }],
  ],
  [
    /^Only a part was synced \((?:(.*?), )?[^,()]*\); the rest differs from Git\./,
    ([, by]) => [
      { says: 'differs from Git' },
      { says: 'only a part was synced', by },
    ],
  ],
  [
    /^Only (\d+) of (\d+) resources were synced \((?:(.*?), )?[^,()]*\); the rest differs from Git\./,
    ([, count, total, by]) => [
      { says: 'differs from Git' },
      {
        says: 'only a part was synced',
        by,
        count: Number(count),
        total: Number(total),
      },
    ],
  ],
  [/^The cluster differs from Git although .*?\./, never],
  [/^The cluster differs from Git: another application .*?\./, never],
  [/^The cluster differs from Git\./, () => [{ says: 'differs from Git' }]],
  [/^That sync has to prune what is no longer in Git\./, never],
  [/^Something is no longer in Git.*?\./, never],
  // Causes: where the trouble stands.
  [
    /^.*?(?:is not permitted|does not permit|may not).*?(?:ClusterRole|everything).*?\./,
    () => [{ says: 'a forbidden object' }],
  ],
  [
    /^.*?\b(\w+:[0-9a-f]{7,40})\b.*?(?:not found|does not exist|was not found).*?\.$/,
    ([, image]) => [{ says: 'an image is missing', image }],
  ],
];

/**
 * What a verdict's sentences claim.
 *
 * @throws Unreadable
 */
export function readVerdict(sentence: string): VerdictClaim[] {
  const text = sentence.trim();
  if (!text) {
    return [];
  }
  for (const [pattern, reader] of table) {
    const found = pattern.exec(text);
    if (found) {
      return [...reader(found), ...readVerdict(text.slice(found[0].length))];
    }
  }
  throw new Unreadable(text);
}
