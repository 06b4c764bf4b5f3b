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
  headlineLineSentence,
  headlineSentence,
  InstanceTroubleCode,
  VerdictCode,
} from '@slipway/plugin-argocd-common';
import { commit, image, unknownStanding } from './__testUtils__/deliveryFacts';
import {
  EnvironmentFacts,
  freshUntil,
  HeadlineFacts,
  headlineOf,
} from './headline';
import { WorkedOutStanding } from './standing';

const now = Date.parse('2026-11-28T10:10:00Z');

const yes: Partial<WorkedOutStanding> = { has: 'yes', wants: 'yes', behind: 0 };
const lacks = (behind?: number): Partial<WorkedOutStanding> => ({
  has: 'no',
  wants: 'no',
  behind,
});

function environment(
  name: string,
  code: VerdictCode,
  standing: Partial<WorkedOutStanding>,
  rest: Partial<EnvironmentFacts> = {},
): EnvironmentFacts {
  return {
    name,
    verdict: { code, parameters: {} },
    standing: {
      ...unknownStanding,
      readAt: '2026-11-28T10:06:00Z',
      ...standing,
    },
    instance: { status: 'live' },
    pushes: {},
    isAutomatic: true,
    ...rest,
  };
}

function sentence(facts: Partial<HeadlineFacts>): string {
  const headline = headlineOf({
    environments: [],
    latest: commit('c', ['web']),
    now,
    ...facts,
  });
  return [
    headlineSentence(headline),
    ...(headline.line ? [headlineLineSentence(headline.line)] : []),
  ].join(' | ');
}

const crash = {
  code: 'crashLoop',
  parameters: { workload: 'web', ranSeconds: '2' },
} as const;
const uncompared = (code: VerdictCode, comparedAt?: string) => ({
  verdict: { code, parameters: {}, lastKnown: true as const, comparedAt },
});
const troubled = (
  code: InstanceTroubleCode,
  cluster?: string,
): Partial<EnvironmentFacts> => ({
  instance: {
    status: 'live',
    troubles: [{ code, cluster, since: '2026-11-28T10:02:00Z', sentence: '' }],
  },
});
/** A commit that Argo CD should have noticed at a minute past ten. */
const unnoticed = (dueAt: number): Partial<EnvironmentFacts> => ({
  pushes: {
    unnoticed: {
      since: '2026-11-28T10:07:00Z',
      dueAt: `2026-11-28T10:${dueAt}:00Z`,
    },
  },
});
const away = {
  instance: { status: 'stale', dataAsOf: '2026-11-28T10:02:00Z' },
} as const;

