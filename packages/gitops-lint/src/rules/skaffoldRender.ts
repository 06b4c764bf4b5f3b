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

import { Rule } from '../rule';
import { asArray, asRecord, asString, at, isRecord } from '../values';
import { matching } from './commands';

/** Pitfall 25. */
export const skaffoldRender: Rule = {
  id: 'skaffold-render',
  pitfall: 25,
  profile: 'house',
  what: 'Rendered manifests in Git carry Secrets in clear, turn hooks into ordinary objects, and are stale with the next commit; the deployer of a profile says nothing about rendering.',
  fix: 'Let Argo CD render the chart. For a look: `skaffold render -p render --offline --digest-source=tag --output rendered.yaml`, with a profile that changes namespace and values files.',
  see: 'https://skaffold.dev/docs/references/cli/',
  bad: {
    'skaffold.yaml':
      'apiVersion: skaffold/v4beta13\nkind: Config\nprofiles:\n  - name: render\n    deploy:\n      kubectl: {}\n',
  },
  good: {
    'skaffold.yaml':
      'apiVersion: skaffold/v4beta13\nkind: Config\nprofiles:\n  - name: render\n    patches:\n      - {op: replace, path: /manifests/helm/releases/0/namespace, value: shop-dev}\n',
  },
  others: [
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\nprofiles: [{name: local, deploy: {kubectl: {}}}]\n',
    },
    {
      '.gitlab-ci.yml':
        'look:\n  script: [skaffold render --offline --output rendered.yaml]\n',
    },
  ],
  *check(project) {
    const file = 'skaffold.yaml';
    const yaml = project.yaml(file);
    for (const { document, value } of yaml?.documents ?? []) {
      for (const [index, profile] of asArray(
        asRecord(value).profiles,
      ).entries()) {
        const isRender = asString(asRecord(profile).name) === 'render';
        const artifacts = asArray(at(profile, 'build', 'artifacts'));
        const isInvalid = artifacts.some(artifact => !isRecord(artifact));
        if (
          isRender &&
          (isRecord(at(profile, 'deploy', 'kubectl')) || isInvalid)
        ) {
          yield {
            file,
            line: yaml!.lineAt(document, ['profiles', index]),
          };
        }
      }
    }
    for (const { file: where, line } of matching(
      project,
      /\bskaffold\s+render\b[^|]*>/,
    )) {
      yield { file: where, line };
    }
  },
};
