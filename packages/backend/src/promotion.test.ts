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
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { runScript } from './__testUtils__/runScript';

const run = promisify(execFile);
const promote = path.resolve(
  __dirname,
  '../../../templates/new-project/skeleton/ci/promote.sh',
);

describe('the promotion', () => {
  let remote: string;
  let clone: string;

  const git = async (cwd: string, ...args: string[]) =>
    (await run('git', args, { cwd })).stdout.trim();

  const values = (...tags: [string, string][]) =>
    tags
      .map(([name, tag]) => `${name}:\n  tag: "${tag}" # ci:tag ${name}\n`)
      .join('');

  const promoteTo = (environment: string) =>
    runScript(promote, ['dev', environment], {
      cwd: clone,
      env: {
        CI_JOB_TOKEN: 'job-token',
        CI_SERVER_HOST: 'gitlab.example.com',
        CI_PIPELINE_ID: '7',
      },
    });

  beforeEach(async () => {
    const base = await mkdtemp(path.join(os.tmpdir(), 'slipway-promote-'));
    remote = path.join(base, 'remote.git');
    clone = path.join(base, 'clone');
    await run('git', ['init', '--quiet', '--bare', '-b', 'main', remote]);
    await git(remote, 'config', 'receive.advertisePushOptions', 'true');
    await run('git', ['clone', '--quiet', remote, clone]);
    await git(clone, 'checkout', '--quiet', '-B', 'main');
    await git(clone, 'config', 'user.name', 't');
    await git(clone, 'config', 'user.email', 't@example.com');
    await mkdir(path.join(clone, 'helm'));
    const write = (environment: string, text: string) =>
      writeFile(path.join(clone, `helm/values-${environment}.yaml`), text);
    await write('dev', values(['api', 'a'.repeat(40)], ['api-2', '']));
    await write(
      'staging',
      `${values(['api-2', 'kept'], ['api', 'old'])}redis:\n  tag: "7.4.1"\n`,
    );
    await git(clone, 'add', '.');
    await git(clone, 'commit', '--quiet', '--message', 'first');
    await git(clone, 'push', '--quiet', '-u', 'origin', 'main');
  });

  it('brings the tags that run below to a branch of its own, and nothing else', async () => {
    const { stdout } = await promoteTo('staging');
    expect(stdout).toContain(
      'Opened a merge request from promote/staging-7 to main.',
    );
    expect(
      await git(remote, 'show', 'promote/staging-7:helm/values-staging.yaml'),
    ).toBe(
      `${values(
        ['api-2', 'kept'],
        ['api', 'a'.repeat(40)],
      )}redis:\n  tag: "7.4.1"`,
    );
    expect(await git(remote, 'log', '-1', '--format=%s', 'main')).toBe('first');
    expect(
      await git(remote, 'diff', '--name-only', 'main', 'promote/staging-7'),
    ).toBe('helm/values-staging.yaml');
  });

  it('carries the digest along, and clears one that belongs to another tag', async () => {
    const digest = `sha256:${'d'.repeat(64)}`;
    const write = (environment: string, rows: [string, string, string][]) =>
      writeFile(
        path.join(clone, `helm/values-${environment}.yaml`),
        rows
          .map(
            ([name, tag, text]) =>
              `${name}:\n  tag: "${tag}" # ci:tag ${name}\n  digest: "${text}" # ci:digest ${name}\n`,
          )
          .join(''),
      );
    await write('dev', [
      ['api', 'new', digest],
      ['redis', '7.4.2', ''],
      ['jobs', '', ''],
    ]);
    await write('staging', [
      ['api', 'old', `sha256:${'e'.repeat(64)}`],
      ['redis', '7.4.1', `sha256:${'f'.repeat(64)}`],
      ['jobs', 'kept', digest],
    ]);
    await git(clone, 'commit', '--quiet', '--all', '--message', 'digests');
    await git(clone, 'push', '--quiet');
    await promoteTo('staging');
    await git(clone, 'fetch', '--quiet');
    await write('staging', [
      ['api', 'new', digest],
      ['redis', '7.4.2', ''],
      ['jobs', 'kept', digest],
    ]);
    expect(
      await git(
        clone,
        'diff',
        '--stat',
        'origin/promote/staging-7',
        '--',
        'helm',
      ),
    ).toBe('');
  });

  it('neither carries along nor touches what is not committed', async () => {
    await writeFile(path.join(clone, 'helm/values-dev.yaml'), 'unfinished');
    const before = await git(clone, 'rev-parse', '--abbrev-ref', 'HEAD');
    await promoteTo('staging');
    expect(
      await git(remote, 'show', 'promote/staging-7:helm/values-dev.yaml'),
    ).not.toContain('unfinished');
    expect(await git(clone, 'status', '--porcelain')).toBe(
      'M helm/values-dev.yaml',
    );
    expect(await git(clone, 'rev-parse', '--abbrev-ref', 'HEAD')).toBe(before);
    expect(await git(clone, 'branch', '--format=%(refname:short)')).toBe(
      'main',
    );
  });

  it.each([
    [
      'dev',
      'x: 1\n',
      "helm/values-staging.yaml:2: api-2 has no line that ends in '# ci:tag api-2' in helm/values-dev.yaml",
    ],
    [
      'staging',
      'x: 1\n',
      "helm/values-dev.yaml:2: api has no line that ends in '# ci:tag api' in helm/values-staging.yaml",
    ],
    [
      'staging',
      'api: {tag: a} # ci:tag api\n',
      'helm/values-staging.yaml:1: there is no tag to read',
    ],
    [
      'dev',
      'api:\n  tag: "new" # ci:tag api # by hand\n',
      'helm/values-dev.yaml:2: this marker cannot be read',
    ],
  ])(
    'promotes nothing where a line of %s is missing or cannot be read: %j',
    async (environment, text, message) => {
      await writeFile(
        path.join(clone, `helm/values-${environment}.yaml`),
        text,
      );
      await git(clone, 'commit', '--quiet', '--all', '--message', 'odd');
      await git(clone, 'push', '--quiet');
      await expect(promoteTo('staging')).rejects.toThrow(message);
      expect(await git(remote, 'branch', '--list', 'promote/*')).toBe('');
    },
  );

  it('goes on where it was when its job is run once more', async () => {
    await promoteTo('staging');
    expect((await promoteTo('staging')).stdout).toContain(
      'The merge request from promote/staging-7 has it already.',
    );
    await writeFile(
      path.join(clone, 'helm/values-dev.yaml'),
      values(['api', 'b'.repeat(40)], ['api-2', '']),
    );
    await git(clone, 'commit', '--quiet', '--all', '--message', 'newer');
    await git(clone, 'push', '--quiet');
    await promoteTo('staging');
    expect(
      await git(remote, 'show', 'promote/staging-7:helm/values-staging.yaml'),
    ).toContain(`tag: "${'b'.repeat(40)}" # ci:tag api`);
  });

  it.each([[[]], [['dev']], [['dev', 'dev']]])(
    'says how it is called: %j',
    async args => {
      await expect(
        runScript(promote, args, { cwd: clone, env: {} }),
      ).rejects.toThrow('usage: sh ci/promote.sh <from> <to>');
    },
  );

  it('leaves nothing behind where GitLab takes no branch', async () => {
    await writeFile(
      path.join(remote, 'hooks/pre-receive'),
      '#!/bin/sh\necho "You are not allowed to create branches." >&2\nexit 1\n',
      { mode: 0o755 },
    );
    await expect(promoteTo('staging')).rejects.toThrow(
      /not allowed to create branches[^]*nothing is promoted/,
    );
    expect(await git(remote, 'branch', '--list', 'promote/*')).toBe('');
    expect(await git(clone, 'branch', '--format=%(refname:short)')).toBe(
      'main',
    );
  });

  it('does nothing where the next environment has them already', async () => {
    await writeFile(
      path.join(clone, 'helm/values-staging.yaml'),
      values(['api', 'a'.repeat(40)], ['api-2', '']),
    );
    await git(clone, 'commit', '--quiet', '--all', '--message', 'same');
    await git(clone, 'push', '--quiet');
    const { stdout } = await promoteTo('staging');
    expect(stdout).toContain('staging has what dev has already.');
    expect(await git(remote, 'branch', '--list', 'promote/*')).toBe('');
  });
});
