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
import { isFailing } from '../ResourceState';
import { LogTarget } from './logTarget';

/** Whose logs can be chosen beside that of a target. */
export interface LogPods {
  /** What the target names. */
  node: ResourceNode;
  /** The outermost object that it belongs to. */
  workload: ResourceNode;
  /** Pods of the version that is rolled out, what fails first. */
  current: ResourceNode[];
  /** Pods of an earlier version. */
  previous: ResourceNode[];
  /** What owns all of some pods and nothing else: one version where they are of one, else the workload. */
  ownerOf(pods: ResourceNode[]): ResourceNode;
}

/** What a tree has around the target of a log; nothing where the target is not there any more. */
export function logPods(
  nodes: ResourceNode[],
  target: LogTarget,
): LogPods | undefined {
  const node = nodes.find(
    ({ group, kind, namespace, name }) =>
      group === (target.group ?? '') &&
      kind === target.kind &&
      namespace === target.namespace &&
      name === target.name,
  );
  if (!node) {
    return undefined;
  }
  const byId = new Map(nodes.map(item => [item.id, item]));
  const ownersOf = (item: ResourceNode) => {
    const owners: ResourceNode[] = [];
    let parent = byId.get(item.parents[0] ?? '');
    // A tree of the outside world may have a cycle.
    while (parent && !owners.includes(parent)) {
      owners.push(parent);
      parent = byId.get(parent.parents[0] ?? '');
    }
    return owners;
  };
  const workload = ownersOf(node).pop() ?? node;
  const pods = nodes.filter(
    item =>
      item.pod && (item === workload || ownersOf(item).includes(workload)),
  );
  return {
    node,
    workload,
    current: pods
      .filter(({ previous }) => !previous)
      .sort((a, b) => Number(isFailing(b)) - Number(isFailing(a))),
    previous: pods.filter(({ previous }) => previous),
    ownerOf: ([first, ...more]) =>
      (more.every(({ parents }) => parents[0] === first?.parents[0]) &&
        byId.get(first?.parents[0] ?? '')) ||
      workload,
  };
}
