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
import {
  buildGraph,
  filterResources,
  initiallyCollapsed,
  rootId,
} from './graph';

const node = (
  id: string,
  parents: string[] = [],
  change: Partial<ResourceNode> = {},
): ResourceNode => ({
  id,
  group: '',
  version: 'v1',
  kind: 'Pod',
  name: id,
  parents,
  info: [],
  ...change,
});
const tree = [
  node('deployment', [], { kind: 'Deployment' }),
  node('set', ['deployment'], { kind: 'ReplicaSet' }),
  node('pod', ['set'], { health: { status: 'Degraded' } }),
  node('service', [], { kind: 'Service' }),
];
const ids = (graph: ReturnType<typeof buildGraph>) =>
  graph.nodes.map(({ id }) => id);

describe('the graph of resources', () => {
  it('hangs what has no owner below the application', () => {
    const graph = buildGraph(tree, { kept: tree, collapsed: new Set() });
    expect(graph.edges).toEqual([
      { from: rootId, to: 'deployment' },
      { from: 'deployment', to: 'set' },
      { from: 'set', to: 'pod' },
      { from: rootId, to: 'service' },
    ]);
  });

  it('hides what is below something collapsed, and counts it', () => {
    const graph = buildGraph(tree, {
      kept: tree,
      collapsed: new Set(['deployment']),
    });
    expect(ids(graph)).toEqual([rootId, 'deployment', 'service']);
    expect(graph.nodes[1]).toMatchObject({ collapsed: 2, children: 1 });
  });

  it('keeps the way to what is looked for', () => {
    const kept = filterResources(tree, { search: '', onlyFailing: true });
    const graph = buildGraph(tree, { kept, collapsed: new Set() });
    expect(ids(graph)).toEqual([rootId, 'deployment', 'set', 'pod']);
    expect(
      filterResources(tree, { search: 'SERV', onlyFailing: false }),
    ).toEqual([tree[3]]);
  });

  it('survives owners in a circle, and owners that are not there', () => {
    const circle = [node('a', ['b']), node('b', ['a']), node('c', ['gone'])];
    const graph = buildGraph(circle, { kept: circle, collapsed: new Set() });
    expect(ids(graph)).toEqual([rootId, 'c']);
  });

  it('begins collapsed where there is much, but for the way to what fails', () => {
    const many = Array.from({ length: 100 }, (_, index) => [
      node(`d${index}`, [], { kind: 'Deployment' }),
      node(`p${index}`, [`d${index}`]),
    ]).flat();
    const collapsed = initiallyCollapsed([
      ...many,
      node('bad', ['d7'], { health: { status: 'Degraded' } }),
    ]);
    expect(collapsed.size).toBe(99);
    expect(collapsed.has('d7')).toBe(false);
    expect(initiallyCollapsed(tree).size).toBe(0);
  });
});
