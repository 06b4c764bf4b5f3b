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

import { recordedEvents, recordedTree } from '../__testUtils__/recordings';
import { RawEvent, RawTreeNode } from '../argocd/types';
import { causeOfTrouble, findTrouble } from './causeInTree';

const degraded: RawTreeNode = {
  kind: 'Pod',
  name: 'shop-api-1',
  namespace: 'shop-dev',
  health: { status: 'Degraded' },
};

const warning = (change: Partial<RawEvent>): RawEvent => ({
  type: 'Warning',
  reason: 'Failed',
  message: 'It failed.',
  ...change,
});

const causeOf = (node: RawTreeNode, events: RawEvent[] = []) =>
  causeOfTrouble({ node, path: [node] }, events, 'shop');

describe('findTrouble', () => {
  it('finds the pod, not the Deployment that only says that it gave up', () => {
    const trouble = findTrouble(recordedTree('broken-image'))!;
    expect(trouble.path.map(({ kind }) => kind)).toEqual([
      'Deployment',
      'ReplicaSet',
      'Pod',
    ]);
    expect(trouble.node).toBe(trouble.path[2]);
  });

  it('prefers what failed to what lies deeper and only waits', () => {
    const trouble = findTrouble([
      { ...degraded, uid: '1', kind: 'Deployment', name: 'failed' },
      { kind: 'ReplicaSet', name: 'waits', uid: '2' },
      {
        kind: 'Pod',
        name: 'waits',
        parentRefs: [{ uid: '2' }],
        health: { status: 'Progressing' },
      },
    ]);
    expect(trouble?.node.name).toBe('failed');
  });

  it('finds what waits where nothing failed', () => {
    expect(findTrouble(recordedTree('case-pod-security'))?.node).toMatchObject({
      kind: 'Job',
      health: { status: 'Progressing' },
    });
  });

  it('finds the first of those that are as bad and as deep', () => {
    const trouble = findTrouble([
      { ...degraded, name: 'first' },
      { ...degraded, name: 'second' },
    ]);
    expect(trouble?.node.name).toBe('first');
  });

  it('finds the first of several workloads, and its pod, however deep others lie', () => {
    const owned = (kind: string, name: string, uid: string, owner: string) => ({
      ...degraded,
      kind,
      name,
      uid,
      parentRefs: [{ uid: owner }],
    });
    const trouble = findTrouble([
      { ...degraded, kind: 'Job', name: 'migrate', uid: 'j' },
      owned('Pod', 'migrate-x', 'jp', 'j'),
      { ...degraded, kind: 'Deployment', name: 'api', uid: 'd' },
      owned('ReplicaSet', 'api-1', 'r', 'd'),
      owned('Pod', 'api-1-x', 'p', 'r'),
    ]);
    expect(trouble?.node.name).toBe('migrate-x');
  });

  it('finds the pods before the claim that waits for them', () => {
    const trouble = findTrouble([
      {
        kind: 'PersistentVolumeClaim',
        name: 'data',
        uid: 'c',
        health: { status: 'Progressing' },
      },
      { kind: 'StatefulSet', name: 'db', uid: 's' },
      {
        kind: 'Pod',
        name: 'db-0',
        parentRefs: [{ uid: 's' }],
        health: { status: 'Progressing' },
      },
    ]);
    expect(trouble?.node.name).toBe('db-0');
  });

  it.each<[string, RawTreeNode[]]>([
    ['an empty tree', []],
    ['a healthy tree', [{ ...degraded, health: { status: 'Healthy' } }]],
    ['a tree without health', [{ ...degraded, health: undefined }]],
    ['what is missing', [{ ...degraded, health: { status: 'Missing' } }]],
  ])('finds nothing in %s', (_name, nodes) => {
    expect(findTrouble(nodes)).toBeUndefined();
  });

  it('comes to an end where parents go round in circles', () => {
    const trouble = findTrouble([
      { ...degraded, name: 'a', uid: '1', parentRefs: [{ uid: '2' }] },
      { kind: 'B', name: 'b', uid: '2', parentRefs: [{ uid: '1' }] },
    ]);
    expect(trouble?.path.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('shows no more than twenty owners', () => {
    const chain = Array.from({ length: 40 }, (_, index) => ({
      kind: 'A',
      name: `a${index}`,
      uid: String(index),
      parentRefs: [{ uid: String(index + 1) }],
    }));
    const trouble = findTrouble([
      { ...degraded, parentRefs: [{ uid: '0' }] },
      ...chain,
    ]);
    expect(trouble?.path).toHaveLength(20);
  });

  it('does not take an owner for one that is not in the cluster', () => {
    const trouble = findTrouble([
      { kind: 'Deployment', name: 'missing' },
      { ...degraded, parentRefs: [{}] },
    ]);
    expect(trouble?.path.map(({ name }) => name)).toEqual(['shop-api-1']);
  });
});

describe('causeOfTrouble', () => {
  it('names the image that cannot be pulled, and the workload without its prefix', () => {
    const cause = causeOfTrouble(
      findTrouble(recordedTree('broken-image'))!,
      recordedEvents('events-of-pod'),
      'broken-image',
    );
    expect(cause).toMatchObject({
      code: 'imageNotFound',
      parameters: { workload: 'streamlit' },
      lastEvent: { reason: 'Failed' },
    });
    expect(cause.path?.map(({ kind }) => kind)).toEqual([
      'Deployment',
      'ReplicaSet',
      'Pod',
    ]);
  });

  it('names a container that crashes', () => {
    expect(
      causeOfTrouble(
        findTrouble(recordedTree('case-crash'))!,
        [],
        'case-crash',
      ),
    ).toMatchObject({
      code: 'crashLoop',
      parameters: { workload: 'api' },
      lastEvent: undefined,
    });
  });

  it('reads the events where the object itself says nothing', () => {
    expect(
      causeOfTrouble(
        findTrouble(recordedTree('case-pod-security'))!,
        recordedEvents('events-of-job-pod-security'),
        'coelho-gold-dev',
      ),
    ).toMatchObject({
      code: 'podSecurity',
      parameters: { level: 'restricted', workload: 'migrate' },
    });
  });

  it('reads the state of the container where health and events say nothing', () => {
    const node = {
      ...degraded,
      info: [{ name: 'Status Reason', value: 'OOMKilled' }],
    };
    expect(causeOf(node).code).toBe('outOfMemory');
  });

  it('prefers a text that names what it is about', () => {
    const cause = causeOf(
      {
        ...degraded,
        info: [{ name: 'Status Reason', value: 'CrashLoopBackOff' }],
      },
      [
        warning({
          message: 'Back-off restarting failed container api in pod a',
        }),
      ],
    );
    expect(cause.parameters).toMatchObject({ container: 'api' });
  });

  it('takes the newest warning, and its time from wherever it stands', () => {
    const { lastEvent } = causeOf(degraded, [
      warning({ message: 'older', lastTimestamp: '2026-11-23T05:00:00Z' }),
      warning({ message: 'newer', eventTime: '2026-11-23T05:02:00Z' }),
      warning({
        message: 'between',
        metadata: { creationTimestamp: '2026-11-23T05:01:00Z' },
      }),
      warning({
        type: 'Normal',
        message: 'no warning',
        lastTimestamp: '2026-11-23T05:03:00Z',
      }),
      warning({ message: undefined, lastTimestamp: '2026-11-23T05:04:00Z' }),
    ]);
    expect(lastEvent).toEqual({
      reason: 'Failed',
      message: 'newer',
      at: '2026-11-23T05:02:00Z',
      count: undefined,
    });
  });

  it('reads each text by its origin', () => {
    const refused = 'dial tcp 10.42.0.17:8080: connect: connection refused';
    const codeOf = (reason: string, message: string) =>
      causeOf(degraded, [warning({ reason, message })]).code;
    expect(
      codeOf('Unhealthy', `Readiness probe failed: Get "http://a": ${refused}`),
    ).toBe('probeFails');
    expect(
      codeOf(
        'FailedCreate',
        `Error creating: Internal error occurred: failed calling webhook "a.b": failed to call webhook: Post "https://a.b.svc": ${refused}`,
      ),
    ).toBe('webhookAway');
    expect(
      codeOf(
        'Failed',
        `Failed to pull image "a:1": Head "https://a": ${refused}`,
      ),
    ).toBe('registryAway');
    expect(codeOf('SomethingNew', `Get "https://a": ${refused}`)).toBe('other');
  });

  it('reads the health of an object by its kind', () => {
    const codeOf = (kind: string, message: string) =>
      causeOf({ ...degraded, kind, health: { status: 'Degraded', message } })
        .code;
    const message =
      'failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API';
    expect(codeOf('HorizontalPodAutoscaler', message)).toBe('noMetrics');
    expect(codeOf('Certificate', message)).toBe('other');
    expect(
      codeOf(
        'ReplicaSet',
        'pods "api-1-" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10',
      ),
    ).toBe('quotaExceeded');
  });

  it('says what keeps a pod from its node, not what kept it before', () => {
    const unplaced = warning({
      reason: 'FailedScheduling',
      message: '0/3 nodes are available: 3 Insufficient cpu.',
      lastTimestamp: '2026-11-23T05:00:00Z',
    });
    const placed = {
      type: 'Normal',
      reason: 'Scheduled',
      message: 'Successfully assigned shop-dev/shop-api-1 to node-1',
      eventTime: '2026-11-23T05:01:00Z',
    };
    expect(causeOf(degraded, [unplaced])).toMatchObject({
      code: 'unschedulable',
      parameters: { count: '3', nodes: '3', resource: 'cpu' },
    });
    expect(causeOf(degraded, [unplaced, placed])).toMatchObject({
      code: 'other',
      lastEvent: undefined,
    });
  });

  it('passes over warnings that come and go', () => {
    const { code, lastEvent } = causeOf(degraded, [
      warning({
        reason: 'FailedToRetrieveImagePullSecret',
        message: 'Unable to retrieve some image pull secrets (regcred)',
        lastTimestamp: '2026-11-23T05:09:00Z',
      }),
      warning({
        message: 'Failed to pull image "a:1": a:1: not found',
        lastTimestamp: '2026-11-23T05:00:00Z',
      }),
    ]);
    expect(code).toBe('imageNotFound');
    expect(lastEvent?.message).toContain('not found');
  });

  it('takes the event that names the answer of the registry, not one that sums it up', () => {
    const { code, lastEvent } = causeOf(
      {
        ...degraded,
        health: { status: 'Degraded', message: 'Back-off pulling image "a:1"' },
      },
      [
        warning({ message: 'Error: ImagePullBackOff' }),
        warning({ message: 'Failed to pull image "a:1": a:1: not found' }),
      ],
    );
    expect(code).toBe('imageNotFound');
    expect(lastEvent?.message).toContain('not found');
  });

  it('names the job that failed', () => {
    expect(
      causeOf({
        ...degraded,
        kind: 'Job',
        name: 'migrate',
        health: {
          status: 'Degraded',
          message: 'Job has reached the specified backoff limit',
        },
      }),
    ).toMatchObject({ code: 'jobFailed', parameters: { name: 'migrate' } });
  });

  it('reads a claim for which there is no storage class', () => {
    const claim = {
      kind: 'PersistentVolumeClaim',
      name: 'data',
      health: { status: 'Progressing' },
    };
    expect(
      causeOf(claim, [
        {
          type: 'Normal',
          reason: 'FailedBinding',
          message:
            'no persistent volumes available for this claim and no storage class is set',
        },
      ]).code,
    ).toBe('storageClassMissing');
    expect(
      causeOf(claim, [
        {
          type: 'Normal',
          reason: 'WaitForFirstConsumer',
          message: 'waiting for first consumer to be created before binding',
        },
      ]).code,
    ).toBe('other');
  });

  it('keeps the words where nobody knows what they mean, or there are none', () => {
    expect(
      causeOf({ ...degraded, health: { status: 'Degraded', message: 'Hm.' } }),
    ).toMatchObject({ code: 'other', original: 'Hm.' });
    expect(causeOf(degraded)).toMatchObject({ code: 'other', original: '' });
  });
});
