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

import { Entity } from '@backstage/catalog-model';
import {
  ApplicationDetail,
  applicationKey,
  ApplicationList,
  ApplicationMatrix,
  ApplicationView,
  ArgocdApi,
  Change,
  Deployment,
  EntityApplications,
  Headline,
  Home,
  InstanceStatus,
  ListedApplication,
  ServiceDetails,
  ServiceStanding,
} from '@slipway/plugin-argocd-common';

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'coelho-realtime', namespace: 'default' },
  spec: { owner: 'team-realtime' },
};

export const liveInstance: InstanceStatus = {
  name: 'global',
  title: 'Global Argo CD',
  status: 'live',
  since: '2026-11-23T04:00:00Z',
};

const sha = 'ef43ab1058ce1ca998b75db755bbbc2709711848';

/** The latest change, and the one before it. */
export const latestChange: Change = {
  repository: 'https://gitlab.example.com/platform/coelho-realtime',
  sha: '2'.repeat(40),
  url: `https://gitlab.example.com/platform/coelho-realtime/-/commit/${'2'.repeat(
    40,
  )}`,
  title: 'feat: greet by name',
  author: 'Maria',
  committedAt: '2026-11-23T04:40:00Z',
  state: 'built',
  services: ['fastapi'],
};

export const olderChange: Change = {
  ...latestChange,
  sha: '1'.repeat(40),
  url: latestChange.url.replace(/2+$/, '1'.repeat(40)),
  title: 'feat: begin',
  services: ['fastapi', 'kafka'],
};

const image = (name: string, commit: string) =>
  `registry.example.local/platform/coelho-realtime/${name}:${commit}`;

const kafka: ServiceStanding = {
  service: 'kafka',
  version: {
    image: image('kafka', olderChange.sha),
    commit: olderChange.sha,
  },
  has: 'yes',
  behind: 0,
  pods: { ready: 1, total: 1 },
};

// The values of the recorded coelho-realtime-dev, as the back end shows them.
export const liveApplication: ApplicationView = {
  instance: 'global',
  namespace: 'argocd',
  name: 'coelho-realtime-dev',
  project: 'platform',
  environment: 'dev',
  verdict: {
    code: 'live',
    parameters: {},
    since: '2026-11-23T04:49:02Z',
    sentence: 'Synced and healthy.',
  },
  standing: {
    commit: latestChange.sha,
    has: 'yes',
    behind: 0,
    readAt: '2026-11-23T04:49:10Z',
    services: [
      {
        service: 'fastapi',
        version: {
          image: image('fastapi', latestChange.sha),
          commit: latestChange.sha,
        },
        has: 'yes',
        behind: 0,
        pods: { ready: 2, total: 2 },
      },
      kafka,
    ],
  },
  sync: {
    status: 'Synced',
    revision: sha,
    commitUrl: `https://gitlab.example.com/platform/coelho-realtime/-/commit/${sha}`,
  },
  health: { status: 'Healthy', since: '2026-11-23T04:49:02Z' },
  operation: {
    phase: 'Succeeded',
    startedAt: '2026-11-23T04:49:02Z',
    finishedAt: '2026-11-23T04:49:02Z',
    revision: sha,
    initiatedBy: 'user:default/jane',
  },
  conditions: [],
  sources: [
    {
      repoUrl: 'https://gitlab.example.com/platform/coelho-realtime',
      path: 'helm',
      targetRevision: 'main',
    },
  ],
  destination: { namespace: 'coelho-dev' },
  images: [image('fastapi', latestChange.sha), image('kafka', olderChange.sha)],
  autoSync: { prune: true, selfHeal: true },
  lastDeployment: {
    id: 1,
    revision: sha,
    startedAt: '2026-11-23T04:48:54Z',
    deployedAt: '2026-11-23T04:49:02Z',
    automated: true,
  },
  url: 'https://argocd.example.com/applications/argocd/coelho-realtime-dev',
  link: 'confirmed',
  actions: {
    sync: { allowed: true },
    refresh: { allowed: true },
    rollback: { allowed: false, reason: { code: 'autoSync', parameters: {} } },
    terminate: {
      allowed: false,
      reason: { code: 'nothingRunning', parameters: {} },
    },
    action: { allowed: true },
  },
  links: [],
  signal: 'opaque-dev',
};

