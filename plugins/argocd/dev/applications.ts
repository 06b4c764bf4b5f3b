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

import {
  applicationKey,
  ApplicationList,
  ApplicationListQuery,
  ApplicationMatrix,
  ApplicationMatrixQuery,
  CauseSummary,
  Has,
  ListedApplication,
  ListedState,
  MatrixRow,
  noCounts,
  VERDICT_CODES,
  verdictSentence,
  VerdictCode,
} from '@slipway/plugin-argocd-common';
import { instance } from './story';
import { ago } from './times';

/** What one environment of a project shows in the list: version, distance and, where it is not healthy, the verdict. */
type Cell = [sha: string, behind: number, code?: VerdictCode] | undefined;
type Project = [
  name: string,
  owner: string,
  minutes: number,
  dev: Cell,
  staging: Cell,
  production: Cell,
];

const projects: Project[] = [
  [
    'coelho-realtime',
    'realtime',
    11,
    ['ef43ab1', 0],
    ['ef43ab1', 0, 'broken'],
    ['2a90b5f', 3],
  ],
  [
    'invoice-mailer',
    'shop',
    26,
    ['03bd771', 0],
    ['03bd771', 0],
    ['03bd771', 0, 'syncFailed'],
  ],
  [
    'price-feed',
    'realtime',
    60,
    ['77c01de', 2, 'rolledBack'],
    ['77c01de', 0],
    ['5e2d9b0', 4],
  ],
  [
    'login',
    'platform',
    120,
    ['c0ffee1', 0],
    ['c0ffee1', 0],
    ['81bde43', 1, 'outOfDate'],
  ],
  [
    'checkout',
    'shop',
    1,
    ['4ab9f02', 0, 'rollingOut'],
    ['1de0c44', 1],
    ['1de0c44', 1],
  ],
  ['catalogue-api', 'shop', 18, ['9d2c7aa', 0], ['9d2c7aa', 0], ['b11e4f3', 1]],
  [
    'fraud-scoring',
    'realtime',
    55,
    ['e71f0c2', 0],
    ['a44d5b1', 2],
    ['a44d5b1', 2],
  ],
  [
    'image-resizer',
    'shop',
    180,
    ['2f8ab60', 0],
    ['2f8ab60', 0],
    ['2f8ab60', 0],
  ],
  [
    'kafka-bridge',
    'realtime',
    300,
    ['6b0d9e8', 0],
    ['6b0d9e8', 0],
    ['6b0d9e8', 0],
  ],
  ['notify', 'platform', 1_500, ['d51a7c9', 0], ['d51a7c9', 0], ['d51a7c9', 0]],
  [
    'reports',
    'realtime',
    1_600,
    ['f09e213', 0],
    ['f09e213', 0],
    ['', 0, 'notDeployed'],
  ],
  [
    'search-index',
    'shop',
    4_300,
    ['8c3b5d4', 0],
    ['8c3b5d4', 0],
    ['70a1fe2', 1],
  ],
  ['tracking', 'realtime', 5_800, ['19e7b3c', 0], undefined, ['19e7b3c', 0]],
  [
    'platform-registry',
    'platform',
    11_500,
    undefined,
    undefined,
    ['1818f1e', 0],
  ],
];

const causes: Partial<Record<VerdictCode, CauseSummary>> = {
  broken: {
    code: 'crashLoop',
    parameters: { workload: 'streamlit', ranSeconds: '4' },
  },
  syncFailed: { code: 'hookFailed', parameters: { name: 'migrate' } },
};

const parametersOf: Partial<Record<VerdictCode, Record<string, string>>> = {
  rolledBack: { revision: '77c01de', wanted: '0b6e2d1' },
};

