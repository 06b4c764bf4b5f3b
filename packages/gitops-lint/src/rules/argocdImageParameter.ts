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

import { Report, Rule } from '../rule';
import { asArray, asRecord, asString, at } from '../values';
import { commands } from './commands';

/** Pitfall 15. */
export const argocdImageParameter: Rule = {
  id: 'argocd-image-parameter',
  pitfall: 15,
  profile: 'house',
  what: 'A whole image in one parameter cannot change its registry by environment and has no place for a digest.',
  fix: 'Split it in the values of the chart: `image: {repository, tag}`.',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  source:\n    helm:\n      parameters:\n        - name: api.image\n          value: registry.example.net/a/api:1\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, finalizers: [resources-finalizer.argocd.argoproj.io]}\nspec:\n  source:\n    helm:\n      parameters:\n        - name: api.image.tag\n          value: "1"\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    helm:\n      parameters: [{name: image.repository, value: registry.example.net/a}]\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    helm:\n      parameters: [{name: imagePullPolicy, value: Always}, {name: images.count, value: "2"}]\n',
    },
  ],
  *check(project) {
    for (const application of project.applications) {
      const path = ['spec', 'source', 'helm', 'parameters'];
      const parameters = asArray(at(application.value, ...path));
      for (const [index, parameter] of parameters.entries()) {
        if (/(^|\.)image$/.test(asString(asRecord(parameter).name) ?? '')) {
          yield {
            file: application.file,
            line: application.lineOf(...path, index),
          };
        }
      }
    }
    let first: Report | undefined;
    for (const { text, file, line } of commands(project)) {
      if (
        /"name"\s*:\s*"[\w.-]*\.image"|--parameter\s+[\w.-]*\.image=/.test(text)
      ) {
        first ??= { file, line };
      }
    }
    if (first) {
      yield first;
    }
  },
};
