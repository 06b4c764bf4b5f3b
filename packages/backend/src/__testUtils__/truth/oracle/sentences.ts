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

/** What a sentence says of the world. */
export type Claim =
  | { says: 'has the latest change'; environment: string }
  | { says: 'lacks the latest change'; environment: string }
  | { says: 'is behind'; environment: string; count: number }
  | { says: 'runs nothing else than the latest change anywhere' }
  | { says: 'the latest change fails'; environment: string }
  | { says: 'is broken'; environment: string }
  | { says: 'last sync failed'; environment: string }
  | { says: 'cannot be rendered'; environment: string }
  | { says: 'was rolled back'; environment: string; to: string; by?: string }
  | { says: 'newer changes wait'; count: number }
  | { says: 'is the latest change'; title: string; by: string }
  | { says: 'latest change was not built'; job?: string }
  | { says: 'latest change is being built'; pushed?: number; all?: number }
  | { says: 'latest change is built'; next: string }
  | { says: 'is rolling out'; environment: string }
  | {
      says: 'pods are ready';
      environment: string;
      service: string;
      ready: number;
      total: number;
    }
  | { says: 'waits for a sync'; environment: string; count?: number }
  | { says: 'runs an image'; environment: string; image: string }
  | { says: 'nothing is deployed' }
  | { says: 'a pipeline is running' }
  | { says: 'Argo CD does not answer' }
  | { says: 'Argo CD does not compare' }
  | { says: 'Argo CD cannot render' }
  | { says: 'Redis is away' }
  | { says: 'a cluster is away' }
  | { says: 'changes show late' }
  | { says: 'no webhook arrives' }
  | { says: 'later commits change nothing'; count: number }
  | { says: 'pods of the version before answer' }
  /** It says that it does not know. */
  | { says: 'nobody knows' };

type Reader = (found: RegExpExecArray) => Claim[];

const env = '([A-Za-z]+)';
const list = '((?:[a-z]+, )*(?:[a-z]+ and )?[a-z]+)';
const lower = (name: string) => name.toLowerCase();
const names = (text: string) => text.split(/, | and /);
const lives = (text: string): Claim[] =>
  names(text).map(environment => ({
    says: 'has the latest change',
    environment,
  }));

/** "staging is 2 changes behind; production 3; what qa has is not known"; "staging and qa are 1 change behind" */
function others(text: string): Claim[] {
  return text.split('; ').flatMap((clause): Claim | Claim[] => {
    const [, counted, count] =
      /^(\w[\w, ]*?)(?: is| are)? (\d+)(?:(?: [\w-]+)? changes? behind)?$/.exec(
        clause,
      ) ?? [];
    if (counted) {
      return names(counted).map(environment => ({
        says: 'is behind',
        environment: lower(environment),
        count: Number(count),
      }));
    }
    const [, lacking] = /^(\w+) does not have it$/.exec(clause) ?? [];
    if (lacking) {
      return { says: 'lacks the latest change', environment: lower(lacking) };
    }
    if (/^what \w+ has is not known$/i.test(clause)) {
      return { says: 'nobody knows' };
    }
    throw new Unreadable(clause);
  });
}

