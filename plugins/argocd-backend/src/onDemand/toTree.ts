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

import { HealthStatus, ResourceNode } from '@slipway/plugin-argocd-common';
import { categoryOf, ResourceFacts, resourceFacts } from './resourceFacts';
import { isToPrune } from '../argocd/isToPrune';
import { RawResourceStatus, RawTree, RawTreeNode } from '../argocd/types';

function identity({
  group = '',
  kind,
  namespace = '',
  name,
}: Pick<RawResourceStatus, 'group' | 'kind' | 'namespace' | 'name'>): string {
  return [group, kind, namespace, name].join('/');
}

function toHealth(
  health: { status?: string; message?: string } | undefined,
): ResourceNode['health'] {
  return health?.status
    ? { status: health.status as HealthStatus, message: health.message }
    : undefined;
}

function toNode(
  node: RawTreeNode,
  status: RawResourceStatus | undefined,
  facts: ResourceFacts & { orphaned?: true },
): ResourceNode {
  return {
    id: node.uid ?? identity(node),
    group: node.group ?? '',
    version: node.version ?? '',
    kind: node.kind,
    namespace: node.namespace,
    name: node.name,
    parents: (node.parentRefs ?? [])
      .map(({ uid }) => uid)
      .filter((uid): uid is string => Boolean(uid)),
    health: toHealth(node.health ?? status?.health),
    sync: status?.status as ResourceNode['sync'],
    hook: status?.hook || undefined,
    requiresPruning: (status && isToPrune(status)) || undefined,
    images: node.images,
    createdAt: node.createdAt,
    ...facts,
  };
}

/** What Git asks for and is not in the cluster yet, which no tree shows. */
function missingNode(status: RawResourceStatus): ResourceNode {
  const { group, version, kind = '', namespace, name = '' } = status;
  return {
    ...toNode({ group, version, kind, namespace, name }, status, {
      category: categoryOf({ group, kind }),
    }),
    health: toHealth(status.health) ?? { status: 'Missing' },
  };
}

/** An object that several own is told once per owner. */
function onePerObject(nodes: ResourceNode[]): ResourceNode[] {
  const known = new Map<string, ResourceNode>();
  for (const node of nodes) {
    const same = known.get(node.id);
    if (same) {
      same.parents = [...new Set([...same.parents, ...node.parents])];
      same.sync ??= node.sync;
      same.health ??= node.health;
    } else {
      known.set(node.id, node);
    }
  }
  return [...known.values()];
}

/** One list of an application's objects: the tree of the cluster, joined with what Git asks for. */
export function toTree(
  tree: RawTree,
  resources: RawResourceStatus[],
): ResourceNode[] {
  const statuses = new Map(resources.map(item => [identity(item), item]));
  const facts = resourceFacts([
    ...(tree.nodes ?? []),
    ...(tree.orphanedNodes ?? []),
  ]);
  const nodes = (tree.nodes ?? []).map(node =>
    toNode(node, statuses.get(identity(node)), facts.of(node)),
  );
  const orphans = (tree.orphanedNodes ?? []).map(node =>
    toNode(node, undefined, { ...facts.of(node), orphaned: true }),
  );
  const seen = new Set((tree.nodes ?? []).map(identity));
  const missing = [...statuses]
    .filter(
      ([key, { kind, name, hook }]) => !seen.has(key) && kind && name && !hook,
    )
    .map(([, status]) => missingNode(status));
  return onePerObject([...nodes, ...missing, ...orphans]);
}
