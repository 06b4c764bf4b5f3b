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

// What every script needs: where the repository is, and how a program is run in it.
// Plain Node without dependencies, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const toolsBin = path.join(root, '.tools/bin');

/** Something is missing; the message is a sentence that names it and the way out. */
export class Missing extends Error {}

const started = Date.now();
export const seconds = (since = started) =>
  `${((Date.now() - since) / 1000).toFixed(0)} s`;
// Not on standard output: that belongs to the program that is run.
export const log = text => console.error(`[${seconds().padStart(5)}] ${text}`);

/** The environment for everything that is started: our tools first, and nothing that npm has left for its own scripts. */
export function environment(extra = {}) {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(npm_(?!config_registry)|INIT_CWD$|BERRY_BIN_FOLDER$|PROJECT_CWD$)/i.test(
          name,
        ),
    ),
  );
  return {
    ...own,
    PATH: [toolsBin, process.env.PATH].join(path.delimiter),
    ...extra,
  };
}

/** Runs a command to its end. Its output is shown, or kept for the error message with `quiet`. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? environment(),
      stdio:
        options.quiet || options.onOutput
          ? ['ignore', 'pipe', 'pipe']
          : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    const collect = (chunk, stream) => {
      output += chunk;
      if (options.onOutput) {
        stream.write(chunk);
      }
    };
    child.stdout?.on('data', chunk => collect(chunk, process.stdout));
    child.stderr?.on('data', chunk => collect(chunk, process.stderr));
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0 || options.mayFail) {
        resolve({ code, output });
      } else {
        reject(
          new Missing(
            `${
              options.what ?? `${command} ${args[0]}`
            } failed (exit code ${code}).\n${
              options.quiet ? output.slice(-3000) : ''
            }`,
          ),
        );
      }
    });
  });
}

/** What a command prints, or `undefined` where there is no such command or it fails. */
export async function outputOf(command, args) {
  try {
    const { code, output } = await run(command, args, {
      quiet: true,
      mayFail: true,
    });
    return code === 0 ? output.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** Runs the whole of a script; what is missing is a sentence, not a stack. */
export function main(script) {
  script().catch(error => {
    console.error(
      `\n${error instanceof Missing ? error.message : error.stack}`,
    );
    process.exit(1);
  });
}

/** Runs the tests of one file, with variables that tell it how much to do. @returns the exit code */
export async function runTests(file, variables) {
  const { code } = await run(
    'yarn',
    ['backstage-cli', 'repo', 'test', '--watchAll=false', file],
    { mayFail: true, env: environment(variables) },
  );
  return code;
}
