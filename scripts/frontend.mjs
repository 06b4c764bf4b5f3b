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

// The front end as people get it, built once into packages/app/dist and served by the back end.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { log, root, run } from './command.mjs';

const stateFile = path.join(root, 'packages/app/dist/.slipway-build');

const readManifest = folder =>
  JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));

function workspaces() {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    fs.readdirSync(path.join(root, parent)).map(name => `${parent}/${name}`),
  );
  return new Map(
    folders
      .filter(folder => fs.existsSync(path.join(root, folder, 'package.json')))
      .map(folder => [readManifest(folder).name, folder]),
  );
}

/** The folders of the app and of all workspaces that get into its bundle. */
function bundled() {
  const all = workspaces();
  const found = new Set();
  const visit = name => {
    const folder = all.get(name);
    if (folder && !found.has(folder)) {
      found.add(folder);
      Object.keys(readManifest(folder).dependencies ?? {}).forEach(visit);
    }
  };
  visit('app');
  return [...found];
}

function filesBelow(folder) {
  return fs.existsSync(path.join(root, folder))
    ? fs
        .readdirSync(path.join(root, folder), {
          recursive: true,
          withFileTypes: true,
        })
        .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map(entry => path.join(entry.parentPath, entry.name))
    : [];
}

/** Changes with everything that the build reads: sources, configuration and its schema, and what is installed. */
function wantedState() {
  const files = [
    ...['yarn.lock', 'app-config.yaml'].map(file => path.join(root, file)),
    ...bundled().flatMap(folder => [
      ...['package.json', 'config.d.ts']
        .map(file => path.join(root, folder, file))
        .filter(file => fs.existsSync(file)),
      ...filesBelow(`${folder}/src`),
      ...filesBelow(`${folder}/public`),
    ]),
  ];
  const digest = createHash('sha256');
  for (const file of files.sort()) {
    digest.update(path.relative(root, file)).update(fs.readFileSync(file));
  }
  return digest.digest('hex');
}

/** Builds the front end, unless it was built from the same before. */
export async function buildFrontEnd() {
  const wanted = wantedState();
  if (
    fs.existsSync(stateFile) &&
    fs.readFileSync(stateFile, 'utf8') === wanted
  ) {
    return;
  }
  log('Building the front end …');
  await run('yarn', ['workspace', 'app', 'build'], {
    quiet: true,
    what: 'Building the front end',
  });
  fs.writeFileSync(stateFile, wanted);
}
