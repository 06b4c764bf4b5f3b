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

import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { workspace } from '../__testUtils__/workspace';
import { readManifests } from './readManifests';

describe('the manifests of a folder', () => {
  it('are read in order, without links, pipes and folders', async () => {
    const folder = await workspace({
      'b.yaml': 'kind: B\n',
      'a.yml': 'kind: A\n---\nkind: A2\n',
      'folder.yaml/c.yaml': 'kind: C\n',
      'README.md': 'kind: D\n',
    });
    const other = await workspace({ 'secret.yaml': 'kind: Secret\n' });
    await symlink(path.join(other, 'secret.yaml'), path.join(folder, 'c.yaml'));
    execFileSync('mkfifo', [path.join(folder, 'd.yaml')]);
    expect(await readManifests(folder)).toEqual([
      { kind: 'A' },
      { kind: 'A2' },
      { kind: 'B' },
    ]);
  });

  it.each([
    ['none', {}, 'There is no manifest in '],
    ['no YAML', { 'a.yaml': 'a: b: c\n' }, 'a.yaml: '],
    [
      'more than Argo CD is given at once',
      { 'a.yaml': 'a: 1\n', 'b.yaml': `#${'x'.repeat(256 * 1024)}` },
      'have more than 256 kB together',
    ],
  ])('are refused where there are %s', async (_name, files, message) => {
    const folder = await workspace(files as Record<string, string>);
    await expect(readManifests(folder)).rejects.toThrow(message);
  });
});
