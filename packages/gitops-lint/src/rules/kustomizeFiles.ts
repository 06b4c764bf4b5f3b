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

import { Kustomization, pathsOf, targetOf } from '../kustomize/Kustomization';
import { Report, Rule } from '../rule';
import { Tree } from '../tree/Tree';

function* problemsOf(tree: Tree, one: Kustomization): Generator<Report> {
  for (const path of pathsOf(one)) {
    const target = targetOf(tree, one.file, path);
    if (target === 'missing') {
      yield {
        file: one.file,
        line: path.line,
        message: `${path.text} is not in the tree, so kustomize builds nothing.`,
      };
    } else if (target === 'no kustomization') {
      yield {
        file: one.file,
        line: path.line,
        message: `The folder ${path.text} has no kustomization.yaml, so kustomize builds nothing.`,
      };
    }
  }
}

export const kustomizeFiles: Rule = {
  id: 'kustomize-files',
  profile: 'broken',
  what: 'kustomize builds nothing where one of the files that it is to put together is missing.',
  fix: 'Correct the path, which counts from the folder of the kustomization, or take it out.',
  see: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/',
  bad: {
    'deploy/kustomization.yaml': 'resources: [web.yaml, ingress.yaml]\n',
    'deploy/web.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
  },
  good: {
    'deploy/kustomization.yaml': 'resources: [web.yaml]\n',
    'deploy/web.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
  },
  others: [
    {
      'kustomization.yaml':
        'resources: ["https://git.example.net/bases//web?ref=v1", github.com/a/b/deploy?ref=v1, base]\n',
      'base/kustomization.yml': 'namePrefix: a-\n',
    },
    {
      'kustomization.yaml':
        'secretGenerator: [{name: a, envs: [.env.secret]}]\nresources: [all.yaml]\n',
      '.gitignore': 'all.yaml\n',
    },
  ],
  *check({ tree, kustomizations }) {
    for (const one of kustomizations) {
      yield* problemsOf(tree, one);
    }
  },
};
