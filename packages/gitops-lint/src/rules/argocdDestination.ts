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
import { asString, at, isRecord } from '../values';

const application = (destination: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: a\n  destination: {${destination}}\n`;

export const argocdDestination: Rule = {
  id: 'argocd-destination',
  profile: 'broken',
  what: 'Argo CD refuses a destination that names its cluster twice, or not at all.',
  fix: 'Name the cluster by `server` or by `name`.',
  see: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications',
  bad: {
    'argocd/application.yaml': application(
      'server: "https://kubernetes.default.svc", name: in-cluster, namespace: a',
    ),
  },
  good: {
    'argocd/application.yaml': application(
      'server: "https://kubernetes.default.svc", namespace: a',
    ),
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  destination: {name: in-cluster, namespace: a}\n',
    },
    {
      'a.yaml':
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators:\n    - clusters: {}\n  template:\n    metadata: {name: 'a'}\n    spec:\n      destination: {server: '{{server}}', namespace: a}\n",
    },
  ],
  *check(project) {
    for (const {
      name,
      value,
      file,
      lineOf,
      isPartial,
    } of project.applications) {
      const destination = at(value, 'spec', 'destination');
      if (!isRecord(destination)) {
        continue;
      }
      const server = asString(destination.server);
      const cluster = asString(destination.name);
      if (server && cluster) {
        yield {
          file,
          line: lineOf('spec', 'destination', 'name'),
          message: `Application ${name} names its cluster by server and by name.`,
        };
      } else if (!server && !cluster && !isPartial) {
        yield {
          file,
          line: lineOf('spec', 'destination'),
          message: `Application ${name} names no cluster.`,
        };
      }
    }
  },
};
