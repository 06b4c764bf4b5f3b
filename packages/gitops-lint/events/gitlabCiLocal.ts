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
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Event, events } from '../src/ci/world';

const run = promisify(execFile);

/** Variables that GitLab sets for some events alone. */
const only = [
  'CI_COMMIT_BRANCH',
  'CI_COMMIT_TAG',
  'CI_MERGE_REQUEST_IID',
  'CI_MERGE_REQUEST_ID',
];

const program = path.join(
  path.dirname(require.resolve('gitlab-ci-local/package.json')),
  'dist/index.js',
);

function flagsOf(event: Event): string[] {
  const set = Object.entries(events[event]);
  const names = set.map(([name]) => name);
  const unset = only.filter(name => !names.includes(name));
  return [
    ...set.flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
    ...unset.flatMap(name => ['--unset-variable', name]),
    '--ignore-predefined-vars',
    names.join(),
  ];
}

/** A repository of Git with these files, which is removed with what is done in it. */
export async function inRepository<T>(
  files: Record<string, string>,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-events-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    const git = (...args: string[]) =>
      run(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args],
        {
          cwd: folder,
        },
      );
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('remote', 'add', 'origin', 'git@gitlab.example.com:team/a.git');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'x');
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The jobs that gitlab-ci-local has in the pipeline of an event. */
export async function jobsOf(folder: string, event: Event): Promise<string[]> {
  const { stdout } = await run(
    process.execPath,
    [
      program,
      '--list-json',
      '--no-json-schema-validation',
      '--no-evaluate-rule-changes',
      '--no-fetch-includes',
      ...flagsOf(event),
    ],
    { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } },
  );
  const begin = stdout.indexOf('[\n');
  const jobs: { name: string; when: string }[] =
    begin < 0 ? [] : JSON.parse(stdout.slice(begin));
  return jobs
    .filter(({ when }) => when !== 'never')
    .map(({ name }) => name)
    .sort();
}
