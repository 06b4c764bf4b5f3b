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
import { asArray, asString, at } from '../values';

const known = [
  'ApplyOutOfSyncOnly',
  'ClientSideApplyMigration',
  'CreateNamespace',
  'Delete',
  'FailOnSharedResource',
  'Force',
  'Prune',
  'PruneLast',
  'PrunePropagationPolicy',
  'Replace',
  'RespectIgnoreDifferences',
  'ServerSideApply',
  'SkipDryRunOnMissingResource',
  'Validate',
];

/** What is wrong with an option, which Argo CD compares letter by letter. */
function problemOf(option: string): string | undefined {
  const [name, value] = option.trim().split('=');
  if (/\{\{|\$\{/.test(option) || option.trim() === '') {
    return undefined;
  }
  if (!known.includes(name)) {
    return `Argo CD knows no sync option ${name}, and ignores it without a word.`;
  }
  const values =
    name === 'PrunePropagationPolicy'
      ? ['foreground', 'background', 'orphan']
      : [
          'true',
          'false',
          ...(/^(Prune|Delete)$/.test(name) ? ['confirm'] : []),
        ];
  return values.includes(value)
    ? undefined
    : `${option} is ignored by Argo CD without a word: ${name} is one of ${values.join(
        ', ',
      )}.`;
}

const annotation = 'argocd.argoproj.io/sync-options';

export const argocdUnknownOption: Rule = {
  id: 'argocd-unknown-option',
  profile: 'broken',
  what: 'Argo CD ignores a sync option that it does not know without a word.',
  fix: 'Correct the name or the value of the option.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespaces=true]\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy:\n    syncOptions: [CreateNamespace=true]\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  syncPolicy: {syncOptions: [PrunePropagationPolicy=background, ApplyOutOfSyncOnly=true, Validate=false]}\n',
    },
    {
      'a.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: {argocd.argoproj.io/sync-options: "Replace=true,Force=true"}}\n',
    },
  ],
  *check(project): Generator<Report> {
    for (const { value, file, lineOf } of project.applications) {
      const path = ['spec', 'syncPolicy', 'syncOptions'];
      for (const [index, option] of asArray(at(value, ...path)).entries()) {
        const message = problemOf(asString(option) ?? '');
        if (message) {
          yield { file, line: lineOf(...path, index), message };
        }
      }
    }
    for (const { value, file, lineOf } of [
      ...project.manifests,
      ...project.rendered,
    ]) {
      const path = ['metadata', 'annotations', annotation];
      for (const option of (asString(at(value, ...path)) ?? '').split(',')) {
        const message = problemOf(option);
        if (message) {
          yield { file, line: lineOf(...path), message };
        }
      }
    }
  },
};
