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

import { ResourceRef, Serving } from '@slipway/plugin-argocd-common';
import { RawTreeNode } from '../argocd/types';
import { isReady, leadsTo, revisionOf } from './treeNodes';
import { isSame } from './workloads';

export interface ServingPods extends Pick<Serving, 'code' | 'ready' | 'pod'> {
  /** Images of the ready pods of the version before. */
  images: string[];
}

/**
 * Who still answers for a workload whose newest version fails: its ready pods by version, where a Service leads to them.
 *
 * @param path - from the workload down to what fails
 * @returns `undefined` where it has no versions with pods of their own, or where no Service is known to lead to them
 */
export function servingPods(
  nodes: RawTreeNode[],
  path: ResourceRef[],
): ServingPods | undefined {
  const workload = path[0] && nodes.find(node => isSame(node, path[0]));
  if (!workload?.uid) {
    return undefined;
  }
  const childrenOf = (node: RawTreeNode) =>
    nodes.filter(({ parentRefs }) =>
      parentRefs?.some(({ uid }) => uid !== undefined && uid === node.uid),
    );
  const sets = childrenOf(workload)
    .filter(({ kind }) => kind === 'ReplicaSet')
    .sort((a, b) => revisionOf(b) - revisionOf(a));
  const [newest] = sets;
  if (!newest) {
    return undefined;
  }
  const podsOf = (set: RawTreeNode) =>
    childrenOf(set).filter(({ kind }) => kind === 'Pod');
  const ofNewest = podsOf(newest);
  const ofOlder = sets.slice(1).flatMap(podsOf);
  const pods = [...ofNewest, ...ofOlder];
  if (!nodes.some(node => pods.some(pod => leadsTo(node, pod)))) {
    return undefined;
  }
  const before = ofOlder.filter(isReady);
  const now = ofNewest.filter(isReady).length;
  if (now > 0) {
    return { code: 'partly', ready: now, images: [] };
  }
  return before.length > 0
    ? {
        code: 'previousVersion',
        ready: before.length,
        pod: before[0].name,
        images: [...new Set(before.flatMap(({ images = [] }) => images))],
      }
    : { code: 'nothing', ready: 0, images: [] };
}
