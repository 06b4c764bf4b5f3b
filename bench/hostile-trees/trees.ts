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

const fileBytes = 240_000;
const chart = 'apiVersion: v2\nname: a\nversion: 0.1.0\n';

const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

/** Texts of a unit, again and again, in so many files that the tree has 1 MB. */
function files(
  name: string,
  unit: string,
  [before, after] = ['', ''],
): Record<string, string> {
  const text = before + unit.repeat(fileBytes / unit.length) + after;
  return Object.fromEntries(
    Array.from({ length: 4 }, (_, index) => [`${index}/${name}`, text]),
  );
}

/** Ten trees of 1 MB or what becomes more, each hostile in its own way. */
export const hostileTrees: Record<string, Record<string, string>> = {
  'images without a value': files('values.yaml', 'image:\n x\n'),
  'many keys': Object.fromEntries(
    Array.from({ length: 4 }, (_, file) => [
      `${file}/a.yaml`,
      many(26_000, index => `k${index}: 1\n`),
    ]),
  ),
  'long lines': files('a.yaml', 'x, ', ['a: [', ']']),
  'deep nesting': files('a.yaml', '['),
  'many documents': files('a.yaml', '---\na: 1\n'),
  'many aliases': files('a.yaml', '- *a\n', ['- &a [x, x, x]\n', '']),
  'many findings': files('a.sh', 'password: "abcdefghijkl"\n'),
  'many jobs': {
    '.gitlab-ci.yml': `default:\n  before_script:\n${many(
      10_000,
      () => '    - x\n',
    )}${many(6_000, index => `j${index}: {script: [x]}\n`)}`,
    ...files('a.sh', 'git push origin HEAD:main\n'),
  },
  'a chart of 5,000 objects': {
    'helm/Chart.yaml': chart,
    'helm/templates/a.yaml': `{{- range $i := until 5000 }}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a{{ $i }}}\nspec: {containers: [{name: a, image: redis}]}\n{{- end }}\n`,
    ...files('b.yaml', 'a: 1\n---\n'),
  },
  'a chart that takes memory': {
    'helm/Chart.yaml': chart,
    'helm/templates/a.yaml': 'x: {{ len (until 50000000) }}\n',
    ...files('b.yaml', 'a: 1\n---\n'),
  },
};
