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

import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { lint, lintFiles, rules } from '.';
import { folder } from './__testUtils__/folder';
import { newestKubernetes } from './kubernetesVersions';

jest.setTimeout(60_000);

/** Milliseconds within which a run has to end. */
const runMs = 20_000;

async function rulesOf(root: string): Promise<string[]> {
  const begun = Date.now();
  const { findings } = await lint(root);
  expect(Date.now() - begun).toBeLessThan(runMs);
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

const roadmap = process.env.ARGOCD_RECORDINGS
  ? path.resolve(process.env.ARGOCD_RECORDINGS, '../roadmap')
  : '';

(existsSync(roadmap) ? describe : describe.skip)(
  'the roadmap that Slipway comes from',
  () => {
    it('has exactly the pitfalls that it is known for', async () => {
      const { findings } = await lint(roadmap);
      const pitfalls = findings.map(
        ({ rule }) => rules.find(({ id }) => id === rule)!.pitfall,
      );
      expect([...new Set(pitfalls)].sort((a, b) => a! - b!)).toEqual([
        1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 18, 19, 20, 25,
      ]);
    });
  },
);

describe('a tree that nobody would write', () => {
  it('is empty', async () => {
    expect(await rulesOf(await folder({ 'README.md': 'text' }))).toEqual([]);
  });

  it('is binary, or no YAML at all', async () => {
    const root = await folder({
      'values.yaml': Buffer.from([0, 1, 2, 255, 0]),
      '.gitlab-ci.yml': '\t{[}]: &a *a !!python/object',
      'catalog-info.yaml': 'just text',
      'skaffold.yaml': '[]',
    });
    expect(await rulesOf(root)).toEqual([
      'catalog-entities',
      'tree-readable',
      'yaml-readable',
    ]);
  });

  it('has aliases that grow, and is nested deeply', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [index, name] of [...'bcdefghij'].entries()) {
      const before = 'abcdefghi'[index];
      bomb.push(
        `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`,
      );
    }
    const root = await folder({
      'bomb.yaml': bomb.join('\n'),
      'deep.yaml': `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      '.gitlab-ci.yml': `a:\n  script: ${'['.repeat(3_000)}x${']'.repeat(
        3_000,
      )}`,
    });
    expect(await rulesOf(root)).toContain('yaml-readable');
  });

  it('has links that leave it', async () => {
    const root = await folder({
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    });
    await symlink('/etc/passwd', path.join(root, 'helm/values.yaml'));
    await symlink('/', path.join(root, 'all'));
    const { findings } = await lint(root);
    expect(
      findings
        .filter(({ rule }) => rule === 'tree-readable')
        .map(({ file }) => file),
    ).toEqual(['all', 'helm/values.yaml']);
    expect(JSON.stringify(findings)).not.toContain('root:');
  });

  it('has thousands of files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [
        `d${index % 100}/f${index}.yaml`,
        `a: ${index}\n`,
      ]),
    );
    expect(await rulesOf(await folder(files))).toEqual([]);
  });

  it('has conditions that try to run code, or to explode', async () => {
    const root = await folder({
      '.gitlab-ci.yml': `
workflow:
  rules:
    - if: $CI_COMMIT_BRANCH =~ /^(((a+)+)+)+$/
    - if: '"x" == "x"'
a:
  script: [make]
  rules:
    - if: process.exit(1)
    - if: $CI_COMMIT_REF_NAME =~ /(((.+)+)+)+x/
    - if: '$A == constructor.constructor("return process")().exit(1)'
`,
    });
    expect(await rulesOf(root)).toContain('ci-conditions');
  });

  it('includes what is elsewhere, and fetches nothing', async () => {
    const root = await folder({
      '.gitlab-ci.yml':
        'include:\n  - remote: http://127.0.0.1:1/x.yml\n  - project: a/b\n    file: c.yml\n  - local: ../../../../etc/passwd\n  - local: .gitlab-ci.yml\n',
    });
    expect(await rulesOf(root)).toEqual(
      expect.arrayContaining(['ci-includes', 'ci-remote-include']),
    );
  });

  it('has a chart that never ends, one that wants to read files, and a schema that refers elsewhere', async () => {
    const chart = 'apiVersion: v2\nname: a\nversion: 0.1.0\n';
    const root = await folder({
      'loop/Chart.yaml': chart,
      'loop/templates/a.yaml':
        '{{- range $a := until 100000 }}{{- range $b := until 100000 }}{{ $a }}{{ end }}{{ end }}',
      'read/Chart.yaml': chart,
      'read/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: {{ .Files.Get "../../../../etc/passwd" | quote }}\n',
      'read/values.yaml': 'a: 1\n',
      'read/values.schema.json':
        '{"$ref": "file:///etc/passwd", "additionalProperties": false}',
    });
    const { findings, notChecked } = await lint(root);
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['chart-schema']),
    );
    expect(notChecked).toEqual([
      expect.objectContaining({ file: 'loop/Chart.yaml' }),
    ]);
    expect(JSON.stringify(findings)).not.toContain('root:');
  });

  it('has a schema that refers elsewhere in disguise', async () => {
    const outside = await folder({ 'secret.json': '{"const": "TOP-SECRET"}' });
    const root = await folder({
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'a: 1\n',
      'helm/values.schema.json': `{"additionalProperties": false, "properties": {"a": {"\\u0024ref": "file://${outside}/secret.json"}}, "$schema": "http://127.0.0.1:1/draft"}`,
    });
    const { findings } = await lint(root);
    expect(JSON.stringify(findings)).not.toContain('TOP-SECRET');
    expect(findings.map(({ rule }) => rule)).toEqual([
      'chart-schema',
      'chart-schema',
    ]);
  });

  it.each([
    [
      'jobs that extend themselves many times over',
      { '.gitlab-ci.yml': 'a: {extends: [a,a,a,a,a,a,a,a], script: [x]}\n' },
    ],
    [
      'a destination of many stars',
      {
        'argocd/p.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec:\n  destinations: [{server: "*", namespace: "${'*a'.repeat(
          14,
        )}*b"}]\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {project: p, destination: {server: x, namespace: ${'a'.repeat(
          120,
        )}}}\n`,
      },
    ],
    [
      'values of blank lines',
      {
        'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
        'helm/values.yaml': '\n'.repeat(200_000),
      },
    ],
    [
      'a template that fails with a long message',
      {
        'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
        'helm/templates/a.yaml': '{{ fail (repeat 400000 "/") }}',
      },
    ],
    [
      'a hundred jobs with a pattern that explodes',
      {
        '.gitlab-ci.yml': `variables: {X: ${'a'.repeat(
          40,
        )}b}\nworkflow:\n  rules: [{if: "$X =~ /^(a+)+$/"}]\n${Array.from(
          { length: 100 },
          (_, index) =>
            `j${index}: {script: [x], rules: [{if: "$X =~ /^(a+)+$/"}]}`,
        ).join('\n')}\n`,
      },
    ],
    [
      'one line of many commands',
      { 'ci/a.sh': `${'kubectl patch '.repeat(350)}\n`.repeat(100) },
    ],
    [
      'many images without a value',
      { 'a.tpl': 'image:\n x\n'.repeat(100_000) },
    ],
    ['one line of quotes', { 'a.json': '\\"'.repeat(400_000) }],
    [
      'one line of spaces, again and again',
      { 'a.sh': `${' '.repeat(4_990)}\n`.repeat(200) },
    ],
    [
      'addresses of many tokens',
      {
        'a.sh': `${'https://'.repeat(60)}${'$A_TOKEN'.repeat(60)}\n`.repeat(
          1_000,
        ),
      },
    ],
    [
      'inputs that nobody closes, and paths of many slashes',
      {
        '.gitlab-ci.yml': `include:\n  - local: a.yml\n    inputs: {a: 1}\n  - local: a${'/'.repeat(
          200_000,
        )}b\n`,
        'a.yml': `a:\n  script: ["$[[ inputs.${'a'.repeat(100_000)}"]\n`,
      },
    ],
    [
      'an image of many brackets',
      {
        '.gitlab-ci.yml': `a: {script: [x], image: "${'<'.repeat(200_000)}"}\n`,
      },
    ],
    [
      'values where names are wanted',
      {
        '.gitlab-ci.yml':
          'stages: [{toString: 1}]\ninclude: [{remote: {toString: 1}}]\na: {script: [x], stage: {toString: 1}, needs: [{job: {toString: 1}}], extends: [{toString: 1}], variables: {A: {toString: 1}}}\n',
      },
    ],
  ])('has %s', async (_name, files) => {
    expect(await rulesOf(await folder(files))).toEqual(expect.any(Array));
  });
});

