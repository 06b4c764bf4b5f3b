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

import { ApplicationView } from '@slipway/plugin-argocd-common';
import { testRecord } from '../__testUtils__/testRecord';
import { OpenMergeRequest } from '../delivery/types';
import { ApplicationStanding } from '../delivery/Standings';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { AnsweredApplication } from './entityAnswer';
import { nextStep } from './nextStep';
import { openPromotions, promotionsOf } from './promotions';

const latest = 'c'.repeat(40);
const middle = 'b'.repeat(40);
const first = 'a'.repeat(40);
const repository = 'https://gitlab.example.com/blue/shop';

const open: OpenMergeRequest = {
  iid: 95,
  title: 'Promote',
  url: `${repository}/-/merge_requests/95`,
  sha: 'e'.repeat(40),
  waitsFor: 'approval',
  files: [{ path: 'helm/values-production.yaml', tags: [middle] }],
};

interface Differs {
  record?: Partial<ApplicationRecord>;
  standing?: Partial<ApplicationStanding>;
  verdict?: Partial<ApplicationView['verdict']>;
  view?: Partial<ApplicationView>;
  isReadable?: boolean;
}

function application(
  environment: string,
  commit: string,
  openMergeRequests: OpenMergeRequest[] = [],
  differs: Differs = {},
): AnsweredApplication {
  const changes = [latest, middle, first];
  const name = `shop-${environment}`;
  const view = {
    instance: 'main',
    namespace: 'argocd',
    name,
    environment,
    verdict: { code: 'live', parameters: {}, sentence: '', ...differs.verdict },
    autoSync: { prune: true, selfHeal: true },
    actions: { sync: { allowed: true } },
    ...differs.view,
  } as ApplicationView;
  return {
    record: {
      ...testRecord(),
      name,
      sources: [
        {
          repoUrl: `${repository}.git`,
          path: 'helm',
          valueFiles: ['helm/values.yaml', `helm/values-${environment}.yaml`],
        },
      ],
      ...differs.record,
    },
    view,
    standing: {
      commit,
      has: commit === latest ? 'yes' : 'no',
      behind: changes.indexOf(commit),
      services: [],
      changes,
      states: [],
      wants: 'no',
      images: [],
      workloads: [],
      servedByPrevious: [],
      repository: {
        repository,
        branch: 'main',
        commits: [],
        complete: true,
        openMergeRequests,
      },
      ...differs.standing,
    },
    instance: { name: 'main', status: 'live', since: '2026-11-28T08:00:00Z' },
    pushes: {},
    isDeployed: true,
    isOneService: false,
    isReadable: differs.isReadable ?? true,
  };
}

const three = (requests: OpenMergeRequest[], isReadable = true) => [
  application('dev', latest, requests, { isReadable }),
  application('staging', middle, requests, { isReadable }),
  application('production', first, requests, { isReadable }),
];

describe('an open promotion', () => {
  it('is of the one environment whose own values it changes to a change', () => {
    expect(promotionsOf(three([open]))).toEqual([
      {
        instance: 'main',
        namespace: 'argocd',
        name: 'shop-production',
        mergeRequest: {
          iid: 95,
          title: 'Promote',
          url: open.url,
          author: undefined,
        },
        commit: middle,
        changes: 1,
        waitsFor: 'approval',
      },
    ]);
  });

  it.each([
    ['changes what all share', { path: 'helm/values.yaml', tags: [latest] }],
    [
      'brings what is no change',
      { path: 'helm/values-staging.yaml', tags: ['d'.repeat(40)] },
    ],
    ['changes no image', { path: 'helm/values-staging.yaml', tags: [] }],
    ['changes a program', { path: 'src/index.ts', tags: [latest] }],
  ])('is none that %s', (_what, file) => {
    expect(promotionsOf(three([{ ...open, files: [file] }]))).toEqual([]);
  });

  it('is not told to those who may not know', () => {
    expect(promotionsOf(three([open], false))).toEqual([]);
  });
});

