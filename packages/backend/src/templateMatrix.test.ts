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

import { lintFiles } from '@slipway/gitops-lint';
import { Sandbox } from '@slipway/sandbox';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pairwise, product } from './__testUtils__/pairwise';
import {
  formDefaults,
  PortalUser,
  untilReady,
} from './__testUtils__/PortalUser';
import { renderTree, writeTree } from './__testUtils__/renderTree';
import { startFastSandbox, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(900_000);

const example = path.resolve(
  __dirname,
  '../../../templates/new-project/example',
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

/** So many services of the kinds and languages that there are, in turn. */
function services(count: number, first: number) {
  const rows = [
    web('api', { public: true, path: '/api', replicas: 2 }),
    web('site', { language: 'static', public: true, port: 8080 }),
    web('jobs', { kind: 'worker', language: 'go', size: 'large' }),
    {
      name: 'redis',
      kind: 'image',
      image: 'docker.io/library/redis',
      tag: '7.4.1',
      port: 6379,
      size: 'medium',
      replicas: 1,
    },
    web('ui', { language: 'node', port: 3000 }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const row = rows[(first + index) % rows.length];
    return index < rows.length
      ? row
      : { ...row, name: `${row.name}-${index}`, path: `/p${index}` };
  });
}

const choices = {
  count: [1, 2, 4, 20],
  first: [0, 1, 2, 3, 4],
  profile: ['k3d', 'gitlab-com', 'self-managed'],
  environments: [
    ['dev'],
    ['dev', 'production'],
    ['dev', 'staging', 'production'],
  ],
  buildEngine: ['docker', 'buildah', 'buildkit'],
  productionManual: [false, true],
  visibility: ['private', 'public'],
  imageUpdate: ['job-token', 'deploy-key', 'image-updater'],
  registration: ['api', 'platform-repository', 'discovery', 'manual'],
} as const;

describe('Create new project', () => {
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

  /** Answers of the form for a row of the matrix. */
  const answers = (row: Record<string, any>) => ({
    name: 'shop',
    ...row,
    // Nothing is built where there is but one existing image.
    ...(row.count === 1 && row.first === 3 && { imageUpdate: 'job-token' }),
    services: services(row.count, row.first),
    repoUrl:
      row.profile === 'gitlab-com'
        ? 'gitlab.com?owner=blue&repo=shop'
        : `gitlab.example.net?owner=blue&repo=shop`,
    ...(row.profile !== 'k3d' && {
      clusterGitlabUrl: undefined,
      pullRegistry: 'registry.example.net',
    }),
  });

  const rows =
    process.env.TEMPLATE_MATRIX === 'full'
      ? product(choices)
      : pairwise(choices);

  it(`gives a sound tree for each of ${rows.length} combinations of its choices`, async () => {
    const begun = Date.now();
    const failures: string[] = [];
    for (const row of rows) {
      const { accepted, reason } = await renderTree(maria, answers(row));
      if (!accepted) {
        failures.push(`${JSON.stringify(row)}: ${reason}`);
      }
    }
    process.stdout.write(
      `template matrix: ${rows.length} trees, ${(
        (Date.now() - begun) /
        1000 /
        rows.length
      ).toFixed(2)} s a tree, ${failures.length} failures\n`,
    );
    expect(failures).toEqual([]);
  });

  it('gives charts that Helm 3 and 4 render for every Kubernetes from 1.29 to 1.36', async () => {
    const helms = ['helm', 'helm3'].filter(program => {
      const { status } = spawnSync(program, ['version']);
      return status === 0;
    });
    // npm test brings both; elsewhere the one at hand has to do.
    const wanted = process.env.CI ? ['helm', 'helm3'] : ['helm'];
    expect(helms).toEqual(expect.arrayContaining(wanted));
    const sample = [0, 5, 10, 15].map(index => rows[index % rows.length]);
    const failures: string[] = [];
    for (const row of sample as Record<string, any>[]) {
      const { files } = await renderTree(maria, answers(row));
      const folder = await writeTree(files);
      for (const environment of row.environments) {
        const values = ['--values', `helm/values-${environment}.yaml`];
        for (const program of helms) {
          for (const args of [
            ['lint', 'helm', '--strict', ...values],
            ...Array.from({ length: 8 }, (_, minor) => [
              'template',
              'shop',
              'helm',
              '--kube-version',
              `1.${29 + minor}.0`,
              ...values,
            ]),
          ]) {
            const { status, stderr } = spawnSync(program, args, {
              cwd: folder,
              encoding: 'utf8',
            });
            if (status !== 0) {
              failures.push(`${program} ${args.join(' ')}: ${stderr}`);
            }
          }
        }
      }
    }
    expect(failures).toEqual([]);
  });

  it('previews what it would write, with what is wrong and the pipeline, and makes nothing', async () => {
    const projects = sandbox.gitlab.projects.size;
    const preview = (values: object) =>
      maria.post('/api/scaffolder/gitops/preview', {
        templateRef: 'template:default/new-project',
        values: { ...formDefaults, ...values },
      });
    const { status, body } = await preview(
      answers({ count: 2, first: 0, profile: 'k3d' }),
    );
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.findings).toEqual([]);
    const paths = body.files.map((file: { path: string }) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'apps/api/main.py',
        'argocd/application-dev.yaml',
        'helm/values-dev.yaml',
      ]),
    );
    expect(paths.filter((name: string) => name.startsWith('example/'))).toEqual(
      [],
    );
    expect(body.pipeline.jobs).toContainEqual({
      name: 'build: api',
      stage: 'build',
      needs: ['test: api'],
      events: ['push to main'],
    });

    const twice = await preview({
      ...answers({ count: 1, first: 0, profile: 'k3d' }),
      services: [web('api'), web('api')],
    });
    expect(twice.status).toBe(400);
    expect(twice.body.error.message).toContain('Two services are named api.');
    const wrong = await preview({ name: 'Not A Name' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('name');
    const missing = await maria.post('/api/scaffolder/gitops/preview', {
      templateRef: 'template:default/nowhere',
      values: {},
    });
    expect(missing.status).toBe(404);
    expect(sandbox.gitlab.projects.size).toBe(projects);
  });

  it('gives the example that is in the repository', async () => {
    const { files } = await renderTree(maria, {
      name: 'coelho-realtime',
      title: 'COELHO RealTime',
      description: 'Real-time machine learning on streams',
      repoUrl: 'gitlab.example.net?owner=team-realtime&repo=coelho-realtime',
      environments: ['dev', 'staging', 'production'],
      services: [
        web('fastapi', { public: true, path: '/api' }),
        web('kafka', { kind: 'worker' }),
        web('mlflow', { port: 5000, public: true, path: '/mlflow' }),
        web('streamlit', { port: 8501, public: true, path: '/' }),
      ],
    });
    if (process.env.WRITE_EXAMPLE || !existsSync(example)) {
      const written = await writeTree(files);
      await rm(example, { recursive: true, force: true });
      await cp(written, example, { recursive: true });
    }
    const names = (
      await readdir(example, { recursive: true, withFileTypes: true })
    )
      .filter(entry => entry.isFile())
      .map(entry =>
        path.relative(example, path.join(entry.parentPath, entry.name)),
      )
      .sort();
    expect(Object.keys(files).sort()).toEqual(names);
    for (const name of names) {
      expect([name, files[name]]).toEqual([
        name,
        await readFile(path.join(example, name), 'utf8'),
      ]);
    }
  });

  it('lets no text of the form escape its place', async () => {
    const nasty = fc.constantFrom(
      '"',
      "'",
      '\\',
      '\n',
      ': ',
      ' #',
      '- ',
      '{{ .Values }}',
      '${{ values.name }}',
      '$[[ inputs.x ]]',
      '{% if %}',
      '{#',
      '!!python/object',
      '&a *a',
      '$(id)',
      '`id`',
      '; rm -rf /',
      '<script>',
      'é世🚢',
      '\u2028',
      '%{x}',
      'null',
      '|',
      '>',
    );
    const text = (max: number) =>
      fc
        .array(fc.oneof(nasty, fc.string({ maxLength: 8 })), { maxLength: 6 })
        .map(parts => parts.join('').slice(0, max));
    const name = (max: number) =>
      fc.oneof(
        fc.stringMatching(/^[a-z]([-a-z0-9]{0,12}[a-z0-9])?$/),
        text(max),
        fc.constantFrom('on', 'y', 'null', 'a--b', 'n'.repeat(max)),
      );
    const service = fc.record({
      name: name(19),
      kind: fc.constantFrom('web', 'worker', 'image'),
      language: fc.constantFrom('python', 'node', 'go', 'static'),
      port: fc.oneof(fc.integer({ min: -1, max: 70_000 }), fc.constant(8000)),
      public: fc.boolean(),
      path: fc.oneof(fc.constantFrom('/', '/api', '/../x', '//'), text(10)),
      image: fc.oneof(fc.constant('docker.io/library/redis'), text(20)),
      tag: fc.oneof(fc.constantFrom('7.4.1', 'latest', '1e5', '0123'), text(8)),
      size: fc.constantFrom('small', 'large'),
      replicas: fc.integer({ min: 0, max: 11 }),
    });
    const form = fc.record({
      name: name(32),
      title: text(80),
      description: text(200),
      services: fc.array(service, { maxLength: 21 }),
    });
    let accepted = 0;
    const tame = fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9]{2,10}$/),
      title: text(80).filter(value => value.trim() !== ''),
      description: text(200),
      services: fc
        .array(
          fc.record({
            tag: fc.constantFrom('7.4.1', '1e5', '0123', '1.10'),
            replicas: fc.integer({ min: 1, max: 10 }),
          }),
          { minLength: 1, maxLength: 4 },
        )
        .map(drawn =>
          drawn.map((row, index) => ({
            ...web(`s${index}`),
            kind: 'image',
            image: 'docker.io/library/redis',
            ...row,
          })),
        ),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(form, tame), async values => {
        const tree = await renderTree(maria, {
          ...values,
          repoUrl: `gitlab.example.net?owner=blue&repo=${encodeURIComponent(
            values.name,
          )}`,
        });
        if (!tree.accepted) {
          // What is refused is refused in words and not by an accident.
          return !/TypeError|Cannot read prop|undefined is not/.test(
            tree.reason,
          );
        }
        accepted += 1;
        const { findings } = await lintFiles(tree.files, { seconds: 120 });
        return findings.length === 0;
      }),
      { numRuns: Number(process.env.TEMPLATE_FORMS ?? 40), seed: 7 },
    );
    expect(accepted).toBeGreaterThan(5);
  });
});
