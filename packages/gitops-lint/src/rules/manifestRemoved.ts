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

/** Kinds that Kubernetes served once, with the version that no longer does and what takes their place. */
const removed: [RegExp, RegExp, string, string][] = [
  [/^extensions\/v1beta1$/, /^Ingress$/, '1.22', 'networking.k8s.io/v1'],
  [/^extensions\/v1beta1$/, /^NetworkPolicy$/, '1.16', 'networking.k8s.io/v1'],
  [
    /^extensions\/v1beta1$/,
    /^(Deployment|DaemonSet|ReplicaSet)$/,
    '1.16',
    'apps/v1',
  ],
  [/^apps\/v1beta[12]$/, /./, '1.16', 'apps/v1'],
  [
    /^networking\.k8s\.io\/v1beta1$/,
    /^Ingress(Class)?$/,
    '1.22',
    'networking.k8s.io/v1',
  ],
  [
    /^rbac\.authorization\.k8s\.io\/v1(alpha1|beta1)$/,
    /./,
    '1.22',
    'rbac.authorization.k8s.io/v1',
  ],
  [/^apiextensions\.k8s\.io\/v1beta1$/, /./, '1.22', 'apiextensions.k8s.io/v1'],
  [
    /^admissionregistration\.k8s\.io\/v1beta1$/,
    /Webhook/,
    '1.22',
    'admissionregistration.k8s.io/v1',
  ],
  [
    /^scheduling\.k8s\.io\/v1(alpha1|beta1)$/,
    /./,
    '1.22',
    'scheduling.k8s.io/v1',
  ],
  [/^coordination\.k8s\.io\/v1beta1$/, /./, '1.22', 'coordination.k8s.io/v1'],
  [
    /^certificates\.k8s\.io\/v1beta1$/,
    /^CertificateSigningRequest$/,
    '1.22',
    'certificates.k8s.io/v1',
  ],
  [
    /^storage\.k8s\.io\/v1beta1$/,
    /^(StorageClass|VolumeAttachment|CSIDriver|CSINode)$/,
    '1.22',
    'storage.k8s.io/v1',
  ],
  [/^batch\/v(1beta1|2alpha1)$/, /^CronJob$/, '1.25', 'batch/v1'],
  [/^policy\/v1beta1$/, /^PodDisruptionBudget$/, '1.25', 'policy/v1'],
  [
    /^policy\/v1beta1$/,
    /^PodSecurityPolicy$/,
    '1.25',
    'pod security admission',
  ],
  [/^autoscaling\/v2beta1$/, /./, '1.25', 'autoscaling/v2'],
  [/^autoscaling\/v2beta2$/, /./, '1.26', 'autoscaling/v2'],
  [/^discovery\.k8s\.io\/v1beta1$/, /./, '1.25', 'discovery.k8s.io/v1'],
  [/^events\.k8s\.io\/v1beta1$/, /./, '1.25', 'events.k8s.io/v1'],
  [/^node\.k8s\.io\/v1beta1$/, /./, '1.25', 'node.k8s.io/v1'],
  [
    /^storage\.k8s\.io\/v1beta1$/,
    /^CSIStorageCapacity$/,
    '1.27',
    'storage.k8s.io/v1',
  ],
  [
    /^flowcontrol\.apiserver\.k8s\.io\/v1beta[12]$/,
    /./,
    '1.29',
    'flowcontrol.apiserver.k8s.io/v1',
  ],
  [
    /^flowcontrol\.apiserver\.k8s\.io\/v1beta3$/,
    /./,
    '1.32',
    'flowcontrol.apiserver.k8s.io/v1',
  ],
];

export const manifestRemoved: Rule = {
  id: 'manifest-removed',
  profile: 'broken',
  what: 'No Kubernetes of today serves this version of the kind, so it is refused.',
  fix: 'Write it in the version that took its place; fields may have other names there.',
  see: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  bad: {
    'k8s/budget.yaml':
      'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1}\n',
  },
  good: {
    'k8s/budget.yaml':
      'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: a}}\n',
    },
    {
      'a.yaml':
        'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: {name: a}\nspec: {from: [], to: []}\n',
    },
  ],
  *check(project) {
    for (const { apiVersion, kind, file, lineOf } of [
      ...project.manifests,
      ...project.rendered,
    ]) {
      const found = removed.find(
        ([api, kinds]) => api.test(apiVersion) && kinds.test(kind),
      );
      if (found) {
        const [, , version, instead] = found;
        yield {
          file,
          line: lineOf('apiVersion'),
          message: `${kind} of ${apiVersion} is gone since Kubernetes ${version}: ${instead} takes its place.`,
        };
      }
    }
  },
};