/** What each headline claims, sentence by sentence; the longer ones first. */
const headlines: [RegExp, Reader][] = [
  [
    new RegExp(`^Live in ${list}\\.$`),
    ([, live]) => [
      ...lives(live),
      { says: 'runs nothing else than the latest change anywhere' },
    ],
  ],
  [
    new RegExp(`^Live in ${list}\\. (.*)\\.$`),
    ([, live, rest]) => [...lives(live), ...others(rest)],
  ],
  [
    /^The latest change is not live yet\.(?: (.*)\.)?$/,
    ([, rest]) => (rest ? others(rest) : []),
  ],
  [
    new RegExp(`^The latest change fails in ${env}(?:\\.|: .*)$`),
    ([, environment]) => [{ says: 'the latest change fails', environment }],
  ],
  [
    new RegExp(
      `^${env} is broken(?:\\.|: .*?\\.)(?: The latest change is live in ${list}\\.)?$`,
    ),
    ([, environment, live]) => [
      { says: 'is broken', environment: lower(environment) },
      ...(live ? lives(live) : []),
    ],
  ],
  [
    new RegExp(
      `^The last sync of ${env} failed(?:\\.|: .*?\\.)(?: The latest change is live in ${list}\\.)?$`,
    ),
    ([, environment, live]) => [
      { says: 'last sync failed', environment },
      ...(live ? lives(live) : []),
    ],
  ],
  [
    new RegExp(`^Argo CD cannot read ${env}(?:\\.|: .*)$`),
    ([, environment]) => [{ says: 'cannot be rendered', environment }],
  ],
  [
    new RegExp(
      `^${env} was rolled back to ([0-9a-f]{7})(?: by (.*?))?\\.(?: (\\d+) newer changes? waits?\\.)?$`,
    ),
    ([, environment, to, by, count]) => [
      { says: 'was rolled back', environment: lower(environment), to, by },
      ...(count
        ? [{ says: 'newer changes wait' as const, count: Number(count) }]
        : []),
    ],
  ],
  [
    /^The latest change was not built(?:\.|: job (.*) failed\.)$/,
    ([, job]) => [{ says: 'latest change was not built', job }],
  ],
  [
    /^Building, (\d+) of (\d+) images pushed\.$/,
    ([, pushed, count]) => [
      {
        says: 'latest change is being built',
        pushed: Number(pushed),
        all: Number(count),
      },
    ],
  ],
  [
    /^The latest change is being built\.$/,
    () => [{ says: 'latest change is being built' }],
  ],
  [
    new RegExp(`^Built; ${env} is updated next.*\\.$`),
    ([, next]) => [{ says: 'latest change is built', next }],
  ],
  [
    new RegExp(
      `^Built; Argo CD has not compared ${env} with the commit of .* yet\\.$`,
    ),
    ([, next]) => [{ says: 'latest change is built', next }],
  ],
  [
    new RegExp(`^Built, but job .* failed, and ${env} was not updated\\.$`),
    ([, next]) => [{ says: 'latest change is built', next }],
  ],
  [
    new RegExp(
      `^Rolling out in ${env}(?:\\.|: (\\d+) of (\\d+) (\\S+) pods ready\\.)$`,
    ),
    ([, environment, ready, total, service]) => [
      { says: 'is rolling out', environment },
      ...(service
        ? [
            {
              says: 'pods are ready' as const,
              environment,
              service,
              ready: Number(ready),
              total: Number(total),
            },
          ]
        : []),
    ],
  ],
  [
    new RegExp(
      `^${env} is out of sync(?: and waits for a sync\\.|: (\\d+) changes? waits? for a sync\\.)$`,
    ),
    ([, environment, count]) => [
      {
        says: 'waits for a sync',
        environment: lower(environment),
        count: count ? Number(count) : undefined,
      },
    ],
  ],
  [
    new RegExp(`^${env} runs (\\S+?)(?: and \\d+ more images?)?\\.$`),
    ([, environment, image]) => [
      { says: 'runs an image', environment: lower(environment), image },
    ],
  ],
  [/^Nothing is deployed yet\.$/, () => [{ says: 'nothing is deployed' }]],
  [
    /^Nothing is deployed yet\. The first pipeline is running\.$/,
    () => [{ says: 'nothing is deployed' }, { says: 'a pipeline is running' }],
  ],
  [
    /^Nothing is deployed yet: job (.*) of the pipeline failed\.$/,
    ([, job]) => [
      { says: 'nothing is deployed' },
      { says: 'latest change was not built', job },
    ],
  ],
  [
    /^Was live in .* at .*\. Argo CD has not answered since\.$/,
    () => [{ says: 'Argo CD does not answer' }],
  ],
  [
    /^Argo CD has not answered since .*\.$/,
    () => [{ says: 'Argo CD does not answer' }],
  ],
  [
    /^(?:Was live in .*\. )?Argo CD (?:does not compare|has not compared since.*)\.$/,
    () => [{ says: 'Argo CD does not compare' }],
  ],
  [/^Argo CD has not answered yet\.$/, () => [{ says: 'nobody knows' }]],
  [/^What runs is not known yet\.$/, () => [{ says: 'nobody knows' }]],
];

const lines: [RegExp, Reader][] = [
  [
    /^Latest change: (.*) by (.*)$/,
    ([, title, by]) => [{ says: 'is the latest change', title, by }],
  ],
  [
    /^(\d+) later commits? changes? nothing that is deployed\.$/,
    ([, count]) => [
      { says: 'later commits change nothing', count: Number(count) },
    ],
  ],
  [
    new RegExp(`^The change is live in ${list}\\.(?: (.*)\\.)?$`),
    ([, live, rest]) => [...lives(live), ...(rest ? others(rest) : [])],
  ],
  [
    /^Visitors still get the previous version\.$/,
    () => [{ says: 'pods of the version before answer' }],
  ],
  [
    new RegExp(
      `^Visitors still get the previous version\\. The change is live in ${list}\\.(?: (.*)\\.)?$`,
    ),
    ([, live, rest]) => [
      { says: 'pods of the version before answer' },
      ...lives(live),
      ...(rest ? others(rest) : []),
    ],
  ],
  [
    /^The latest change went live in (\w+) .*\.$/,
    ([, environment]) => [{ says: 'has the latest change', environment }],
  ],
  [
    /^What you see is from before\. /,
    () => [{ says: 'Argo CD does not compare' }],
  ],
  [
    /^Argo CD cannot render: its repo-server does not answer\.$/,
    () => [{ says: 'Argo CD cannot render' }],
  ],
  [
    /^Argo CD cannot render: its cache, Redis, does not answer\.$/,
    () => [{ says: 'Redis is away' }],
  ],
  [
    /^Argo CD does not reach (?:one of its clusters|the cluster .*)\.$/,
    () => [{ says: 'a cluster is away' }],
  ],
  [
    /^Changes in Argo CD show up to 30 s late\.$/,
    () => [{ says: 'changes show late' }],
  ],
  [
    /^Git changes are noticed only when Argo CD looks by itself: no webhook arrives\.$/,
    () => [{ says: 'no webhook arrives' }],
  ],
  [/^What .* runs? is not read yet\.$/, () => [{ says: 'nobody knows' }]],
  [
    /^Changes in GitLab are known as of .*; a newer one may be missing\.$/,
    () => [{ says: 'nobody knows' }],
  ],
  [
    /^How far anything is behind is not known: /,
    () => [{ says: 'nobody knows' }],
  ],
];

function read(table: [RegExp, Reader][], sentence: string): Claim[] {
  for (const [pattern, reader] of table) {
    const found = pattern.exec(sentence);
    if (found) {
      return reader(found);
    }
  }
  throw new Unreadable(sentence);
}

/** @throws Unreadable */
export function readHeadline(sentence: string): Claim[] {
  return read(headlines, sentence);
}

/** @throws Unreadable */
export function readHeadlineLine(sentence: string): Claim[] {
  return read(lines, sentence);
}
