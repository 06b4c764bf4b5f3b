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
  ApplicationView,
  Arrival,
  Change,
  Deployment,
  InstanceStatus,
  NextStep,
  Promotion,
  ServiceStanding,
  verdictSentence,
} from '@slipway/plugin-argocd-common';
import { latestChange, liveApplication } from '../src/__testUtils__/fixtures';
import { ago } from './times';

const repository = 'https://gitlab.example.com/platform/coelho-realtime';

export const services = ['fastapi', 'kafka', 'mlflow', 'streamlit'] as const;
export type Service = (typeof services)[number];

const commit = (sha: string) => sha.padEnd(40, '0');

function change(
  sha: string,
  title: string,
  author: string,
  committedAt: string,
  mergeRequest: number,
  built: Service[],
): Change {
  return {
    ...latestChange,
    repository,
    sha: commit(sha),
    url: `${repository}/-/commit/${commit(sha)}`,
    title,
    author,
    committedAt,
    mergeRequest: {
      iid: mergeRequest,
      title,
      url: `${repository}/-/merge_requests/${mergeRequest}`,
      author,
    },
    services: built,
  };
}

/** The changes of the project, newest first: what every scene of it tells of. */
export const changes = {
  chart: change(
    'ef43ab1',
    'feat(streamlit): live score chart',
    'Maria Example',
    ago({ minutes: 31 }),
    92,
    ['streamlit'],
  ),
  batches: change(
    '9f31c2a',
    'feat(fastapi): score in batches',
    'Maria Example',
    ago({ hours: 3 }),
    90,
    ['fastapi'],
  ),
  offsets: change(
    '7c4d10e',
    'fix(kafka): commit offsets after the write',
    'Jonas Example',
    ago({ hours: 5 }),
    86,
    ['kafka'],
  ),
  runs: change(
    '2a90b5f',
    'chore(mlflow): keep the last 20 runs',
    'Maria Example',
    ago({ days: 3, hours: 18 }),
    84,
    ['mlflow'],
  ),
  first: change(
    'b495aaa',
    'feat: first release',
    'Jonas Example',
    ago({ days: 13 }),
    71,
    [...services],
  ),
};

export const instance: InstanceStatus = {
  name: 'global',
  title: 'Global Argo CD',
  status: 'live',
  since: ago({ days: 2 }),
  dataAsOf: ago({ seconds: 8 }),
  comparedAt: ago({ seconds: 8 }),
  version: 'v3.4.2',
};

const imageOf = (service: string, sha: string) =>
  `registry.example.com/platform/coelho-realtime/${service}:${sha}`;

const mergeRequest = (iid: number, title: string) => ({
  iid,
  title,
  url: `${repository}/-/merge_requests/${iid}`,
});

/** By what an environment got what it runs. */
function arrival(
  { instance: name, namespace, name: application }: ApplicationView,
  at: string,
  sha: string,
  by: Pick<
    Arrival,
    'author' | 'configuration' | 'mergeRequest' | 'imageUpdate'
  >,
): Arrival {
  const id = commit(sha);
  return {
    instance: name,
    namespace,
    name: application,
    at,
    sha: id,
    url: `${repository}/-/commit/${id}`,
    ...by,
  };
}

/** How one service stands: which commit its ready pods run. */
function standingOf(
  service: Service,
  version: Change,
  behind: number,
  pods: [number, number],
): ServiceStanding {
  return {
    service,
    entityRef: `component:default/${service}`,
    version: {
      image: imageOf(service, version.sha),
      commit: version.sha,
    },
    has: behind === 0 ? 'yes' : 'no',
    behind,
    pods: { ready: pods[0], total: pods[1] },
  };
}

