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

import { recordedVerdict } from '../__testUtils__/recordings';
import { toRecord } from '../argocd/toRecord';
import { causeInSync } from '../causes/causeInSync';
import { causeTask } from '../causes/needsCause';
import { verdict } from './verdict';
import { VerdictContext } from './VerdictContext';

const now = Date.parse('2026-11-28T05:17:00Z');

/** What the portal says of a recorded application, with the cause that its own texts tell. */
function judge(recording: string, context: Partial<VerdictContext> = {}) {
  const application = recordedVerdict(recording);
  const record = toRecord('main', application, {
    complete: true,
    defaultNamespace: 'argocd',
  });
  const task = causeTask(record, now);
  let cause = task.kind === 'known' ? task.cause : undefined;
  if (task.kind === 'search' && task.where === 'sync') {
    cause = causeInSync(application);
  }
  return {
    ...verdict(record, {
      instance: { status: 'live' },
      now,
      cause,
      ...context,
    }),
    task: task.kind === 'search' ? task.where : task.kind,
  };
}

const older = '786904785b09726bc9ae48c31d324a9656b25117';
const newer = 'ff79bbff48099e0561ae933e003ba421549658ee';

describe('recorded applications of a real Argo CD', () => {
  it('case-denied-kind: the sync failed because a kind is not permitted, and a commit came since', () => {
    expect(judge('case-denied-kind')).toMatchObject({
      code: 'syncFailed',
      parameters: { revision: older, wanted: newer, nothingDeployed: 'true' },
      since: '2026-11-28T04:53:43Z',
      sentence:
        'Project cases does not permit the kind ClusterRole. That was on 7869047; ff79bbf was not tried yet. Nothing is deployed.',
    });
  });

  it('case-hook-fails: a hook failed, and an unrelated commit came since', () => {
    expect(judge('case-hook-fails')).toMatchObject({
      code: 'syncFailed',
      parameters: { revision: older, wanted: newer, nothingDeployed: 'true' },
      sentence:
        'The job migrate failed before the sync, so nothing was changed. That was on 7869047; ff79bbf was not tried yet. Nothing is deployed.',
    });
  });

  it('case-hook-hangs: the sync waits for a job, since when, and is looked into', () => {
    expect(judge('case-hook-hangs')).toMatchObject({
      code: 'rollingOut',
      parameters: {
        step: 'syncing',
        by: 'user:default/ada',
        waitsFor: 'hook',
        kind: 'Job',
        name: 'migrate',
      },
      since: '2026-11-28T05:06:11Z',
      sentence:
        'A sync by ada has been running since 2026-11-28 05:06 UTC. It waits for the hook Job migrate.',
      task: 'tree',
    });
  });

  it('case-pending: pods and a volume are waited for, since when', () => {
    expect(judge('case-pending')).toMatchObject({
      code: 'rollingOut',
      parameters: {
        step: 'progressing',
        waitsFor: 'pods',
        kind: 'StatefulSet',
        name: 'db',
        pods: '2',
        also: 'PersistentVolumeClaim data',
      },
      since: '2026-11-28T04:54:02Z',
      sentence:
        'It has been rolling out since 2026-11-28 04:54 UTC. StatefulSet db waits for 2 pods to be ready. Not ready either: PersistentVolumeClaim data.',
      task: 'tree',
    });
  });

  it('case-pending: it takes longer than usual', () => {
    expect(
      judge('case-pending', { history: { usualRolloutMs: 60_000 } }).sentence,
    ).toBe(
      'It has been rolling out for 23 min, usually 60 s. StatefulSet db waits for 2 pods to be ready. Not ready either: PersistentVolumeClaim data.',
    );
  });

  it('coelho-realtime-prod: only the autoscaler is unhealthy, for want of metrics', () => {
    expect(judge('coelho-realtime-prod')).toMatchObject({
      code: 'broken',
      parameters: {
        kind: 'HorizontalPodAutoscaler',
        name: 'coelho-realtime-prod-fastapi',
        only: 'true',
        reason: 'noMetrics',
      },
      since: '2026-11-28T04:54:25Z',
      sentence:
        'Only HorizontalPodAutoscaler coelho-realtime-prod-fastapi is not healthy: it gets no metrics to scale by.',
    });
  });

  it('deleting: a finalizer of somebody keeps it', () => {
    expect(judge('deleting')).toMatchObject({
      code: 'deleting',
      parameters: { waitsFor: 'finalizer', finalizer: 'example.com/never' },
      since: '2026-11-28T04:54:29Z',
      sentence:
        'It has been waiting to be deleted since 2026-11-28 04:54 UTC, for the finalizer example.com/never.',
    });
  });

  it('frozen-app: nothing is deployed because a window denies it', () => {
    expect(
      judge('frozen-app', {
        syncWindow: {
          automatic: false,
          manual: false,
          until: '2026-11-28T18:00:00Z',
        },
      }),
    ).toMatchObject({
      code: 'notDeployed',
      parameters: { reason: 'window', until: '2026-11-28T18:00:00Z' },
      sentence:
        'Nothing is deployed yet; a sync window holds it back until 2026-11-28 18:00 UTC.',
    });
  });

  it('rb-noprune: something is to be pruned and may not, which nobody did by hand', () => {
    expect(judge('rb-noprune')).toMatchObject({
      code: 'outOfDate',
      parameters: { way: 'prune', mode: 'off', count: '2' },
      sentence:
        'Something is no longer in Git, and automatic sync may not remove it from the cluster.',
    });
  });

  it('rb-wipe: Git holds nothing any more, and Argo CD refuses', () => {
    expect(judge('rb-wipe')).toMatchObject({
      code: 'refused',
      parameters: { reason: 'wipe' },
      since: '2026-11-28T05:43:53Z',
      sentence:
        'Argo CD does not sync it: Git holds nothing any more, and it will not remove everything.',
      task: 'none',
    });
  });
});
