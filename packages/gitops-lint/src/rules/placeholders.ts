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

import { Manifest } from '../manifests/Manifest';
import { Report, Rule } from '../rule';
import { Path } from '../tree/YamlFile';
import { isRecord } from '../values';

/** What Slipway's template leaves behind; in the trees of others it belongs to other programs. */
const ours: [RegExp, string][] = [
  [/\$\{\{/, 'a placeholder of the template'],
  [
    /\{%-?\s*(if|for|endif|endfor|else|elif|set)\b/,
    'a statement of the template',
  ],
  [/^\s*(-\s*)?image:\s*((""|'')\s*)?$/, 'an empty image'],
];

/** What no program writes on purpose, and what only Backstage's templates have. */
const everywhere: [RegExp, string][] = [
  [/\$\{\{\s*(values|parameters)\./, 'a placeholder of a template'],
  [/\[object Object\]/, '[object Object]'],
  [/:\s+"?undefined"?\s*$/, 'undefined'],
];

/** A name that stands for one's own, where an object is applied as it is. */
const standsFor =
  /\b(your-?(domain|company|org|host)|(my|the)-?domain)\.(com|org|net|io|dev)\b|^(CHANGE|REPLACE)[-_]?ME$/i;

/** Objects that show something. */
const shown =
  /(^|\/)(docs?|examples?|samples?|tests?|e2e)\/|[-_.](example|sample|template)\b/i;

function* inObject(
  manifest: Manifest,
  value: unknown,
  path: Path,
): Generator<Report> {
  if (typeof value === 'string') {
    const [found] = standsFor.exec(value.slice(0, 2_000)) ?? [];
    if (found) {
      yield {
        file: manifest.file,
        line: manifest.lineOf(...path),
        message: `${found} stands for a name of your own.`,
      };
    }
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield* inObject(manifest, inner, [...path, index]);
    }
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* inObject(manifest, inner, [...path, key]);
    }
  }
}

/** Trees from which projects are made keep their placeholders. */
const skeleton = /(^|\/)(skeleton|templates?|content)\//;

/**
 * What people have written themselves stands in quotes, and may say what it likes. A quote that is not closed takes the
 * rest along: no later one is closed either.
 */
const quoted = /"(?:[^"\\]|\\.)+("?)/g;

/** Where braces belong to somebody else. */
const others = /^(apps\/|docs\/|\.github\/)|\.md$/;

export const placeholders: Rule = {
  id: 'placeholders',
  profile: 'broken',
  what: 'Something of the template was left over, or a value was empty when the file was written.',
  fix: 'Fill in the value; in a template look for the name that nobody knows.',
  bad: { 'catalog-info.yaml': 'metadata:\n  name: undefined\n' },
  good: { 'catalog-info.yaml': 'metadata:\n  name: shop\n' },
  others: [
    {
      'ingress.yaml':
        'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {rules: [{host: shop.example.com}]}\n',
    },
    {
      'ansible/roles/a/templates/a.yml':
        'name: {{ name }}\n{% if x %}\nimage:\n{% endif %}\n',
      '.github/workflows/a.yml':
        'on: push\njobs: {a: {steps: [{run: "echo ${{ github.sha }}"}]}}\n',
    },
  ],
  *check({ tree, charts, answers, manifests }) {
    for (const manifest of manifests) {
      if (!shown.test(manifest.file)) {
        yield* inObject(manifest, manifest.value, []);
      }
    }
    const isOurs = Object.keys(answers).length > 0;
    const leftovers = isOurs ? [...ours, ...everywhere] : everywhere;
    const chartFiles = charts.map(({ folder }) => (folder ? `${folder}/` : ''));
    for (const file of tree.files) {
      if (
        others.test(file) ||
        (!isOurs && skeleton.test(file)) ||
        !/\.(ya?ml|json|sh|tpl)$|Dockerfile$/.test(file)
      ) {
        continue;
      }
      const isTemplate = chartFiles.some(folder =>
        file.startsWith(`${folder}templates/`),
      );
      const lines = tree.text(file)!.split('\n');
      for (const [index, whole] of lines.entries()) {
        const text = whole.replace(quoted, (part, end) => (end ? '""' : part));
        const found = leftovers.find(
          ([pattern, what]) =>
            text.length < 5_000 &&
            pattern.test(text) &&
            // A map below `image:` is no empty image, and templates fill theirs in.
            (what !== 'an empty image' ||
              (!isTemplate && !isParent(lines, index))),
        );
        if (found) {
          yield { file, line: index + 1, message: `Here stands ${found[1]}.` };
        }
      }
    }
  },
};

/** Whether what follows is nested below a line. */
function isParent(lines: string[], index: number): boolean {
  const indent = (line: string) => line.search(/\S/);
  let next = index + 1;
  while (next < lines.length && !/^\s*[^\s#]/.test(lines[next])) {
    next += 1;
  }
  return next < lines.length && indent(lines[next]) > indent(lines[index]);
}