/** One environment of the project, healthy unless told otherwise. */
function environment(
  name: string,
  version: Change,
  behind: number,
  deployedAt: string,
  standings: ServiceStanding[],
  differs: Partial<ApplicationView> = {},
): ApplicationView {
  const verdict = {
    code: 'live' as const,
    parameters: {},
    since: deployedAt,
  };
  return {
    ...liveApplication,
    name: `coelho-realtime-${name}`,
    environment: name,
    signal: `signal-${name}`,
    verdict: { ...verdict, sentence: verdictSentence(verdict) },
    standing: {
      commit: version.sha,
      has: behind === 0 ? 'yes' : 'no',
      behind,
      ...(behind > 0 && {
        compareUrl: `${repository}/-/compare/${version.sha}...${changes.chart.sha}`,
      }),
      ...(standings.some(({ wanted }) => wanted) && {
        wanted: changes.chart.sha,
        failing: changes.chart.sha,
      }),
      readAt: ago({ seconds: 8 }),
      services: standings,
    },
    sync: {
      status: 'Synced',
      revision: commit('3b1e77d'),
      commitUrl: `${repository}/-/commit/${commit('3b1e77d')}`,
    },
    health: { status: 'Healthy', since: deployedAt },
    sources: [
      {
        repoUrl: repository,
        url: repository,
        path: 'helm',
        targetRevision: 'main',
      },
    ],
    destination: { namespace: `coelho-realtime-${name}` },
    objects: 23,
    images: standings.map(({ version: runs, wanted }) => {
      return (wanted ?? runs)?.image ?? '';
    }),
    lastDeployment: {
      id: 12,
      revision: commit('3b1e77d'),
      startedAt: deployedAt,
      deployedAt,
      automated: true,
    },
    appUrls: [
      `https://coelho-realtime${
        name === 'production' ? '' : `-${name}`
      }.apps.example.org`,
    ],
    url: `https://argocd.example.com/applications/argocd/coelho-realtime-${name}`,
    ...differs,
  };
}

export const dev = environment('dev', changes.chart, 0, ago({ minutes: 14 }), [
  { ...standingOf('fastapi', changes.batches, 0, [2, 2]), newer: true },
  standingOf('kafka', changes.offsets, 0, [1, 1]),
  standingOf('mlflow', changes.runs, 0, [1, 1]),
  { ...standingOf('streamlit', changes.chart, 0, [1, 1]), newer: true },
]);

export const staging = environment(
  'staging',
  changes.offsets,
  2,
  ago({ hours: 2 }),
  [
    standingOf('fastapi', changes.first, 1, [1, 1]),
    { ...standingOf('kafka', changes.offsets, 0, [1, 1]), newer: true },
    standingOf('mlflow', changes.runs, 0, [1, 1]),
    standingOf('streamlit', changes.first, 1, [1, 1]),
  ],
);

export const production = environment(
  'production',
  changes.runs,
  3,
  ago({ days: 3, hours: 18 }),
  [
    standingOf('fastapi', changes.first, 1, [3, 3]),
    standingOf('kafka', changes.first, 1, [3, 3]),
    standingOf('mlflow', changes.runs, 0, [1, 1]),
    standingOf('streamlit', changes.first, 1, [2, 2]),
  ],
);

const crash = {
  code: 'crashLoop' as const,
  parameters: { workload: 'streamlit', ranSeconds: '4' },
};

export const brokenStaging = environment(
  'staging',
  changes.offsets,
  1,
  ago({ minutes: 11 }),
  [
    standingOf('fastapi', changes.batches, 0, [1, 1]),
    standingOf('kafka', changes.offsets, 0, [1, 1]),
    standingOf('mlflow', changes.runs, 0, [1, 1]),
    {
      ...standingOf('streamlit', changes.first, 1, [0, 1]),
      wanted: {
        image: imageOf('streamlit', changes.chart.sha),
        commit: changes.chart.sha,
      },
    },
  ],
  {
    verdict: {
      code: 'broken',
      parameters: {},
      since: ago({ minutes: 11 }),
      sentence: verdictSentence({ code: 'broken', parameters: {} }, crash),
    },
    health: { status: 'Degraded', since: ago({ minutes: 11 }) },
    cause: {
      ...crash,
      path: [
        { group: 'apps', kind: 'Deployment', name: 'streamlit' },
        { group: 'apps', kind: 'ReplicaSet', name: 'streamlit-79bfb44b8d' },
        { kind: 'Pod', name: 'streamlit-79bfb44b8d-n8ftv' },
      ],
      lastEvent: {
        reason: 'BackOff',
        message: 'Back-off restarting failed container streamlit',
        at: ago({ seconds: 41 }),
        count: 6,
      },
      lastLogLine: "KeyError: 'MLFLOW_URL'",
      original: 'CrashLoopBackOff: back-off 2m40s restarting failed container',
    },
  },
);

