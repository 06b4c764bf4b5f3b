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
import { toTree } from './toTree';

const node = (change: Partial<RawTreeNode>): RawTreeNode => ({
  kind: 'ConfigMap',
  namespace: 'shop',
  name: 'settings',
  ...change,
});
const owned = (by: string, change: Partial<RawTreeNode> = {}) =>
  node({ uid: 'c1', parentRefs: [{ uid: by }], ...change });

describe('toTree', () => {
  it('shows an object that two own once, below both', () => {
    expect(
      toTree({ nodes: [owned('a'), owned('b'), owned('a')] }, []),
    ).toMatchObject([{ id: 'c1', parents: ['a', 'b'] }]);
  });

  it.each([
    ['by its names, where it has no other id', { nodes: [node({}), node({})] }],
    [
      'under both groups that serve it',
      {
        nodes: [
          owned('a', { group: 'extensions', kind: 'Ingress' }),
          owned('b', { group: 'networking.k8s.io', kind: 'Ingress' }),
        ],
      },
    ],
    [
      'where it belongs to the application and is an orphan',
      { nodes: [owned('a')], orphanedNodes: [owned('b')] },
    ],
  ])('shows it once %s', (_name, tree) => {
    const shown = toTree(tree, []);
    expect(shown).toHaveLength(1);
    expect(shown[0].orphaned).toBeUndefined();
  });

  it('tells two objects of one name in two namespaces apart', () => {
    expect(
      toTree({ nodes: [node({}), node({ namespace: 'other' })] }, []),
    ).toHaveLength(2);
  });

  it('adds what Git asks for and the cluster does not have', () => {
    const status = {
      version: 'v1',
      kind: 'ConfigMap',
      namespace: 'shop',
      status: 'OutOfSync',
    };
    expect(
      toTree({ nodes: [owned('a'), owned('b')] }, [
        { ...status, name: 'settings' },
        { ...status, name: 'absent' },
        { ...status, name: 'migrate', hook: true },
      ]).map(({ name, sync, health }) => [name, sync, health?.status]),
    ).toEqual([
      ['settings', 'OutOfSync', undefined],
      ['absent', 'OutOfSync', 'Missing'],
    ]);
  });

  it('says that Git has an object no longer only where Argo CD can tell', () => {
    const pruned = (status: string, more = {}) =>
      toTree({ nodes: [node({})] }, [
        { ...node({}), status, requiresPruning: true, ...more },
      ])[0].requiresPruning;
    expect(pruned('OutOfSync')).toBe(true);
    expect(pruned('Unknown')).toBeUndefined();
    expect(pruned('OutOfSync', { hook: true })).toBeUndefined();
  });
});
