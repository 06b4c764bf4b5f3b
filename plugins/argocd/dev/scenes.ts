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

import { ResponseError } from '@backstage/errors';
import {
  ApplicationView,
  ArgocdApi,
  EntityApplications,
  InstanceStatus,
  verdictSentence,
} from '@slipway/plugin-argocd-common';
import { calm, delivery, headline } from './answers';
import {
  afterAWhile,
  everyState,
  manyApplications,
  matrixOf,
  pageOf,
} from './applications';
import { crashingResources, manyResources, resources } from './resources';
import {
  brokenStaging,
  changes,
  dev,
  instance,
  next,
  production,
  staging,
} from './story';
import { ago } from './times';

/** What of the back end answers otherwise than where nothing is wrong. */
export type Scene = Partial<ArgocdApi>;

const entity = (differs: Partial<EntityApplications>): Scene => ({
  getEntityApplications: async () =>
    calm({ promotions: [], next: undefined, ...differs }),
});

const never = () => new Promise<never>(() => {});

/** The back end's refusal, as the browser gets it. */
const refused = (status: number, name: string, message: string) => async () => {
  throw await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
};

const since = ago({ minutes: 38 });

/** Environments as they were when they were last compared. */
const asItWas = (application: ApplicationView): ApplicationView => ({
  ...application,
  verdict: { ...application.verdict, lastKnown: true, comparedAt: since },
  actions: Object.fromEntries(
    Object.keys(application.actions).map(action => [
      action,
      {
        allowed: false,
        reason: { code: 'notComparing', parameters: {} },
      },
    ]),
  ) as ApplicationView['actions'],
});

const old = (
  code: 'notAnswering' | 'notComparing',
  status: Partial<InstanceStatus>,
): Scene =>
  entity({
    headline: headline({
      code,
      parameters: { environments: 'dev', time: since },
    }),
    applications: [dev, staging, production].map(asItWas),
    instances: [{ ...instance, comparedAt: since, ...status }],
    next: { ...next, blocked: code },
  });

/** What was pushed since has not come anywhere. */
const unnoticed: Scene = {
  getEntityDelivery: async () => ({
    ...delivery,
    wentLive: undefined,
    splits: [],
    arrivals: delivery.arrivals.slice(1),
    repositories: delivery.repositories.map(repository => ({
      ...repository,
      change: { ...changes.chart, sha: '0'.repeat(40) },
      unnoticed: {
        sha: '51c0aa9e8f7d6c5b4a39281706f5e4d3c2b1a098',
        url: `${changes.chart.repository}/-/commit/51c0aa9`,
        since,
      },
    })),
  }),
};

/** The service that a component names, among others. */
const oneService = (application: ApplicationView): ApplicationView => ({
  ...application,
  standing: {
    ...application.standing,
    services: application.standing.services.filter(
      ({ service }) => service === 'streamlit',
    ),
  },
});

/** One environment with another verdict, as the only one that matters. */
function devAs(
  code: ApplicationView['verdict']['code'],
  parameters: Record<string, string>,
  differs: Partial<ApplicationView> = {},
): ApplicationView {
  const verdict = { code, parameters, since: ago({ minutes: 2 }) };
  return {
    ...dev,
    verdict: { ...verdict, sentence: verdictSentence(verdict, differs.cause) },
    ...differs,
  };
}

const withoutGitlab = (application: ApplicationView): ApplicationView => ({
  ...application,
  standing: {
    ...application.standing,
    commit: undefined,
    has: 'unknown',
    behind: undefined,
    services: application.standing.services.map(service => ({
      ...service,
      has: 'unknown',
      behind: undefined,
    })),
  },
});

const unnamed: ApplicationView[] = [dev, staging, production].map(
  withoutGitlab,
);

const crash = {
  code: 'crashLoop' as const,
  parameters: { workload: 'streamlit', ranSeconds: '4' },
};

const broken: Scene = {
  getEntityApplications: async () =>
    calm({
      promotions: [],
      next: undefined,
      headline: headline({
        code: 'latestFails',
        parameters: { environment: 'staging', environments: 'dev' },
        cause: crash,
      }),
      applications: [dev, brokenStaging, production],
    }),
  getResourceTree: async ({ name }) => ({
    nodes: name.endsWith('staging') ? crashingResources : resources,
  }),
};

