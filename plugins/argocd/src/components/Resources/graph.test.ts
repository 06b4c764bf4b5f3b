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

import { crashingTree, resource } from '../../__testUtils__/resources';
import { filterResources } from './filterResources';
import { buildGraph, rootId, withOwners } from './graph';
import { layoutGraph, neighbour } from './layout';

const build = (
  nodes = crashingTree,
  options: Partial<Parameters<typeof buildGraph>[1]> = {},
) =>
  buildGraph(nodes, {
    toggled: new Set(),
    isCompact: false,
    opens: false,
    ...options,
  });
const ids = (graph: ReturnType<typeof buildGraph>) => graph.map(({ id }) => id);

describe('the graph of resources', () => {
  it('begins with the way to what fails, then what still serves; the rest stands together', () => {
    expect(ids(build())).toEqual([
      rootId,
      'Deployment/web',
      'ReplicaSet/web-2',
      'Pod/web-2-a',
      'ReplicaSet/web-1',
      'Pod/web-1-a',
      'Deployment/api',
      'Service/web',
      'group/configuration',
    ]);
    const failing = build().filter(({ isFailing }) => isFailing);
    expect(ids(failing)).toEqual([
      rootId,
      'Deployment/web',
      'ReplicaSet/web-2',
      'Pod/web-2-a',
    ]);
  });

  it('opens and closes a group and what is calm', () => {
    const opened = build(crashingTree, {
      toggled: new Set(['group/configuration', 'Deployment/api']),
    });
    expect(ids(opened)).toEqual(
      expect.arrayContaining([
        'ReplicaSet/api-1',
        'ConfigMap/settings',
        'Secret/keys',
      ]),
    );
  });

  it('leaves out versions between workload and pods where there is no room for them', () => {
    const compact = build(crashingTree, { isCompact: true });
    expect(compact.find(({ id }) => id === 'Pod/web-2-a')).toMatchObject({
      parent: 'Deployment/web',
      depth: 2,
    });
  });

  it('shows a version without pods only where it fails', () => {
    const forbidden = crashingTree.map(node =>
      node.id === 'ReplicaSet/web-0'
        ? { ...node, health: { status: 'Degraded' as const } }
        : node,
    );
    expect(ids(build(forbidden))).toContain('ReplicaSet/web-0');
  });

  it('names workloads one by one while nothing fails, and together where there are many', () => {
    const calm = ['a', 'b', 'c'].map(name => resource('Deployment', name));
    expect(ids(build(calm))).toEqual([
      rootId,
      'Deployment/a',
      'Deployment/b',
      'Deployment/c',
    ]);
    const many = [...'abcdefghi'].map(name => resource('Deployment', name));
    expect(ids(build(many))).toEqual([rootId, 'group/workload']);
  });

  it('opens all that a search has found, with the way to it', () => {
    const found = filterResources(crashingTree, {
      search: 'pod API',
      onlyFailing: false,
    });
    const graph = build(withOwners(crashingTree, found), { opens: true });
    expect(ids(graph)).toEqual([
      rootId,
      'Deployment/api',
      'ReplicaSet/api-1',
      'Pod/api-1-a',
    ]);
  });

  it('survives owners in a circle, and owners that are not there', () => {
    const graph = build([
      resource('Pod', 'a', { parents: ['Pod/b'] }),
      resource('Pod', 'b', { parents: ['Pod/a'] }),
      resource('Pod', 'c', { parents: ['gone'] }),
    ]);
    expect(ids(graph)).toEqual([rootId, 'Pod/c']);
  });

  it('stays fluid with thousands of resources', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      resource('Pod', `p${index}`, {
        parents: index > 0 ? [`Pod/p${index - 1}`] : [],
      }),
    );
    expect(build(many)).toHaveLength(2);
  });
});

describe('the places of the graph', () => {
  it('are rows in reading order: a first child beside its owner, the application in the middle', () => {
    const { boxes } = layoutGraph(build(), false);
    const row = (id: string) => boxes.get(id)!.y;
    expect(row('Deployment/web')).toBe(row('Pod/web-2-a'));
    expect(row('ReplicaSet/web-1')).toBe(row('Deployment/web') + 68);
    expect(row('group/configuration')).toBe(row('Service/web') + 68);
    expect(row(rootId)).toBe(
      (row('Deployment/web') + row('group/configuration')) / 2,
    );
  });

  it('never lie on one another', () => {
    const boxes = [...layoutGraph(build(), true).boxes.values()];
    const places = new Set(boxes.map(({ x, y }) => `${x} ${y}`));
    expect(places.size).toBe(boxes.length);
  });

  it('are reached by arrows', () => {
    const graph = build();
    expect(neighbour(graph, 'Pod/web-2-a', 'left')).toBe('ReplicaSet/web-2');
    expect(neighbour(graph, 'Pod/web-2-a', 'down')).toBe('Pod/web-1-a');
    expect(neighbour(graph, 'Deployment/web', 'right')).toBe(
      'ReplicaSet/web-2',
    );
    expect(neighbour(graph, 'Deployment/web', 'up')).toBeUndefined();
  });
});

describe('what a person looks for', () => {
  const tree = [
    ...crashingTree,
    resource('Deployment', 'odd', { sync: 'OutOfSync' }),
  ];
  const names = (filter: Partial<Parameters<typeof filterResources>[1]>) =>
    filterResources(tree, { search: '', onlyFailing: false, ...filter }).map(
      ({ id }) => id,
    );

  it('is what fails or is on its way', () => {
    expect(names({ onlyFailing: true })).toEqual([
      'Deployment/web',
      'ReplicaSet/web-2',
      'Pod/web-2-a',
    ]);
  });

  it('is what differs from Git', () => {
    expect(names({ onlyDiffering: true })).toEqual(['Deployment/odd']);
  });

  it('is a kind', () => {
    expect(names({ kind: 'Secret' })).toEqual(['Secret/keys']);
  });
});
