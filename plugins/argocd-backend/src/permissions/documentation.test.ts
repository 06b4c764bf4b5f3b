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

import { mockServices } from '@backstage/backend-test-utils';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { registerPermissions } from './registerPermissions';
import { applicationRules } from './rules';

async function rows(pattern: RegExp): Promise<string[][]> {
  const readme = path.resolve(__dirname, '../../README.md');
  return [...(await readFile(readme, 'utf8')).matchAll(pattern)].map(
    ([, ...cells]) => cells,
  );
}

describe('README.md', () => {
  it('has every permission that is registered', async () => {
    const registry = mockServices.permissionsRegistry.mock();
    registerPermissions(
      registry,
      {} as Parameters<typeof registerPermissions>[1],
    );
    const registered = [
      ...registry.addPermissions.mock.calls.flatMap(([added]) => added),
      ...registry.addResourceType.mock.calls.flatMap(
        ([{ permissions = [] }]) => permissions,
      ),
    ].map(permission => [
      permission.name,
      permission.attributes.action ?? '–',
      isResourcePermission(permission) ? '`argocd-application`' : '–',
    ]);
    const listed = await rows(
      /^\| `(argocd\.[a-z.]+)` +\| (\w+) +\| (–|`[a-z-]+`) +\|/gm,
    );
    expect(listed.sort()).toEqual(registered.sort());
  });

  it('has every rule', async () => {
    const listed = (await rows(/^\| `([A-Z_]{4,})` +\|/gm)).flat();
    expect(listed.sort()).toEqual(
      Object.values(applicationRules)
        .map(({ name }) => name)
        .sort(),
    );
  });
});
