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
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { runScript } from './__testUtils__/runScript';

jest.setTimeout(7_200_000);

const run = promisify(execFile);
/** The digest of an image, as good as any. */
const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** `WRITER_ROUNDS` says how many rounds writers have. */
const rounds = Number(process.env.WRITER_ROUNDS ?? 1);

const script = path.resolve(
  __dirname,
  '../../../templates/new-project/skeleton/ci/update-image-tags.sh',
);

/** Numbers below a bound, the same ones each time. */
function seeded(seed: number): (bound: number) => number {
  let state = seed;
  return bound => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}

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
  async function checkout(
    commit: string,
    built: string[],
    digest = digestOf(commit),
  ): Promise<string> {
    const folder = await mkdtemp(
      path.join(os.tmpdir(), 'slipway-image-update-'),
    );
    await run('git', ['clone', '--quiet', remote, folder]);
    await git(folder, 'checkout', '--quiet', '--detach', commit);
    await mkdir(path.join(folder, 'built/7'), { recursive: true });
    for (const service of built) {
      await writeFile(path.join(folder, 'built/7', service), `${digest}\n`);
    }
    return folder;
  }

  /** @param programs - a folder with programs that are found before all others */
  const deliver = (folder: string, commit: string, programs?: string) =>
    runScript(script, ['dev'], {
      cwd: folder,
      before: programs ? [programs] : [],
      env: {
        CI_DEFAULT_BRANCH: 'main',
        CI_COMMIT_SHA: commit,
        CI_PIPELINE_ID: '7',
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
        .map(
          name =>
            `${name}:\n  tag: "" # ci:tag ${name}\n  digest: "" # ci:digest ${name}\n`,
        )
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
        `tag: "${commits[index]}" # ci:tag ${service}\n  digest: "${digestOf(
          commits[index],
        )}" # ci:digest ${service}`,
      ),
    );
    expect(commits.every(commit => sha.test(commit))).toBe(true);
  });

  it('does not let an older pipeline replace a newer one, and does nothing twice', async () => {
    const older = await change('older');
    const newer = await change('newer');
    await deliver(await checkout(newer, ['a']), newer);
    const { stdout } = await deliver(await checkout(older, ['a']), older);
    expect(stdout).toMatch(
      `helm/values-dev.yaml:2: a keeps ${newer}, which a newer pipeline has delivered.`,
    );
    expect(stdout).toContain('already has these images or newer ones');
    expect(await values()).toContain(`"${newer}" # ci:tag a`);
    await deliver(await checkout(newer, ['a']), newer);
    expect(await git(remote, 'rev-list', '--count', 'main')).toBe('4');
  });

  it(`loses nothing in ${rounds} rounds of writers, whatever they build and whenever they come`, async () => {
    const services = ['a', 'ab', 'c', 'd', 'e', 'f', 'g', 'h'];
    const random = seeded(18);
    // What each service has in the end: the newest commit that built it.
    const newest = new Map<string, string>();
    for (let round = 0; round < rounds; round += 1) {
      const writers: { commit: string; built: string[] }[] = [];
      for (let index = 0; index < 2 + random(3); index += 1) {
        const built = services.filter(() => random(3) === 0);
        const commit = await change(`round-${round}-${index}`);
        built.forEach(service => newest.set(service, commit));
        writers.push({ commit, built });
      }
      const folders = await Promise.all(
        writers.map(({ commit, built }) => checkout(commit, built)),
      );
      await Promise.all(
        folders.map(async (folder, index) => {
          await new Promise(resolve => setTimeout(resolve, random(200)));
          await deliver(folder, writers[index].commit);
          await rm(folder, { recursive: true });
        }),
      );
      const text = await values();
      for (const [service, commit] of newest) {
        expect([round, text]).toEqual([
          round,
          expect.stringContaining(
            `tag: "${commit}" # ci:tag ${service}\n  digest: "${digestOf(
              commit,
            )}" # ci:digest ${service}`,
          ),
        ]);
      }
    }
  });

  it('brings in what was built anew from the same commit', async () => {
    const commit = await change('rebuilt');
    await deliver(await checkout(commit, ['a']), commit);
    await deliver(await checkout(commit, ['a'], digestOf('later')), commit);
    expect(await values()).toContain(
      `tag: "${commit}" # ci:tag a\n  digest: "${digestOf(
        'later',
      )}" # ci:digest a`,
    );
  });

  it.each([
    'a'.repeat(40),
    'sha256:abc',
    'sha256:',
    `${digestOf('a')} ${digestOf('b')}`,
    digestOf('a').toUpperCase(),
  ])('does not take for a digest what is none: %s', async text => {
    const commit = await change('odd');
    await expect(
      deliver(await checkout(commit, ['a'], text), commit),
    ).rejects.toThrow('built/7/a must hold the digest of the image');
    expect(await git(remote, 'rev-parse', 'main')).toBe(commit);
  });

  it('has nothing to do where nothing was built', async () => {
    const commit = await change('docs');
    const { stdout } = await deliver(await checkout(commit, []), commit);
    expect(stdout).toContain('no tag to update');
  });

  it.each([
    ['none', 'a: {}\n', "must have exactly one line that ends in '# ci:tag a'"],
    [
      'two',
      'tag: "" # ci:tag a\ntag: "" # ci:tag a\n',
      "helm/values-dev.yaml:2: a must have exactly one line that ends in '# ci:tag a'",
    ],
    [
      'none for the digest',
      'tag: "" # ci:tag a\n',
      "must have exactly one line that ends in '# ci:digest a'",
    ],
    [
      'one that holds more than a tag',
      'image: { tag: "x" } # ci:tag a\n',
      'helm/values-dev.yaml:1: there is no tag to read.',
    ],
    [
      'one under another key',
      'repository: "x" # ci:tag a\n',
      'helm/values-dev.yaml:1: there is no tag to read.',
    ],
    [
      'one that is misspelt',
      'tag: "x" #ci:tag a\n',
      'helm/values-dev.yaml:1: this marker cannot be read.',
    ],
    [
      'one above its tag',
      'image:\n  # ci:tag a\n  tag: "x"\n',
      'helm/values-dev.yaml:2: there is no tag to read.',
    ],
  ])(
    'fails loudly where there is not exactly one line to change: %s',
    async (_name, text, message) => {
      await writeFile(path.join(seed, 'helm/values-dev.yaml'), text);
      const commit = await change('broken');
      await expect(
        deliver(await checkout(commit, ['a']), commit),
      ).rejects.toThrow(message);
      expect(await git(remote, 'rev-parse', 'main')).toBe(commit);
    },
  );

  it('touches neither the work tree nor the branch of the clone', async () => {
    const commit = await change('quiet');
    const folder = await checkout(commit, ['a']);
    await writeFile(path.join(folder, 'report.xml'), 'kept');
    await deliver(folder, commit);
    expect(await git(folder, 'rev-parse', 'HEAD')).toBe(commit);
    expect(await git(folder, 'status', '--porcelain')).toBe(
      '?? built/\n?? report.xml',
    );
  });

  describe('where it may never push', () => {
    /** Delivers with a `sleep` that only takes note. */
    async function refusedBy(hookText: string) {
      const commit = await change('refused');
      await writeFile(path.join(remote, 'hooks/pre-receive'), hookText, {
        mode: 0o755,
      });
      const programs = await mkdtemp(path.join(os.tmpdir(), 'slipway-sleep-'));
      const pauses = path.join(programs, 'pauses');
      await writeFile(
        path.join(programs, 'sleep'),
        `#!/bin/sh\necho "$1" >> '${pauses}'\n`,
        { mode: 0o755 },
      );
      const failure = deliver(await checkout(commit, ['a']), commit, programs);
      await expect(failure).rejects.toThrow();
      const { stderr } = await failure.catch(error => error);
      const waited = (await readFile(pauses, 'utf8')).trim().split('\n');
      return { stderr, waited };
    }

    it('says what GitLab said, and what to do, after one more try', async () => {
      const { stderr, waited } = await refusedBy(
        '#!/bin/sh\necho "You are not allowed to push code to protected branches on this project." >&2\nexit 1\n',
      );
      expect(stderr).toContain('You are not allowed to push code');
      expect(stderr).toContain(
        'GitLab does not take a push of this job to main.',
      );
      expect(waited).toHaveLength(1);
    });

    it('does not take it for the commit of somebody else that GitLab is away', async () => {
      const commit = await change('away');
      await writeFile(
        path.join(remote, 'hooks/pre-receive'),
        `#!/bin/sh\nmv '${remote}' '${remote}.away'\nexit 1\n`,
        { mode: 0o755 },
      );
      const failure = deliver(await checkout(commit, ['a']), commit);
      await expect(failure).rejects.toThrow('does not appear to be a git');
      const { stdout } = await failure.catch(error => error);
      expect(stdout).not.toContain('Another commit came first');
    });

    it('gives up after ten tries where another commit always comes first', async () => {
      const { stderr, waited } = await refusedBy(
        // Quarantine keeps a hook from writing, so what comes first is made without it.
        `#!/bin/sh
unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
commit=$(git -c user.name=t -c user.email=t@example.com commit-tree 'main^{tree}' -p main -m next)
git update-ref refs/heads/main "$commit"
exit 1
`,
      );
      expect(stderr).toContain('Could not push to main in 10 tries');
      expect(waited.filter(seconds => /^[123]$/.test(seconds))).toHaveLength(
        10,
      );
    });
  });
});