describe('a tree that is as it should be', () => {
  const quiet = (files: Record<string, string>) => folder(files).then(rulesOf);

  it('says what its charts render, all environments together', async () => {
    const config =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: {{ .Values.a | quote }}}\n';
    const tree = {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/values.yaml': 'a: "1"\n',
      'helm/values-dev.yaml': 'a: "2"\n',
      'helm/values-production.yaml': 'a: "3"\n',
      'helm/templates/config.yaml': config,
    };
    const { chart } = await lintFiles(tree);
    expect(chart).toEqual({
      environments: ['dev', 'production'],
      objects: 2,
      kubernetesVersion: newestKubernetes,
    });
    const broken = await lintFiles({
      ...tree,
      'helm/templates/b.yaml': 'a: {{ .Values.b.c }}\n',
    });
    expect(broken.chart).toBeUndefined();
    expect((await lintFiles({ 'a.txt': 'a' })).chart).toBeUndefined();
  });

  it('names secrets that others keep', async () => {
    expect(
      await quiet({
        'argocd/secret.yaml':
          'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a}\nspec:\n  data:\n    - secretKey: DATABASE_PASSWORD\n      remoteRef: {key: database}\n---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq\n',
      }),
    ).toEqual([]);
  });

  it('has charts that are not rendered here, and charts within charts', async () => {
    const chart = 'apiVersion: v2\nname: a\nversion: 0.1.0\n';
    expect(
      await quiet({
        'lib/Chart.yaml': `${chart}type: library\n`,
        'umbrella/Chart.yaml': `${chart}dependencies: [{name: redis, version: 1.0.0, repository: "https://charts.example.net"}]\n`,
        'whole/Chart.yaml': `${chart}dependencies: [{name: redis, version: 0.1.0}]\n`,
        'whole/charts/redis/Chart.yaml': chart.replace(
          'name: a',
          'name: redis',
        ),
        'whole/charts/redis/templates/a.yaml':
          '{{- if true }}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n{{- end }}\n',
      }),
    ).toEqual([]);
  });

  it('includes by a pattern, merges what it includes, and needs what may be missing', async () => {
    expect(
      await quiet({
        '.gitlab-ci.yml':
          'workflow:\n  rules: [{if: $CI_COMMIT_BRANCH}]\ninclude: [{local: /ci/*.yml}]\ntest:\n  rules: [{if: $CI_COMMIT_BRANCH}]\npages:\n  needs: [test, {job: gone, optional: true}]\n  script: [make]\n  rules: [{if: $CI_COMMIT_BRANCH}]\n',
        'ci/test.yml': 'test:\n  script: [make]\n',
      }),
    ).toEqual([]);
  });

  it('deploys to the cluster that Argo CD runs in, by its name', async () => {
    expect(
      await quiet({
        'argocd/all.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec:\n  destinations: [{server: "*", namespace: "*"}]\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  project: p\n  source: {repoURL: "https://gitlab.example.net/a.git", targetRevision: main, path: .}\n  destination: {name: in-cluster, namespace: x}\n  syncPolicy:\n    syncOptions: [ServerSideApply=true]\n    retry: {limit: 5}\n',
      }),
    ).toEqual([]);
  });

  it('describes APIs in files of their own, and templates beside', async () => {
    expect(
      await quiet({
        'catalog-info.yaml':
          'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\nspec: {type: openapi, lifecycle: production, owner: me, definition: {$text: ./openapi.yaml}}\n---\napiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: {name: t}\nspec: {type: service, steps: []}\n',
      }),
    ).toEqual([]);
  });
});
