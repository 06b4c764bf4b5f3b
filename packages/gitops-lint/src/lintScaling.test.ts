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

import { lintFiles } from '.';
import { WorkCounter } from './__testUtils__/WorkCounter';

jest.setTimeout(120_000);

const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

const chart = 'apiVersion: v2\nname: a\nversion: 0.1.0\n';
const application = (index: number) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a${index}}\nspec: {project: p, destination: {server: s, namespace: n${index}}}\n---\n`;

/** Trees of about so many kB, each hostile in its own way. */
const hostile: Record<string, (kb: number) => Record<string, string>> = {
  'images without a value': kb => ({
    'values.yaml': many(kb * 100, () => 'image:\n x\n'),
    'a.tpl': many(kb * 100, () => 'image:\n x\n'),
  }),
  'many keys': kb => ({ 'a.yaml': many(kb * 90, i => `k${i}: 1\n`) }),
  'one long line': kb => ({ 'a.yaml': `a: [${'x, '.repeat(kb * 300)}]` }),
  'many documents': kb => ({ 'a.yaml': '---\na: 1\n'.repeat(kb * 100) }),
  'deep nesting': kb => ({
    'a.yaml': `${'['.repeat(kb * 500)}${']'.repeat(kb * 500)}`,
  }),
  'many aliases': kb => ({ 'a.yaml': `- &a x\n${'- *a\n'.repeat(kb * 200)}` }),
  'many jobs': kb => ({
    '.gitlab-ci.yml': many(kb * 30, i => `j${i}: {script: [x]}\n`),
  }),
  'jobs that inherit a long script': kb => ({
    '.gitlab-ci.yml': `default:\n  before_script:\n${many(
      kb * 120,
      () => '    - x\n',
    )}${many(kb * 30, i => `j${i}: {script: [x]}\n`)}`,
  }),
  'jobs that extend a large one': kb => ({
    '.gitlab-ci.yml': `.a:\n  script: [x]\n  variables:\n${many(
      kb * 40,
      i => `    K${i}: x\n`,
    )}${many(kb * 15, i => `j${i}: {extends: .a}\n`)}`,
  }),
  'jobs with conditions and many variables': kb => ({
    '.gitlab-ci.yml': `variables:\n${many(kb * 30, i => `  K${i}: x\n`)}${many(
      kb * 10,
      i => `j${i}: {script: [x], rules: [{if: $A}]}\n`,
    )}`,
  }),
  'needs and stages': kb => ({
    '.gitlab-ci.yml': `stages: [${many(kb * 20, i => `s${i}, `)}]\n${many(
      kb * 10,
      i => `j${i}: {script: [x], stage: s${i}, needs: [j${i + 1}]}\n`,
    )}`,
  }),
  'lists of things that must differ': kb => ({
    '.gitlab-ci.yml': `stages: [${many(
      kb * 30,
      i => `{s: ${i % 7}}, `,
    )}]\na: {script: [x]}\n`,
  }),
  'places that a project permits': kb => ({
    'argocd/a.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec:\n  destinations:\n${many(
      kb * 10,
      i => `    - {server: s, namespace: m${i}}\n`,
    )}---\n${many(kb * 4, application)}`,
  }),
  'objects with unknown keys': kb => ({
    'argocd/a.yaml': many(
      kb * 12,
      i =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${i}}\ndatu: {}\n---\n`,
    ),
  }),
  'entities that the catalog refuses': kb => ({
    'catalog-info.yaml': many(
      kb * 10,
      () => 'apiVersion: backstage.io/v1alpha1\nkind: Component\n---\n',
    ),
  }),
  'dependencies and files': kb => ({
    'helm/Chart.yaml': `${chart}dependencies:\n${many(
      kb * 30,
      () => '  - {name: x}\n',
    )}`,
    ...Object.fromEntries(
      Array.from({ length: kb * 20 }, (_, i) => [`d${i}/f.yaml`, '']),
    ),
  }),
  'many charts': kb =>
    Object.fromEntries(
      Array.from({ length: kb * 10 }, (_, i) => [
        `c${i}/Chart.yaml`,
        `${chart}type: library\n`,
      ]),
    ),
  'secrets and placeholders on every line': kb => ({
    'a.sh': 'password: "abcdefghijkl"\n${{ x }}\n'.repeat(kb * 25),
  }),
};

/** Each include fills in the whole file anew. */
const includes = (kb: number) => ({
  '.gitlab-ci.yml': `include:\n${many(
    kb * 2,
    i => `  - local: a.yml\n    inputs: {a: ${i}}\n`,
  )}`,
  'a.yml': `spec: {inputs: {a: {}}}\n---\n${many(
    kb * 5,
    i => `j${i}: {script: [x]}\n`,
  )}`,
});

describe('a tree that is four times as large', () => {
  let work: WorkCounter;

  beforeAll(async () => {
    work = await WorkCounter.begin();
  });
  afterAll(() => work.end());

  const growth = async (
    of: (kb: number) => Record<string, string>,
    [small, large]: [number, number],
  ) => {
    // V8 may lose counts, and makes up none: of two the larger is nearer.
    const twice = [
      await work.count(() => lintFiles(of(small))),
      await work.count(() => lintFiles(of(small))),
    ];
    return (await work.count(() => lintFiles(of(large)))) / Math.max(...twice);
  };

  it.each(Object.entries(hostile))(
    'takes about four times the work: %s',
    async (_name, of) => {
      // Schemas are read and compiled once.
      await lintFiles(of(1));
      // Of what grows with the square it would be 16 times.
      expect(await growth(of, [5, 20])).toBeLessThan(10);
    },
  );

  it('fills in no more of what is included many times', async () => {
    await lintFiles(includes(1));
    expect(await growth(includes, [25, 50])).toBeLessThan(3);
  });

  it('has findings and jobs that are as many and as long as people read', async () => {
    const { findings, pipeline } = await lintFiles({
      ...hostile['objects with unknown keys'](100),
      ...hostile['entities that the catalog refuses'](100),
      '.gitlab-ci.yml': many(
        2_000,
        i =>
          `j${i}${'x'.repeat(
            50,
          )}: {script: [docker build .], only: [main], needs: [nobody]}\n`,
      ),
      'ci/a.sh': 'password: "abcdefghijkl"\n'.repeat(1_000),
      [`${'d'.repeat(2_000)}.yaml`]: 'a: b: c\n',
    });
    expect(findings).toHaveLength(500);
    expect(pipeline?.jobs).toHaveLength(500);
    expect(
      Math.max(
        ...findings.map(({ file, message }) => file.length + message.length),
      ),
    ).toBeLessThanOrEqual(2_002);
  });
});
