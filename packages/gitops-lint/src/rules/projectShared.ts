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
import { Rule } from '../rule';
import { asString, at } from '../values';
import { sourcesOf } from '../argocd/sources';

/** What an Application deploys, whatever its values; another place for the same is another environment. */
const whatOf = (application: Manifest) =>
  JSON.stringify(
    sourcesOf(application).map(({ source }) => [
      source.repoURL,
      source.path,
      source.chart,
    ]),
  );

const placeOf = ({ value }: Manifest) =>
  JSON.stringify(
    ['server', 'name', 'namespace'].map(key =>
      at(value, 'spec', 'destination', key),
    ),
  );

const application = (environment: string, project: string) =>
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop-${environment}}
spec:
  project: ${project}
  source: {repoURL: "https://git.example.net/team/shop.git", path: helm, targetRevision: main}
  destination: {server: "https://kubernetes.default.svc", namespace: shop-${environment}}
`;

export const projectShared: Rule = {
  id: 'project-shared',
  profile: 'house',
  what: 'Environments that share an AppProject are not apart: what dev syncs by itself may write into the namespace of production, past a sync by hand.',
  fix: 'Give each environment an AppProject of its own, named like its one Application, which permits only its namespace.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  bad: {
    'argocd/application-dev.yaml': application('dev', 'shop'),
    'argocd/application-production.yaml': application('production', 'shop'),
  },
  good: {
    'argocd/application-dev.yaml': application('dev', 'shop-dev'),
    'argocd/application-production.yaml': application(
      'production',
      'shop-production',
    ),
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {project: team, source: {repoURL: "https://git.example.net/a.git", path: k8s}, destination: {name: in-cluster, namespace: a}}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: b}\nspec: {project: team, source: {repoURL: "https://git.example.net/b.git", path: k8s}, destination: {name: in-cluster, namespace: b}}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {project: default, source: {repoURL: "https://git.example.net/a.git", path: k8s}, destination: {name: in-cluster, namespace: a}}\n',
    },
  ],
  *check(project) {
    const places = new Map<string, Map<string, Manifest>>();
    for (const item of project.argocd('Application')) {
      const name = asString(at(item.value, 'spec', 'project'));
      // What has no project of its own at all is another finding.
      if (name && name !== 'default') {
        const key = JSON.stringify([name, whatOf(item)]);
        const found = places.get(key) ?? new Map<string, Manifest>();
        found.set(placeOf(item), found.get(placeOf(item)) ?? item);
        places.set(key, found);
      }
    }
    for (const found of places.values()) {
      const applications = [...found.values()];
      const [first] = applications;
      if (applications.length > 1) {
        yield {
          file: first.file,
          line: first.lineOf('spec', 'project'),
          message: `${applications
            .map(({ name }) => name)
            .join(', ')} share the AppProject ${at(
            first.value,
            'spec',
            'project',
          )}.`,
        };
      }
    }
  },
};
