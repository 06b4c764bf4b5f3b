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

import { lint } from '@slipway/gitops-lint';
import { Sandbox } from '@slipway/sandbox';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { eventually, PortalUser, untilReady } from './__testUtils__/PortalUser';
import { startFastSandbox, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const run = promisify(execFile);
const imageUpdate = path.resolve(
  __dirname,
  '../../../templates/new-project/skeleton/ci/update-image-tags.sh',
);
const web = (name: string, change: object = {}) => ({
  name,
  kind: 'web',
  language: 'python',
  port: 8000,
  size: 'small',
  replicas: 1,
  ...change,
});
const redis = {
  name: 'redis',
  kind: 'image',
  image: 'docker.io/library/redis',
  tag: '7.4',
  port: 6379,
  size: 'medium',
  replicas: 1,
};

describe('the generated repository', () => {
  let sandbox: Sandbox;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let maria: PortalUser;

  beforeAll(async () => {
    sandbox = await startFastSandbox();
    portal = await startPortal(sandbox);
    maria = new PortalUser(portal, sandbox, 'maria');
    await untilReady(maria);
  });

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  /** Jobs of the pipeline that the task has started, when it has ended. */
  async function firstJobs(name: string) {
    const published = [...sandbox.gitlab.projects.values()].find(
      ({ path: found }) => found === name,
    )!;
    const pipeline = await eventually(
      async () =>
        sandbox.gitlab
          .pipelinesOf(published)
          .find(({ source }) => source === 'trigger')!,
      item => ['success', 'failed'].includes(item?.status),
      90_000,
    );
    return pipeline.jobs;
  }

  const variants: [string, Record<string, unknown>][] = [
    [
      'every kind of service, every environment, and a title that would break YAML',
      {
        name: 'every-kind',
        title: 'a"b: {{x}} #no\n- $(id) `id` ${{ values.name }} é',
        description:
          'line\n"quote" \'single\' {{ .Values }} $[[ inputs.x ]] %{x}',
        environments: ['production', 'dev', 'staging'],
        buildEngine: 'buildah',
        productionManual: true,
        services: [
          web('api', { public: true, path: '/api', replicas: 2 }),
          web('ui', { language: 'node', public: true, port: 3000 }),
          { ...web('jobs', { language: 'go' }), kind: 'worker' },
          web('site', { language: 'static', public: true, path: '/site' }),
          redis,
        ],
      },
    ],
    ['existing images alone', { name: 'images-alone', services: [redis] }],
    [
      'names as long as they may be',
      {
        name: 'n'.repeat(32),
        environments: ['production'],
        buildEngine: 'buildkit',
        services: [web(`${'s'.repeat(18)}a`), web(`${'s'.repeat(18)}b`)],
      },
    ],
  ];

  it.each(variants)('is sound: %s', async (_name, values) => {
    const { status, log } = await maria.createProject(values);
    expect([status, status === 'completed' ? '' : log.slice(-2_000)]).toEqual([
      'completed',
      '',
    ]);
    const clone = await maria.clone(`team-realtime/${values.name}`);
    const read = (file: string) => readFile(path.join(clone, file), 'utf8');
    const files = (await maria.git(clone, 'ls-files')).split('\n');

    expect((await lint(clone, { seconds: 120 })).findings).toEqual([]);

    // Nothing of the engine is left, and nothing came out empty.
    for (const file of files.filter(
      name => !/^(apps|helm\/templates)\//.test(name),
    )) {
      const text = (await read(file))
        .split(String(values.title ?? '-'))
        .join('');
      expect([file, /\[object Object\]|undefined|NaN/.test(text)]).toEqual([
        file,
        false,
      ]);
    }
    for (const file of files.filter(
      name => /\.ya?ml$/.test(name) && !name.includes('templates/'),
    )) {
      for (const document of parseAllDocuments(await read(file))) {
        expect([file, document.errors]).toEqual([file, []]);
      }
    }
    const [system] = parseAllDocuments(await read('catalog-info.yaml')).map(
      item => item.toJS(),
    );
    expect(system.metadata.title).toBe(values.title ?? 'A project');
    expect(parse(await read('skaffold.yaml')).build.artifacts).toEqual(
      expect.any(Array),
    );
    await run(
      'shellcheck',
      files.filter(name => name.endsWith('.sh')),
      { cwd: clone },
    );

    const project = parse(await read('argocd/project.yaml'));
    const environments = (values.environments as string[]) ?? ['dev'];
    for (const environment of environments) {
      const file = `helm/values-${environment}.yaml`;
      await run('helm', ['lint', 'helm', '--strict', '--values', file], {
        cwd: clone,
      });
      const tagged = (await read(file)).replace(
        /tag: ""/g,
        `tag: "${'a'.repeat(40)}"`,
      );
      await writeFile(path.join(clone, file), tagged);
      const { stdout } = await run(
        'helm',
        ['template', `${values.name}-${environment}`, 'helm', '--values', file],
        { cwd: clone },
      );
      const objects = parseAllDocuments(stdout)
        .map(item => item.toJS())
        .filter(Boolean);
      const names = objects.map(
        ({ kind, metadata }) => `${kind}/${metadata.name}`,
      );
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter(name => name.startsWith('Deployment/'))).toHaveLength(
        (values.services as unknown[]).length,
      );
      for (const { kind, metadata } of objects) {
        expect(metadata.name.length).toBeLessThanOrEqual(63);
        expect(
          project.spec.namespaceResourceBlacklist.some(
            (refused: { kind: string }) => refused.kind === kind,
          ),
        ).toBe(false);
      }
      const pods = objects
        .map(({ spec }) => spec?.template?.spec)
        .filter(Boolean);
      for (const pod of pods) {
        // What the namespace's level asks for.
        expect(pod.securityContext).toMatchObject({
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        });
        expect(pod.containers[0].securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        });
      }
    }
    // Every job of the first pipeline passes, whatever builds and tests there are.
    const own = (values.services as { kind: string; name: string }[]).filter(
      ({ kind }) => kind !== 'image',
    );
    const jobs = own.length > 0 ? await firstJobs(String(values.name)) : [];
    expect(jobs.filter(job => job.status === 'failed')).toEqual([]);
    expect(jobs.map(job => job.name)).toEqual(
      expect.arrayContaining(
        own.flatMap(service => [
          `test: ${service.name}`,
          `build: ${service.name}`,
          `scan: ${service.name}`,
        ]),
      ),
    );
    // Before its first image is built an own service renders nothing at all.
    await maria.git(clone, 'checkout', '--quiet', '--', '.');
    const { stdout: first } = await run(
      'git',
      ['show', 'HEAD:helm/values.yaml'],
      { cwd: clone },
    );
    expect(first).toContain('services:');
  });

  it('lets only its deploy key push to main where that is wanted', async () => {
    const { status, log } = await maria.createProject({
      name: 'strict',
      imageUpdate: 'deploy-key',
      services: [web('api')],
    });
    expect([status, status === 'completed' ? '' : log]).toEqual([
      'completed',
      '',
    ]);
    expect(log).not.toContain('PRIVATE KEY');
    const jobs = await firstJobs('strict');
    expect(jobs.filter(job => job.status === 'failed')).toEqual([]);
    const clone = await maria.clone('team-realtime/strict');
    const [head] = (
      await maria.git(clone, 'log', '--format=%an %s', '-1')
    ).split('\n');
    expect(head).toBe('Image update chore(dev): deploy api');
    await maria.git(clone, 'commit', '--allow-empty', '--message', 'by hand');
    await expect(maria.git(clone, 'push')).rejects.toThrow(
      'You are not allowed to push code to protected branches on this project.',
    );
    // What the job prints must not hold the key either.
    for (const { trace } of jobs) {
      expect(trace).not.toContain('PRIVATE KEY');
    }
  });

  it('leaves the tags to Image Updater where that is wanted', async () => {
    const task = await maria.createProject({
      name: 'updated',
      imageUpdate: 'image-updater',
      services: [web('api'), redis],
    });
    expect(task.status).toBe('completed');
    expect(task.output.text?.[0].content).toContain(
      'kubectl apply -f updated/argocd/image-updater.yaml',
    );
    const jobs = await firstJobs('updated');
    expect(jobs.map(({ name }) => name)).not.toContain(
      'update image tags in dev',
    );
    const clone = await maria.clone('team-realtime/updated');
    const updater = parse(
      await readFile(path.join(clone, 'argocd/image-updater.yaml'), 'utf8'),
    );
    expect(updater.spec.applicationRefs).toEqual([
      {
        namePattern: 'updated-dev',
        images: [
          expect.objectContaining({
            alias: 'api',
            imageName: 'master-registry:5000/team-realtime/updated/api',
          }),
        ],
      },
    ]);
    // What it writes makes an image that the nodes can pull.
    const { stdout } = await run(
      'helm',
      [
        'template',
        'updated-dev',
        'helm',
        '--values',
        'helm/values-dev.yaml',
        '--set-string',
        `services.api.image.repository=${updater.spec.applicationRefs[0].images[0].imageName}`,
        '--set-string',
        `services.api.image.tag=${'a'.repeat(40)}`,
      ],
      { cwd: clone },
    );
    expect(stdout).toContain(
      `image: "master-registry:5000/team-realtime/updated/api:${'a'.repeat(
        40,
      )}"`,
    );
    const nothing = await maria.createProject({
      name: 'nothing-to-update',
      imageUpdate: 'image-updater',
      services: [redis],
    });
    expect(nothing.log).toContain('Image Updater would have nothing to do');
  });

  it('is not made where it would not work, and says where and why', async () => {
    const task = await maria.createProject({
      name: 'with-tls',
      profile: 'self-managed',
      pullRegistry: 'registry.example.com',
      visibility: 'public',
      services: [web('api')],
    });
    expect(task.log).toMatch(
      /argocd\/application-dev.yaml:\d+ argocd-repository: .* leads to this machine, not to GitLab/,
    );
    expect(task.log).toContain('Nothing was made');
    expect(
      [...sandbox.gitlab.projects.values()].map(({ path: name }) => name),
    ).not.toContain('with-tls');
  });

  it('is taken back where Argo CD cannot reach the address of the profile', async () => {
    const task = await maria.createProject({
      name: 'elsewhere',
      clusterGitlabUrl: 'http://gitlab.elsewhere.svc:8181',
      // Nobody asks for a credential where none is needed.
      visibility: 'public',
      services: [web('api')],
    });
    expect(task.status).toBe('failed');
    expect(task.log).toContain('Everything that this task made is removed.');
  });

  it("is another team's own, too", async () => {
    const jonas = new PortalUser(portal, sandbox, 'jonas');
    const task = await jonas.createProject({
      name: 'web-shop',
      owner: 'group:default/team-web',
      repoUrl: `${portal.gitlabHost}?owner=team-web&repo=web-shop`,
      services: [web('ui', { language: 'node', public: true })],
    });
    expect(task.status).toBe('completed');
    const live = await eventually(
      async () =>
        (
          await jonas.applications('system', 'web-shop')
        ).applications?.[0],
      application => application?.verdict.code === 'live',
    );
    expect(live.actions.sync).toEqual({ allowed: true });
    const seen = (await maria.applications('system', 'web-shop'))
      .applications[0];
    expect(seen.actions.sync.allowed).toBe(false);
  });

  it('refuses latest before a task begins', async () => {
    await expect(
      maria.createProject({
        name: 'latest',
        services: [{ ...redis, tag: 'latest' }],
      }),
    ).rejects.toThrow('The task was refused');
  });
});

describe('the image update', () => {
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

  const deliver = (folder: string, commit: string) =>
    run('sh', [imageUpdate, 'dev'], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
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
    await expect(
      deliver(await checkout(commit, ['a']), commit),
    ).rejects.toThrow('Could not push to main in 10 tries');
  });
});
