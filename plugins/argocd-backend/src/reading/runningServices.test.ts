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

import { recordedTree } from '../__testUtils__/recordings';
import { RawTreeNode } from '../argocd/types';
import { hasLonePods, runningServices } from './runningServices';

const image = (name: string, tag: string) =>
  `registry.example.local/platform/coelho-realtime/${name}:${tag}`;
const one = '1'.repeat(40);
const two = '2'.repeat(40);

const set = (revision: number, parent = 'deployment'): RawTreeNode => ({
  group: 'apps',
  kind: 'ReplicaSet',
  namespace: 'shop',
  name: `api-${revision}`,
  uid: `set-${revision}`,
  parentRefs: [
    {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'api',
      uid: parent,
    },
  ],
  info: [{ name: 'Revision', value: `Rev:${revision}` }],
});

const deployment: RawTreeNode = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'api',
  uid: 'deployment',
};

function pod(
  name: string,
  parent: RawTreeNode | undefined,
  change: Partial<RawTreeNode> & {
    containers?: string;
    reason?: string;
    labels?: Record<string, string>;
  } = {},
): RawTreeNode {
  const { containers = '1/1', reason = 'Running', labels, ...node } = change;
  return {
    kind: 'Pod',
    namespace: 'shop',
    name,
    uid: `pod-${name}`,
    ...(parent && {
      parentRefs: [
        {
          group: parent.group,
          kind: parent.kind,
          namespace: parent.namespace,
          name: parent.name,
          uid: parent.uid,
        },
      ],
    }),
    info: [
      { name: 'Status Reason', value: reason },
      { name: 'Containers', value: containers },
    ],
    networkingInfo: { labels },
    images: ['shop/api:1'],
    health: { status: 'Healthy' },
    ...node,
  };
}

