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

import { Comparison } from '../manifests/schemaProblems';
import { Rule } from '../rule';
import { skaffoldFiles, skaffoldVersion } from '../skaffold';

const maxProblems = 10;

export const skaffoldSchema: Rule = {
  id: 'skaffold-schema',
  profile: 'broken',
  what: 'Skaffold refuses the file.',
  fix: 'Correct the key or its value.',
  see: 'https://skaffold.dev/docs/references/yaml/',
  bad: {
    'skaffold.yaml': 'apiVersion: skaffold/v4beta13\nkind: Config\nbiuld: {}\n',
  },
  good: {
    'skaffold.yaml': 'apiVersion: skaffold/v4beta13\nkind: Config\nbuild: {}\n',
  },
  others: [
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v2beta29\nkind: Config\ndeploy: {helm: {releases: [{name: a, chartPath: helm, artifactOverrides: {image: a}, imageStrategy: {helm: {}}}]}}\n',
    },
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\nportForward: [{resourceType: service, resourceName: a, port: http}]\n---\napiVersion: skaffold/v4beta13\nkind: Config\nmetadata: {name: b}\n',
    },
  ],
  *check(project) {
    for (const { file, version, value, document } of skaffoldFiles(project)) {
      const definition = version && skaffoldVersion(version);
      const problems = definition
        ? new Comparison(definition, { isLenient: true }).problemsOf(value, {
            $ref: 'SkaffoldConfig',
          })
        : [];
      if (version === undefined || !/^skaffold\/v\w+$/.test(version)) {
        problems.push({ path: ['apiVersion'], message: 'must be skaffold/v…' });
      }
      if (value.kind !== 'Config') {
        problems.push({ path: ['kind'], message: 'must be Config' });
      }
      for (const { path, message } of problems.slice(0, maxProblems)) {
        yield {
          file,
          line: document.file.lineAt(document.document, path),
          message: `Skaffold refuses the file: ${path.join('.')} ${message}.`,
        };
      }
    }
  },
};
