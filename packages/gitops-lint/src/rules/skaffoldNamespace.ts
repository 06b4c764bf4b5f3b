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
import { asArray, asRecord, asString, at } from '../values';

/** Pitfall 29. */
export const skaffoldNamespace: Rule = {
  id: 'skaffold-namespace',
  pitfall: 29,
  profile: 'house',
  what: "In one namespace Argo CD's self-healing and `skaffold dev` undo each other's work.",
  fix: 'Give Skaffold a namespace of its own, e.g. `<app>-dev-local`.',
  bad: {
    'skaffold.yaml':
      'apiVersion: skaffold/v4beta13\nkind: Config\nmanifests:\n  helm:\n    releases:\n      - {name: shop, chartPath: helm, namespace: shop-dev}\n',
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  destination: {namespace: shop-dev}\n',
  },
  good: {
    'skaffold.yaml':
      'apiVersion: skaffold/v4beta13\nkind: Config\nmanifests:\n  helm:\n    releases:\n      - {name: shop, chartPath: helm, namespace: shop-dev-local}\n',
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  destination: {namespace: shop-dev}\n',
  },
  others: [
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v4beta13\nkind: Config\ndeploy: {kubectl: {defaultNamespace: mine}}\n',
    },
    {
      'skaffold.yaml':
        'apiVersion: skaffold/v2beta29\nkind: Config\ndeploy: {helm: {releases: [{name: a, chartPath: helm}]}}\n',
      'helm/Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 0.1.0\ntype: library\n',
    },
  ],
  *check(project) {
    const managed = new Set(
      project.applications.map(({ value }) =>
        asString(at(value, 'spec', 'destination', 'namespace')),
      ),
    );
    const file = 'skaffold.yaml';
    const yaml = project.yaml(file);
    for (const { document, value } of yaml?.documents ?? []) {
      for (const root of ['manifests', 'deploy']) {
        const path = [root, 'helm', 'releases'];
        for (const [index, release] of asArray(at(value, ...path)).entries()) {
          const namespace = asString(asRecord(release).namespace);
          if (namespace && managed.has(namespace)) {
            yield {
              file,
              line: yaml!.lineAt(document, [...path, index, 'namespace']),
            };
          }
        }
      }
    }
  },
};
