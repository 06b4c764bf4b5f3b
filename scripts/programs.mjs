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

// Programs of the system, as Debian packages. They are installed only as root on Debian (a container, CI).
import fs from 'node:fs';
import { environment, log, outputOf, run } from './command.mjs';
import { findPostgres } from './postgres.mjs';

/** What the sandbox needs. */
export const forSandbox = [
  { command: 'git', debian: 'git', why: 'the sandbox keeps real repositories' },
  {
    command: 'rsync',
    debian: 'rsync',
    why: 'pipelines of the sandbox copy files with it',
  },
  {
    command: 'python3',
    debian: 'python3',
    why: "generated Python services run their tests with it in the sandbox's pipelines",
  },
];

/** What `npm test` needs besides. */
export const forTests = [
  {
    command: 'shellcheck',
    debian: 'shellcheck',
    why: 'scripts of the template are checked with it',
  },
  {
    command: 'busybox',
    args: ['--list'],
    debian: 'busybox',
    why: 'scripts of the template run in it, as in the images of their jobs',
  },
  { command: 'chromium', debian: 'chromium', why: 'browser tests run in it' },
  {
    command: 'curl',
    debian: 'curl',
    why: 'platform/bootstrap asks GitLab and Argo CD with it',
  },
  {
    command: 'jq',
    debian: 'jq',
    why: 'platform/bootstrap reads their answers with it',
  },
  {
    command: 'openssl',
    args: ['version'],
    debian: 'openssl',
    why: 'tests of TLS make their certificates with it',
  },
  {
    command: 'PostgreSQL',
    isThere: () => findPostgres() !== undefined,
    debian: 'postgresql',
    why: 'the history is tested on it too',
  },
];

/** Those of the programs that this machine lacks. */
export async function lacking(programs) {
  const found = await Promise.all(
    programs.map(async ({ command, args = ['--version'], isThere }) =>
      isThere ? isThere() : (await outputOf(command, args)) !== undefined,
    ),
  );
  return programs.filter((_, index) => !found[index]);
}

export const mayInstall = () =>
  process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');

export const described = programs =>
  programs.map(({ debian, why }) => `${debian} (${why})`).join(', ');

/** The command by which a person installs them. */
export const installCommand = programs =>
  `${process.platform === 'darwin' ? 'brew' : 'sudo apt-get'} install ${programs
    .map(({ debian }) => debian)
    .join(' ')}`;

export async function installWithApt(programs) {
  log(
    `Installing with apt-get, being root on Debian: ${described(programs)} …`,
  );
  const apt = (...args) =>
    run('apt-get', args, {
      quiet: true,
      env: environment({ DEBIAN_FRONTEND: 'noninteractive' }),
    });
  await apt('update', '-qq');
  await apt(
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    ...programs.map(({ debian }) => debian),
  );
}
