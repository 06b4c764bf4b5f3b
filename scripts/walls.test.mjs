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

// Each wall of .eslintrc.walls.js holds: a forbidden import is refused, in sources and in tests, and so is a dependency.
import { ESLint } from 'eslint';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './command.mjs';

const { rooms, walls } = createRequire(import.meta.url)(
  '../.eslintrc.walls.js',
);
const folders = ['packages', 'plugins'].flatMap(parent =>
  fs
    .readdirSync(path.join(root, parent))
    .map(name => `${parent}/${name}`)
    .filter(folder => fs.existsSync(path.join(root, folder, 'package.json'))),
);
const manifests = new Map(
  folders.map(folder => [
    folder,
    JSON.parse(
      fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    ),
  ]),
);
const ours = Array.from(manifests.values(), ({ name }) => name).filter(name =>
  name.startsWith('@slipway/'),
);

/** Which of our packages a file of a folder may not import, by what ESLint says about an import of each. */
async function refused(folder, file) {
  const eslint = new ESLint({ cwd: path.join(root, folder) });
  const names = [...ours, ...ours.map(name => `${name}/src/deep`)];
  const [{ messages }] = await eslint.lintText(
    names.map(name => `import '${name}';\n`).join(''),
    { filePath: path.join(root, folder, file) },
  );
  return messages
    .filter(
      ({ ruleId }) => ruleId === '@typescript-eslint/no-restricted-imports',
    )
    .map(({ line }) => names[line - 1]);
}

const expected = allowed => {
  const forbidden = ours.filter(
    name => name !== '@slipway/glob' && !allowed.includes(name),
  );
  return [...forbidden, ...forbidden.map(name => `${name}/src/deep`)];
};

test('every package has its walls', () => {
  assert.deepEqual(
    folders.filter(folder => !walls[folder]),
    [],
  );
});

for (const folder of folders.filter(one => walls[one])) {
  const { knows, inTests = [] } = walls[folder];
  const everywhere = [...knows, ...inTests];

  test(`${folder} imports only what it may know`, async () => {
    assert.deepEqual(await refused(folder, 'src/any.ts'), expected(knows));
    for (const file of [
      'src/any.test.ts',
      'src/__testUtils__/any.ts',
      'dev/any.ts',
    ]) {
      assert.deepEqual(await refused(folder, file), expected(everywhere));
    }
  });

  test(`${folder} depends only on what it may know`, () => {
    const { dependencies, devDependencies } = manifests.get(folder);
    const among = (all = {}, allowed) =>
      Object.keys(all).filter(name => expected(allowed).includes(name));
    assert.deepEqual(among(dependencies, knows), []);
    assert.deepEqual(among(devDependencies, everywhere), []);
  });
}

for (const [room, knows] of Object.entries(rooms)) {
  test(`${room} imports only what it may know`, async () => {
    const [, folder, rest] = /^(\w+\/[\w-]+)\/(.*)$/.exec(room);
    assert.deepEqual(await refused(folder, `${rest}/any.ts`), expected(knows));
  });
}
