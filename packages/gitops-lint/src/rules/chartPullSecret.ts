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
import { asArray, asString, at } from '../values';
import { imageParts, imagesOf, podOf } from './images';

/** Registries that hand out to everybody, and addresses that only nodes of a laptop know. */
const open =
  /^((index\.|registry-1\.)?docker\.io|docker\.elastic\.co|quay\.io|ghcr\.io|([a-z]+\.)?gcr\.io|([\w-]+-)?docker\.pkg\.dev|registry\.k8s\.io|public\.ecr\.aws|mcr\.microsoft\.com|nvcr\.io|lscr\.io|cgr\.dev|xpkg\.upbound\.io|registry\.access\.redhat\.com|.*:\d+)$/;

/** Pitfall 22. */
export const chartPullSecret: Rule = {
  id: 'chart-pull-secret',
  pitfall: 22,
  profile: 'house',
  what: 'The cluster has no credential for a private registry: the pods stay in ImagePullBackOff.',
  fix: 'Make a deploy token and a pull secret of it in the namespace, and name it in `imagePullSecrets`.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: "registry.gitlab.com/a/b:1"}\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  imagePullSecrets: [{name: registry}]\n  containers:\n    - {name: a, image: "registry.gitlab.com/a/b:1"}\n',
  },
  others: [
    {
      'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'helm/templates/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "ghcr.io/a/b:1"}]\n',
    },
    {
      'k8s/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "registry.example.net/a:1"}]\n',
    },
  ],
  *check(project) {
    if (asString(project.answers.visibility) === 'public') {
      return;
    }
    const accounts = new Set<unknown>(
      project.rendered
        .filter(
          ({ kind, value }) =>
            kind === 'ServiceAccount' &&
            asArray(value.imagePullSecrets).length > 0,
        )
        .map(({ name }) => name),
    );
    for (const manifest of project.rendered) {
      const pod = podOf(manifest);
      const isGiven =
        asArray(pod?.imagePullSecrets).length > 0 ||
        accounts.has(at(pod, 'serviceAccountName') ?? 'default');
      const image =
        pod &&
        !isGiven &&
        imagesOf(pod).find(
          name => name && !open.test(imageParts(name).registry),
        );
      if (image) {
        yield {
          file: manifest.file,
          line: 1,
          message: `${manifest.kind} ${manifest.name} pulls from ${
            imageParts(image).registry
          } without a pull secret.`,
        };
      }
    }
  },
};
