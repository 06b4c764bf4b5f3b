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

/** Pitfall 23. */
export const imageUpdater: Rule = {
  id: 'image-updater',
  pitfall: 23,
  profile: 'house',
  what: 'Since version 1 Argo CD Image Updater reads ImageUpdater objects and no annotations.',
  fix: 'Write an ImageUpdater object with write-back method `git`, or let the pipeline commit the tag.',
  see: 'https://argocd-image-updater.readthedocs.io',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: a\n  annotations:\n    argocd-image-updater.argoproj.io/image-list: a=registry.example.net/a\nspec: {project: a}\n',
  },
  good: {
    'argocd/image-updater.yaml':
      'apiVersion: argocd-image-updater.argoproj.io/v1alpha1\nkind: ImageUpdater\nmetadata: {name: a}\nspec: {}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, annotations: {notifications.argoproj.io/subscribe.on-synced.slack: a}}\nspec:\n  project: a\n',
    },
    {
      'a.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: "nginx:1.27"}]\n',
    },
  ],
  *check(project) {
    for (const { value, file, lineOf } of project.applications) {
      const annotations = asRecord(at(value, 'metadata', 'annotations'));
      for (const name of Object.keys(annotations)) {
        if (name.startsWith('argocd-image-updater.argoproj.io/')) {
          yield { file, line: lineOf('metadata', 'annotations', name) };
        }
      }
    }
  },
};