/** The same with what Argo CD keeps. */
const liveDetail: ApplicationDetail = {
  ...liveApplication,
  entities: [],
  instanceStatus: liveInstance,
  history: [
    {
      id: 1,
      revision: sha,
      startedAt: '2026-11-23T04:48:54Z',
      deployedAt: '2026-11-23T04:49:02Z',
      automated: true,
    },
    {
      id: 0,
      revision: 'b495aaaf5dfb82cae8b8ad12c2efbbe64e0c1acf',
      startedAt: '2026-11-23T04:46:48Z',
      deployedAt: '2026-11-23T04:46:51Z',
      initiatedBy: 'backstage-ops',
    },
  ],
};

export const brokenApplication: ApplicationView = {
  ...liveApplication,
  name: 'coelho-realtime-staging',
  environment: 'staging',
  links: [],
  signal: 'opaque-staging',
  health: { status: 'Degraded', since: '2026-11-23T05:00:00Z' },
  standing: {
    commit: olderChange.sha,
    has: 'no',
    behind: 1,
    readAt: '2026-11-23T05:00:10Z',
    services: [
      {
        service: 'fastapi',
        version: {
          image: image('fastapi', olderChange.sha),
          commit: olderChange.sha,
        },
        wanted: {
          image: image('fastapi', latestChange.sha),
          commit: latestChange.sha,
        },
        has: 'no',
        behind: 1,
        pods: { ready: 1, total: 2 },
      },
      kafka,
    ],
  },
  verdict: {
    code: 'broken',
    parameters: {},
    since: '2026-11-23T05:00:00Z',
    sentence:
      'streamlit cannot start: image streamlit:broken-5555 was not found in the registry.',
  },
  cause: {
    code: 'imageNotFound',
    parameters: {
      workload: 'streamlit',
      image: 'registry.example.local/platform/streamlit:broken-5555',
    },
    path: [
      { group: 'apps', kind: 'Deployment', name: 'staging-streamlit' },
      {
        group: 'apps',
        kind: 'ReplicaSet',
        name: 'staging-streamlit-79bfb44b8d',
      },
      { kind: 'Pod', name: 'staging-streamlit-79bfb44b8d-n8ftv' },
    ],
    lastEvent: {
      reason: 'BackOff',
      message: 'Back-off pulling image',
      at: '2026-11-23T05:01:00Z',
      count: 6,
    },
    original:
      'Back-off pulling image registry.example.local/platform/streamlit:broken-5555: not found',
  },
};

/** What the portal has kept of it. */
export const deployments: Deployment[] = [
  {
    id: '2',
    instance: 'global',
    namespace: 'argocd',
    name: 'coelho-realtime-dev',
    environment: 'dev',
    rollbackId: 1,
    revision: sha,
    change: { sha, title: 'feat: greet by name', author: 'Maria' },
    startedAt: '2026-11-23T04:48:54Z',
    finishedAt: '2026-11-23T04:49:02Z',
    durationSeconds: 8,
    outcome: 'succeeded',
    automated: true,
    images: [],
    healthAfter: 'Healthy',
  },
  {
    id: '1',
    instance: 'global',
    namespace: 'argocd',
    name: 'coelho-realtime-dev',
    environment: 'dev',
    rollbackId: 0,
    revision: 'b495aaaf5dfb82cae8b8ad12c2efbbe64e0c1acf',
    change: { sha: 'b495aaaf5dfb82cae8b8ad12c2efbbe64e0c1acf' },
    startedAt: '2026-11-23T04:46:48Z',
    finishedAt: '2026-11-23T04:46:51Z',
    durationSeconds: 3,
    outcome: 'succeeded',
    automated: false,
    initiatedBy: 'backstage-ops',
    images: [],
    healthAfter: 'Degraded',
  },
];

