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
  PodFacts,
  PodState,
  ReadyPods,
  ResourceCategory,
} from '@slipway/plugin-argocd-common';
import { RawTreeNode } from '../argocd/types';
import {
  containersOfPod,
  gone,
  infoOf,
  isReady,
  namesVersion,
  orderOf,
  sets,
  typeOf,
} from '../reading/treeNodes';

const ofKind: Record<string, ResourceCategory> = {
  '/Pod': 'workload',
  '/ReplicationController': 'workload',
  '/Service': 'network',
  '/Endpoints': 'network',
  '/ConfigMap': 'configuration',
  '/Secret': 'configuration',
  'bitnami.com/SealedSecret': 'configuration',
  'external-secrets.io/ExternalSecret': 'configuration',
  '/PersistentVolume': 'storage',
  '/PersistentVolumeClaim': 'storage',
  '/ServiceAccount': 'access',
  'argoproj.io/Rollout': 'workload',
  'argoproj.io/Workflow': 'workload',
  'argoproj.io/CronWorkflow': 'workload',
};

const ofGroup: Record<string, ResourceCategory> = {
  apps: 'workload',
  batch: 'workload',
  'discovery.k8s.io': 'network',
  'gateway.networking.k8s.io': 'network',
  'networking.istio.io': 'network',
  'networking.k8s.io': 'network',
  'rbac.authorization.k8s.io': 'access',
  'route.openshift.io': 'network',
  'snapshot.storage.k8s.io': 'storage',
  'storage.k8s.io': 'storage',
  'traefik.io': 'network',
};

/** What an object is for, by its kind. */
export function categoryOf(node: {
  group?: string;
  kind: string;
}): ResourceCategory {
  return ofKind[typeOf(node)] ?? ofGroup[node.group ?? ''] ?? 'other';
}

const states: Record<string, PodState> = {
  CrashLoopBackOff: 'crashes',
  ErrImageNeverPull: 'imageMissing',
  ErrImagePull: 'imageMissing',
  ImageInspectError: 'imageMissing',
  ImagePullBackOff: 'imageMissing',
  InvalidImageName: 'imageMissing',
  RegistryUnavailable: 'imageMissing',
  ContainerCannotRun: 'cannotStart',
  CreateContainerConfigError: 'cannotStart',
  CreateContainerError: 'cannotStart',
  RunContainerError: 'cannotStart',
  StartError: 'cannotStart',
  Pending: 'waits',
  SchedulingGated: 'waits',
  Unschedulable: 'waits',
  ContainerCreating: 'starts',
  PodInitializing: 'starts',
  Running: 'runs',
  Completed: 'done',
  Succeeded: 'done',
  DeadlineExceeded: 'failed',
  Error: 'failed',
  Evicted: 'failed',
  Failed: 'failed',
  OOMKilled: 'failed',
  NodeShutdown: 'ends',
  Terminated: 'ends',
  Terminating: 'ends',
};

/** Argo CD names the reason of an init container after this, or counts those that have ended. */
const ofInit = 'Init:';

function stateOf(pod: RawTreeNode, reason: string): PodState {
  const own = reason.startsWith(ofInit) ? reason.slice(ofInit.length) : reason;
  if (/^\d+\/\d+$/.test(own)) {
    return 'starts';
  }
  if (/^(?:ExitCode|Signal):\d+$/.test(own)) {
    return 'failed';
  }
  const state = states[own] ?? 'unknown';
  return state === 'runs' && isReady(pod) ? 'ready' : state;
}

function podFactsOf(pod: RawTreeNode): PodFacts {
  const reason = infoOf(pod, 'Status Reason');
  const restarts = Number(infoOf(pod, 'Restart Count'));
  return {
    state: reason ? stateOf(pod, reason) : 'unknown',
    reason,
    containers: containersOfPod(pod),
    restarts: Number.isInteger(restarts) ? restarts : undefined,
    node: infoOf(pod, 'Node'),
  };
}

/** What a tree says of its objects beyond each of them alone. */
export interface ResourceFacts {
  category: ResourceCategory;
  previous?: true;
  pods?: ReadyPods;
  pod?: PodFacts;
}

const isPod = (node: RawTreeNode) => typeOf(node) === '/Pod';
const isVersion = (node: RawTreeNode) =>
  sets.has(typeOf(node)) || typeOf(node) === 'apps/ControllerRevision';

/** How the objects of a tree are, by their uid: which version a pod is of, and how many pods stand below each. */
export function resourceFacts(nodes: RawTreeNode[]): {
  of(node: RawTreeNode): ResourceFacts;
} {
  const below = new Map<string, RawTreeNode[]>();
  for (const node of nodes) {
    for (const { uid } of node.parentRefs ?? []) {
      if (uid) {
        below.set(uid, [...(below.get(uid) ?? []), node]);
      }
    }
  }
  const children = ({ uid }: RawTreeNode) => (uid && below.get(uid)) || [];
  // A tree of the outside world may have a cycle.
  const podsBelow = (
    node: RawTreeNode,
    seen = new Set<RawTreeNode>(),
  ): RawTreeNode[] =>
    children(node)
      .filter(child => !seen.has(child) && seen.add(child))
      .flatMap(child => (isPod(child) ? [child] : podsBelow(child, seen)));

  const earlier = new Set<RawTreeNode>();
  for (const workload of nodes) {
    const versions = children(workload).filter(isVersion);
    const newest = versions.map(orderOf).sort().pop();
    const old = versions.filter(version => orderOf(version) !== newest);
    for (const version of old) {
      earlier.add(version);
      podsBelow(version).forEach(pod => earlier.add(pod));
    }
    for (const pod of children(workload).filter(isPod)) {
      if (old.some(version => namesVersion(pod, version))) {
        earlier.add(pod);
      }
    }
  }

  return {
    of: node => {
      const pods = podsBelow(node).filter(
        pod => !gone.has(infoOf(pod, 'Status Reason') ?? ''),
      );
      const hasPods = pods.length > 0 || sets.has(typeOf(node));
      return {
        category: categoryOf(node),
        ...(earlier.has(node) && { previous: true }),
        ...(hasPods && {
          pods: { ready: pods.filter(isReady).length, total: pods.length },
        }),
        ...(isPod(node) && { pod: podFactsOf(node) }),
      };
    },
  };
}
