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
import { serviceNetwork } from './serviceNetwork';

const namespace = 'shop-dev';
const node = (
  kind: string,
  name: string,
  more: Partial<RawTreeNode> = {},
): RawTreeNode => ({ kind, name, namespace, uid: `${kind} ${name}`, ...more });
const web = { group: 'apps', kind: 'Deployment', namespace, name: 'web' };
const labels = (app: string) => ({ labels: { app, hash: 'x' } });

const nodes = [
  node('Deployment', 'web', { group: 'apps' }),
  node('Deployment', 'api', { group: 'apps' }),
  node('ReplicaSet', 'web-1', {
    group: 'apps',
    parentRefs: [{ uid: 'Deployment web' }],
  }),
  node('Pod', 'web-1-a', {
    parentRefs: [{ uid: 'ReplicaSet web-1' }],
    networkingInfo: labels('web'),
  }),
  node('Pod', 'api-1-a', {
    parentRefs: [{ uid: 'Deployment api' }],
    networkingInfo: labels('api'),
  }),
  node('Service', 'web', { networkingInfo: { targetLabels: { app: 'web' } } }),
  node('Service', 'api', { networkingInfo: { targetLabels: { app: 'api' } } }),
  node('Service', 'headless', { networkingInfo: { targetLabels: {} } }),
  node('Ingress', 'web', {
    group: 'networking.k8s.io',
    networkingInfo: {
      targetRefs: [{ kind: 'Service', namespace, name: 'web' }],
      externalURLs: ['https://shop.example.org/'],
    },
  }),
];

describe('what belongs to a service', () => {
  it('are the pods below its workloads, what selects them, and what leads there', () => {
    const names = (items: RawTreeNode[]) => items.map(({ name }) => name);
    const { pods, services, entries } = serviceNetwork(nodes, [web]);
    expect(names(pods)).toEqual(['web-1-a']);
    expect(names(services)).toEqual(['web']);
    expect(entries.map(({ kind }) => kind)).toEqual(['Ingress']);
  });

  it('is nothing of what has no workload, and ends in a cycle', () => {
    expect(serviceNetwork(nodes, [])).toEqual({
      pods: [],
      services: [],
      entries: [],
    });
    const loop = [
      node('Deployment', 'web', {
        group: 'apps',
        parentRefs: [{ uid: 'ReplicaSet web' }],
      }),
      node('ReplicaSet', 'web', {
        group: 'apps',
        parentRefs: [{ uid: 'Deployment web' }],
      }),
    ];
    expect(serviceNetwork(loop, [web]).pods).toEqual([]);
  });
});
