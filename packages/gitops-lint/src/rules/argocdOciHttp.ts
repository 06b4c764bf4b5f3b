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
import { asString } from '../values';
import { sourcesOf } from '../argocd/sources';

/** Pitfall 24. */
export const argocdOciHttp: Rule = {
  id: 'argocd-oci-http',
  pitfall: 24,
  profile: 'broken',
  what: 'Argo CD 3.5 pulls charts over plain HTTP from an OCI registry only where `insecureOCIForceHttp` is set.',
  fix: 'Serve the chart by HTTPS, or keep it in the repository.',
  see: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/upgrading/3.4-3.5/',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {chart: a, repoURL: "http://registry:5000/charts", targetRevision: 1.0.0}\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {chart: a, repoURL: "https://registry.example.net/charts", targetRevision: 1.0.0}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {chart: a, repoURL: registry.example.net/charts, targetRevision: 1.0.0}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {path: helm, repoURL: "http://gitlab.gitlab.svc:8181/a/b.git", targetRevision: main}\n',
    },
  ],
  *check(project) {
    for (const application of project.applications) {
      for (const { source, path } of sourcesOf(application)) {
        const url = asString(source.repoURL) ?? '';
        const isPlain =
          (source.chart !== undefined && url.startsWith('http://')) ||
          /^oci:\/\/[^/]*:(80|5000)\//.test(url);
        if (isPlain) {
          yield {
            file: application.file,
            line: application.lineOf(...path, 'repoURL'),
          };
        }
      }
    }
  },
};
