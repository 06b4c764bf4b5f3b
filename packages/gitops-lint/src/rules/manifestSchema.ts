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

import { Manifest } from '../manifests/Manifest';
import { schemaProblems } from '../manifests/schemaProblems';
import { Report, Rule } from '../rule';
import { distinctBy } from '../values';

const maxProblems = 5;

function* problemsOf(manifest: Manifest): Generator<Report> {
  const { kind, name, file, isPartial, lineOf } = manifest;
  const problems = schemaProblems(manifest, { isPartial });
  for (const { path, message } of problems.slice(0, maxProblems)) {
    yield {
      file,
      line: lineOf(...path),
      message: `${kind} ${name}: ${path.join('.')} ${message}.`,
    };
  }
}

function* problemsIn(manifests: Manifest[]): Generator<Report> {
  for (const manifest of manifests) {
    yield* problemsOf(manifest);
  }
}

export const manifestSchema: Rule = {
  id: 'manifest-schema',
  profile: 'broken',
  what: 'Kubernetes and Argo CD drop what they do not know without a word.',
  fix: 'Correct the name of the key, or the type of its value.',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: a\n  destination: {namespace: a}\n  syncPolicy:\n    automated: {selfheal: true}\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: a\n  destination: {namespace: a}\n  syncPolicy:\n    automated: {selfHeal: true}\n',
  },
  others: [
    {
      'k8s/kustomization.yaml':
        'resources: [base.yaml]\npatches: [{path: patch.yaml}]\n',
      'k8s/base.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n',
      'k8s/patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n$patch: delete\n',
    },
    {
      'a.yaml':
        'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  serviceName: a\n  replicas: ${REPLICAS:=2}\n  selector: {matchLabels: {app: a}}\n  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1"}]}}\n  volumeClaimTemplates: [{metadata: {name: a}, spec: {accessModes: [ReadWriteOnce]}}]\n',
    },
  ],
  check: project =>
    distinctBy(
      problemsIn([...project.manifests, ...project.rendered]),
      ({ file, message }) => `${file} ${message}`,
    ),
};
