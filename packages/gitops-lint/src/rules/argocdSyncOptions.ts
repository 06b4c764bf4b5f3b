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
import { asArray, at, isRecord } from '../values';

const wanted = ['ServerSideApply=true'];

/** Pitfall 19. */
export const argocdSyncOptions: Rule = {
  id: 'argocd-sync-options',
  pitfall: 19,
  profile: 'house',
  what: 'Without a retry a sync that fails once stays failed; without server-side apply large objects are refused.',
  fix: 'Add a `retry` with backoff, and the option ServerSideApply=true.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=true]\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=true, ServerSideApply=true]\n    retry: {limit: 5, backoff: {duration: 5s, factor: 2, maxDuration: 3m}}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy: {syncOptions: [ServerSideApply=true], retry: {limit: 3}}\n',
    },
    {
      'app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy: {automated: {}}\n',
      'kustomization.yaml':
        'resources: [../base]\npatches: [{path: app.yaml}]\n',
    },
  ],
  *check(project) {
    for (const { value, file, lineOf, isPartial } of project.applications) {
      if (isPartial) {
        continue;
      }
      const policy = at(value, 'spec', 'syncPolicy');
      const options = asArray(at(policy, 'syncOptions'));
      const lacks = wanted.filter(option => !options.includes(option));
      if (!isRecord(at(policy, 'retry'))) {
        lacks.unshift('a retry');
      }
      if (lacks.length > 0) {
        yield {
          file,
          line: lineOf('spec', 'syncPolicy', 'syncOptions'),
          message: `The sync policy lacks ${lacks.join(', ')}.`,
        };
      }
    }
  },
};