describe('runningServices', () => {
  it('says of each workload of a recorded tree which images its ready pods run', () => {
    const services = runningServices({
      nodes: recordedTree('coelho-realtime-dev'),
    });
    const workload = (name: string) => ({
      group: 'apps',
      kind: 'Deployment',
      namespace: 'coelho-dev',
      name: `coelho-realtime-dev-${name}`,
    });
    expect(services).toEqual([
      {
        workload: workload('fastapi'),
        running: [{ image: image('fastapi', two), ready: 2 }],
        newest: [image('fastapi', two)],
        wanted: [image('fastapi', two)],
        ready: 2,
        total: 2,
      },
      ...['kafka', 'mlflow', 'streamlit'].map(name => ({
        workload: workload(name),
        running: [{ image: image(name, one), ready: 1 }],
        newest: [image(name, one)],
        wanted: [image(name, one)],
        ready: 1,
        total: 1,
      })),
    ]);
  });

  it('counts no pod that cannot start, and says what is asked for', () => {
    const streamlit = runningServices({
      nodes: recordedTree('broken-image'),
    }).find(({ workload }) => workload.name === 'broken-image-streamlit');
    expect(streamlit).toMatchObject({
      running: [],
      wanted: [expect.stringMatching(/streamlit:broken-5+$/)],
      ready: 0,
      total: 1,
    });
  });

  it('names the workloads that Git asks for and nobody has created', () => {
    expect(
      runningServices({ nodes: recordedTree('coelho-realtime-staging') }).map(
        ({ workload, ...rest }) => [workload.name, rest],
      ),
    ).toEqual(
      ['fastapi', 'kafka', 'mlflow', 'streamlit'].map(name => [
        `coelho-realtime-staging-${name}`,
        { running: [], ready: 0, total: 0, isMissing: true },
      ]),
    );
  });

  it.each([
    ['an application without objects', { nodes: null }],
    [
      'what a sync runs and what is orphaned',
      {
        nodes: [
          { group: 'batch', kind: 'CronJob', name: 'nightly', uid: 'cron' },
          {
            group: 'batch',
            kind: 'Job',
            name: 'nightly-1',
            uid: 'job',
            parentRefs: [
              { group: 'batch', kind: 'CronJob', name: 'nightly', uid: 'cron' },
            ],
          },
          pod('nightly-1-x', {
            group: 'batch',
            kind: 'Job',
            name: 'nightly-1',
            uid: 'job',
          }),
          // A Job that the tree leaves out.
          pod('hidden', { group: 'batch', kind: 'Job', name: 'x', uid: 'y' }),
        ],
        orphanedNodes: [deployment, set(1), pod('orphan', set(1))],
      },
    ],
  ])('knows no services of %s', (_name, tree) => {
    expect(runningServices(tree)).toEqual([]);
  });

  it('counts old and new pods during a rollout, and asks for the images of the newest', () => {
    const [service] = runningServices({
      nodes: [
        deployment,
        // By number, not by text: the tenth comes after the ninth.
        set(9),
        set(10),
        pod('a', set(9)),
        pod('b', set(9)),
        pod('c', set(10), { images: ['shop/api:2'] }),
        pod('d', set(10), {
          images: ['shop/api:2'],
          containers: '0/1',
          health: { status: 'Progressing' },
        }),
      ],
    });
    expect(service).toMatchObject({
      running: [
        { image: 'shop/api:1', ready: 2 },
        { image: 'shop/api:2', ready: 1 },
      ],
      wanted: ['shop/api:2'],
      ready: 3,
      total: 4,
    });
  });

  it('asks for the older images again after a rollback, whose set has the highest number', () => {
    const [service] = runningServices({
      nodes: [
        deployment,
        { ...set(3), name: 'api-1', createdAt: '2026-11-01T00:00:00Z' },
        { ...set(2), createdAt: '2026-11-02T00:00:00Z' },
        pod('a', set(3)),
        pod('b', set(2), { images: ['shop/api:2'] }),
      ],
    });
    expect(service.wanted).toEqual(['shop/api:1']);
  });

  it('cannot tell what is asked for while the newest set has no pods', () => {
    const [service] = runningServices({
      nodes: [deployment, set(1), set(2), pod('a', set(1))],
    });
    expect(service.wanted).toBeUndefined();
    expect(service.running).toEqual([{ image: 'shop/api:1', ready: 1 }]);
  });

  it.each<[string, Parameters<typeof pod>[2]]>([
    ['a container is not ready', { containers: '1/2' }],
    ['it is not healthy', { health: { status: 'Progressing' } }],
    ['it has no health', { health: undefined }],
    ['nothing is known of its containers', { info: [] }],
    [
      'it has no container',
      { containers: '0/0', health: { status: 'Degraded' } },
    ],
  ])('has no ready pod where %s', (_name, change) => {
    const [service] = runningServices({
      nodes: [deployment, set(1), pod('a', set(1), change)],
    });
    expect(service).toMatchObject({ running: [], ready: 0, total: 1 });
  });

  it.each(['Terminating', 'Evicted'])('leaves out pods that are %s', reason => {
    const [service] = runningServices({
      nodes: [
        deployment,
        set(1),
        pod('a', set(1)),
        pod('b', set(1), { reason, health: { status: 'Degraded' } }),
      ],
    });
    expect(service).toMatchObject({ ready: 1, total: 1 });
  });

  it('names every image of a pod, its sidecars included, and the component of its labels', () => {
    const [service] = runningServices({
      nodes: [
        deployment,
        set(1),
        pod('a', set(1), {
          images: ['shop/api:1', 'istio/proxy:1.2'],
          containers: '2/2',
          labels: { 'app.kubernetes.io/component': 'backend' },
        }),
      ],
    });
    expect(service).toMatchObject({
      component: 'backend',
      running: [
        { image: 'istio/proxy:1.2', ready: 1 },
        { image: 'shop/api:1', ready: 1 },
      ],
    });
  });

  it.each([
    ['StatefulSet', 'db-7d9', 'db-7d9'],
    // Its pods carry the hash alone.
    ['DaemonSet', 'db-7d9', '7d9'],
  ])(
    'knows the newest pods of a %s by its revisions, not by their age',
    (kind, name, hash) => {
      const workload = {
        group: 'apps',
        kind,
        namespace: 'shop',
        name: 'db',
        uid: 'db',
      };
      const parentRefs = [workload];
      const [service] = runningServices({
        nodes: [
          workload,
          {
            group: 'apps',
            kind: 'ControllerRevision',
            namespace: 'shop',
            name: 'db-old',
            uid: 'r1',
            parentRefs,
            info: [{ name: 'Revision', value: 'Rev:1' }],
          },
          {
            group: 'apps',
            kind: 'ControllerRevision',
            namespace: 'shop',
            name,
            uid: 'r2',
            parentRefs,
            info: [{ name: 'Revision', value: 'Rev:2' }],
          },
          pod('db-1', workload, {
            createdAt: '2026-11-01T00:00:00Z',
            images: ['db:2'],
            labels: { 'controller-revision-hash': hash },
          }),
          // Started again later, still of the older revision.
          pod('db-0', workload, {
            createdAt: '2026-11-02T00:00:00Z',
            images: ['db:1'],
            labels: {
              'controller-revision-hash': hash === name ? 'db-old' : 'old',
            },
          }),
        ],
      });
      expect(service).toMatchObject({
        workload: { kind },
        wanted: ['db:2'],
        total: 2,
      });
    },
  );

  it.each<[string, RawTreeNode[], object]>([
    [
      'a Rollout',
      [
        {
          group: 'argoproj.io',
          kind: 'Rollout',
          namespace: 'shop',
          name: 'api',
          uid: 'r',
        },
        {
          ...set(1),
          parentRefs: [
            {
              group: 'argoproj.io',
              kind: 'Rollout',
              namespace: 'shop',
              name: 'api',
              uid: 'r',
            },
          ],
        },
        pod('a', set(1)),
      ],
      { kind: 'Rollout', name: 'api' },
    ],
    [
      'a set of its own',
      [{ ...set(1), parentRefs: undefined }, pod('a', set(1))],
      { kind: 'ReplicaSet', name: 'api-1' },
    ],
    [
      'an operator, through a StatefulSet',
      [
        { group: 'db.example.com', kind: 'Cluster', name: 'main', uid: 'c' },
        {
          group: 'apps',
          kind: 'StatefulSet',
          name: 'main',
          uid: 's',
          parentRefs: [
            {
              group: 'db.example.com',
              kind: 'Cluster',
              name: 'main',
              uid: 'c',
            },
          ],
        },
        pod('a', {
          group: 'apps',
          kind: 'StatefulSet',
          name: 'main',
          uid: 's',
        }),
      ],
      { kind: 'StatefulSet', name: 'main' },
    ],
    [
      'something that makes pods itself',
      [
        { group: 'kafka.example.com', kind: 'PodSet', name: 'kafka', uid: 'k' },
        pod('a', {
          group: 'kafka.example.com',
          kind: 'PodSet',
          name: 'kafka',
          uid: 'k',
        }),
      ],
      { kind: 'PodSet', name: 'kafka' },
    ],
    [
      'an owner that the tree leaves out',
      [
        pod('a', {
          group: 'apps',
          kind: 'StatefulSet',
          name: 'main',
          uid: 's',
        }),
      ],
      { kind: 'StatefulSet', name: 'main' },
    ],
    [
      'a pod that nobody owns',
      [pod('alone', undefined)],
      { kind: 'Pod', name: 'alone' },
    ],
    [
      'owners in a circle',
      [
        {
          kind: 'A',
          name: 'a',
          uid: '1',
          parentRefs: [{ kind: 'B', name: 'b', uid: '2' }],
        },
        {
          kind: 'B',
          name: 'b',
          uid: '2',
          parentRefs: [{ kind: 'A', name: 'a', uid: '1' }],
        },
        pod('x', { kind: 'A', name: 'a', uid: '1' }),
      ],
      { kind: 'A', name: 'a' },
    ],
  ])('finds the workload of %s', (_name, nodes, workload) => {
    const services = runningServices({ nodes });
    expect(services).toEqual([
      expect.objectContaining({
        workload: expect.objectContaining(workload),
        running: [{ image: 'shop/api:1', ready: 1 }],
        wanted: ['shop/api:1'],
      }),
    ]);
  });

  it('takes neither a hook nor what has ended for a pod that runs alone', () => {
    const hook = pod('migrate', undefined, { reason: 'Running' });
    const ended = pod('seed', undefined, {
      reason: 'Completed',
      containers: '0/1',
    });
    const tree = { nodes: [hook, ended] };
    expect(
      runningServices(tree, [
        { kind: 'Pod', namespace: 'shop', name: 'migrate', hook: true },
      ]),
    ).toEqual([]);
    // A hook looks like any other pod: the application has to be asked.
    expect(hasLonePods(tree)).toBe(true);
    expect(hasLonePods({ nodes: [ended, deployment, pod('a', set(1))] })).toBe(
      false,
    );
  });
});
