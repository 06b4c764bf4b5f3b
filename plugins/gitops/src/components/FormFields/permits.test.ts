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

import { choices, isPattern, permits } from './permits';

const server = 'https://kubernetes.default.svc';

describe('permits', () => {
  it.each([
    ['shop-dev', 'shop-dev', true],
    ['shop-dev', 'shop-devx', false],
    ['shop-*', 'shop-staging', true],
    ['shop-?', 'shop-dev', false],
    ['shop-{dev,staging}', 'shop-staging', true],
    ['shop-[ab]', 'shop-c', false],
    ['a.b', 'axb', false],
    [undefined, 'anything', true],
  ])('%s and %s: %s', (namespace, name, isPermitted) => {
    const place = { server, namespace };
    expect(permits([place], place, name)).toBe(isPermitted);
  });

  it('heeds what is forbidden at the same place, and only there', () => {
    const place = { server, namespace: '*' };
    const forbids = (at: string) => [
      place,
      { server: at, namespace: '!kube-*' },
    ];
    expect(permits(forbids(server), place, 'kube-system')).toBe(false);
    expect(permits(forbids(server), place, 'shop')).toBe(true);
    expect(permits(forbids('https://other'), place, 'kube-system')).toBe(true);
  });
});

describe('choices', () => {
  it('are places of one cluster that permit something', () => {
    const place = { server, namespace: 'shop-*' };
    expect(
      choices([
        place,
        { server: '*', namespace: 'shop' },
        { server: `!${server}`, namespace: 'shop' },
        { server, namespace: '!shop-secret' },
      ]),
    ).toEqual([place]);
    expect(isPattern(place)).toBe(true);
    expect(isPattern({ server, namespace: 'shop' })).toBe(false);
  });
});