const liveHeadline: Headline = {
  code: 'liveEverywhere',
  parameters: { environments: 'dev' },
  sentence: 'Live in dev.',
};

export function answer(
  change: Partial<EntityApplications> = {},
): EntityApplications {
  return {
    entityRef: 'system:default/coelho-realtime',
    annotated: true,
    headline: liveHeadline,
    latest: latestChange.sha,
    changes: [latestChange, olderChange],
    applications: [liveApplication],
    serviceChanges: [],
    omitted: 0,
    instances: [liveInstance],
    ...change,
  };
}

function listedApplication(application: ApplicationView): ListedApplication {
  const { instance, namespace, name, project, environment } = application;
  const { verdict, cause, sync, health, destination, url, signal, standing } =
    application;
  const changes = [latestChange, olderChange];
  return {
    instance,
    namespace,
    name,
    project,
    environment,
    verdict,
    state: verdict.code === 'broken' ? 'broken' : 'healthy',
    cause,
    sync,
    health,
    destination,
    url,
    signal,
    version: {
      commit: standing.commit,
      title: changes.find(({ sha: id }) => id === standing.commit)?.title,
      url: changes.find(({ sha: id }) => id === standing.commit)?.url,
      has: standing.has,
      behind: standing.behind,
    },
    owners: ['group:default/team-realtime'],
    entities: [
      { entityRef: 'system:default/coelho-realtime', link: 'confirmed' },
      { entityRef: 'component:default/fastapi', link: 'confirmed' },
    ],
  };
}

export const applicationList: ApplicationList = {
  items: [brokenApplication, liveApplication].map(listedApplication),
  total: 2,
  counts: {
    state: {
      all: 2,
      broken: 1,
      syncFailed: 0,
      outOfSync: 0,
      held: 0,
      rollingOut: 0,
      behind: 1,
      notCompared: 0,
      notDeployed: 0,
      healthy: 1,
    },
    instance: { global: 2 },
    owner: { 'group:default/team-realtime': 2 },
    environment: { dev: 1, staging: 1 },
  },
  instances: [liveInstance],
};

/** The same applications in the matrix. */
export const applicationMatrix: ApplicationMatrix = {
  rows: [
    {
      id: applicationKey(brokenApplication),
      name: 'coelho-realtime',
      entityRef: 'system:default/coelho-realtime',
      section: 'attention',
      owners: ['group:default/team-realtime'],
      lastEventAt: '2026-11-23T04:50:00Z',
      cells: [...applicationList.items].reverse().map(application => ({
        environment: application.environment,
        application,
        more: 0,
      })),
    },
  ],
  environments: ['dev', 'staging'],
  total: 1,
  sections: { attention: 1, notCompared: 0, calm: 0 },
  counts: applicationList.counts,
  instances: [liveInstance],
};

const cellOf = (view: ApplicationView) => ({
  environment: view.environment,
  application: {
    instance: view.instance,
    namespace: view.namespace,
    name: view.name,
    verdict: view.verdict,
    version: {
      commit: view.standing.commit,
      has: view.standing.has,
      behind: view.standing.behind,
    },
    signal: view.signal,
  },
  more: 0,
});

/** What the back end says of a person whose change fails in staging. */
export const home: Home = {
  needs: [
    {
      code: 'broken',
      entityRef: 'system:default/coelho-realtime',
      instance: 'global',
      namespace: brokenApplication.namespace,
      name: brokenApplication.name,
      environment: 'staging',
      verdict: brokenApplication.verdict,
      cause: {
        code: 'imageNotFound',
        parameters: brokenApplication.cause!.parameters,
      },
      isYours: true,
    },
  ],
  changes: [
    {
      entityRef: 'system:default/coelho-realtime',
      sha: latestChange.sha,
      url: latestChange.url,
      title: 'feat: greet by name',
      committedAt: '2026-11-23T04:00:00Z',
      place: { code: 'fails', live: ['dev'], environments: ['staging'] },
    },
    {
      entityRef: 'system:default/coelho-realtime',
      sha: olderChange.sha,
      url: olderChange.url,
      title: 'feat: begin',
      committedAt: '2026-11-22T04:00:00Z',
      place: { code: 'live', live: ['dev'], environments: ['dev'] },
    },
  ],
  environments: ['dev', 'staging'],
  projects: [
    {
      entityRef: 'system:default/coelho-realtime',
      cells: [liveApplication, brokenApplication].map(cellOf),
    },
  ],
  omitted: 0,
  instances: [liveInstance],
};

