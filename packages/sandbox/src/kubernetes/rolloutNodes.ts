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

import { kubernetesTime as time } from '../world/Clock';
import type { Health, TreeNode } from './Cluster';
import { backOffText } from './crashLoop';
import { ResourceKey } from './manifest';
import { PodProgress, podName, podUid, ReplicaSet } from './ReplicaSet';

/** A set of a Deployment with its pods, as they stand in the resource tree. */
export function rolloutNodes(
  { key, uid: uidOfDeployment }: { key: ResourceKey; uid: string },
  replicaSet: ReplicaSet,
  {
    crash,
    forbidden,
    isReady: ready,
    missingImage: missing,
  }: PodProgress & {
    /** Why it gets no pods. */
    forbidden: string | undefined;
  },
): TreeNode[] {
  const parent = (kind: string, name: string, uid: string) => [
    {
      group: 'apps',
      version: 'v1',
      kind,
      namespace: key.namespace,
      name,
      uid,
    },
  ];
  const set: TreeNode = {
    group: 'apps',
    version: 'v1',
    kind: 'ReplicaSet',
    namespace: key.namespace,
    name: replicaSet.name,
    uid: replicaSet.uid,
    parentRefs: parent('Deployment', key.name, uidOfDeployment),
    info: [{ name: 'Revision', value: `Rev:${replicaSet.revision}` }],
    resourceVersion: '1',
    health: setHealth(replicaSet, ready, forbidden),
    createdAt: time(replicaSet.createdAt),
  };
  if (forbidden) {
    return [set];
  }
  const pods = Array.from({ length: replicaSet.replicas }, (_, index) => {
    const name = podName(replicaSet, index);
    const uid = podUid(replicaSet, index);
    let reason = 'Running';
    let health: Health = { status: 'Healthy' };
    if (crash) {
      reason = crash.state.isRunning ? 'Running' : 'CrashLoopBackOff';
      health = crash.state.isRunning
        ? { status: 'Progressing' }
        : {
            status: 'Degraded',
            message: backOffText(crash, crash.state, {
              ...key,
              name,
              uid,
            }),
          };
    } else if (!ready) {
      reason = missing ? 'ImagePullBackOff' : 'ContainerCreating';
      health = missing
        ? {
            status: 'Degraded',
            message: `Back-off pulling image ${missing}: not found`,
          }
        : { status: 'Progressing' };
    }
    const pod: TreeNode = {
      version: 'v1',
      kind: 'Pod',
      namespace: key.namespace,
      name,
      uid,
      parentRefs: parent('ReplicaSet', replicaSet.name, replicaSet.uid),
      info: [
        { name: 'Status Reason', value: reason },
        { name: 'Node', value: 'k3d-sandbox-agent-0' },
        { name: 'Containers', value: ready ? '1/1' : '0/1' },
        ...(crash?.state.restarts
          ? [
              {
                name: 'Restart Count',
                value: String(crash.state.restarts),
              },
            ]
          : []),
      ],
      networkingInfo: { labels: replicaSet.labels },
      images: replicaSet.images,
      resourceVersion: '1',
      health,
      createdAt: time(replicaSet.createdAt),
    };
    return pod;
  });
  return [set, ...pods];
}

function setHealth(
  { replicas }: ReplicaSet,
  isReady: boolean,
  forbidden: string | undefined,
): Health {
  if (forbidden) {
    return { status: 'Degraded', message: forbidden };
  }
  return isReady
    ? { status: 'Healthy' }
    : {
        status: 'Progressing',
        message: `Waiting for rollout to finish: 0 out of ${replicas} new replicas are available...`,
      };
}
