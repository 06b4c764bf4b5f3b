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

import { ResourceCategory, ResourceNode } from '@slipway/plugin-argocd-common';
import { isFailing, isRemarkable } from '../ResourceState';

export const rootId = 'application';

interface Place {
  id: string;
  /** The application is 0. */
  depth: number;
  parent?: string;
  /** Whether it fails, or something below it. */
  isFailing: boolean;
  /** Belongs to an earlier version. */
  isPrevious: boolean;
  /** How many are directly below. */
  children: number;
  isOpen: boolean;
}

/** The application, one of its resources, or several of a kind that need no attention. */
// A type, because the graph library requires an index signature, which an interface has not.
export type GraphNode = Place &
  (
    | { type: 'application' }
    | { type: 'resource'; resource: ResourceNode }
    | { type: 'group'; category: ResourceCategory; members: ResourceNode[] }
  );

/** More workloads that are well than this stand together even where nothing fails. */
const maxAlone = 8;

/** In the order in which the way to a page goes. */
const order: ResourceCategory[] = [
  'workload',
  'network',
  'configuration',
  'storage',
  'access',
  'other',
];

interface Tree {
  roots: ResourceNode[];
  below(node: ResourceNode): ResourceNode[];
  /** Whether a person wants to see it or something below it at once. */
  isRemarkable(node: ResourceNode): boolean;
  isFailing(node: ResourceNode): boolean;
}

const rank = (node: ResourceNode, tree: Tree) =>
  [
    !tree.isFailing(node),
    Boolean(node.previous),
    !tree.isRemarkable(node),
  ].reduce((sum, is) => 2 * sum + Number(is), 0);

function toTree(nodes: ResourceNode[], isCompact: boolean): Tree {
  const byId = new Map(nodes.map(node => [node.id, node]));
  // A version without pods is only the memory of one.
  const isIdle = (node: ResourceNode) =>
    node.pods?.total === 0 && node.kind === 'ReplicaSet' && !isRemarkable(node);
  // Where there is little room, pods stand directly below their workload.
  const isBetween = (node: ResourceNode) =>
    isCompact &&
    node.kind === 'ReplicaSet' &&
    node.pods !== undefined &&
    node.pods.total > 0 &&
    byId.has(node.parents[0]);
  const parentOf = (node: ResourceNode): ResourceNode | undefined => {
    const parent = byId.get(node.parents.find(id => byId.has(id)) ?? '');
    return parent && parent !== node && isBetween(parent)
      ? byId.get(parent.parents[0])
      : parent;
  };
  const children = new Map<string, ResourceNode[]>();
  const shown = nodes.filter(node => !isIdle(node) && !isBetween(node));
  for (const node of shown) {
    const parent = parentOf(node);
    const key = parent && parent !== node ? parent.id : rootId;
    children.set(key, [...(children.get(key) ?? []), node]);
  }
  const below = (node: ResourceNode) => children.get(node.id) ?? [];
  const any = (is: (node: ResourceNode) => boolean) => {
    const known = new Map<string, boolean>();
    const look = (node: ResourceNode): boolean => {
      const found = known.get(node.id);
      if (found !== undefined) {
        return found;
      }
      // A tree of the outside world may have a cycle.
      known.set(node.id, false);
      const result = is(node) || below(node).some(look);
      known.set(node.id, result);
      return result;
    };
    return look;
  };
  const tree: Tree = {
    roots: children.get(rootId) ?? [],
    below,
    isRemarkable: any(isRemarkable),
    isFailing: any(isFailing),
  };
  const byRank = (a: ResourceNode, b: ResourceNode) =>
    rank(a, tree) - rank(b, tree) ||
    order.indexOf(a.category) - order.indexOf(b.category);
  children.forEach(list => list.sort(byRank));
  return tree;
}

