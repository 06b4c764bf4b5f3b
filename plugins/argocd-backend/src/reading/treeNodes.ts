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

/** What stands between a workload and its pods, one for each of its versions. */
export const sets = new Set(['apps/ReplicaSet', '/ReplicationController']);

/** Reasons of pods that are on their way out, or left behind: another one has taken their place. */
export const gone = new Set([
  'Terminating',
  'Evicted',
  'NodeShutdown',
  'Terminated',
]);

export const typeOf = ({
  group = '',
  kind,
}: {
  group?: string;
  kind: string;
}) => `${group}/${kind}`;

export const infoOf = (node: Pick<RawTreeNode, 'info'>, name: string) =>
  node.info?.find(item => item.name === name)?.value;

/** How many containers of a pod are ready, of how many; `undefined` where that is not told. */
export function containersOfPod(
  pod: RawTreeNode,
): { ready: number; total: number } | undefined {
  const [, ready, total] =
    /^(\d+)\/(\d+)$/.exec(infoOf(pod, 'Containers') ?? '') ?? [];
  return total ? { ready: Number(ready), total: Number(total) } : undefined;
}

/** Whether every container of a pod is ready. */
export function isReady(pod: RawTreeNode): boolean {
  const containers = containersOfPod(pod);
  return (
    pod.health?.status === 'Healthy' &&
    containers !== undefined &&
    containers.ready === containers.total
  );
}

/** Whether an object is a Service that leads to a pod, as far as the tree tells whom its Services select. */
export function leadsTo(service: RawTreeNode, pod: RawTreeNode): boolean {
  if (typeOf(service) !== '/Service') {
    return false;
  }
  const wanted = Object.entries(service.networkingInfo?.targetLabels ?? {});
  return (
    wanted.length > 0 &&
    wanted.every(
      ([name, value]) => pod.networkingInfo?.labels?.[name] === value,
    )
  );
}

/** Whether a pod of a StatefulSet or DaemonSet names a version in its label. */
export function namesVersion(
  { networkingInfo }: RawTreeNode,
  { name }: { name: string },
): boolean {
  const hash = networkingInfo?.labels?.['controller-revision-hash'];
  return Boolean(hash) && (name === hash || name.endsWith(`-${hash}`));
}

export function revisionOf(node: Pick<RawTreeNode, 'info'>): number {
  return Number(/^Rev:(\d+)$/.exec(infoOf(node, 'Revision') ?? '')?.[1] ?? 0);
}

/** Orders the versions of a workload: by their number, then by their age. */
export const orderOf = (
  node: Pick<RawTreeNode, 'info' | 'createdAt'>,
): string =>
  `${String(revisionOf(node)).padStart(12, '0')} ${node.createdAt ?? ''}`;