/** What each verdict of the story counts as. */
const states: Partial<Record<VerdictCode, ListedState>> = {
  broken: 'broken',
  syncFailed: 'syncFailed',
  refused: 'syncFailed',
  rolledBack: 'outOfSync',
  outOfDate: 'outOfSync',
  rollingOut: 'rollingOut',
  deleting: 'rollingOut',
  cannotCompare: 'notCompared',
  unknown: 'notCompared',
  notDeployed: 'notDeployed',
  paused: 'notDeployed',
};

function listed(
  [name, owner, minutes]: Project,
  environment: string,
  [sha, behind, code = 'live']: NonNullable<Cell>,
): ListedApplication {
  const verdict = {
    code,
    parameters: parametersOf[code] ?? {},
    since: ago({ minutes }),
  };
  const cause = causes[code];
  const has: Has = behind === 0 ? 'yes' : 'no';
  const commit = sha.padEnd(40, '0');
  const url = `https://gitlab.example.com/platform/${name}/-/commit/${commit}`;
  const isFailing = code === 'broken' || code === 'syncFailed';
  return {
    instance: 'global',
    namespace: 'argocd',
    name: `${name}-${environment}`,
    project: name,
    environment,
    verdict: { ...verdict, sentence: verdictSentence(verdict, cause) },
    state: states[code] ?? 'healthy',
    cause,
    version: sha
      ? {
          commit,
          url,
          has,
          behind,
          ...(isFailing && { failing: { commit, url } }),
        }
      : { has: 'unknown', runsNothing: true },
    sync: { status: code === 'outOfDate' ? 'OutOfSync' : 'Synced' },
    health: { status: code === 'broken' ? 'Degraded' : 'Healthy' },
    destination: { namespace: `${name}-${environment}` },
    entities: [{ entityRef: `system:default/${name}`, link: 'confirmed' }],
    owners: [`group:default/team-${owner}`],
    url: `https://argocd.example.com/applications/argocd/${name}-${environment}`,
    signal: `signal-${name}-${environment}`,
  };
}

const inOrder = (project: Project): ListedApplication[] => {
  const [, , , ...cells] = project;
  return cells.flatMap((cell, index) =>
    cell
      ? [listed(project, ['dev', 'staging', 'production'][index], cell)]
      : [],
  );
};

/** The applications that the list's pictures show. */
export const fewApplications: ListedApplication[] = projects.flatMap(inOrder);

/** Every state there is, now and as it was when it was last compared. */
export const everyState: ListedApplication[] = VERDICT_CODES.flatMap(code =>
  inOrder([
    code,
    'shop',
    4_500,
    ['ef43ab1', 0, code],
    ['2a90b5f', 3],
    ['ef43ab1', 0, code],
  ]).map(application =>
    application.environment === 'production'
      ? {
          ...application,
          state: 'notCompared',
          verdict: {
            ...application.verdict,
            lastKnown: true,
            comparedAt: ago({ days: 2 }),
          },
        }
      : application,
  ),
);

let many: ListedApplication[] | undefined;

/** As many as the largest company has. */
export function manyApplications(): ListedApplication[] {
  many ??= Array.from({ length: 1_800 }, (_, index) => {
    const [name, ...rest] = projects[index % projects.length];
    return inOrder([`${name}-${index}`, ...rest]);
  })
    .flat()
    .slice(0, 5_000);
  return many;
}