/** What stands together at first: what needs no attention, by what it is for. */
function groupsOf(tree: Tree): {
  alone: ResourceNode[];
  groups: [ResourceCategory, ResourceNode[]][];
} {
  const calm = tree.roots.filter(node => !tree.isRemarkable(node));
  const workloads = calm.filter(({ category }) => category === 'workload');
  const groupsWorkloads =
    calm.length < tree.roots.length || workloads.length > maxAlone;
  const groups = order.flatMap(
    (category): [ResourceCategory, ResourceNode[]][] => {
      const members = calm.filter(node => node.category === category);
      return members.length > 1 && (category !== 'workload' || groupsWorkloads)
        ? [[category, members]]
        : [];
    },
  );
  const grouped = new Set(groups.flatMap(([, members]) => members));
  return { alone: tree.roots.filter(node => !grouped.has(node)), groups };
}

/**
 * Who owns whom, from the application on, in reading order: what fails first, and down to where it fails. What needs no
 * attention stands together; what is below something calm is closed.
 *
 * @param options - `toggled` are those that a person has opened or closed; `isCompact` leaves out versions between a
 * workload and its pods; `opens` opens everything, e.g. what a search has found
 */
export function buildGraph(
  nodes: ResourceNode[],
  options: { toggled: Set<string>; isCompact: boolean; opens: boolean },
): GraphNode[] {
  const tree = toTree(nodes, options.isCompact);
  const { toggled, opens } = options;
  const isOpen = (id: string, atFirst: boolean) =>
    toggled.has(id) ? !(opens || atFirst) : opens || atFirst;
  const graph: GraphNode[] = [];
  const visited = new Set<string>();
  const visit = (resource: ResourceNode, depth: number, parent: string) => {
    if (visited.has(resource.id)) {
      return;
    }
    visited.add(resource.id);
    const below = tree.below(resource);
    // What still serves is seen beside what fails.
    const open = isOpen(
      resource.id,
      tree.isRemarkable(resource) || resource.previous === true,
    );
    graph.push({
      type: 'resource',
      resource,
      id: resource.id,
      depth,
      parent,
      isFailing: tree.isFailing(resource),
      isPrevious: resource.previous === true,
      children: below.length,
      isOpen: open && below.length > 0,
    });
    if (open) {
      below.forEach(child => visit(child, depth + 1, resource.id));
    }
  };
  const { alone, groups } = groupsOf(tree);
  graph.push({
    type: 'application',
    id: rootId,
    depth: 0,
    isFailing: nodes.some(isFailing),
    isPrevious: false,
    children: tree.roots.length,
    isOpen: true,
  });
  const groupOf = (category: ResourceCategory) =>
    groups.find(([name]) => name === category);
  const showGroup = (category: ResourceCategory) => {
    const [, members = []] = groupOf(category) ?? [];
    if (members.length === 0) {
      return;
    }
    const id = `group/${category}`;
    const open = isOpen(id, false);
    graph.push({
      type: 'group',
      category,
      members,
      id,
      depth: 1,
      parent: rootId,
      isFailing: false,
      isPrevious: false,
      children: members.length,
      isOpen: open,
    });
    if (open) {
      members.forEach(member => visit(member, 2, id));
    }
  };
  alone
    .filter(node => tree.isRemarkable(node))
    .forEach(node => visit(node, 1, rootId));
  for (const category of order) {
    alone
      .filter(node => node.category === category && !tree.isRemarkable(node))
      .forEach(node => visit(node, 1, rootId));
    showGroup(category);
  }
  return graph;
}

/** What a search has found, with the way to it. */
export function withOwners(
  nodes: ResourceNode[],
  found: ResourceNode[],
): ResourceNode[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const kept = new Set<string>();
  for (const node of found) {
    let current: ResourceNode | undefined = node;
    while (current && !kept.has(current.id)) {
      kept.add(current.id);
      current = byId.get(current.parents.find(id => byId.has(id)) ?? '');
    }
  }
  return nodes.filter(({ id }) => kept.has(id));
}

/** The resource of a node, if it is one. */
export function resourceOf(node: GraphNode): ResourceNode | undefined {
  return node.type === 'resource' ? node.resource : undefined;
}
