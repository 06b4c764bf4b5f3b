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

import { testRecord } from '../__testUtils__/testRecord';
import { causeFromText } from '../causes/causeFromText';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { verdict } from './verdict';
import { VerdictContext } from './VerdictContext';

const [a, b, c] = ['a', 'b', 'c'].map(letter => letter.repeat(40));
const sync = (revision: string): Partial<ApplicationRecord> => ({
  sync: { status: 'OutOfSync', revision },
});
const history = (...revisions: string[]): Partial<ApplicationRecord> => ({
  history: revisions.map((revision, index) => ({
    id: revisions.length - index,
    revision,
    startedAt: `2026-11-23T04:0${9 - index}:00Z`,
    deployedAt: `2026-11-23T04:0${9 - index}:30Z`,
    initiatedBy: 'backstage-ops',
  })),
});
const nothing = {
  wanted: 3,
  existing: 0,
  workloads: 1,
  existingWorkloads: 0,
  toPrune: 0,
};
const all = { ...nothing, existing: 3, existingWorkloads: 1 };

const healthy = testRecord({
  autoSync: { prune: true, selfHeal: true },
  sync: { status: 'Synced', revision: b },
  health: { status: 'Healthy', since: '2026-11-23T05:00:00Z' },
  operation: {
    phase: 'Succeeded',
    revision: b,
    startedAt: '2026-11-23T04:58:00Z',
    finishedAt: '2026-11-23T04:59:00Z',
  },
  images: ['shop:b'],
  objects: all,
  ...history(b),
});
const failed = (revision?: string): ApplicationRecord['operation'] => ({
  phase: 'Failed',
  revision,
  startedAt: '2026-11-23T05:00:50Z',
  finishedAt: '2026-11-23T05:01:00Z',
});
const neverDeployed: Partial<ApplicationRecord> = {
  ...sync(b),
  operation: undefined,
  images: [],
  health: { status: 'Missing' },
  objects: nothing,
  history: [],
};
const closed = (until?: string): Partial<VerdictContext> => ({
  syncWindow: { automatic: false, manual: false, until },
});
const condition = (type: string, message = 'text') => ({
  conditions: [{ type, message, since: '2026-11-23T05:02:00Z' }],
});

type Case = [
  situation: string,
  change: Partial<ApplicationRecord>,
  code: string,
  parameters: Record<string, string>,
  sentence: string,
  context?: Partial<VerdictContext>,
];

function judge(
  change: Partial<ApplicationRecord>,
  context: Partial<VerdictContext> = {},
) {
  return verdict(
    { ...healthy, ...change },
    {
      instance: { status: 'live' },
      now: Date.parse('2026-11-23T05:03:00Z'),
      ...context,
    },
  );
}

function each(cases: Case[]) {
  it.each(cases.map(([situation, ...rest]) => ({ situation, rest })))(
    '$situation',
    ({ rest: [change, code, parameters, sentence, context] }) => {
      const result = judge(change, context);
      expect(result).toMatchObject({ code, sentence });
      expect(result.parameters).toEqual(parameters);
    },
  );
}

