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
import { at } from '../values';

/** Pitfall 16. */
export const argocdDefaultProject: Rule = {
  id: 'argocd-default-project',
  pitfall: 16,
  profile: 'house',
  what: 'Project `default` lets every repository deploy everything everywhere.',
  fix: 'Give the application an AppProject of its own, with its exact repository and destinations.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: default\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: shop\n',
  },
  others: [
    {
      'apps/root.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: platform\n',
    },
    {
      'apps/set.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators:\n    - git: {directories: [{path: apps/*}]}\n  template:\n    metadata: {name: 'a'}\n    spec:\n      project: '{{path.basename}}'\n",
    },
  ],
  *check(project) {
    for (const { value, file, lineOf, isPartial } of project.applications) {
      const name = at(value, 'spec', 'project');
      if (
        name === 'default' ||
        (!isPartial && (name === undefined || name === ''))
      ) {
        yield { file, line: lineOf('spec', 'project') };
      }
    }
  },
};