/** One service with a pod that is ready. */
export const serviceDetails: ServiceDetails = {
  pods: [
    {
      id: 'pod-1',
      group: '',
      version: 'v1',
      kind: 'Pod',
      parents: [],
      category: 'workload',
      health: { status: 'Healthy' },
      namespace: 'shop-dev',
      name: 'streamlit-59c955b4b-ccpm9',
      images: ['registry.example.com/shop/streamlit:ef43ab1'],
      createdAt: '2026-11-23T10:00:00Z',
      pod: {
        state: 'ready',
        reason: 'Running',
        containers: { ready: 1, total: 1 },
        restarts: 0,
      },
    },
  ],
  publicUrls: ['https://shop-dev.apps.example.org/'],
  clusterAddresses: ['streamlit.shop-dev.svc:8501'],
  settings: [
    {
      workload: {
        group: 'apps',
        kind: 'Deployment',
        namespace: 'shop-dev',
        name: 'streamlit',
      },
      replicas: 1,
      containers: [
        { name: 'streamlit', requests: { cpu: '250m', memory: '512Mi' } },
      ],
      place: {
        role: 'values',
        path: 'helm/values-dev.yaml',
        line: 28,
        endLine: 41,
        revision: 'a'.repeat(40),
        url: 'https://gitlab.example.com/team/shop/-/blob/main/helm/values-dev.yaml#L28-41',
      },
    },
  ],
  withheld: [],
};

/** The back end, answering with what a test wants. */
export function apiMock(
  getEntityApplications: ArgocdApi['getEntityApplications'],
): jest.Mocked<ArgocdApi> {
  const methods: Partial<jest.Mocked<ArgocdApi>> = {
    getEntityApplications: jest.fn(getEntityApplications),
    getHome: jest.fn().mockResolvedValue(home),
    getApplications: jest.fn().mockResolvedValue(applicationList),
    getApplicationMatrix: jest.fn().mockResolvedValue(applicationMatrix),
    getApplication: jest.fn().mockResolvedValue(liveDetail),
    getEntityDelivery: jest
      .fn()
      .mockResolvedValue({ repositories: [], splits: [], arrivals: [] }),
    getEntityDiagnosis: jest.fn(),
    getInstances: jest.fn().mockResolvedValue([]),
    confirmLink: jest.fn().mockResolvedValue(undefined),
    getEntityDeployments: jest.fn().mockResolvedValue({ items: deployments }),
    getCommits: jest.fn().mockImplementation(async (_application, range) => ({
      ...range,
      commits: [],
    })),
    getManifestDiff: jest.fn().mockResolvedValue({ items: [], omitted: 0 }),
    getService: jest.fn().mockResolvedValue(serviceDetails),
    getRevision: jest.fn().mockResolvedValue({ tags: [] }),
    getWhy: jest.fn().mockResolvedValue({
      containers: [],
      places: [],
      steps: [],
      withheld: [],
    }),
    getResourceTree: jest.fn().mockResolvedValue({ nodes: [] }),
    getDiff: jest.fn().mockResolvedValue({ items: [] }),
    getContainers: jest.fn().mockResolvedValue([]),
    rollbackApplication: jest.fn().mockResolvedValue(undefined),
    terminateOperation: jest.fn().mockResolvedValue(undefined),
    runResourceAction: jest.fn().mockResolvedValue(undefined),
    syncApplication: jest.fn().mockResolvedValue(undefined),
    refreshApplication: jest.fn().mockResolvedValue(undefined),
  };
  return methods as jest.Mocked<ArgocdApi>;
}