function countBy<T extends string>(
  applications: ListedApplication[],
  keysOf: (application: ListedApplication) => T[],
): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const key of applications.flatMap(keysOf)) {
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Works out once what a real back end does not for each page either. */
function once<Key extends object, Value>(workOut: (key: Key) => Value) {
  const known = new WeakMap<Key, Value>();
  return (key: Key): Value => {
    const value = known.get(key) ?? workOut(key);
    known.set(key, value);
    return value;
  };
}

const counts = once((applications: ListedApplication[]) => ({
  state: {
    ...noCounts().state,
    all: applications.length,
    behind: applications.filter(({ version }) => version.behind).length,
    ...countBy(applications, one => [one.state]),
  },
  instance: countBy(applications, one => [one.instance]) as Record<
    string,
    number
  >,
  owner: countBy(applications, one => one.owners) as Record<string, number>,
  environment: countBy(applications, one => [one.environment]) as Record<
    string,
    number
  >,
}));

const troubles: ListedState[] = ['broken', 'syncFailed', 'outOfSync', 'held'];

/** Projects with an open promotion, and its merge request. */
const open: Record<string, number> = {
  'coelho-realtime': 95,
  'catalogue-api': 311,
};

const projectsOf = once((applications: ListedApplication[]): MatrixRow[] => {
  const byProject = new Map<string, ListedApplication[]>();
  for (const one of applications) {
    const others = byProject.get(one.project);
    if (others) {
      others.push(one);
    } else {
      byProject.set(one.project, [one]);
    }
  }
  return [...byProject].map(([name, ones]) => {
    const isTroubled = ones.some(one => troubles.includes(one.state));
    return {
      id: applicationKey(ones[0]),
      name,
      entityRef: `system:default/${name}`,
      section: isTroubled ? 'attention' : 'calm',
      owners: ones[0].owners,
      lastEventAt: ones[0].verdict.since,
      cells: ones.map(application => ({
        environment: application.environment,
        application,
        more: 0,
      })),
      promotions: open[name]
        ? [
            {
              iid: open[name],
              title: 'Promote staging to production',
              url: `https://gitlab.example.com/platform/${name}/-/merge_requests/${open[name]}`,
            },
          ]
        : [],
    };
  });
});

/** Whether an application counts as one of some states. */
const isOneOf =
  (state: ListedState[] | undefined) => (one: ListedApplication) =>
    !state?.length ||
    state.includes(one.state) ||
    (state.includes('behind') && Boolean(one.version.behind));

/** The same as projects, as the back end puts them together. */
export function matrixOf(
  applications: ListedApplication[],
  { cursor, limit = 100, state, row }: ApplicationMatrixQuery = {},
): ApplicationMatrix {
  const matches = isOneOf(state);
  const all = projectsOf(applications).filter(({ cells }) =>
    cells.some(({ application }) => matches(application)),
  );
  const attention = all.filter(({ section }) => section === 'attention');
  const calm = all.filter(({ section }) => section === 'calm');
  const start = Number(cursor ?? 0);
  const end = start + Number(limit);
  return {
    rows: row?.length
      ? all.filter(({ id }) => row.includes(id))
      : [...attention, ...calm].slice(start, end),
    environments: ['dev', 'staging', 'production'],
    total: all.length,
    sections: {
      attention: attention.length,
      notCompared: 0,
      calm: calm.length,
    },
    ...(end < all.length && { nextCursor: String(end) }),
    counts: counts(applications),
    instances: [instance],
  };
}

/** One page of a list, as the back end cuts it. */
export function pageOf(
  applications: ListedApplication[],
  { cursor, limit = 100, row, state }: ApplicationListQuery = {},
): ApplicationList {
  const matching = applications.filter(isOneOf(state));
  const start = Number(cursor ?? 0);
  const end = start + Number(limit);
  return {
    items: row?.length
      ? matching.filter(one => row.includes(applicationKey(one)))
      : matching.slice(start, end),
    total: matching.length,
    ...(end < matching.length && { nextCursor: String(end) }),
    counts: counts(applications),
    instances: [instance],
  };
}

let looks = 0;

/** The same after a while: with each look at some rows the first of them is being rolled out, or healthy again. */
export function afterAWhile(application: ListedApplication): ListedApplication {
  looks += 1;
  const code = looks % 2 ? 'rollingOut' : 'live';
  const verdict = { code, parameters: {}, since: ago({}) } as const;
  return {
    ...application,
    verdict: { ...verdict, sentence: verdictSentence(verdict) },
    state: looks % 2 ? 'rollingOut' : 'healthy',
  };
}
