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

import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { skaffoldFiles } from '../skaffold';
import { asArray, asRecord, at, distinctBy } from '../values';
import { imageParts, imagePlaces, jobImageName, podOf } from './images';

const isLoose = (image: string): boolean => {
  const { tag } = imageParts(image);
  return image !== '' && !image.includes('$') && (!tag || tag === 'latest');
};

/** What GitLab's dependency proxy puts before the name that an image has on Docker Hub. */
const proxy = /^\$\{?CI_DEPENDENCY_PROXY_(DIRECT_)?GROUP_IMAGE_PREFIX\}?\//;

/** Pitfall 23, second half: `latest` never changes in Git, so nothing is rolled out. */
function* looseImages(project: Project): Generator<Report> {
  // Skaffold puts the tag in that it has built.
  const built = skaffoldFiles(project).flatMap(({ value }) =>
    asArray(at(value, 'build', 'artifacts')).map(
      artifact => asRecord(artifact).image,
    ),
  );
  const plain = project.manifests.filter(({ isPartial }) => !isPartial);
  for (const manifest of [...plain, ...project.rendered]) {
    for (const { image, path } of podOf(manifest)
      ? imagePlaces(manifest)
      : []) {
      if (isLoose(image) && !built.includes(image)) {
        yield {
          file: manifest.file,
          line: manifest.lineOf(...path),
          message: `${manifest.kind} ${manifest.name} runs ${image}, which is another image tomorrow.`,
        };
      }
    }
  }
  for (const job of project.jobs) {
    const { image } = job.keys;
    const name = (jobImageName(image) ?? '').replace(proxy, '');
    if (name && isLoose(name)) {
      yield {
        ...job.placeOf('image', 'name'),
        message: `Job ${job.name} runs in ${name}, which is another image tomorrow.`,
      };
    }
  }
}

export const imageFixedTag: Rule = {
  id: 'image-fixed-tag',
  profile: 'house',
  what: 'An image without a fixed tag is another one tomorrow, and Git never says so.',
  fix: 'Name a version or a commit.',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: "redis:latest"}]\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: "redis:7.4.1"}]\n',
  },
  others: [
    {
      'k8s/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx@sha256:9b2f0c4d6e8a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7d9e1f2a4b6c8d0e2f4a6b8c"}]\n',
    },
    {
      '.gitlab-ci.yml':
        'test:\n  image: $CI_REGISTRY_IMAGE/tools\n  script: [make]\nbuild:\n  image: ${CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX}/golang:1.25.1\n  script: [make]\n',
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx"}]\n',
    },
  ],
  check: project => distinctBy(looseImages(project), ({ message }) => message),
};