describe('the next step', () => {
  const job = (name: string) => ({
    name,
    stage: 'promote',
    status: 'manual',
    url: `${repository}/-/jobs/${name.length}`,
  });
  const jobs = async () => [
    job('promote to staging'),
    job('promote to production'),
  ];

  it('promotes to the first environment behind the one before', async () => {
    expect(await nextStep(three([]), [], jobs)).toMatchObject({
      code: 'promote',
      name: 'shop-staging',
      url: job('promote to staging').url,
    });
  });

  it('is none where that waits to be merged, or has no job', async () => {
    const waiting = three([
      {
        ...open,
        files: [{ path: 'helm/values-staging.yaml', tags: [latest] }],
      },
    ]);
    expect(await nextStep(waiting, promotionsOf(waiting), jobs)).toMatchObject({
      name: 'shop-production',
    });
    expect(await nextStep(three([]), [], async () => [])).toBeUndefined();
  });

  it('promotes to what never got anything, unless Git asks for something there already', async () => {
    const applications = (wants: 'yes' | 'no') => [
      application('dev', latest),
      application('staging', first, [], {
        verdict: { code: 'notDeployed' },
        standing: { commit: undefined, has: 'no', behind: 3, wants },
      }),
    ];
    expect(await nextStep(applications('no'), [], jobs)).toMatchObject({
      code: 'promote',
      name: 'shop-staging',
      url: job('promote to staging').url,
    });
    expect(await nextStep(applications('yes'), [], jobs)).toBeUndefined();
  });

  it('promotes what the one before runs while the latest change is still being built', async () => {
    const asked: string[] = [];
    const step = await nextStep(
      [application('dev', middle), application('staging', first)],
      [],
      async (_branch, sha) => {
        asked.push(sha);
        return sha === middle ? [job('promote to staging')] : [];
      },
    );
    expect(step).toMatchObject({ code: 'promote', name: 'shop-staging' });
    expect(asked).toEqual([middle]);
  });

  it('promotes nothing where the one before is broken', async () => {
    const applications = [
      application('dev', latest, [], { verdict: { code: 'broken' } }),
      application('staging', middle),
    ];
    expect(await nextStep(applications, [], jobs)).toBeUndefined();
  });

  const old = { verdict: { lastKnown: true } };

  it.each([
    ['the one before is not compared', [old, {}], 'live', 'notComparing'],
    ['it is not compared itself', [{}, old], 'live', 'notComparing'],
    ['it is not heard', [{}, old], 'unreachable', 'notAnswering'],
  ] as const)(
    'would promote, but not now, where %s',
    async (_why, [dev, staging], status, blocked) => {
      const applications = [
        application('dev', latest, [], dev),
        application('staging', middle, [], staging),
      ].map(item => ({ ...item, instance: { ...item.instance, status } }));
      expect(await nextStep(applications, [], jobs)).toMatchObject({
        code: 'promote',
        name: 'shop-staging',
        blocked,
      });
    },
  );

  it('promotes what can be promoted before what cannot now', async () => {
    const applications = [
      application('dev', latest, [], old),
      application('staging', middle),
      application('production', first),
    ];
    const step = await nextStep(applications, [], jobs);
    expect(step).toMatchObject({ name: 'shop-production' });
    expect(step?.blocked).toBeUndefined();
  });

  it('is the first sync of what syncs by hand', async () => {
    const waits = application('staging', first, [], {
      verdict: { code: 'notDeployed', parameters: { reason: 'firstSync' } },
      view: { autoSync: undefined },
    });
    expect(
      await nextStep([application('dev', latest), waits], [], jobs),
    ).toMatchObject({ code: 'sync', name: 'shop-staging' });
  });

  it('is a sync where Git is ahead of one that syncs by hand, if that may be done', async () => {
    const waits = (allowed: boolean) => {
      const [dev, staging, production] = three([]);
      return [
        dev,
        staging,
        {
          ...production,
          view: {
            ...production.view,
            verdict: { ...production.view.verdict, code: 'outOfDate' },
            autoSync: undefined,
            actions: { ...production.view.actions, sync: { allowed } },
          } as ApplicationView,
        },
      ];
    };
    expect(await nextStep(waits(true), [], jobs)).toMatchObject({
      code: 'sync',
      name: 'shop-production',
    });
    expect(await nextStep(waits(false), [], jobs)).toMatchObject({
      code: 'promote',
    });
  });

  it('tells nobody of jobs who may not know of them', async () => {
    expect(await nextStep(three([], false), [], jobs)).toBeUndefined();
  });
});

describe('the open promotions of a row', () => {
  const row = (openMergeRequests: OpenMergeRequest[], differs?: Differs) =>
    openPromotions([
      application('dev', latest, openMergeRequests, differs),
      application('production', first, openMergeRequests, differs),
    ]);

  it('are each there once, with what leads to them', () => {
    const { iid, title, url } = open;
    expect(row([open])).toEqual([{ iid, title, url }]);
    expect(row([])).toEqual([]);
  });

  it('are unknown to who may not read the delivery, and where nobody asked', () => {
    expect(row([open], { isReadable: false })).toBeUndefined();
    expect(
      openPromotions([
        application('dev', latest, [], { standing: { repository: undefined } }),
      ]),
    ).toBeUndefined();
  });
});
