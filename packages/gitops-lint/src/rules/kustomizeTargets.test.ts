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

import { broken } from '../__testUtils__/broken';

const base = {
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
};
const overlay = 'overlays/dev/kustomization.yaml';

const patchOf = (kind: string, name: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}}\n`;

describe('a patch that is merged', () => {
  it.each([
    ['a name that no object has', patchOf('ConfigMap', 'wbe')],
    ['a kind that no object has', patchOf('Secret', 'web')],
    ['a Namespace that is made elsewhere', patchOf('Namespace', 'shop-dev')],
    [
      'an object to delete that is not there',
      `${patchOf('ConfigMap', 'gone')}$patch: delete\n`,
    ],
  ])('with %s is refused by kustomize', async (_name, patch) => {
    for (const key of ['patches', 'patchesStrategicMerge']) {
      expect(
        await broken({
          ...base,
          [overlay]: `resources: [../../base]\n${key}:\n  - ${
            key === 'patches' ? 'path: ' : ''
          }change.yaml\n`,
          'overlays/dev/change.yaml': patch,
        }),
      ).toEqual([`${overlay}:3 kustomize-targets`]);
    }
  });

  it('is refused where it stands in the kustomization itself', async () => {
    expect(
      await broken({
        ...base,
        [overlay]: `resources: [../../base]\npatches:\n  - patch: |-\n      apiVersion: v1\n      kind: ConfigMap\n      metadata: {name: wbe}\n`,
      }),
    ).toEqual([`${overlay}:3 kustomize-targets`]);
  });

  it.each([
    ['what is there', '../../base', 'ConfigMap', 'web'],
    [
      'what an address elsewhere has',
      '"https://git.example.net/bases//web?ref=v1"',
      'ConfigMap',
      'anything',
    ],
    [
      'what a resource has that another program names',
      '"../../${APP}"',
      'ConfigMap',
      'anything',
    ],
    ['what another program names', '../../base', 'ConfigMap', '"${NAME}"'],
  ])('may change %s', async (_name, resource, kind, name) => {
    expect(
      await broken({
        ...base,
        [overlay]: `resources: [${resource}]\npatches: [{path: change.yaml}]\n`,
        'overlays/dev/change.yaml': patchOf(kind, name),
      }),
    ).toEqual([]);
  });

  it('ends where kustomizations put each other together', async () => {
    expect(
      await broken({
        'a/kustomization.yaml':
          'resources: [../b]\npatches: [{path: change.yaml}]\n',
        'a/change.yaml': patchOf('ConfigMap', 'web'),
        'b/kustomization.yaml': 'resources: [../a]\n',
      }),
    ).toEqual([]);
  });
});