/** Four hundred resources, of which one pod crashes. */
const manyObjects: Scene = {
  ...broken,
  getResourceTree: async () => ({ nodes: manyResources }),
};

const migrate = {
  code: 'hookFailed' as const,
  parameters: { kind: 'Job', name: 'migrate', phase: 'PreSync' },
};

/** Syncs by hand, so that it can be rolled back, too. */
const byHand: ApplicationView = {
  ...production,
  autoSync: undefined,
  syncOptions: { CreateNamespace: true, ServerSideApply: true },
  sync: { ...production.sync, status: 'OutOfSync' },
  verdict: devAs('outOfDate', { way: 'manual' }).verdict,
  actions: { ...production.actions, rollback: { allowed: true } },
};

const notPermitted = {
  allowed: false,
  reason: { code: 'notPermitted', parameters: { owner: 'team-realtime' } },
} as const;

const readOnly = (application: ApplicationView): ApplicationView => ({
  ...application,
  actions: {
    sync: notPermitted,
    refresh: notPermitted,
    rollback: notPermitted,
    terminate: notPermitted,
    action: notPermitted,
  },
});

/** Every scene by its name in the address. */
export const scenes: Record<string, Scene> = {
  'by-hand': {
    ...entity({ applications: [dev, staging, byHand] }),
    getDiff: async () => ({
      items: [
        {
          group: 'apps',
          kind: 'Deployment',
          name: 'streamlit',
          change: 'update' as const,
          live: 'spec:\n  replicas: 1\n  image: streamlit:b495aaa\n',
          desired: 'spec:\n  replicas: 2\n  image: streamlit:ef43ab1\n',
        },
        {
          group: '',
          kind: 'Secret',
          name: 'mlflow-s3',
          change: 'update' as const,
          live: 'data:\n  key: ++++++++\n',
          desired: 'data:\n  key: +++++++++\n',
        },
        {
          group: '',
          kind: 'ConfigMap',
          name: 'score-settings',
          change: 'create' as const,
          desired: 'data:\n  batch: "20"\n  window: 5m\n',
        },
        {
          group: 'batch',
          kind: 'CronJob',
          name: 'cleanup',
          change: 'prune' as const,
          live: 'spec:\n  schedule: 0 3 * * *\n',
        },
      ],
    }),
  },
  'read-only': entity({
    applications: [dev, staging, production].map(readOnly),
  }),
  calm: {},
  broken,
  'many-resources': manyObjects,
  'live-everywhere': entity({
    headline: headline({
      code: 'liveEverywhere',
      parameters: { environments: 'dev,staging,production' },
    }),
    applications: [staging, production].reduce(
      (all, { name, environment, signal }) => [
        ...all,
        { ...dev, name, environment, signal },
      ],
      [dev],
    ),
  }),
  'not-comparing': {
    ...old('notComparing', {
      troubles: [
        {
          code: 'notComparing',
          since,
          sentence: 'Argo CD has compared nothing for 38 min.',
        },
      ],
    }),
    ...unnoticed,
  },
  service: entity({
    applications: [dev, staging, production].map(oneService),
    service: { name: 'streamlit', of: 4 },
    next,
  }),
  'last-known': old('notAnswering', {
    status: 'stale',
    dataAsOf: since,
    since,
  }),
  unreachable: old('notAnswering', {
    status: 'unreachable',
    since,
    dataAsOf: since,
    reason: { code: 'timeout', sentence: 'It did not answer in time.' },
  }),
  delayed: entity({
    headline: {
      ...headline({
        code: 'liveOthersBehind',
        parameters: { environments: 'dev', behind: 'staging:2,production:3' },
      }),
      line: {
        code: 'delayed',
        parameters: { seconds: '30' },
        sentence: 'Changes in Argo CD show up to 30 s late.',
      },
    },
    instances: [
      {
        ...instance,
        status: 'delayed',
        reason: { code: 'streamRefused', sentence: 'The stream is refused.' },
      },
    ],
  }),
  'no-permission': {
    getEntityApplications: refused(403, 'NotAllowedError', 'Unauthorized'),
  },
  'no-gitlab': {
    getEntityApplications: async () =>
      calm({
        promotions: undefined,
        next: undefined,
        headline: headline({
          code: 'versionsOnly',
          parameters: {
            environment: 'dev',
            image: 'fastapi:9f31c2a',
            count: '3',
          },
        }),
        latest: undefined,
        changes: [],
        applications: unnamed,
      }),
    getEntityDelivery: async () => ({
      repositories: [
        {
          repository: changes.chart.repository,
          branch: 'main',
          images: [],
          unavailable: 'GitLab does not answer.',
        },
      ],
      splits: [],
      arrivals: [],
    }),
  },
  'unknown-distance': entity({
    headline: headline({
      code: 'versionsOnly',
      parameters: { environment: 'dev', image: 'fastapi:9f31c2a', count: '3' },
    }),
    latest: undefined,
    applications: unnamed,
  }),
  'nothing-deployed': {
    ...entity({
      headline: headline({
        code: 'notDeployed',
        parameters: { state: 'building' },
      }),
      changes: [{ ...changes.chart, state: 'building' }],
      applications: [
        devAs(
          'notDeployed',
          {},
          {
            standing: { has: 'no', behind: 1, services: [] },
            images: [],
            lastDeployment: undefined,
            health: { status: 'Missing' },
          },
        ),
      ],
    }),
    getEntityDelivery: async () => ({
      ...delivery,
      wentLive: undefined,
      splits: [],
      arrivals: [],
      deployments: 0,
    }),
  },
  'rolling-out': entity({
    headline: headline({
      code: 'rollingOut',
      parameters: {
        environment: 'dev',
        service: 'fastapi',
        ready: '1',
        total: '2',
      },
    }),
    applications: [
      devAs(
        'rollingOut',
        { step: 'progressing' },
        {
          health: { status: 'Progressing' },
        },
      ),
      staging,
      production,
    ],
  }),
  'sync-failed': entity({
    headline: headline({
      code: 'latestFails',
      parameters: { environment: 'dev', verdict: 'syncFailed' },
      cause: migrate,
    }),
    applications: [
      devAs(
        'syncFailed',
        {},
        {
          cause: {
            ...migrate,
            path: [{ group: 'batch', kind: 'Job', name: 'migrate' }],
            original: 'Job has reached the specified backoff limit',
          },
          operation: {
            phase: 'Failed',
            startedAt: ago({ minutes: 3 }),
            finishedAt: ago({ minutes: 2 }),
          },
          standing: { ...dev.standing, failing: dev.standing.commit },
        },
      ),
      staging,
      production,
    ],
  }),
  none: entity({
    headline: headline({ code: 'unknown', parameters: {} }),
    latest: undefined,
    changes: [],
    annotated: false,
    applications: [],
  }),
  loading: {
    getEntityApplications: never,
    getEntityDelivery: never,
    getApplications: never,
    getApplicationMatrix: never,
  },
  'no-portal': {
    getEntityApplications: async () => {
      throw new TypeError('Failed to fetch');
    },
    getApplications: async () => {
      throw new TypeError('Failed to fetch');
    },
    getApplicationMatrix: async () => {
      throw new TypeError('Failed to fetch');
    },
  },
  states: {
    getApplications: async query => pageOf(everyState, query),
    getApplicationMatrix: async query => ({
      ...matrixOf(everyState, query),
      environments: ['dev', 'qa', 'staging', 'production'],
    }),
  },
  // Something changes all the time in a large installation.
  many: {
    getApplications: async query => {
      const page = pageOf(manyApplications(), query);
      const [first, ...others] = page.items;
      return query?.row && first
        ? { ...page, items: [afterAWhile(first), ...others] }
        : page;
    },
    getApplicationMatrix: async query => {
      const page = matrixOf(manyApplications(), query);
      const [first, ...others] = page.rows;
      if (!query?.row || !first) {
        return page;
      }
      const [cell, ...cells] = first.cells;
      const changed = { ...cell, application: afterAWhile(cell.application) };
      return {
        ...page,
        rows: [{ ...first, cells: [changed, ...cells] }, ...others],
      };
    },
  },
};
