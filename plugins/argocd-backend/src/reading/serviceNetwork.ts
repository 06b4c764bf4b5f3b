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

import { ResourceRef } from '@slipway/plugin-argocd-common';
import { RawTreeNode } from '../argocd/types';
import { leadsTo } from './treeNodes';
import { isSame } from './workloads';

/** What a tree says of the pods of some workloads, and of what leads to them. */
export interface ServiceNetwork {
  pods: RawTreeNode[];
  /** The Services that select one of these pods. */
  services: RawTreeNode[];
  /** What leads to one of these Services from outside, and names it: Ingresses and the like. */
  entries: RawTreeNode[];
}

const isPod = ({ kind, group }: RawTreeNode) => kind === 'Pod' && !group;

function below(nodes: RawTreeNode[], roots: RawTreeNode[]): RawTreeNode[] {
  const found = new Set(roots);
  // What is added while it is gone through is gone through, too.
  for (const owner of found) {
    for (const node of nodes) {
      if (
        owner.uid !== undefined &&
        node.parentRefs?.some(({ uid }) => uid === owner.uid)
      ) {
        found.add(node);
      }
    }
  }
  return [...found];
}

export function serviceNetwork(
  nodes: RawTreeNode[],
  workloads: ResourceRef[],
): ServiceNetwork {
  const roots = nodes.filter(node =>
    workloads.some(workload => isSame(node, workload)),
  );
  const pods = below(nodes, roots).filter(isPod);
  const services = nodes.filter(node => pods.some(pod => leadsTo(node, pod)));
  const entries = nodes.filter(({ networkingInfo }) =>
    networkingInfo?.targetRefs?.some(target =>
      services.some(service => isSame(service, target)),
    ),
  );
  return { pods, services, entries };
}
