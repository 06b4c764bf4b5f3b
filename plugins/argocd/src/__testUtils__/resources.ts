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

import { ResourceNode } from '@slipway/plugin-argocd-common';

/** An object of a tree; its id is its kind and name. */
export const resource = (
  kind: string,
  name: string,
  change: Partial<ResourceNode> = {},
): ResourceNode => ({
  id: `${kind}/${name}`,
  group: ['Deployment', 'ReplicaSet'].includes(kind) ? 'apps' : '',
  version: 'v1',
  kind,
  namespace: 'coelho-dev',
  name,
  parents: [],
  category: 'workload',
  ...change,
});

const healthy = { status: 'Healthy' } as const;
const failing = { status: 'Degraded' } as const;

/** A Deployment whose new version crashes while the one before serves, one that is well, and what belongs to them. */
export const crashingTree: ResourceNode[] = [
  resource('ConfigMap', 'settings', {
    category: 'configuration',
    sync: 'Synced',
  }),
  resource('Secret', 'keys', { category: 'configuration', sync: 'Synced' }),
  resource('Service', 'web', {
    category: 'network',
    health: healthy,
    sync: 'Synced',
  }),
  resource('Deployment', 'api', { health: healthy, sync: 'Synced' }),
  resource('ReplicaSet', 'api-1', {
    parents: ['Deployment/api'],
    health: healthy,
    pods: { ready: 1, total: 1 },
  }),
  resource('Pod', 'api-1-a', {
    parents: ['ReplicaSet/api-1'],
    health: healthy,
    pod: { state: 'ready' },
  }),
  resource('Deployment', 'web', {
    health: failing,
    sync: 'Synced',
    pods: { ready: 1, total: 2 },
  }),
  resource('ReplicaSet', 'web-0', {
    parents: ['Deployment/web'],
    previous: true,
    health: healthy,
    pods: { ready: 0, total: 0 },
  }),
  resource('ReplicaSet', 'web-1', {
    parents: ['Deployment/web'],
    previous: true,
    health: healthy,
    pods: { ready: 1, total: 1 },
  }),
  resource('Pod', 'web-1-a', {
    parents: ['ReplicaSet/web-1'],
    previous: true,
    health: healthy,
    pod: { state: 'ready' },
  }),
  resource('ReplicaSet', 'web-2', {
    parents: ['Deployment/web'],
    health: { status: 'Progressing' },
    pods: { ready: 0, total: 1 },
  }),
  resource('Pod', 'web-2-a', {
    parents: ['ReplicaSet/web-2'],
    health: { ...failing, message: 'back-off 5m0s restarting' },
    pod: { state: 'crashes', reason: 'CrashLoopBackOff', restarts: 7 },
  }),
];