const deployed: [string, Change, number, string, Deployment['outcome']][] = [
  ['dev', changes.chart, 14, 'Healthy', 'succeeded'],
  ['staging', changes.chart, 11, 'Degraded', 'succeeded'],
  ['dev', changes.batches, 170, 'Healthy', 'succeeded'],
  ['staging', changes.offsets, 120, 'Healthy', 'succeeded'],
  ['dev', changes.offsets, 290, 'Healthy', 'succeeded'],
  ['production', changes.runs, 5_400, 'Healthy', 'succeeded'],
  ['staging', changes.runs, 5_500, 'Healthy', 'succeeded'],
  ['dev', changes.runs, 5_600, 'Healthy', 'failed'],
];

export const arrivals: Arrival[] = [
  arrival(dev, ago({ minutes: 14 }), '3b1e77d', { imageUpdate: true }),
  arrival(staging, ago({ hours: 2 }), '5f0c2aa', {
    author: 'Jonas Example',
    mergeRequest: mergeRequest(87, 'Promote dev to staging'),
  }),
  arrival(production, ago({ days: 3, hours: 18 }), '77d1b02', {
    author: 'Ada Operator',
    configuration: [
      {
        sha: '2c8e4d1fb0a97c3e6d5f4a3b2c1d0e9f8a7b6c5d',
        url: `${repository}/-/commit/2c8e4d1`,
        title: 'chore: more memory for fastapi',
        author: 'Ada Operator',
        mergeRequest: mergeRequest(88, 'More memory for fastapi'),
      },
    ],
    mergeRequest: mergeRequest(85, 'Promote staging to production'),
  }),
];

/** What waits to be merged, and the one step that a person is to do. */
export const promotions: Promotion[] = [
  {
    instance: 'global',
    namespace: 'argocd',
    name: production.name,
    mergeRequest: mergeRequest(95, 'Promote staging to production'),
    commit: changes.offsets.sha,
    changes: 1,
    waitsFor: 'approval',
  },
];

export const next: NextStep = {
  code: 'promote',
  instance: 'global',
  namespace: 'argocd',
  name: staging.name,
  url: `${repository}/-/jobs/9120`,
};

export const deployments: Deployment[] = deployed.map(
  (
    [name, { sha, title, author, services: built }, minutes, health, outcome],
    index,
  ) => ({
    id: String(deployed.length - index),
    instance: 'global',
    namespace: 'argocd',
    name: `coelho-realtime-${name}`,
    environment: name,
    rollbackId: deployed.length - index,
    revision: sha,
    commitUrl: `${repository}/-/commit/${sha}`,
    change: {
      sha,
      title,
      author,
      pipeline: {
        id: 4183 - index,
        status: 'success',
        url: `${repository}/-/pipelines/${4183 - index}`,
        durationSeconds: 302,
      },
    },
    brings: built ? 'images' : undefined,
    imagesBefore: built?.map(service => imageOf(service, changes.first.sha)),
    startedAt: ago({ minutes, seconds: 48 }),
    finishedAt: ago({ minutes }),
    durationSeconds: 48,
    outcome,
    automated: true,
    images: (built ?? []).map(service => imageOf(service, sha)),
    versions: (built ?? []).map(service => ({
      image: imageOf(service, sha),
      commit: sha,
    })),
    healthAfter: health === 'Healthy' ? 'Healthy' : 'Degraded',
  }),
);
