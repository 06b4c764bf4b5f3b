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

import { claimsNamespace } from './claimsNamespace';

const server = 'https://kubernetes.default.svc';
const inCluster = { server, name: 'in-cluster' };
const claims = (
  destinations: { server?: string; name?: string; namespace?: string }[],
  address: { server?: string; name?: string } = inCluster,
  knownNames: string[] = [],
) => claimsNamespace(destinations, address, 'shop-dev', knownNames);

describe('an AppProject claims a namespace', () => {
  it.each([
    ['by its name', [{ server, namespace: 'shop-dev' }], true],
    ['by a pattern', [{ server, namespace: 'shop-*' }], true],
    ['by a set', [{ server, namespace: '{shop,blog}-dev' }], true],
    ['on every cluster', [{ server: '*', namespace: 'shop-?ev' }], true],
    [
      'by the name of its cluster',
      [{ name: 'in-cluster', namespace: 'shop-dev' }],
      true,
    ],
    [
      'by a pattern of names of clusters',
      [{ name: 'in-*', namespace: 'shop-dev' }],
      true,
    ],
    [
      'beside a denial of another',
      [
        { server, namespace: 'shop-*' },
        { server, namespace: '!shop-production' },
      ],
      true,
    ],
    ['not where it permits all', [{ server: '*', namespace: '*' }], false],
    [
      'not where it permits all in two stars',
      [{ server, namespace: '**' }],
      false,
    ],
    [
      'not where it permits all but some',
      [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!kube-*' },
      ],
      false,
    ],
    ['not another one', [{ server, namespace: 'blog-*' }], false],
    [
      'not where it denies it',
      [
        { server, namespace: 'shop-*' },
        { server, namespace: '!shop-dev' },
      ],
      false,
    ],
    [
      'not where it denies the cluster',
      [
        { server: '*', namespace: 'shop-*' },
        { server: `!${server}`, namespace: '*' },
      ],
      false,
    ],
    [
      'not on another cluster',
      [{ server: 'https://other:6443', namespace: 'shop-dev' }],
      false,
    ],
    ['not where it permits nothing', [], false],
    ['not where it names no namespace', [{ server }], false],
    [
      'not by a pattern that cannot be read',
      [{ server, namespace: 'shop-[' }],
      false,
    ],
  ])('%s', (_name, destinations, expected) => {
    expect(claims(destinations)).toBe(expected);
  });

  it('perhaps, by the name of a cluster that nobody knows', () => {
    const destinations = [{ name: 'prod', namespace: 'shop-dev' }];
    expect(claims(destinations, { server })).toBe(true);
    expect(claims(destinations, { server }, ['prod'])).toBe(false);
    expect(claims([{ name: '!prod', namespace: 'shop-dev' }], { server })).toBe(
      false,
    );
  });
});
