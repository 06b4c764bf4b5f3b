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
import { asArray, at } from '../values';

const application = (options: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy:\n    syncOptions: [${options}]\n`;

export const argocdPruneLast: Rule = {
  id: 'argocd-prune-last',
  profile: 'house',
  what: 'With PruneLast nothing is removed before everything else is healthy: an object that Argo CD waits for without end keeps the old ones for ever.',
  fix: 'Take the option out, and give what has to go last a sync wave of its own.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#prune-last',
  bad: {
    'argocd/application.yaml': application('PruneLast=true'),
  },
  good: {
    'argocd/application.yaml': application('ServerSideApply=true'),
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy: {syncOptions: [PruneLast=false]}\n',
    },
    {
      'a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {argocd.argoproj.io/sync-options: Prune=false}}\n',
    },
  ],
  *check(project) {
    const path = ['spec', 'syncPolicy', 'syncOptions'];
    for (const { value, file, lineOf } of project.applications) {
      const index = asArray(at(value, ...path)).indexOf('PruneLast=true');
      if (index >= 0) {
        yield { file, line: lineOf(...path, index) };
      }
    }
  },
};
