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

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../../..');

/**
 * Builds what an image would hold and unpacks it: the back end's bundle, with the dependencies of this repository but
 * none of its sources.
 */
export async function unpackBundle(): Promise<string> {
  const build = (workspace: string) =>
    run('yarn', ['workspace', workspace, 'build'], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_ENV: 'production' },
    });
  await build('app');
  await build('backend');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-production-'));
  for (const archive of ['skeleton', 'bundle']) {
    await run('tar', [
      'xzf',
      path.join(root, `packages/backend/dist/${archive}.tar.gz`),
      '-C',
      folder,
    ]);
  }
  const modules = path.join(folder, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(path.join(root, 'node_modules'))) {
    // Our own packages come out of the bundle.
    if (!['@slipway', 'app', 'backend'].includes(name)) {
      await symlink(
        path.join(root, 'node_modules', name),
        path.join(modules, name),
      );
    }
  }
  await mkdir(path.join(modules, '@slipway'));
  for (const parent of ['packages', 'plugins']) {
    for (const name of await readdir(path.join(folder, parent))) {
      const target = path.join(folder, parent, name);
      const manifest = await readFile(
        path.join(target, 'package.json'),
        'utf8',
      );
      await symlink(target, path.join(modules, JSON.parse(manifest).name));
    }
  }
  return folder;
}
