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
import { sourcesOf } from '../argocd/sources';

/** Pitfall 18. */
export const argocdTargetHead: Rule = {
  id: 'argocd-target-head',
  pitfall: 18,
  profile: 'house',
  what: '`HEAD` follows whatever the default branch is, in every environment alike.',
  fix: 'Name the branch, e.g. `main`; for production a tag or a folder of its own.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    targetRevision: HEAD\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    targetRevision: main\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {chart: a, repoURL: "https://charts.example.net", targetRevision: 1.x}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {path: k8s, repoURL: "https://git.example.net/a.git", targetRevision: v1.4.0}\n',
    },
  ],
  *check(project) {
    for (const application of project.applications) {
      for (const { source, path } of sourcesOf(application)) {
        const revision = source.targetRevision;
        if (
          revision === 'HEAD' ||
          (!application.isPartial &&
            (revision === undefined || revision === ''))
        ) {
          yield {
            file: application.file,
            line: application.lineOf(...path, 'targetRevision'),
          };
        }
      }
    }
  },
};
