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

// Brings what a bare machine lacks, all at once: tools into .tools, dependencies into node_modules, programs of the system.
// It is a command too, which starts nothing: node scripts/setup.mjs [--tests].
import fs from 'node:fs';
import path from 'node:path';
import { log, main, Missing, root, run } from './command.mjs';
import {
  described,
  forSandbox,
  forTests,
  installCommand,
  installWithApt,
  lacking,
  mayInstall,
} from './programs.mjs';
import { helm, node, olderHelm, yarn } from './tools.mjs';

/** Yarn writes it when it has installed. */
const stateFile = path.join(root, 'node_modules/.yarn-state.yml');

const changedAt = file => fs.statSync(file).mtimeMs;

const dependencies = {
  what: 'the dependencies',
  isThere: async () =>
    fs.existsSync(stateFile) &&
    ['yarn.lock', 'package.json', '.yarnrc.yml'].every(
      file => changedAt(path.join(root, file)) <= changedAt(stateFile),
    ),
  async install() {
    log('Installing dependencies …');
    await run('yarn', ['install', '--immutable'], {
      quiet: true,
      what: 'yarn install',
    });
    // Yarn leaves it as it is where nothing was to be done.
    const now = new Date();
    fs.utimesSync(stateFile, now, now);
  },
};

async function lackingTools(tools) {
  const found = await Promise.all(tools.map(tool => tool.isThere()));
  return new Set(tools.filter((_, index) => !found[index]));
}

/**
 * Makes sure that everything is there: for the sandbox, or for the `tests` too. Without `install` it keeps hands off, and
 * says what is missing and the command that brings it.
 */
export async function prepare({ tests = false, install = true } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Missing(
      `Node ${process.versions.node} is too old. Install Node 20 or newer.`,
    );
  }
  const [programs, tools] = await Promise.all([
    lacking(tests ? [...forSandbox, ...forTests] : forSandbox),
    lackingTools([
      node,
      yarn,
      helm,
      dependencies,
      ...(tests ? [olderHelm] : []),
    ]),
  ]);
  if (programs.length + tools.size === 0) {
    return;
  }
  const setup = `node scripts/setup.mjs${tests ? ' --tests' : ''}`;
  const byHand = programs.length > 0 && !mayInstall();
  if (!install || byHand) {
    const missing = [
      ...(programs.length > 0 ? [described(programs)] : []),
      ...(install ? [] : Array.from(tools, ({ what }) => what)),
    ];
    const commands = [
      ...(byHand ? [installCommand(programs)] : []),
      ...(install ? [] : [setup]),
    ];
    throw new Missing(
      `Missing: ${missing.join(', ')}.\nInstall: ${commands.join(' && ')}`,
    );
  }
  const bring = async (...wanted) => {
    for (const tool of wanted.filter(one => tools.has(one))) {
      await tool.install();
    }
  };
  await Promise.all([
    // The longest way first. Yarn runs on any Node, and no package is compiled.
    bring(yarn, dependencies),
    bring(node),
    bring(helm),
    bring(olderHelm),
    programs.length > 0 && installWithApt(programs),
  ]);
}

if (process.argv[1] === import.meta.filename) {
  main(() => prepare({ tests: process.argv.includes('--tests') }));
}
