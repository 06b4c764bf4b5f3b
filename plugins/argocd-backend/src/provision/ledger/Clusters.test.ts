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

import { Clusters } from './Clusters';

const server = 'https://kubernetes.default.svc';
const clusters = new Clusters([
  { name: 'main', clusters: [] },
  { name: 'second', clusters: [] },
  {
    name: 'team',
    clusters: [
      { server, name: 'team-cluster' },
      { server: 'https://10.0.0.1:6443', name: 'shared' },
    ],
  },
  { name: 'edge', clusters: [{ server: 'https://api.edge', name: 'shared' }] },
]);

describe('clusters', () => {
  it('are the same by the same address, where nothing else is said', () => {
    expect(clusters.idOf('main', { server })).toBe(server);
    expect(clusters.idOf('second', { server: `${server}/` })).toBe(server);
    expect(
      clusters.idOf('second', { server: 'https://KUBERNETES.default.svc:443' }),
    ).toBe(server);
    expect(clusters.idOf('main', { name: 'in-cluster' })).toBe(server);
  });

  it('are told apart and put together by the names of the configuration', () => {
    expect(clusters.idOf('team', { server })).toBe('team-cluster');
    expect(clusters.idOf('team', { name: 'in-cluster' })).toBe('team-cluster');
    expect(clusters.idOf('team', { name: 'shared' })).toBe('shared');
    expect(clusters.idOf('edge', { server: 'https://api.edge/' })).toBe(
      'shared',
    );
  });

  it('are unknown by a name that only Argo CD has', () => {
    expect(clusters.idOf('main', { name: 'prod' })).toBeUndefined();
  });

  it('have the addresses that an instance has for them', () => {
    expect(clusters.addressesOf('main', server)).toEqual([
      { server },
      { server, name: 'in-cluster' },
    ]);
    expect(clusters.addressesOf('team', 'team-cluster')).toEqual([
      { server, name: 'team-cluster' },
      { server, name: 'in-cluster' },
    ]);
    // For the team, that address is its own cluster.
    expect(clusters.addressesOf('team', server)).toEqual([]);
    expect(clusters.addressesOf('main', 'shared')).toEqual([]);
    expect(clusters.addressesOf('edge', 'shared')).toEqual([
      { server: 'https://api.edge', name: 'shared' },
    ]);
  });
});
