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

import path from 'node:path/posix';
import { Kustomization } from '../kustomize/Kustomization';
import { kustomizationSchema } from '../kustomize/kustomizationSchema';
import { Comparison } from '../manifests/schemaProblems';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, distinctBy, isRecord } from '../values';

const operations = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

/** Why an operation of a JSON patch is none; texts of others may be filled in. */
function problemOf(operation: unknown): string | undefined {
  const { op, path: where, value, from } = asRecord(operation);
  if (!isRecord(operation) || typeof op !== 'string') {
    return 'An entry of a JSON patch lacks `op`.';
  }
  if (!operations.includes(op)) {
    return `JSON patch has no operation ${op}: it is one of ${operations.join(
      ', ',
    )}.`;
  }
  if (typeof where !== 'string' || (where !== '' && !where.startsWith('/'))) {
    return `The path of a JSON patch begins with a slash: ${String(where)}.`;
  }
  if (op === 'add' && value === undefined) {
    return `The operation add on ${where} has no value.`;
  }
  return (op === 'move' || op === 'copy') && from === undefined
    ? `The operation ${op} has no \`from\`.`
    : undefined;
}

function* problemsOf(yaml: YamlFile | undefined): Generator<Report> {
  for (const { document, value } of yaml?.documents ?? []) {
    for (const [index, operation] of asArray(value).entries()) {
      const message = problemOf(operation);
      if (message) {
        yield {
          file: yaml!.name,
          line: yaml!.lineAt(document, [index]),
          message,
        };
      }
    }
  }
}

/** Patches that stand in the kustomization, or in files beside it. */
function* patchesOf(project: Project, one: Kustomization): Generator<Report> {
  for (const key of ['patches', 'patchesJson6902']) {
    for (const [index, entry] of asArray(one.value[key]).entries()) {
      const { patch, path: file } = asRecord(entry);
      if (typeof patch === 'string') {
        const begin = one.lineOf(key, index, 'patch');
        for (const report of problemsOf(new YamlFile(one.file, patch))) {
          const line = patch.includes('\n') ? begin + report.line : begin;
          yield { ...report, line };
        }
      } else if (typeof file === 'string') {
        yield* problemsOf(
          project.yaml(path.join(path.dirname(one.file), file)),
        );
      }
    }
  }
}

export const kustomizeSchema: Rule = {
  id: 'kustomize-schema',
  profile: 'broken',
  what: 'kustomize refuses a file with a field that it does not know, and a JSON patch that is none.',
  fix: 'Correct the name of the field, the type of its value or the operation.',
  see: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/',
  bad: { 'deploy/kustomization.yaml': 'nameSufix: -dev\n' },
  good: { 'deploy/kustomization.yaml': 'nameSuffix: -dev\n' },
  others: [
    {
      'kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nlabels: [{pairs: {a: b}, includeTemplates: true}]\nimages: [{name: a, newTag: 1.0}]\npatches: [{target: {kind: Deployment}, patch: "- {op: remove, path: /spec/replicas}"}]\n',
    },
    {
      'clusters/kustomization.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {interval: 5m, path: ./a, prune: true, sourceRef: {kind: GitRepository, name: a}}\n',
    },
  ],
  *check(project) {
    for (const one of project.kustomizations) {
      const { value, file, lineOf } = one;
      const problems = new Comparison(() => undefined, {
        isLenient: true,
      }).problemsOf(value, kustomizationSchema);
      for (const { path: where, message } of problems) {
        yield {
          file,
          line: lineOf(...where),
          message: `kustomize refuses the file: ${where.join('.')} ${message}.`,
        };
      }
    }
    // Several may apply the same file.
    yield* distinctBy(
      project.kustomizations.flatMap(one => [...patchesOf(project, one)]),
      ({ file, line }) => `${file}:${line}`,
    );
  },
};
