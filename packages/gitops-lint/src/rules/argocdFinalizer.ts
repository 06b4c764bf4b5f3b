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

/** Pitfall 17. */
export const argocdFinalizer: Rule = {
  id: 'argocd-finalizer',
  pitfall: 17,
  profile: 'house',
  what: 'Without its finalizer a deleted Application leaves everything that it deployed behind.',
  fix: 'Add `resources-finalizer.argocd.argoproj.io` to `metadata.finalizers`.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: a\nspec: {project: a}\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: a\n  finalizers: [resources-finalizer.argocd.argoproj.io]\nspec: {project: a}\n',
  },
  others: [
    {
      'set.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: [{git: {repoURL: "https://gitlab.example.net/a.git", revision: main, files: [{path: "*.yaml"}]}}]\n  syncPolicy: {preserveResourcesOnDeletion: true}\n  template:\n    metadata: {name: "{{name}}"}\n    spec: {project: a}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, finalizers: [resources-finalizer.argocd.argoproj.io/background]}\nspec:\n  project: a\n',
    },
    {
      'app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy: {automated: {}}\n',
      'kustomization.yaml':
        'resources: [../base]\npatches: [{path: app.yaml}]\n',
    },
  ],
  *check(project) {
    for (const {
      value,
      file,
      lineOf,
      isPartial,
      isPreserved,
    } of project.applications) {
      const finalizers = asArray(at(value, 'metadata', 'finalizers'));
      if (
        !isPartial &&
        !isPreserved &&
        !finalizers.some(name =>
          String(name).startsWith('resources-finalizer.argocd.argoproj.io'),
        )
      ) {
        yield { file, line: lineOf('metadata') };
      }
    }
  },
};
