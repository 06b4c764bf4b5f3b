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

import { RawResourceStatus, RawTree, RawTreeNode } from '../argocd/types';
import { RunningService, WorkloadRef } from '../record/RunningVersions';
import {
  gone,
  infoOf,
  isReady,
  namesVersion,
  orderOf,
  sets,
  typeOf,
} from './treeNodes';
import { isSame, workloadKey } from './workloads';

/** What makes pods that do a piece of work and end: not what runs. */
const runsOnce = new Set([
  'batch/Job',
  'batch/CronJob',
  'argoproj.io/Workflow',
  'argoproj.io/CronWorkflow',
  'tekton.dev/TaskRun',
  'tekton.dev/PipelineRun',
]);

/** What runs pods even while it has none. */
const workloads = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'argoproj.io/Rollout',
]);

/** A tree of the outside world may have a cycle. */
const maxOwners = 20;

type Owner = Pick<
  RawTreeNode,
  'kind' | 'name' | 'uid' | 'createdAt' | 'info' | 'health'
> &
  WorkloadRef;

interface RunningPod {
  node: RawTreeNode;
  /** From its own owner to the outermost one. */
  owners: Owner[];
}

function ownersOf(pod: RawTreeNode, byUid: Map<string, RawTreeNode>): Owner[] {
  const owners: Owner[] = [];
  let [parent] = pod.parentRefs ?? [];
  while (parent?.kind && parent.name && owners.length < maxOwners) {
    const { uid } = parent;
    if (owners.some(owner => owner.uid === uid)) {
      break;
    }
    // What Argo CD is told to leave out is named by its children alone.
    const node = uid ? byUid.get(uid) : undefined;
    owners.push(node ?? { ...parent, kind: parent.kind, name: parent.name });
    [parent] = node?.parentRefs ?? [];
  }
  return owners;
}

/** A pod that nobody owns and that has ended, or that a sync runs as a hook, has done its piece of work. */
function runsAlone(pod: RawTreeNode, hooks: RawResourceStatus[]): boolean {
  return (
    infoOf(pod, 'Status Reason') !== 'Completed' &&
    !hooks.some(hook => isSame(hook, pod))
  );
}

function workloadOf({ node, owners: [owner, next] }: RunningPod): Owner {
  if (!owner) {
    return node;
  }
  return sets.has(typeOf(owner)) && next ? next : owner;
}

/** The set or revision that a pod is of, else the pod itself. */
function versionOf({ node, owners }: RunningPod, revisions: Owner[]): Owner {
  if (owners[0] && sets.has(typeOf(owners[0]))) {
    return owners[0];
  }
  return revisions.find(version => namesVersion(node, version)) ?? node;
}

/** Images of the newest version, where it has pods. */
function newestImages(
  pods: RunningPod[],
  versions: Owner[],
): string[] | undefined {
  const own = pods.map(pod => versionOf(pod, versions));
  const newest = [...versions, ...own].map(orderOf).sort().pop();
  const images = pods
    .filter((_, index) => orderOf(own[index]) === newest)
    .flatMap(({ node }) => node.images ?? []);
  return images.length > 0 ? [...new Set(images)].sort() : undefined;
}

function toService(
  workload: Owner,
  pods: RunningPod[],
  versions: Owner[],
): RunningService {
  const ready = pods.filter(({ node }) => isReady(node));
  const counts = new Map<string, number>();
  for (const image of ready.flatMap(({ node }) => node.images ?? [])) {
    counts.set(image, (counts.get(image) ?? 0) + 1);
  }
  const component = pods
    .map(
      ({ node }) =>
        node.networkingInfo?.labels?.['app.kubernetes.io/component'],
    )
    .find(Boolean);
  const newest = newestImages(pods, versions);
  return {
    workload: {
      ...(workload.group && { group: workload.group }),
      kind: workload.kind,
      ...(workload.namespace && { namespace: workload.namespace }),
      name: workload.name,
    },
    ...(component && { component }),
    running: [...counts]
      .map(([image, count]) => ({ image, ready: count }))
      .sort((a, b) => a.image.localeCompare(b.image)),
    ...(newest && { newest, wanted: newest }),
    ready: ready.length,
    total: pods.length,
    ...(workload.health?.status === 'Missing' && { isMissing: true }),
  };
}

/** Pods that nobody owns, of which only the application says whether they are hooks. */
export function hasLonePods({ nodes }: RawTree): boolean {
  return (nodes ?? []).some(
    node =>
      typeOf(node) === '/Pod' &&
      runsAlone(node, []) &&
      !node.parentRefs?.length,
  );
}

/**
 * What the pods of an application run, workload by workload, from its resource tree. Orphaned objects are not the
 * application's, and what does a piece of work and ends does not run.
 *
 * @param hooks - objects that a sync made for itself
 */
export function runningServices(
  { nodes }: RawTree,
  hooks: RawResourceStatus[] = [],
): RunningService[] {
  const all = nodes ?? [];
  const byUid = new Map(
    all.flatMap(node => (node.uid ? [[node.uid, node] as const] : [])),
  );
  const services = new Map<string, { workload: Owner; pods: RunningPod[] }>();
  for (const workload of all.filter(node => workloads.has(typeOf(node)))) {
    services.set(workloadKey(workload), { workload, pods: [] });
  }
  for (const node of all.filter(item => typeOf(item) === '/Pod')) {
    const pod = { node, owners: ownersOf(node, byUid) };
    const runs =
      pod.owners.length > 0
        ? !pod.owners.some(owner => runsOnce.has(typeOf(owner)))
        : runsAlone(node, hooks);
    if (runs && !gone.has(infoOf(node, 'Status Reason') ?? '')) {
      const workload = workloadOf(pod);
      const key = workloadKey(workload);
      const service = services.get(key) ?? { workload, pods: [] };
      service.pods.push(pod);
      services.set(key, service);
    }
  }
  return [...services]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, { workload, pods }]) =>
      toService(
        workload,
        pods,
        all.filter(
          node =>
            (sets.has(typeOf(node)) || node.kind === 'ControllerRevision') &&
            node.parentRefs?.some(({ uid }) => uid && uid === workload.uid),
        ),
      ),
    );
}
