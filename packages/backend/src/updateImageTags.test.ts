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
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

jest.setTimeout(120_000);

const run = promisify(execFile);
const script = path.resolve(
  __dirname,
  '../../../templates/new-project/skeleton/ci/update-image-tags.sh',
);

describe('ci/update-image-tags.sh', () => {
  const sha = /^[0-9a-f]{40}$/;
  let remote: string;
  let seed: string;

  const git = async (cwd: string, ...args: string[]) => {
    const { stdout } = await run(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
      { cwd },
    );
    return stdout.trim();
  };
  const values = async () => git(remote, 'show', 'main:helm/values-dev.yaml');

  /** What a runner has: a detached checkout of one commit, and what the build jobs left. */
  async function checkout(commit: string, built: string[]): Promise<string> {
    const folder = await mkdtemp(
      path.join(os.tmpdir(), 'slipway-image-update-'),
    );
    await run('git', ['clone', '--quiet', remote, folder]);
    await git(folder, 'checkout', '--quiet', '--detach', commit);
    await mkdir(path.join(folder, 'built'));
    for (const service of built) {
      await writeFile(path.join(folder, 'built', service), commit);
    }
    return folder;
  }

  /** @param programs - a folder with programs that are found before all others */
  const deliver = (folder: string, commit: string, programs?: string) =>
    run('sh', [script, 'dev'], {
      cwd: folder,
      env: {
        PATH: [programs, process.env.PATH].filter(Boolean).join(path.delimiter),
        HOME: folder,
        CI_DEFAULT_BRANCH: 'main',
        CI_COMMIT_SHA: commit,
        CI_SERVER_HOST: 'gitlab.example.com',
        CI_JOB_TOKEN: 'job-token',
      },
    });

  async function change(name: string): Promise<string> {
    await git(seed, 'pull', '--quiet', '--rebase', '--autostash');
    await writeFile(path.join(seed, name), name);
    await git(seed, 'add', '.');
    await git(seed, 'commit', '--quiet', '--message', name);
    await git(seed, 'push', '--quiet');
    return git(seed, 'rev-parse', 'HEAD');
  }

  beforeEach(async () => {
    const base = await mkdtemp(path.join(os.tmpdir(), 'slipway-remote-'));
    remote = path.join(base, 'remote.git');
    seed = path.join(base, 'seed');
    await run('git', [
      'init',
      '--quiet',
      '--bare',
      '--initial-branch=main',
      remote,
    ]);
    await run('git', ['clone', '--quiet', remote, seed]);
    await git(seed, 'checkout', '--quiet', '-B', 'main');
    await mkdir(path.join(seed, 'helm'));
    await writeFile(
      path.join(seed, 'helm/values-dev.yaml'),
      ['a', 'ab', 'c', 'd', 'e', 'f', 'g', 'h']
        .map(name => `${name}:\n  tag: "" # ci:tag ${name}\n`)
        .join(''),
    );
    await git(seed, 'add', '.');
    await git(seed, 'commit', '--quiet', '--message', 'first');
    await git(seed, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  });

  it('lands the tags of writers that come at once, and loses none', async () => {
    const commits: string[] = [];
    const services = ['a', 'ab', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (const name of services) {
      commits.push(await change(`change-${name}`));
    }
    const folders = await Promise.all(
      commits.map((commit, index) => checkout(commit, [services[index]])),
    );
    await Promise.all(
      folders.map((folder, index) => deliver(folder, commits[index])),
    );
    const text = await values();
    services.forEach((service, index) =>
      expect(text).toContain(
        `tag: "${commits[index]}" # ci:tag ${service}\n`.trimEnd(),
      ),
    );
    expect(commits.every(commit => sha.test(commit))).toBe(true);
  });

  it('does not let an older pipeline replace a newer one, and does nothing twice', async () => {
    const older = await change('older');
    const newer = await change('newer');
    await deliver(await checkout(newer, ['a']), newer);
    const { stdout } = await deliver(await checkout(older, ['a']), older);
    expect(stdout).toContain('already has these images or newer ones');
    expect(await values()).toContain(`"${newer}" # ci:tag a`);
    await deliver(await checkout(newer, ['a']), newer);
    expect(await git(remote, 'rev-list', '--count', 'main')).toBe('4');
  });

  it('has nothing to do where nothing was built', async () => {
    const commit = await change('docs');
    const { stdout } = await deliver(await checkout(commit, []), commit);
    expect(stdout).toContain('no tag to update');
  });

  it.each([
    ['none', 'a: {}\n'],
    ['two', 'x: "" # ci:tag a\ny: "" # ci:tag a\n'],
  ])(
    'fails loudly where there is not exactly one line to change: %s',
    async (_name, text) => {
      await writeFile(path.join(seed, 'helm/values-dev.yaml'), text);
      const commit = await change('broken');
      await expect(
        deliver(await checkout(commit, ['a']), commit),
      ).rejects.toThrow("must have exactly one line that ends in '# ci:tag a'");
    },
  );

  it('gives up with an error where it may never push', async () => {
    const hook = path.join(remote, 'hooks/pre-receive');
    const commit = await change('refused');
    await writeFile(hook, '#!/bin/sh\nexit 1\n');
    await chmod(hook, 0o755);
    const programs = await mkdtemp(path.join(os.tmpdir(), 'slipway-sleep-'));
    const pauses = path.join(programs, 'pauses');
    await writeFile(
      path.join(programs, 'sleep'),
      `#!/bin/sh\necho "$1" >> '${pauses}'\n`,
      { mode: 0o755 },
    );
    await expect(
      deliver(await checkout(commit, ['a']), commit, programs),
    ).rejects.toThrow('Could not push to main in 10 tries');
    const waited = (await readFile(pauses, 'utf8')).trim().split('\n');
    expect(waited.filter(seconds => /^[123]$/.test(seconds))).toHaveLength(10);
  });
});
