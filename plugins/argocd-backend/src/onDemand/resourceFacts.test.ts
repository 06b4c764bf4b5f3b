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

import { RawTreeNode } from '../argocd/types';
import trees from '../__fixtures__/recorded-trees.json';
import { categoryOf, resourceFacts } from './resourceFacts';

const pod = (
  name: string,
  owner: string,
  reason: string,
  change: Partial<RawTreeNode> = {},
): RawTreeNode => ({
  kind: 'Pod',
  name,
  uid: name,
  parentRefs: [{ uid: owner }],
  info: [
    { name: 'Status Reason', value: reason },
    { name: 'Containers', value: reason === 'Running' ? '1/1' : '0/1' },
  ],
  health: { status: reason === 'Running' ? 'Healthy' : 'Degraded' },
  ...change,
});

const set = (name: string, revision: number, owner = 'web'): RawTreeNode => ({
  group: 'apps',
  kind: 'ReplicaSet',
  name,
  uid: name,
  parentRefs: [{ uid: owner }],
  info: [{ name: 'Revision', value: `Rev:${revision}` }],
});

const web: RawTreeNode = {
  group: 'apps',
  kind: 'Deployment',
  name: 'web',
  uid: 'web',
};

const factsOf = (nodes: RawTreeNode[]) => {
  const facts = resourceFacts(nodes);
  return Object.fromEntries(nodes.map(node => [node.name, facts.of(node)]));
};

describe('what a tree says of its objects', () => {
  it('tells the version that is rolled out from those before it, and what still serves', () => {
    const facts = factsOf([
      web,
      set('web-1', 9),
      set('web-2', 10),
      set('web-0', 8),
      pod('web-1-a', 'web-1', 'Running'),
      pod('web-2-a', 'web-2', 'CrashLoopBackOff'),
    ]);
    expect(
      Object.entries(facts).flatMap(([name, { previous }]) =>
        previous ? [name] : [],
      ),
    ).toEqual(['web-1', 'web-0', 'web-1-a']);
    expect(facts['web-1-a'].pod).toMatchObject({ state: 'ready' });
    expect(facts.web.pods).toEqual({ ready: 1, total: 2 });
    expect(facts['web-2'].pods).toEqual({ ready: 0, total: 1 });
    expect(facts['web-0'].pods).toEqual({ ready: 0, total: 0 });
  });

  it('tells versions of a StatefulSet by the label of its pods', () => {
    const revision = (name: string, number: number): RawTreeNode => ({
      group: 'apps',
      kind: 'ControllerRevision',
      name,
      uid: name,
      parentRefs: [{ uid: 'db' }],
      info: [{ name: 'Revision', value: `Rev:${number}` }],
    });
    const labelled = (hash: string) => ({
      networkingInfo: { labels: { 'controller-revision-hash': hash } },
    });
    const facts = factsOf([
      { group: 'apps', kind: 'StatefulSet', name: 'db', uid: 'db' },
      revision('db-1', 1),
      revision('db-2', 2),
      pod('db-0', 'db', 'Running', labelled('db-1')),
      pod('db-1x', 'db', 'Running', labelled('db-2')),
    ]);
    expect(facts['db-0'].previous).toBe(true);
    expect(facts['db-1x'].previous).toBeUndefined();
  });

  it.each([
    ['CrashLoopBackOff', 'crashes'],
    ['Init:CrashLoopBackOff', 'crashes'],
    ['ImagePullBackOff', 'imageMissing'],
    ['CreateContainerConfigError', 'cannotStart'],
    ['Pending', 'waits'],
    ['ContainerCreating', 'starts'],
    ['Init:0/2', 'starts'],
    ['Running', 'ready'],
    ['Completed', 'done'],
    ['Init:ExitCode:3', 'failed'],
    ['Signal:9', 'failed'],
    ['Terminating', 'ends'],
    ['NewerThanThisList', 'unknown'],
  ])('reads %s of a pod as %s', (reason, state) => {
    expect(factsOf([pod('a', 'none', reason)]).a.pod).toMatchObject({
      state,
      reason,
    });
  });

  it('calls no pod ready of which a container is not', () => {
    expect(
      factsOf([
        pod('a', 'none', 'Running', {
          info: [
            { name: 'Status Reason', value: 'Running' },
            { name: 'Containers', value: '1/2' },
          ],
        }),
      ]).a.pod,
    ).toMatchObject({ state: 'runs', containers: { ready: 1, total: 2 } });
  });

  it('counts no pod that is on its way out, and survives owners in a circle', () => {
    const facts = factsOf([
      { ...web, parentRefs: [{ uid: 'web-1' }] },
      set('web-1', 1),
      pod('web-1-a', 'web-1', 'Running'),
      pod('web-1-b', 'web-1', 'Terminating'),
    ]);
    expect(facts.web.pods).toEqual({ ready: 1, total: 1 });
  });

  it('knows the restarts of a recorded pod, where it runs, and no earlier version', () => {
    const recorded = trees['case-crash'] as RawTreeNode[];
    const facts = factsOf(recorded);
    expect(facts['api-5c485fbb74-79pvv']).toEqual({
      category: 'workload',
      pod: {
        state: 'crashes',
        reason: 'CrashLoopBackOff',
        containers: { ready: 0, total: 1 },
        restarts: 7,
        node: 'kwok-node-0',
      },
    });
    expect(Object.values(facts).some(({ previous }) => previous)).toBe(false);
  });

  it('says what an object is for, by its kind', () => {
    expect(
      [
        { kind: 'Service' },
        { group: 'networking.k8s.io', kind: 'Ingress' },
        { kind: 'Secret' },
        { kind: 'PersistentVolumeClaim' },
        { group: 'rbac.authorization.k8s.io', kind: 'Role' },
        { group: 'batch', kind: 'Job' },
        { group: 'example.com', kind: 'Widget' },
      ].map(categoryOf),
    ).toEqual([
      'network',
      'network',
      'configuration',
      'storage',
      'access',
      'workload',
      'other',
    ]);
  });
});
