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
import { asRecord, at } from '../values';

export const manifestSelector: Rule = {
  id: 'manifest-selector',
  profile: 'broken',
  what: 'A workload whose selector does not fit the labels of its own pods is refused by Kubernetes.',
  fix: 'Give the template of the pods every label that the selector names.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  bad: {
    'k8s/web.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: b}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n',
  },
  good: {
    'k8s/web.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchExpressions: [{key: app, operator: Exists}]}\n  template: {metadata: {labels: {app: a, tier: web}}, spec: {containers: [{name: a, image: "a:1"}]}}\n',
    },
    {
      'kustomization.yaml': 'resources: [a.yaml]\ncommonLabels: {app: a}\n',
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {tier: web}}\n  template: {spec: {containers: [{name: a, image: "a:1"}]}}\n',
    },
  ],
  *check(project) {
    for (const { kind, name, value, file, isPartial, lineOf } of [
      ...project.manifests,
      ...project.rendered,
    ]) {
      if (
        isPartial ||
        !['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(kind)
      ) {
        continue;
      }
      const labels = asRecord(
        at(value, 'spec', 'template', 'metadata', 'labels'),
      );
      const path = ['spec', 'selector', 'matchLabels'];
      const missing = Object.entries(asRecord(at(value, ...path))).find(
        ([key, text]) =>
          labels[key] !== text && !/\$\{|\{\{/.test(`${key}${text}`),
      );
      if (missing && at(value, 'spec', 'template') !== undefined) {
        yield {
          file,
          line: lineOf(...path, missing[0]),
          message: `${kind} ${name} selects pods with ${missing[0]}: ${String(
            missing[1],
          )}, and makes pods without it.`,
        };
      }
    }
  },
};
