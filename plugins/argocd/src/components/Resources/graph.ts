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

// A type, because the graph library requires an index signature, which an interface has not.
export type GraphNode = {
  id: string;
  /** The resource; absent for the application itself. */
  resource?: ResourceNode;
  /** Resources below that are not shown. */
  collapsed: number;
  children: number;
};

export interface Graph {
  nodes: GraphNode[];
  edges: { from: string; to: string }[];
}

export const rootId = 'application';

export function isFailing({ health }: ResourceNode): boolean {
  return health?.status === 'Degraded' || health?.status === 'Missing';
}

/** The nodes that a search finds: words in kind, name or namespace, and only what fails. */
export function filterResources(
  nodes: ResourceNode[],
  options: { search: string; onlyFailing: boolean },
): ResourceNode[] {
  const words = options.search.toLowerCase().split(/\s+/).filter(Boolean);
  return nodes.filter(node => {
    const text = `${node.kind} ${node.name} ${node.namespace ?? ''}`;
    return (
      words.every(word => text.toLowerCase().includes(word)) &&
      (!options.onlyFailing ||
        isFailing(node) ||
        node.sync === 'OutOfSync' ||
        node.health?.status === 'Progressing')
    );
  });
}

/**
 * The graph of ownership: what has no owner hangs below the application. What is kept brings its owners along; what is
 * collapsed hides all below it. Pure.
 */
export function buildGraph(
  nodes: ResourceNode[],
  options: { kept: ResourceNode[]; collapsed: Set<string> },
): Graph {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parentOf = (node: ResourceNode) =>
    node.parents.find(id => byId.has(id) && id !== node.id);
  const shown = new Set<string>();
  for (const node of options.kept) {
    let current: ResourceNode | undefined = node;
    // A tree of the outside world may have a cycle.
    while (current && !shown.has(current.id)) {
      shown.add(current.id);
      current = byId.get(parentOf(current) ?? '');
    }
  }
  const children = new Map<string, string[]>();
  for (const node of nodes.filter(({ id }) => shown.has(id))) {
    const parent = parentOf(node) ?? rootId;
    children.set(parent, [...(children.get(parent) ?? []), node.id]);
  }
  const count = (id: string, seen: Set<string>): number =>
    (children.get(id) ?? [])
      .filter(child => !seen.has(child))
      .reduce((sum, child) => sum + 1 + count(child, seen.add(child)), 0);
  const graph: Graph = { nodes: [], edges: [] };
  const visited = new Set<string>();
  const visit = (id: string) => {
    visited.add(id);
    const below = children.get(id) ?? [];
    const isCollapsed = options.collapsed.has(id);
    graph.nodes.push({
      id,
      resource: byId.get(id),
      children: below.length,
      collapsed: isCollapsed ? count(id, new Set([id])) : 0,
    });
    if (isCollapsed) {
      return;
    }
    for (const child of below) {
      graph.edges.push({ from: id, to: child });
      if (!visited.has(child)) {
        visit(child);
      }
    }
  };
  visit(rootId);
  return graph;
}

/** More than this many nodes begin collapsed, so that the whole is seen first. */
const maxOpen = 40;

/** What is collapsed at first: everything with children but the way to what fails. */
export function initiallyCollapsed(nodes: ResourceNode[]): Set<string> {
  if (nodes.length <= maxOpen) {
    return new Set();
  }
  const byId = new Map(nodes.map(node => [node.id, node]));
  const open = new Set<string>();
  for (const node of nodes.filter(isFailing)) {
    let current: ResourceNode | undefined = node;
    while (current && !open.has(current.id)) {
      open.add(current.id);
      current = byId.get(current.parents[0] ?? '');
    }
  }
  const owners = new Set(nodes.flatMap(({ parents }) => parents));
  return new Set([...owners].filter(id => byId.has(id) && !open.has(id)));
}
