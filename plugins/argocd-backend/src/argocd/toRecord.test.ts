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

import { toRecord } from './toRecord';

const named = (annotation: string) =>
  toRecord(
    'global',
    {
      metadata: {
        name: 'shop-dev',
        annotations: { 'backstage.io/entity-ref': annotation },
      },
    },
    { complete: false, defaultNamespace: 'argocd' },
  ).entityRefs;

describe('the entities that an application names', () => {
  it.each<[string, string, string[]]>([
    ['one', 'system:default/shop', ['system:default/shop']],
    ['one without a namespace', 'component:shop', ['component:default/shop']],
    ['one in capitals', 'System:Team/Shop', ['system:team/shop']],
    [
      'several',
      'system:a, component:b/c',
      ['system:default/a', 'component:b/c'],
    ],
    ['one twice', 'system:a,system:default/A', ['system:default/a']],
    ['one without a kind', 'shop', []],
    ['one without a kind, in a namespace', 'default/shop', []],
    ['what is no reference', '/, :, component:, :shop, /shop', []],
    ['what no catalog would take', `system:a\0b,system:${'a'.repeat(300)}`, []],
    ['none', '', []],
  ])('are %s', (_name, annotation, expected) => {
    expect(named(annotation)).toEqual(expected);
  });

  it('are a limited number', () => {
    const all = Array.from({ length: 1_000 }, (_, index) => `system:s${index}`);
    expect(named(all.join())).toHaveLength(50);
  });
});