describe('verdict', () => {
  describe('deleting', () => {
    const deletingSince = '2026-11-23T05:00:00Z';
    each([
      [
        'whatever else',
        { deletingSince, sync: { status: 'Unknown' } },
        'deleting',
        {},
        'It is being deleted.',
      ],
      [
        'its objects are removed first',
        {
          deletingSince,
          finalizers: [
            'resources-finalizer.argocd.argoproj.io/background',
            'post-delete-finalizer.argocd.argoproj.io/cleanup',
          ],
        },
        'deleting',
        { waitsFor: 'objects' },
        'It is being deleted; Argo CD removes its objects first.',
      ],
      [
        'hooks run for its deletion',
        {
          deletingSince,
          finalizers: ['post-delete-finalizer.argocd.argoproj.io'],
        },
        'deleting',
        { waitsFor: 'hooks' },
        'It is being deleted; its hooks for that have to run first.',
      ],
      [
        'a finalizer of somebody keeps it',
        {
          deletingSince,
          finalizers: [
            'resources-finalizer.argocd.argoproj.io',
            'example.com/never',
          ],
        },
        'deleting',
        { waitsFor: 'finalizer', finalizer: 'example.com/never' },
        'It has been waiting to be deleted since 2026-11-23 05:00 UTC, for the finalizer example.com/never.',
      ],
      [
        'a sync still runs',
        {
          deletingSince,
          operation: { phase: 'Running' },
          finalizers: ['example.com/never'],
        },
        'deleting',
        { waitsFor: 'operation' },
        'It is being deleted; a sync that still runs has to end first.',
      ],
    ]);
  });

  describe('cannotCompare', () => {
    const sentence = 'Argo CD cannot compare it with Git.';
    each([
      [
        'sync is unknown, though Argo CD says Healthy',
        { sync: { status: 'Unknown' } },
        'cannotCompare',
        {},
        sentence,
      ],
      [
        'there is a comparison error',
        condition('ComparisonError'),
        'cannotCompare',
        {},
        sentence,
      ],
      [
        'the spec is invalid',
        condition('InvalidSpecError'),
        'cannotCompare',
        {},
        sentence,
      ],
      [
        'the cause is known',
        condition('ComparisonError'),
        'cannotCompare',
        {},
        'Argo CD cannot compare it with Git: the branch or tag release does not exist.',
        {
          cause: causeFromText(
            "Failed to load target state: unable to resolve 'release' to a commit SHA",
            'condition',
          ),
        },
      ],
      [
        'a failed sync is of before that',
        { sync: { status: 'Unknown' }, operation: failed(b) },
        'cannotCompare',
        {},
        sentence,
      ],
    ]);
  });

  describe('rollingOut', () => {
    const running = (
      change: Partial<NonNullable<ApplicationRecord['operation']>> = {},
    ) => ({
      ...sync(c),
      operation: {
        phase: 'Running' as const,
        startedAt: '2026-11-23T05:01:57Z',
        ...change,
      },
    });
    const since = 'A sync has been running since 2026-11-23 05:01 UTC.';
    each([
      [
        'a sync was asked for',
        { operation: { phase: 'Pending' } },
        'rollingOut',
        { step: 'pending' },
        'A sync was asked for and has not begun yet.',
      ],
      [
        'a sync is stopped',
        { operation: { phase: 'Terminating' } },
        'rollingOut',
        { step: 'terminating' },
        'The sync is being stopped.',
      ],
      ['a sync runs', running(), 'rollingOut', { step: 'syncing' }, since],
      [
        'somebody syncs',
        running({ initiatedBy: 'user:default/jane' }),
        'rollingOut',
        { step: 'syncing', by: 'user:default/jane' },
        'A sync by jane has been running since 2026-11-23 05:01 UTC.',
      ],
      [
        "automatic sync is nobody's",
        running({ automated: true, initiatedBy: 'backstage-ops' }),
        'rollingOut',
        { step: 'syncing' },
        since,
      ],
      [
        'a sync waits for a hook',
        running({
          message: 'waiting for completion of hook batch/Job/migrate',
        }),
        'rollingOut',
        { step: 'syncing', waitsFor: 'hook', kind: 'Job', name: 'migrate' },
        `${since} It waits for the hook Job migrate.`,
      ],
      [
        'a sync waits for several hooks',
        running({
          message:
            'waiting for completion of hook batch/Job/migrate and 2 more hooks',
        }),
        'rollingOut',
        {
          step: 'syncing',
          waitsFor: 'hook',
          kind: 'Job',
          name: 'migrate',
          more: '2',
        },
        `${since} It waits for the hook Job migrate and 2 more.`,
      ],
      [
        'a sync waits for its wave',
        running({
          message:
            'waiting for healthy state of /Namespace/shop and 1 more resources',
        }),
        'rollingOut',
        {
          step: 'syncing',
          waitsFor: 'health',
          kind: 'Namespace',
          name: 'shop',
          more: '1',
        },
        `${since} It waits until Namespace shop and 1 more are healthy.`,
      ],
      [
        'a sync waits until something is gone',
        running({ message: 'waiting for deletion of apps/Deployment/old' }),
        'rollingOut',
        {
          step: 'syncing',
          waitsFor: 'deletion',
          kind: 'Deployment',
          name: 'old',
        },
        `${since} It waits until Deployment old is gone.`,
      ],
      [
        'a sync is tried again',
        running({
          finishedAt: '2026-11-23T05:02:41Z',
          // The clock text is of the retry before, and of no zone.
          message: 'one or more tasks failed. Retrying attempt #2 at 5:02AM.',
          nextTryAt: '2026-11-23T05:03:01.000Z',
          retryCount: 2,
          retryLimit: 5,
        }),
        'rollingOut',
        {
          step: 'retrying',
          attempt: '2',
          limit: '5',
          time: '2026-11-23T05:03:01.000Z',
        },
        'The sync failed and is tried again at 2026-11-23 05:03 UTC. This is retry 2 of 5.',
      ],
      [
        'a sync is tried again without end',
        running({
          finishedAt: '2026-11-23T05:02:41Z',
          nextTryAt: '2026-11-23T05:03:01.000Z',
          retryCount: 2,
          retryLimit: -1,
        }),
        'rollingOut',
        { step: 'retrying', attempt: '2', time: '2026-11-23T05:03:01.000Z' },
        'The sync failed and is tried again at 2026-11-23 05:03 UTC.',
      ],
      [
        'the next try is overdue',
        running({
          finishedAt: '2026-11-23T05:00:00Z',
          nextTryAt: '2026-11-23T05:00:10.000Z',
          retryCount: 1,
        }),
        'rollingOut',
        {
          step: 'retrying',
          attempt: '1',
          time: '2026-11-23T05:00:10.000Z',
          overdue: 'true',
        },
        'The sync failed; the next try was due at 2026-11-23 05:00 UTC.',
      ],
      [
        'nobody can tell when the next try is',
        {
          operation: {
            phase: 'Running',
            finishedAt: '2026-11-23T05:00:00Z',
          },
        },
        'rollingOut',
        { step: 'retrying' },
        'The sync failed and is tried again.',
      ],
      [
        'a cause is known of what is tried again',
        {
          operation: {
            phase: 'Running',
            finishedAt: '2026-11-23T05:00:00Z',
          },
        },
        'rollingOut',
        { step: 'retrying' },
        'The sync failed and is tried again. The cluster does not know monitoring.coreos.com/v1.',
        {
          cause: causeFromText(
            'failed to discover server resources for group version monitoring.coreos.com/v1: the server could not find the requested resource',
            'operation',
          ),
        },
      ],
      [
        'pods are replaced',
        { health: { status: 'Progressing', since: '2026-11-23T05:02:00Z' } },
        'rollingOut',
        { step: 'progressing' },
        'It has been rolling out since 2026-11-23 05:02 UTC.',
      ],
      [
        'pods are not ready, nor is a volume',
        {
          health: { status: 'Progressing' },
          unhealthy: [
            {
              kind: 'PersistentVolumeClaim',
              name: 'data',
              health: 'Progressing',
            },
            {
              kind: 'StatefulSet',
              name: 'db',
              health: 'Progressing',
              message: 'Waiting for 2 pods to be ready...',
            },
          ],
        },
        'rollingOut',
        {
          step: 'progressing',
          waitsFor: 'pods',
          kind: 'StatefulSet',
          name: 'db',
          pods: '2',
          also: 'PersistentVolumeClaim data',
        },
        'It is rolling out. StatefulSet db waits for 2 pods to be ready. Not ready either: PersistentVolumeClaim data.',
      ],
      [
        'one pod is not ready',
        {
          health: { status: 'Progressing' },
          unhealthy: [
            {
              kind: 'StatefulSet',
              name: 'db',
              health: 'Progressing',
              message: 'Waiting for 1 pods to be ready...',
            },
          ],
        },
        'rollingOut',
        {
          step: 'progressing',
          waitsFor: 'pods',
          kind: 'StatefulSet',
          name: 'db',
          pods: '1',
        },
        'It is rolling out. StatefulSet db waits for 1 pod to be ready.',
      ],
      [
        'an Ingress has no address',
        {
          health: { status: 'Progressing' },
          unhealthy: [{ kind: 'Ingress', name: 'web', health: 'Progressing' }],
        },
        'rollingOut',
        {
          step: 'progressing',
          waitsFor: 'address',
          kind: 'Ingress',
          name: 'web',
        },
        'It is rolling out. Ingress web has no address yet.',
      ],
      [
        'a volume is not bound',
        {
          health: { status: 'Progressing' },
          unhealthy: [
            {
              kind: 'PersistentVolumeClaim',
              name: 'data',
              health: 'Progressing',
            },
          ],
        },
        'rollingOut',
        {
          step: 'progressing',
          waitsFor: 'volume',
          kind: 'PersistentVolumeClaim',
          name: 'data',
        },
        'It is rolling out. PersistentVolumeClaim data is not bound yet.',
      ],
      [
        'something else is not ready',
        {
          health: { status: 'Progressing' },
          unhealthy: [
            { kind: 'Certificate', name: 'web', health: 'Progressing' },
          ],
        },
        'rollingOut',
        {
          step: 'progressing',
          waitsFor: 'object',
          kind: 'Certificate',
          name: 'web',
        },
        'It is rolling out. Certificate web is not ready yet.',
      ],
      [
        'it takes longer than usual',
        { health: { status: 'Progressing', since: '2026-11-23T04:23:00Z' } },
        'rollingOut',
        { step: 'progressing', elapsedSeconds: '2400', usualSeconds: '120' },
        'It has been rolling out for 40 min, usually 2 min.',
        { history: { usualRolloutMs: 120_000 } },
      ],
      [
        'it is rendered into Git',
        { hydration: { dryRevision: c, hydratedFrom: b } },
        'rollingOut',
        { step: 'hydrating', revision: c },
        'Argo CD is rendering ccccccc into the branch that it deploys.',
      ],
    ]);

    it.each<[string, Partial<ApplicationRecord>]>([
      ['asked for', { operation: { phase: 'Pending', dryRun: true } }],
      ['under way', { operation: { phase: 'Running', dryRun: true } }],
      ['failed', { operation: { phase: 'Failed', dryRun: true, revision: b } }],
    ])('is not said of a dry run that is %s', (_state, change) => {
      expect(judge(change).code).toBe('live');
    });
  });

  describe('the sync before a dry run', () => {
    const dry = (before?: ApplicationRecord['operation']) => ({
      phase: 'Succeeded' as const,
      startedAt: '2026-11-23T05:02:00Z',
      finishedAt: '2026-11-23T05:02:01Z',
      dryRun: true,
      before,
    });

    each([
      [
        'failed, and nothing has been tried since',
        { operation: dry(failed(b)), ...sync(b) },
        'syncFailed',
        { revision: b },
        'The last sync failed on bbbbbbb.',
      ],
      [
        'was of a part',
        {
          operation: dry({
            phase: 'Succeeded',
            revision: c,
            finishedAt: '2026-11-23T05:01:00Z',
            selected: ['ConfigMap/settings'],
          }),
          ...sync(c),
        },
        'outOfDate',
        {
          way: 'partial',
          at: '2026-11-23T05:01:00Z',
          selected: 'ConfigMap/settings',
        },
        'Only a part was synced (2026-11-23 05:01 UTC); the rest differs from Git.',
      ],
    ]);

    it('is over where a later one was deployed, or is not known', () => {
      const deployed = {
        id: 7,
        revision: b,
        startedAt: '2026-11-23T05:01:30Z',
        deployedAt: '2026-11-23T05:01:31Z',
      };
      const failure = dry(failed(b));
      expect(judge({ operation: failure, history: [deployed] }).code).toBe(
        'live',
      );
      expect(judge({ operation: dry() }).code).toBe('live');
    });
  });

  describe('syncFailed', () => {
    each([
      [
        'on what is wanted',
        { operation: failed(b), ...sync(b) },
        'syncFailed',
        { revision: b },
        'The last sync failed on bbbbbbb.',
      ],
      [
        'on what is wanted, though all is Synced',
        { operation: failed(b) },
        'syncFailed',
        { revision: b },
        'The last sync failed on bbbbbbb.',
      ],
      [
        'on an older commit, and a newer one is not tried yet',
        { operation: failed(b), ...sync(c), ...history(a) },
        'syncFailed',
        { revision: b, wanted: c },
        'The last sync failed on bbbbbbb; ccccccc was not tried yet.',
      ],
      [
        'on an older commit, and what is wanted now was deployed before',
        { operation: failed(c), ...sync(b) },
        'syncFailed',
        { revision: c },
        'The last sync failed on ccccccc.',
      ],
      [
        'before anything was deployed',
        { ...neverDeployed, operation: { ...failed(a), phase: 'Error' } },
        'syncFailed',
        { revision: a, wanted: b, nothingDeployed: 'true' },
        'The last sync failed on aaaaaaa; bbbbbbb was not tried yet. Nothing is deployed.',
      ],
      [
        'when it had made some objects, and nothing that runs',
        {
          ...neverDeployed,
          operation: failed(a),
          objects: {
            wanted: 3,
            existing: 2,
            workloads: 1,
            existingWorkloads: 0,
            toPrune: 0,
          },
        },
        'syncFailed',
        { revision: a, wanted: b, nothingRuns: 'true' },
        'The last sync failed on aaaaaaa; bbbbbbb was not tried yet. Nothing runs: none of its workloads is in the cluster.',
      ],
      [
        'for a cause that is known',
        { ...neverDeployed, operation: failed(a) },
        'syncFailed',
        { revision: a, wanted: b, nothingDeployed: 'true' },
        'Project cases does not permit the kind ClusterRole. That was on aaaaaaa; bbbbbbb was not tried yet. Nothing is deployed.',
        {
          cause: causeFromText(
            'resource rbac.authorization.k8s.io:ClusterRole is not permitted in project cases',
            'operation',
          ),
        },
      ],
      [
        'while it could not be compared, which it can by now',
        {
          ...neverDeployed,
          operation: {
            ...failed(),
            phase: 'Error',
            message: 'ComparisonError: Failed to load target state',
          } as const,
        },
        'syncFailed',
        { failure: 'comparison', nothingDeployed: 'true' },
        'The last sync failed: Argo CD could not compare it with Git then. By now it can. Nothing is deployed.',
      ],
      [
        'on nobody knows what',
        { operation: failed() },
        'syncFailed',
        {},
        'The last sync failed.',
      ],
      [
        'even where what runs is unhealthy',
        { operation: failed(b), health: { status: 'Degraded' } },
        'syncFailed',
        { revision: b },
        'The last sync failed on bbbbbbb.',
      ],
      [
        'by itself, after the last success',
        condition('SyncError'),
        'syncFailed',
        { failure: 'automatic' },
        'Argo CD could not sync it by itself.',
      ],
      [
        'when Argo CD rendered it into Git',
        {
          hydration: {
            dryRevision: c,
            hydratedFrom: b,
            failure: 'push was refused',
          },
        },
        'syncFailed',
        { failure: 'hydration', revision: c },
        'Argo CD could not render ccccccc into the branch that it deploys.',
      ],
      [
        'on one of several sources that is still wanted',
        {
          sources: [
            { repoUrl: 'charts', chart: 'web' },
            { repoUrl: 'values', ref: 'values' },
          ],
          sync: {
            status: 'OutOfSync',
            revision: '1.4.2',
            revisions: ['1.4.2', b],
          },
          operation: { ...failed('1.4.2')!, revisions: ['1.4.2', b] },
        },
        'syncFailed',
        { revision: '1.4.2' },
        'The last sync failed on 1.4.2.',
      ],
      [
        'on an older commit of the one repository of several sources',
        {
          sources: [
            { repoUrl: 'mono', path: 'chart' },
            { repoUrl: 'mono', path: 'extra' },
          ],
          sync: { status: 'OutOfSync', revision: c, revisions: [c, c] },
          operation: { ...failed(b)!, revisions: [b, b] },
        },
        'syncFailed',
        { revision: b, wanted: c },
        'The last sync failed on bbbbbbb; ccccccc was not tried yet.',
      ],
    ]);

    it('is over when what could not begin is deployed and in sync', () => {
      const error = { ...failed(b)!, phase: 'Error' as const };
      expect(judge({ operation: error }).code).toBe('live');
      expect(judge({ operation: failed(b) }).code).toBe('syncFailed');
      expect(judge({ operation: error, ...sync(b) }).code).toBe('syncFailed');
      expect(judge({ operation: error, ...history(a) }).code).toBe(
        'syncFailed',
      );
    });

    it('is over when a later sync succeeded', () => {
      expect(
        judge({
          ...condition('SyncError'),
          operation: {
            ...healthy.operation!,
            finishedAt: '2026-11-23T05:02:01Z',
          },
        }).code,
      ).toBe('live');
      expect(
        judge({
          operation: {
            ...failed(b)!,
            startedAt: '2026-11-23T04:00:00Z',
            finishedAt: '2026-11-23T04:01:00Z',
          },
        }).code,
      ).toBe('live');
    });
  });

  describe('refused', () => {
    const wiped = {
      wanted: 0,
      existing: 0,
      workloads: 0,
      existingWorkloads: 0,
      toPrune: 2,
    };
    const wipe =
      'Argo CD does not sync it: Git holds nothing any more, and it will not remove everything.';
    const set = { name: 'shop', since: '2026-11-23T05:00:00Z' };
    each([
      [
        'nothing would be left, by the objects',
        {
          ...sync(c),
          ...condition('SyncError'),
          objects: wiped,
          requiresPruning: true,
        },
        'refused',
        { reason: 'wipe' },
        wipe,
      ],
      [
        'nothing would be left, by the text alone',
        {
          ...sync(c),
          ...condition(
            'SyncError',
            'Skipping sync attempt to [c]: auto-sync will wipe out all resources',
          ),
          objects: undefined,
        },
        'refused',
        { reason: 'wipe' },
        wipe,
      ],
      [
        'its step has not come',
        sync(c),
        'refused',
        { reason: 'step', step: '2', applicationSet: 'shop' },
        'Argo CD does not sync it yet: it waits for step 2 of its ApplicationSet shop.',
        { applicationSet: { ...set, waitsForStep: '2' } },
      ],
      [
        'its set cannot be generated',
        {},
        'refused',
        { reason: 'generation', applicationSet: 'shop' },
        'Argo CD cannot generate its ApplicationSet shop.',
        { applicationSet: { ...set, error: 'repository not found' } },
      ],
      [
        'it is not where nothing waits for a step',
        {},
        'live',
        {},
        'Healthy since 2026-11-23 05:00 UTC.',
        { applicationSet: { ...set, waitsForStep: '2' } },
      ],
    ]);
  });

  describe('broken', () => {
    const degraded = { health: { status: 'Degraded' as const } };
    const autoscaler = {
      kind: 'HorizontalPodAutoscaler',
      name: 'web',
      health: 'Degraded' as const,
      message: 'unable to fetch metrics from resource metrics API',
    };
    each([
      [
        'what runs is unhealthy',
        degraded,
        'broken',
        {},
        'What runs is not healthy.',
      ],
      [
        'a newer revision waits',
        { ...degraded, ...sync(c) },
        'broken',
        {},
        'What runs is not healthy.',
      ],
      [
        'one object is',
        {
          ...degraded,
          unhealthy: [{ kind: 'Deployment', name: 'web', health: 'Degraded' }],
        },
        'broken',
        { kind: 'Deployment', name: 'web', only: 'true' },
        'Only Deployment web is not healthy.',
      ],
      ...[
        { existing: 2, toPrune: 0 },
        { existing: 3, toPrune: 1 },
      ].map(
        counts =>
          [
            'one object is, and others are missing or to be pruned',
            {
              ...degraded,
              objects: {
                wanted: 3,
                workloads: 2,
                existingWorkloads: 1,
                ...counts,
              },
              unhealthy: [
                { kind: 'Deployment', name: 'web', health: 'Degraded' },
              ],
            },
            'broken',
            { kind: 'Deployment', name: 'web' },
            'Deployment web is not healthy.',
          ] satisfies Case,
      ),
      [
        'several objects are',
        {
          ...degraded,
          unhealthy: [
            { kind: 'Service', name: 'web', health: 'Progressing' },
            { kind: 'Deployment', name: 'web', health: 'Degraded' },
          ],
        },
        'broken',
        { kind: 'Deployment', name: 'web' },
        'Deployment web is not healthy.',
      ],
      [
        'only an autoscaler is, for want of metrics',
        { ...degraded, unhealthy: [autoscaler] },
        'broken',
        {
          kind: 'HorizontalPodAutoscaler',
          name: 'web',
          only: 'true',
          reason: 'noMetrics',
        },
        'Only HorizontalPodAutoscaler web is not healthy: it gets no metrics to scale by.',
      ],
      [
        'a cause says more',
        { ...degraded, unhealthy: [autoscaler] },
        'broken',
        {
          kind: 'HorizontalPodAutoscaler',
          name: 'web',
          only: 'true',
          reason: 'noMetrics',
        },
        'A pod was stopped: it used more memory than its limit.',
        { cause: causeFromText('OOMKilled', 'container') },
      ],
    ]);
  });

  describe('rolledBack', () => {
    const manual: Partial<ApplicationRecord> = {
      autoSync: undefined,
      operation: {
        phase: 'Succeeded',
        revision: a,
        startedAt: '2026-11-23T04:09:00Z',
        finishedAt: '2026-11-23T04:09:31Z',
        initiatedBy: 'backstage-ops',
      },
    };
    each([
      [
        'to what was deployed before',
        { ...manual, ...sync(b), ...history(a, b, a) },
        'rolledBack',
        { revision: a, wanted: b, waits: '1', by: 'backstage-ops' },
        'Rolled back to aaaaaaa by backstage-ops, since 2026-11-23 04:09 UTC. bbbbbbb waits.',
      ],
      [
        'by a user of the portal, and several revisions wait',
        {
          ...manual,
          operation: {
            ...manual.operation!,
            initiatedBy: 'user:default/jane',
          },
          ...sync('d'.repeat(40)),
          ...history(a, c, b, a),
        },
        'rolledBack',
        {
          revision: a,
          wanted: 'd'.repeat(40),
          waits: '3',
          by: 'user:default/jane',
        },
        'Rolled back to aaaaaaa by jane, since 2026-11-23 04:09 UTC. 3 newer revisions wait; Git asks for ddddddd.',
      ],
      [
        'not where the same was synced again before Git moved on',
        { ...manual, ...sync(b), ...history(a, a) },
        'outOfDate',
        { way: 'manual' },
        'The cluster differs from Git; it waits for a sync.',
      ],
      [
        'not where Git went back itself',
        {
          ...sync(c),
          operation: manual.operation,
          history: history(a, b, a).history!.map(item => ({
            ...item,
            automated: true,
          })),
        },
        'outOfDate',
        { way: 'automatic' },
        'The cluster differs from Git; Argo CD will sync it by itself.',
      ],
      [
        'not where what Git asks for was synced since',
        {
          ...manual,
          ...sync(b),
          ...history(a, b, a),
          operation: healthy.operation,
        },
        'outOfDate',
        { way: 'drift', revision: b },
        'The cluster differs from Git although bbbbbbb was deployed; it may have been changed by hand.',
      ],
      [
        'not where Git asks for it now',
        {
          ...manual,
          sync: { status: 'Synced', revision: a },
          ...history(a, b, a),
        },
        'live',
        {},
        'Healthy since 2026-11-23 05:00 UTC.',
      ],
    ]);
  });

  describe('notDeployed', () => {
    each([
      [
        'none of its objects exists',
        neverDeployed,
        'notDeployed',
        {},
        'Nothing is deployed yet.',
      ],
      [
        'it waits for the first sync',
        { ...neverDeployed, autoSync: undefined },
        'notDeployed',
        { reason: 'firstSync' },
        'Nothing is deployed yet; it waits for its first sync.',
      ],
      [
        'a dry run was made',
        {
          ...neverDeployed,
          autoSync: undefined,
          operation: { ...healthy.operation!, dryRun: true },
        },
        'notDeployed',
        { reason: 'firstSync' },
        'Nothing is deployed yet; it waits for its first sync.',
      ],
      [
        'a window keeps automatic sync away',
        neverDeployed,
        'notDeployed',
        { reason: 'window', until: '2026-11-23T18:00:00Z' },
        'Nothing is deployed yet; a sync window holds it back until 2026-11-23 18:00 UTC.',
        closed('2026-11-23T18:00:00Z'),
      ],
      [
        'a window keeps people away',
        { ...neverDeployed, autoSync: undefined },
        'notDeployed',
        { reason: 'window' },
        'Nothing is deployed yet; a sync window holds it back.',
        closed(),
      ],
      [
        'Git asks for no object, though it was synced and is Healthy',
        { images: [], objects: { ...nothing, wanted: 0, workloads: 0 } },
        'notDeployed',
        { reason: 'empty' },
        'Git asks for no object, as before the first image.',
      ],
      [
        'none of its workloads exists after a sync',
        {
          ...sync(b),
          health: { status: 'Healthy' },
          images: [],
          objects: { ...nothing, existing: 2 },
          history: [],
        },
        'notDeployed',
        { missing: 'workloads' },
        'Nothing runs: none of its workloads is in the cluster.',
      ],
      [
        'all was removed by hand',
        {
          ...sync(b),
          health: { status: 'Missing' },
          images: [],
          objects: nothing,
        },
        'notDeployed',
        { reason: 'gone', revision: b },
        'None of its objects is in the cluster, although bbbbbbb was deployed.',
      ],
      [
        'Argo CD has only just learnt of it',
        {
          history: [],
          operation: undefined,
          images: [],
          objects: undefined,
          sync: { status: 'Unknown' },
          health: { status: 'Unknown' },
        },
        'notDeployed',
        { reason: 'notCompared' },
        'Argo CD has not looked at it yet.',
      ],
      [
        'nothing of it is known to exist',
        { ...neverDeployed, objects: undefined },
        'notDeployed',
        {},
        'Nothing is deployed yet.',
      ],
      [
        'not where what is to be pruned still runs',
        {
          ...sync(c),
          objects: { ...nothing, toPrune: 2 },
          requiresPruning: true,
        },
        'outOfDate',
        { way: 'automatic' },
        'The cluster differs from Git; Argo CD will sync it by itself.',
      ],
    ]);
  });

  describe('outOfDate', () => {
    const manual = { autoSync: undefined };
    const noPrune = { autoSync: { prune: false, selfHeal: false } };
    const partial = (
      revision: string,
      change = {},
    ): Partial<ApplicationRecord> => ({
      ...manual,
      ...sync(c),
      operation: {
        phase: 'Succeeded',
        revision,
        startedAt: '2026-11-23T05:00:50Z',
        finishedAt: '2026-11-23T05:01:00Z',
        selected: ['ConfigMap/settings'],
        initiatedBy: 'user:default/jane',
        ...change,
      },
    });
    each([
      [
        'automatic sync will see to it',
        sync(c),
        'outOfDate',
        { way: 'automatic' },
        'The cluster differs from Git; Argo CD will sync it by itself.',
      ],
      [
        'somebody has to sync',
        { ...manual, ...sync(c) },
        'outOfDate',
        { way: 'manual' },
        'The cluster differs from Git; it waits for a sync.',
      ],
      [
        'somebody has to sync and prune',
        { ...manual, ...sync(c), requiresPruning: true },
        'outOfDate',
        { way: 'manual', prune: 'true' },
        'The cluster differs from Git; it waits for a sync. That sync has to prune what is no longer in Git.',
      ],
      [
        'another source has moved on',
        {
          ...manual,
          sync: {
            status: 'OutOfSync',
            revision: '1.4.2',
            revisions: ['1.4.2', c],
          },
          operation: undefined,
          history: [
            {
              id: 1,
              revision: '1.4.2',
              revisions: ['1.4.2', b],
              deployedAt: '2026-11-23T04:00:00Z',
            },
          ],
        },
        'outOfDate',
        { way: 'manual' },
        'The cluster differs from Git; it waits for a sync.',
      ],
      [
        'a sync of what several sources no longer ask for failed',
        {
          ...manual,
          sources: [
            { repoUrl: 'charts', chart: 'web' },
            { repoUrl: 'values', ref: 'values' },
          ],
          sync: {
            status: 'OutOfSync',
            revision: '1.4.2',
            revisions: ['1.4.2', c],
          },
          operation: { ...failed('1.4.2')!, revisions: ['1.4.2', b] },
        },
        'outOfDate',
        { way: 'manual', failed: 'true' },
        'The cluster differs from Git; it waits for a sync. The last sync, of other revisions, failed.',
      ],
      [
        'its ApplicationSet may sync it, and nobody knows whether it does',
        { ...manual, ...sync(c), applicationSet: 'shop' },
        'outOfDate',
        { way: 'manual', applicationSet: 'shop' },
        'The cluster differs from Git; it waits for its ApplicationSet shop or for a sync.',
      ],
      [
        'its ApplicationSet is known not to hold it back',
        { ...manual, ...sync(c), applicationSet: 'shop' },
        'outOfDate',
        { way: 'manual' },
        'The cluster differs from Git; it waits for a sync.',
        { applicationSet: { name: 'shop' } },
      ],
      [
        'a window is closed',
        sync(c),
        'outOfDate',
        { way: 'window', until: '2026-11-23T18:00:00Z' },
        'The cluster differs from Git; a sync window holds it back until 2026-11-23 18:00 UTC.',
        closed('2026-11-23T18:00:00Z'),
      ],
      [
        'a window is closed for people too',
        { ...manual, ...sync(c) },
        'outOfDate',
        { way: 'window' },
        'The cluster differs from Git; a sync window holds it back.',
        closed(),
      ],
      [
        'automatic sync may not prune',
        {
          ...noPrune,
          ...sync(c),
          requiresPruning: true,
          objects: { ...all, toPrune: 2 },
        },
        'outOfDate',
        { way: 'prune', mode: 'off', count: '2' },
        'Something is no longer in Git, and automatic sync may not remove it from the cluster.',
      ],
      [
        'all was deployed but what is to be pruned',
        { ...manual, ...sync(b), requiresPruning: true },
        'outOfDate',
        { way: 'prune', mode: 'manual', count: '0' },
        'Something is no longer in Git; it stays in the cluster until a sync prunes it.',
      ],
      [
        'automatic sync prunes, and yet something stays',
        { ...sync(b), requiresPruning: true },
        'outOfDate',
        { way: 'prune', mode: 'kept', count: '0' },
        'Something is no longer in Git and still in the cluster.',
      ],
      [
        'only a part was synced',
        partial(c),
        'outOfDate',
        {
          way: 'partial',
          by: 'user:default/jane',
          at: '2026-11-23T05:01:00Z',
          selected: 'ConfigMap/settings',
        },
        'Only a part was synced (jane, 2026-11-23 05:01 UTC); the rest differs from Git.',
      ],
      [
        'only a part was synced, of so many objects',
        {
          ...partial(c, { selectedCount: 3 }),
          objects: {
            wanted: 8,
            existing: 8,
            workloads: 1,
            existingWorkloads: 1,
            toPrune: 0,
          },
        },
        'outOfDate',
        {
          way: 'partial',
          by: 'user:default/jane',
          at: '2026-11-23T05:01:00Z',
          selected: 'ConfigMap/settings',
          count: '3',
          total: '8',
        },
        'Only 3 of 8 resources were synced (jane, 2026-11-23 05:01 UTC); the rest differs from Git.',
      ],
      [
        'a part of another revision was synced',
        partial(a),
        'outOfDate',
        { way: 'manual' },
        'The cluster differs from Git; it waits for a sync.',
      ],
      [
        'automatic sync put a part back',
        {
          ...partial(b, { automated: true }),
          ...sync(b),
          autoSync: { prune: true, selfHeal: true },
        },
        'outOfDate',
        { way: 'healing', revision: b },
        'The cluster differs from Git although bbbbbbb was deployed; Argo CD will put it back by itself.',
      ],
      [
        'the cluster was changed',
        { ...manual, ...sync(b) },
        'outOfDate',
        { way: 'drift', revision: b },
        'The cluster differs from Git although bbbbbbb was deployed; it may have been changed by hand.',
      ],
      [
        'Argo CD keeps no history',
        { ...manual, ...sync(b), history: [] },
        'outOfDate',
        { way: 'drift', revision: b },
        'The cluster differs from Git although bbbbbbb was deployed; it may have been changed by hand.',
      ],
      [
        'another application has a part of it',
        { ...condition('SharedResourceWarning'), ...sync(b) },
        'outOfDate',
        { way: 'shared' },
        'The cluster differs from Git: another application has a part of it.',
      ],
      [
        'its parameters were changed since',
        {
          ...manual,
          ...sync(b),
          history: [
            {
              id: 4,
              revision: b,
              isOfOtherSource: true,
              deployedAt: '2026-11-23T04:00:00Z',
            },
          ],
        },
        'outOfDate',
        { way: 'manual' },
        'The cluster differs from Git; it waits for a sync.',
      ],
      [
        'another application has a part of it, and Git is ahead',
        { ...manual, ...condition('SharedResourceWarning'), ...sync(c) },
        'outOfDate',
        { way: 'manual', shared: 'true' },
        'The cluster differs from Git; it waits for a sync. Another application has a part of it.',
      ],
      [
        'it is known which one, and Git is ahead',
        { ...manual, ...condition('SharedResourceWarning'), ...sync(c) },
        'outOfDate',
        { way: 'manual', shared: 'true' },
        'The cluster differs from Git; it waits for a sync. ConfigMap web also belongs to shop.',
        {
          cause: {
            code: 'sharedResource',
            parameters: { kind: 'ConfigMap', name: 'web', application: 'shop' },
          },
        },
      ],
      [
        'nobody knows what was deployed',
        {
          ...manual,
          ...sync(c),
          history: undefined,
          objects: undefined,
          operation: { phase: 'Succeeded' },
        },
        'outOfDate',
        { way: 'differs' },
        'The cluster differs from Git.',
      ],
    ]);
  });

  describe('the rest', () => {
    each([
      ['all is well', {}, 'live', {}, 'Healthy since 2026-11-23 05:00 UTC.'],
      [
        'it was adopted: never synced, and all is there',
        {
          history: [],
          operation: undefined,
          images: [],
          health: { status: 'Healthy' },
        },
        'live',
        {},
        'Healthy.',
      ],
      [
        'it is of ConfigMaps alone',
        { images: [], objects: { ...all, workloads: 0, existingWorkloads: 0 } },
        'live',
        {},
        'Healthy since 2026-11-23 05:00 UTC.',
      ],
      [
        'what is unknown is not taken for none',
        {
          history: undefined,
          objects: undefined,
          operation: undefined,
          images: [],
        },
        'live',
        {},
        'Healthy since 2026-11-23 05:00 UTC.',
      ],
      [
        'it is suspended',
        { health: { status: 'Suspended' } },
        'paused',
        {},
        'It is paused.',
      ],
      [
        'nothing of this fits',
        { health: { status: 'Unknown' } },
        'unknown',
        { sync: 'Synced', health: 'Unknown' },
        'Argo CD says sync Synced, health Unknown.',
      ],
    ]);
  });

  it('says since when a sync waits that has not begun, as far as that was seen', () => {
    const pendingSince = '2026-11-23T05:00:00Z';
    expect(
      judge({ operation: { phase: 'Pending' } }, { pendingSince }),
    ).toMatchObject({
      since: pendingSince,
      sentence:
        'A sync was asked for and has not begun yet; it has been waiting since 2026-11-23 05:00 UTC at least.',
    });
  });

  it('marks what is only last known', () => {
    expect(judge({}, { instance: { status: 'unreachable' } })).toMatchObject({
      code: 'live',
      lastKnown: true,
    });
    const comparedAt = '2026-11-23T05:00:00Z';
    expect(
      judge({}, { look: { isOld: true, isTried: true, comparedAt } }),
    ).toMatchObject({
      lastKnown: true,
      comparedAt,
    });
  });

  it.each([
    ['goes on and fails', true, undefined],
    ['has ended', false, true],
  ])(
    'says in the present that it cannot be compared where comparing %s',
    (_name, isTried, lastKnown) => {
      const said = judge(
        { sync: { status: 'Unknown' } },
        { look: { isOld: true, isTried } },
      );
      expect(said.code).toBe('cannotCompare');
      expect(said.lastKnown).toBe(lastKnown);
    },
  );

  it.each([
    ['is heard by its stream', 'live'],
    ['is heard by lists alone', 'delayed'],
  ] as const)('marks nothing of an Argo CD that %s', (_name, status) => {
    const look = {
      isOld: false,
      isTried: false,
      comparedAt: '2026-11-23T05:00:00Z',
    };
    const said = judge({}, { instance: { status }, look });
    expect(said).not.toHaveProperty('lastKnown');
    expect(said).not.toHaveProperty('comparedAt');
  });

  it('says since when', () => {
    expect(judge({}).since).toBe('2026-11-23T05:00:00Z');
    expect(
      judge({ health: { status: 'Healthy', since: '2026-11-23T04:00:00Z' } })
        .since,
    ).toBe('2026-11-23T04:09:30Z');
    expect(judge({ operation: failed(b) }).since).toBe('2026-11-23T05:01:00Z');
  });
});
