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
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { eventually } from './__testUtils__/eventually';
import { firstJobs } from './__testUtils__/firstJobs';
import { PortalUser } from './__testUtils__/PortalUser';
import { redis, webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(120_000);

const run = promisify(execFile);

/** What the project builds for a service. */
const anImageOf = (name: string) =>
  expect.stringMatching(new RegExp(`^[a-z0-9/-]+/${name}$`));

describe('the generated repository', () => {
  const portal = usePortal();
  let maria: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
  });

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
        manualEnvironments: ['production'],
        services: [
          webService('api', { public: true, path: '/api', replicas: 2 }),
          webService('ui', { language: 'node', public: true, port: 3000 }),
          { ...webService('jobs', { language: 'go' }), kind: 'worker' },
          webService('site', {
            language: 'static',
            public: true,
            path: '/site',
          }),
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
        services: [
          webService(`${'s'.repeat(18)}a`),
          webService(`${'s'.repeat(18)}b`),
        ],
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
    const [system, ...components] = parseAllDocuments(
      await read('catalog-info.yaml'),
    ).map(item => item.toJS());
    expect(system.metadata.title).toBe(values.title ?? 'A project');
    const { services } = parse(await read('helm/values.yaml'));
    expect(
      components.map(
        ({ metadata }) => metadata.annotations['slipway.dev/image'],
      ),
    ).toEqual(
      Object.entries<{
        kind: string;
        image: { repository: string };
      }>(services).map(([name, { kind, image }]) =>
        kind === 'image' ? image.repository : anImageOf(name),
      ),
    );
    expect(parse(await read('skaffold.yaml')).build.artifacts).toEqual(
      expect.any(Array),
    );
    await run(
      'shellcheck',
      files.filter(name => name.endsWith('.sh')),
      { cwd: clone },
    );

    const environments = (values.environments as string[]) ?? ['dev'];
    expect(files.filter(name => name.startsWith('argocd/')).sort()).toEqual(
      environments
        .flatMap(environment => [
          `argocd/application-${environment}.yaml`,
          `argocd/project-${environment}.yaml`,
        ])
        .sort(),
    );
    for (const environment of environments) {
      const applicationName = `${values.name}-${environment}`;
      const project = parse(await read(`argocd/project-${environment}.yaml`));
      const application = parse(
        await read(`argocd/application-${environment}.yaml`),
      );
      // One project with one application of its name, and nothing but its applicationName namespace.
      expect([project, application]).toMatchObject([
        { metadata: { name: applicationName } },
        {
          metadata: { name: applicationName },
          spec: {
            project: applicationName,
            destination: { namespace: applicationName },
          },
        },
      ]);
      expect(project.spec).toMatchObject({
        sourceRepos: [application.spec.source.repoURL],
        destinations: [application.spec.destination],
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace', name: applicationName },
        ],
      });
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
        // What the namespace's level requires.
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
    const jobs =
      own.length > 0
        ? await firstJobs(portal.sandbox, String(values.name))
        : [];
    expect(jobs.filter(job => job.status === 'failed')).toEqual([]);
    expect(jobs.map(job => job.name)).toEqual(
      expect.arrayContaining(
        own.flatMap(service => [
          `test: ${service.name}`,
          `build: ${service.name}`,
        ]),
      ),
    );
    // The scanner reads each image that was built, with nothing that could write.
    const scans =
      jobs
        .find(({ name }) => name === 'scan')
        ?.trace.match(/pulls as .*, sees .*/g) ?? [];
    expect(scans).toEqual(
      own.flatMap(() =>
        ['bill of materials', 'holes'].map(() =>
          expect.stringMatching(
            /^pulls as gitlab\+deploy-token-\d+, sees no other secret$/,
          ),
        ),
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

  it('is not made where it would not work, with the place and the reason', async () => {
    const task = await maria.createProject({
      name: 'with-tls',
      target: 'with-tls',
      visibility: 'public',
      services: [webService('api')],
    });
    expect(task.log).toMatch(
      /argocd\/application-dev.yaml:\d+ argocd-repository: .* leads to this machine, not to GitLab/,
    );
    expect(task.log).toContain('GitLab has no project of this task');
    expect(
      [...portal.sandbox.gitlab.projects.values()].map(
        ({ path: name }) => name,
      ),
    ).not.toContain('with-tls');
  });

  it('is not made where the cluster does not know the address of the target', async () => {
    const task = await maria.createProject({
      name: 'elsewhere',
      target: 'elsewhere',
      registration: 'api',
      // No credential is needed.
      visibility: 'public',
      services: [webService('api')],
    });
    expect(task.status).toBe('failed');
    expect(task.log).toContain('argocd.repositoryHosts says');
    expect(task.log).toContain('Nothing was made');
  });

  it("is another team's own, too", async () => {
    const jonas = portal.user('jonas');
    const task = await jonas.createProject({
      name: 'web-shop',
      owner: 'group:default/team-web',
      group: 'team-web',
      services: [webService('ui', { language: 'node', public: true })],
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
