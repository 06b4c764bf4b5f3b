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

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './command.mjs';

const read = file => fs.readFileSync(path.join(root, file), 'utf8');

const filesIn = (folder, end) =>
  fs
    .readdirSync(path.join(root, folder))
    .filter(name => name.endsWith(end))
    .map(name => `${folder}/${name}`);

const pages = [
  'README.md',
  ...filesIn('docs', '.md'),
  ...fs
    .readdirSync(path.join(root, 'plugins'))
    .map(name => `plugins/${name}/README.md`)
    .filter(file => fs.existsSync(path.join(root, file))),
].map(read);

const takers = filesIn('packages/app/e2e-tests', '.ts').map(read);

test('each picture of the docs is shown by a page, or taken by a test', () => {
  const unused = filesIn('docs/images', '.png').filter(file => {
    const name = path.basename(file);
    const [taken] = name.split('.');
    return !(
      pages.some(text => text.includes(`images/${name}`)) ||
      takers.some(text => text.includes(name) || text.includes(`'${taken}'`))
    );
  });
  assert.deepEqual(unused, []);
});

test('each picture that a page shows is there', () => {
  const shown = pages.flatMap(text =>
    [...text.matchAll(/images\/([\w.-]+\.png)/g)].map(([, name]) => name),
  );
  const missing = shown.filter(
    name => !fs.existsSync(path.join(root, 'docs/images', name)),
  );
  assert.deepEqual(missing, []);
});