describe('headline', () => {
  it.each<[string, Partial<HeadlineFacts>]>([
    [
      'The latest change fails in staging: web crashes at start. | Visitors still get the previous version. The change is live in dev. Production is 3 changes behind.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment(
            'staging',
            'broken',
            {
              has: 'no',
              wants: 'yes',
              workloads: ['web'],
              servedByPrevious: ['web'],
            },
            { cause: crash },
          ),
          environment('production', 'live', lacks(3)),
        ],
      },
    ],
    [
      'The latest change fails in dev: web crashes at start. | Visitors still get the previous version.',
      {
        environments: [
          environment(
            'dev',
            'broken',
            {
              has: 'no',
              wants: 'yes',
              workloads: ['web'],
              servedByPrevious: ['web'],
            },
            { cause: crash },
          ),
        ],
      },
    ],
    [
      'The latest change fails in dev: web crashes at start.',
      {
        environments: [
          environment(
            'dev',
            'broken',
            {
              has: 'no',
              wants: 'yes',
              workloads: ['web', 'api'],
              // No pod answers for the workload that fails.
              servedByPrevious: ['api'],
            },
            { cause: crash },
          ),
        ],
      },
    ],
    [
      'Live in dev, staging and production.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('staging', 'live', yes),
          environment('production', 'live', yes),
        ],
      },
    ],
    [
      // An earlier change of another service is still being built.
      'Live in dev.',
      { environments: [environment('dev', 'live', { ...yes, behind: 1 })] },
    ],
    [
      'Was live in dev at 2026-11-28 10:01 UTC. Argo CD has not compared since. | What you see is from before. The app runs without Argo CD, but new changes are not deployed until it compares again.',
      {
        environments: [
          environment('dev', 'live', yes, {
            ...uncompared('live', '2026-11-28T10:02:00Z'),
          }),
          environment('staging', 'broken', yes, {
            ...uncompared('broken', '2026-11-28T10:01:00Z'),
          }),
        ],
      },
    ],
    [
      'Argo CD has not compared since 2026-11-28 10:02 UTC. | What you see is from before. The app runs without Argo CD, but new changes are not deployed until it compares again.',
      {
        environments: [
          environment('dev', 'broken', yes, {
            ...uncompared('broken', '2026-11-28T10:02:00Z'),
          }),
        ],
      },
    ],
    [
      'Was live in dev. Argo CD does not compare. | What you see is from before. The app runs without Argo CD, but new changes are not deployed until it compares again.',
      {
        environments: [environment('dev', 'live', yes, uncompared('live'))],
      },
    ],
    [
      'Live in staging. What dev has is not known. | Argo CD does not reach the cluster eu.',
      {
        environments: [
          environment('dev', 'live', yes, {
            ...troubled('clusterAway', 'eu'),
            ...uncompared('live', '2026-11-28T10:02:00Z'),
          }),
          environment('staging', 'live', yes),
        ],
      },
    ],
    [
      'Live in staging. What dev has is not known. | Argo CD does not reach one of its clusters.',
      {
        environments: [
          environment('dev', 'live', yes, {
            ...troubled('clusterAway'),
            ...uncompared('live', '2026-11-28T10:02:00Z'),
          }),
          environment('staging', 'live', yes),
        ],
      },
    ],
    [
      // Of two clusters that are away, the one that it deploys to.
      'Live in staging. What dev has is not known. | Argo CD does not reach the cluster us.',
      {
        environments: [
          environment('dev', 'live', yes, {
            instance: {
              status: 'live',
              troubles: ['eu', 'us'].flatMap(
                cluster =>
                  troubled('clusterAway', cluster).instance?.troubles ?? [],
              ),
            },
            cluster: 'us',
            ...uncompared('live', '2026-11-28T10:02:00Z'),
          }),
          environment('staging', 'live', yes),
        ],
      },
    ],
    [
      'Live in dev.',
      {
        environments: [
          environment('dev', 'live', yes, troubled('clusterAway', 'eu')),
        ],
      },
    ],
    [
      'Argo CD cannot read dev: the cluster does not answer Argo CD.',
      {
        environments: [
          environment('dev', 'cannotCompare', yes, {
            ...troubled('clusterAway', 'eu'),
            cause: { code: 'clusterUnreachable', parameters: {} },
          }),
          environment('staging', 'live', yes, {
            ...troubled('clusterAway', 'eu'),
            ...uncompared('live', '2026-11-28T10:02:00Z'),
          }),
        ],
      },
    ],
    [
      'Live in dev. | Argo CD cannot render: its repo-server does not answer.',
      {
        environments: [
          environment('dev', 'live', yes, troubled('repositoryServerAway')),
        ],
        laterCommits: 2,
      },
    ],
    [
      "Argo CD cannot read dev: Argo CD's repo-server does not answer.",
      {
        environments: [
          environment('dev', 'cannotCompare', yes, {
            ...troubled('repositoryServerAway'),
            cause: { code: 'repositoryServerAway', parameters: {} },
          }),
        ],
      },
    ],
    [
      'Live in dev. | Git changes are noticed only when Argo CD looks by itself: no webhook arrives.',
      {
        environments: [
          environment('dev', 'live', yes, {
            pushes: { webhooksSilentSince: '2026-11-28T10:02:00Z' },
          }),
        ],
      },
    ],
    [
      // No push to the repository of this entity was missed.
      'Live in dev.',
      {
        environments: [
          environment('dev', 'live', yes, troubled('webhooksSilent')),
        ],
      },
    ],
    [
      'Live in dev. | Argo CD cannot render: its cache, Redis, does not answer.',
      {
        environments: [environment('dev', 'live', yes, troubled('cacheAway'))],
      },
    ],
    [
      'Live in dev. | Changes in Argo CD show up to 30 s late.',
      {
        environments: [
          environment('dev', 'live', yes, { instance: { status: 'delayed' } }),
        ],
      },
    ],
    [
      'Live in dev. | 2 later commits change nothing that is deployed.',
      { environments: [environment('dev', 'live', yes)], laterCommits: 2 },
    ],
    [
      'Live in dev. Staging is 2 changes behind; production 3.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('staging', 'live', lacks(2)),
          environment('production', 'live', lacks(3)),
        ],
      },
    ],
    [
      'Live in dev. Staging is 1 change behind; production does not have it; what qa has is not known.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('staging', 'live', lacks(1)),
          environment('production', 'live', lacks()),
          environment('qa', 'live', {}),
        ],
      },
    ],
    [
      'Live in dev. What team has is not known.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('team', 'live', yes, away),
        ],
      },
    ],
    [
      'The latest change is not live yet. Dev is 1 change behind.',
      {
        environments: [environment('dev', 'live', lacks(1))],
        latest: commit('c', ['web'], { committedAt: '2026-11-28T08:00:00Z' }),
      },
    ],
    [
      'Built; dev is updated next.',
      {
        environments: [
          environment('dev', 'live', lacks(1)),
          environment('production', 'live', lacks(2)),
        ],
      },
    ],
    [
      'Built; dev is updated next.',
      {
        environments: [environment('dev', 'live', lacks(1), unnoticed(11))],
      },
    ],
    [
      'Built; Argo CD has not compared dev with the commit of 2026-11-28 10:07 UTC yet.',
      {
        environments: [environment('dev', 'live', lacks(1), unnoticed(10))],
      },
    ],
    [
      'Built, but job update failed, and dev was not updated.',
      {
        environments: [environment('dev', 'live', lacks(1))],
        latest: commit('c', ['web'], { failedJob: 'update' }),
      },
    ],
    [
      'Building, 3 of 4 images pushed.',
      {
        environments: [environment('dev', 'live', lacks(1))],
        latest: commit('c', ['a', 'b', 'd'], {
          state: 'building',
          expectedImages: 4,
        }),
      },
    ],
    [
      'The latest change was not built: job test failed.',
      {
        environments: [environment('dev', 'live', lacks(1))],
        latest: commit('c', [], { state: 'failed', failedJob: 'test' }),
      },
    ],
    ...(['building', 'failed'] as const).flatMap(
      (state): [string, Partial<HeadlineFacts>][] => [
        [
          'What runs is not known yet.',
          {
            environments: [
              environment('dev', 'live', { ...lacks(), isUndecided: true }),
            ],
            latest: commit('c', [], { state, failedJob: 'test' }),
          },
        ],
        [
          'Nothing is deployed yet.',
          {
            environments: [
              environment('dev', 'notDeployed', {
                ...lacks(),
                isUndecided: true,
              }),
            ],
            latest: commit('c', [], { state, failedJob: 'test' }),
          },
        ],
      ],
    ),
    [
      'Dev is broken: web crashes at start.',
      {
        environments: [
          // Git asks for something later than what was never built.
          environment(
            'dev',
            'broken',
            { has: 'no', wants: 'yes' },
            { cause: crash },
          ),
        ],
        latest: commit('c', [], { state: 'failed', failedJob: 'test' }),
      },
    ],
    [
      'Rolling out in dev: 1 of 2 web pods ready.',
      {
        environments: [
          environment('dev', 'rollingOut', {
            has: 'no',
            wants: 'yes',
            rolling: { service: 'web', ready: 1, total: 2 },
          }),
        ],
      },
    ],
    [
      'The latest change fails in dev: web crashes at start. | The change is live in staging.',
      {
        environments: [
          environment(
            'dev',
            'broken',
            { has: 'no', wants: 'yes' },
            { cause: crash },
          ),
          environment('staging', 'live', yes),
          // It has the change, and a service that the change did not build fails.
          environment('production', 'broken', yes),
        ],
      },
    ],
    [
      'The latest change fails in staging: web crashes at start. | The change is live in dev.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment(
            'staging',
            'broken',
            { has: 'no', wants: 'yes' },
            { cause: crash },
          ),
        ],
      },
    ],
    [
      'Production is broken: web crashes at start. The latest change is live in dev.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('production', 'broken', lacks(2), { cause: crash }),
        ],
      },
    ],
    [
      'Staging is broken: web crashes at start. The latest change is live in dev.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment(
            'staging',
            'broken',
            {
              has: 'no',
              wants: 'yes',
              workloads: ['api', 'web'],
              builtByLatest: ['api'],
            },
            { cause: crash },
          ),
        ],
      },
    ],
    [
      'Dev is broken: web crashes at start.',
      { environments: [environment('dev', 'broken', yes, { cause: crash })] },
    ],
    ['Live in dev.', { environments: [environment('dev', 'rollingOut', yes)] }],
    ['What runs is not known yet.', { environments: [], latest: undefined }],
    [
      'The last sync of production failed. The latest change is live in dev.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('production', 'syncFailed', lacks(2)),
        ],
      },
    ],
    [
      'The last sync of production failed. The latest change is live in dev.',
      {
        environments: [
          environment('dev', 'live', yes),
          // A commit of the chart that came later.
          environment('production', 'syncFailed', yes),
        ],
      },
    ],
    [
      'Production was rolled back to 1.10.0-rc.1.',
      {
        environments: [
          environment(
            'production',
            'rolledBack',
            {},
            {
              verdict: {
                code: 'rolledBack',
                parameters: { revision: '1.10.0-rc.1' },
              },
            },
          ),
        ],
      },
    ],
    [
      'Production was rolled back to 9f31c2a by Maria. 2 newer changes wait.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('production', 'rolledBack', lacks(2), {
            verdict: {
              code: 'rolledBack',
              parameters: { revision: '9f31c2a'.padEnd(40, '0'), by: 'Maria' },
            },
          }),
        ],
      },
    ],
    [
      'Argo CD does not sync dev: Git holds nothing any more, and it will not remove everything.',
      {
        environments: [
          environment('dev', 'refused', yes, {
            verdict: { code: 'refused', parameters: { reason: 'wipe' } },
          }),
        ],
      },
    ],
    [
      'Argo CD does not sync dev yet: it waits for step 2 of its ApplicationSet shops.',
      {
        environments: [
          environment('dev', 'refused', lacks(1), {
            verdict: {
              code: 'refused',
              parameters: {
                reason: 'step',
                step: '2',
                applicationSet: 'shops',
              },
            },
          }),
        ],
      },
    ],
    [
      'Production is out of sync: 2 changes wait for a sync.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment(
            'production',
            'outOfDate',
            { ...lacks(2), wants: 'yes', waiting: 2 },
            {
              isAutomatic: false,
              verdict: { code: 'outOfDate', parameters: { way: 'manual' } },
            },
          ),
        ],
      },
    ],
    [
      'Argo CD cannot read dev: the chart does not render: templates/a.yaml, line 1.',
      {
        environments: [
          environment('dev', 'cannotCompare', yes, {
            cause: {
              code: 'chartDoesNotRender',
              parameters: { file: 'templates/a.yaml', line: '1' },
            },
          }),
        ],
      },
    ],
    [
      'Was live in dev at 2026-11-28 10:02 UTC. Argo CD has not answered since.',
      {
        environments: [
          environment('dev', 'live', yes, away),
          environment('production', 'live', lacks(1), away),
        ],
      },
    ],
    [
      'Argo CD has not answered since 2026-11-28 10:02 UTC.',
      { environments: [environment('dev', 'live', lacks(1), away)] },
    ],
    [
      // After a restart the portal has only begun to listen.
      'Argo CD has not answered yet.',
      {
        environments: [
          environment('dev', 'live', yes, {
            instance: { status: 'starting', dataAsOf: away.instance.dataAsOf },
          }),
        ],
      },
    ],
    [
      'Dev runs web:ccccccc and 1 more image. | How far anything is behind is not known: GitLab does not answer.',
      {
        environments: [
          environment('dev', 'live', {
            services: [
              {
                service: 'web',
                has: 'unknown',
                version: { image: image('web', 'c') },
              },
              {
                service: 'cache',
                has: 'unknown',
                version: { image: 'redis:7' },
              },
            ],
          }),
        ],
        latest: undefined,
        unavailable: 'GitLab does not answer.',
      },
    ],
    [
      'What runs is not known yet. | What dev and production run is not read yet.',
      {
        environments: [
          environment('dev', 'live', { readAt: undefined }),
          environment('production', 'live', { readAt: undefined }),
        ],
      },
    ],
    [
      'Production is paused.',
      {
        environments: [
          environment('dev', 'live', yes),
          environment('production', 'paused', yes),
        ],
      },
    ],
    [
      'Live in dev. | Changes in GitLab are known as of 2026-11-28 09:50 UTC; a newer one may be missing.',
      {
        environments: [environment('dev', 'live', yes)],
        laterCommits: 1,
        heardAt: '2026-11-28T09:50:00Z',
      },
    ],
    [
      'Live in dev.',
      {
        environments: [environment('dev', 'live', yes)],
        heardAt: '2026-11-28T10:06:00Z',
      },
    ],
    [
      'Production is broken: web crashes at start.',
      {
        environments: [
          environment(
            'production',
            'broken',
            {
              has: 'no',
              wants: 'yes',
              states: [{ has: 'no', wants: 'yes', applied: 'no' }],
            },
            { cause: crash },
          ),
        ],
      },
    ],
    [
      'The last sync of production failed.',
      {
        environments: [
          environment(
            'production',
            'syncFailed',
            { has: 'no', wants: 'yes' },
            {
              verdict: {
                code: 'syncFailed',
                parameters: {
                  revision: 'a'.repeat(40),
                  wanted: 'b'.repeat(40),
                },
              },
            },
          ),
        ],
      },
    ],
    [
      'Nothing is deployed yet. The first pipeline is running.',
      {
        environments: [environment('dev', 'notDeployed', lacks())],
        latest: commit('c', [], { state: 'building' }),
      },
    ],
    [
      'Nothing is deployed yet.',
      {
        environments: [environment('dev', 'notDeployed', {})],
        latest: undefined,
      },
    ],
    [
      'Dev runs web:ccccccc.',
      {
        environments: [
          environment('dev', 'deleting', {
            ...yes,
            services: [
              {
                service: 'web',
                has: 'yes',
                version: { image: image('web', 'c') },
              },
            ],
          }),
          environment('staging', 'notDeployed', {}),
        ],
      },
    ],
    [
      'What runs is not known yet.',
      { environments: [environment('dev', 'deleting', {})] },
    ],
  ])('says: %s', (expected, facts) => {
    expect(sentence(facts)).toBe(expected);
  });

  it('says nothing of the latest change where it may be live', () => {
    expect(
      sentence({
        environments: [
          environment('dev', 'live', {
            services: [
              {
                service: 'web',
                has: 'unknown',
                version: { image: image('web', 'b') },
              },
            ],
          }),
          environment('staging', 'live', lacks()),
        ],
      }),
    ).toBe('Dev runs web:bbbbbbb.');
  });

  it('never says live of what Argo CD cannot compare, has not deployed or deletes', () => {
    for (const code of [
      'cannotCompare',
      'notDeployed',
      'deleting',
      'unknown',
      'broken',
      'syncFailed',
      'refused',
    ] as const) {
      const { code: headline, parameters } = headlineOf({
        environments: [environment('dev', code, yes)],
        latest: commit('c', ['web']),
        now,
      });
      expect([headline, parameters.environments ?? '']).not.toEqual([
        'liveEverywhere',
        expect.anything(),
      ]);
    }
  });

  it('does not count an environment that never got a version', () => {
    expect(
      sentence({
        environments: [
          environment('dev', 'live', yes),
          environment('production', 'notDeployed', lacks()),
        ],
      }),
    ).toBe('Live in dev.');
  });
});

describe('freshUntil', () => {
  const at = (rest: Partial<EnvironmentFacts>) => {
    const environments = [environment('dev', 'live', lacks(1), rest)];
    const facts = { environments, latest: commit('c', ['web']), now };
    return freshUntil(headlineOf(facts), environments);
  };

  it('is when Argo CD should have noticed what was pushed', () => {
    expect(at(unnoticed(11))).toBe('2026-11-28T10:11:00Z');
  });

  it('is not told once that is over, nor where nothing is waited for', () => {
    expect(at(unnoticed(10))).toBeUndefined();
    expect(at({})).toBeUndefined();
  });
});
