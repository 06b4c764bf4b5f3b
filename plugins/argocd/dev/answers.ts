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
  ArgocdApi,
  EntityApplications,
  EntityDelivery,
  Headline,
  headlineSentence,
  InstanceView,
} from '@slipway/plugin-argocd-common';
import { answer, home, serviceDetails } from '../src/__testUtils__/fixtures';
import { fewApplications, matrixOf, pageOf } from './applications';
import { crashingContainers, logLines, resources } from './resources';
import {
  arrivals,
  changes,
  deployments,
  dev,
  instance,
  next,
  production,
  promotions,
  services,
  staging,
} from './story';
import { ago } from './times';
import { whyAmong } from './why';

/** A headline of the scene, with the sentence that belongs to it. */
export function headline(
  said: Pick<Headline, 'code' | 'parameters' | 'cause'>,
): Headline {
  return { ...said, sentence: headlineSentence(said) };
}

/** What the entity's route answers where nothing is wrong; a scene says what differs. */
export const calm = (
  differs: Partial<EntityApplications> = {},
): EntityApplications =>
  answer({
    headline: headline({
      code: 'liveOthersBehind',
      parameters: { environments: 'dev', behind: 'staging:2,production:3' },
    }),
    latest: changes.chart.sha,
    changes: Object.values(changes),
    applications: [dev, staging, production],
    instances: [instance],
    serviceChanges: services.flatMap(service => {
      const change = Object.values(changes).find(one =>
        one.services?.includes(service),
      );
      return change
        ? [{ entityRef: `component:default/${service}`, change }]
        : [];
    }),
    promotions,
    next,
    ...differs,
  });

export const delivery: EntityDelivery = {
  repositories: [
    {
      repository: changes.chart.repository,
      branch: 'main',
      head: changes.chart.sha,
      change: changes.chart,
      laterCommits: 0,
      pipeline: {
        id: 4183,
        status: 'success',
        url: `${changes.chart.repository}/-/pipelines/4183`,
        createdAt: ago({ minutes: 30 }),
        finishedAt: ago({ minutes: 25 }),
        durationSeconds: 302,
        jobs: [],
      },
      mergeRequest: changes.chart.mergeRequest,
      images: [
        {
          repository: 'platform/coelho-realtime/streamlit',
          tag: changes.chart.sha,
          createdAt: ago({ minutes: 25 }),
        },
      ],
    },
  ],
  splits: [
    {
      instance: 'global',
      namespace: 'argocd',
      name: 'coelho-realtime-dev',
      sha: changes.chart.sha,
      startedAt: ago({ minutes: 30 }),
      build: 302,
      imageUpdate: 20,
      noticed: 14,
      sync: 6,
      health: 18,
      total: 360,
    },
  ],
  arrivals,
  wentLive: {
    sha: changes.chart.sha,
    environment: 'dev',
    at: ago({ minutes: 14 }),
    seconds: 360,
  },
  deployments: 38,
};

const instanceView: InstanceView = {
  ...instance,
  url: 'https://argocd.example.com',
  credentials: [],
  registration: { methods: ['api'], namespace: 'argocd' },
};

const done = async () => {};

/** The whole back end where nothing is wrong. */
export const backEnd: ArgocdApi = {
  getEntityApplications: async () => calm(),
  getEntityDelivery: async () => delivery,
  getEntityDeployments: async () => ({ items: deployments }),
  getEntityDiagnosis: async () => ({
    entityRef: 'system:default/coelho-realtime',
    location: 'url:https://gitlab.example.com/platform/coelho-realtime',
    mayConfirm: false,
    steps: [],
    applications: [],
  }),
  getHome: async () => home,
  getApplications: async query => pageOf(fewApplications, query),
  getApplicationMatrix: async query => matrixOf(fewApplications, query),
  getApplication: async ({ name }) => ({
    ...([staging, production].find(one => one.name === name) ?? dev),
    entities: [],
    history: [],
    instanceStatus: instance,
  }),
  getWhy: async application =>
    whyAmong([dev, staging, production], application),
  getResourceTree: async () => ({ nodes: resources }),
  getEvents: async () => [
    {
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container streamlit',
      firstAt: ago({ minutes: 11 }),
      lastAt: ago({ seconds: 41 }),
      count: 6,
      object: 'Pod/streamlit-79bfb44b8d-n8ftv',
    },
  ],
  async *streamLogs(_application, { tail = 500 }) {
    yield* logLines.slice(-tail);
  },
  getContainers: async () => crashingContainers,
  getDiff: async () => ({
    items: [
      {
        group: 'apps',
        kind: 'Deployment',
        name: 'streamlit',
        change: 'update',
        live: 'spec:\n  replicas: 1\n',
        desired: 'spec:\n  replicas: 2\n',
      },
    ],
  }),
  getManifestDiff: async () => ({
    items: [
      {
        group: 'apps',
        kind: 'Deployment',
        name: 'streamlit',
        change: 'update',
        live: 'spec:\n  template:\n    image: streamlit:b495aaa\n',
        desired: 'spec:\n  template:\n    image: streamlit:ef43ab1\n',
      },
      {
        group: '',
        kind: 'Secret',
        name: 'mlflow-s3',
        change: 'update',
        live: 'data:\n  key: ••••••\n',
        desired: 'data:\n  key: •••••• (changed)\n',
      },
    ],
    omitted: 0,
  }),
  getService: async () => serviceDetails,
  getRevision: async (_application, revision) => ({
    revision,
    author: 'Maria Example',
    date: ago({ minutes: 31 }),
    message: changes.chart.title,
    tags: [],
  }),
  getCommits: async (_application, range) => ({
    ...range,
    commits: Object.values(changes).map(
      ({ sha, url, title = '', author = '', committedAt, mergeRequest }) => ({
        sha,
        url,
        title,
        author,
        committedAt,
        mergeRequest,
        isChange: true,
      }),
    ),
  }),
  getSyncWindows: async () => ({ automatic: true, manual: true }),
  getResourceActions: async () => [
    { name: 'restart', title: 'Restart', disabled: false },
  ],
  confirmLink: done,
  syncApplication: done,
  refreshApplication: done,
  rollbackApplication: done,
  terminateOperation: done,
  runResourceAction: done,
  getInstances: async () => [instanceView],
  getProjects: async () => [],
  getName: async name => ({ name, status: 'free' }),
  getRepositoryAccess: async () => ({ status: 'covered' }),
  provision: async name => ({
    instance: name,
    objects: [],
    applicationUrls: {},
  }),
  checkProvision: async () => [],
  getProvision: async () => [],
  removeProvision: async () => [],
};
