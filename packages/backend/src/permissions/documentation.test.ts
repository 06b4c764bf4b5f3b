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

import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { matchesWildcards } from '@slipway/glob';
import * as argocdCommon from '@slipway/plugin-argocd-common';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { authoring, defaultGrants, Grantee } from './grants';

/** Every permission that a package exports has attributes, and nothing else of it has. */
const namesIn = (exported: object) =>
  Object.values(exported).flatMap((value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'attributes' in value &&
    'name' in value
      ? [String(value.name)]
      : [],
  );

const known = [
  ...catalogPermissions.map(({ name }) => name),
  ...scaffolderPermissions.map(({ name }) => name),
  ...namesIn(argocdCommon),
];

/** What a cell of the table says of a permission. */
function cell(name: string, to: Grantee): string {
  const grants = defaultGrants.filter(
    grant =>
      grant.to === to &&
      grant.permissions.some(pattern => matchesWildcards(pattern, name)),
  );
  if (grants.length === 0) {
    return '–';
  }
  return grants.some(({ visibleInGitlab }) => !visibleInGitlab)
    ? 'yes'
    : '`visibleInGitlab`';
}

function granted(): Record<string, string[]> {
  const rows = known.map((name): [string, string[]] => [
    name,
    [
      cell(name, 'everybody'),
      cell(name, 'owners'),
      authoring.includes(name) ? 'yes' : '–',
    ],
  ]);
  return Object.fromEntries(
    rows.filter(([, cells]) => cells.some(item => item !== '–')),
  );
}

describe('docs/permissions.md', () => {
  it('says of every permission whom the portal grants it', async () => {
    const text = await readFile(
      path.resolve(__dirname, '../../../../docs/permissions.md'),
      'utf8',
    );
    const rows = [
      ...text.matchAll(/^\| `([a-z.-]+)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm),
    ].map(([, name, ...cells]) => [name, cells.slice(0, 3)]);
    expect(Object.fromEntries(rows)).toEqual(granted());
  });
});
