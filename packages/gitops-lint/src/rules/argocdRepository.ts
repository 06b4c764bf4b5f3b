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
import { asString, at } from '../values';
import { sourcesOf } from '../argocd/sources';

const placeholder =
  /[/:<](your|my)[-_](gitlab|group|namespace|org|organization|project|repo|user|company)\b|<[^<>]+>|CHANGE_?ME/i;
/** Stands for an address where Slipway's own template writes it. */
const example = /example\.(com|org)/;
const onlyHere =
  /^[a-z+]*:?\/*(localhost|127\.|0\.0\.0\.0|host\.docker\.internal)/;

/** Pitfall 20. */
export const argocdRepository: Rule = {
  id: 'argocd-repository',
  pitfall: 20,
  profile: 'broken',
  what: "Argo CD's repository server has to reach the address from inside the cluster, and its credential has to begin with it.",
  fix: 'Write the address as the cluster reaches it, and give Argo CD a Secret of type repo-creds for it.',
  see: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    repoURL: http://localhost:8090/a/b.git\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    repoURL: http://gitlab.gitlab.svc.cluster.local:8181/a/b.git\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {repoURL: "git@git.example.net:team/book-your-trip.git", path: k8s}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {repoURL: "ssh://git@git.example.net:2222/team/a.git", path: k8s}\n',
    },
  ],
  *check(project) {
    const wanted = asString(
      at(project.answers, 'endpoints', 'clusterRepositoryUrl'),
    );
    for (const application of project.applications) {
      for (const { source, path } of sourcesOf(application)) {
        const url = asString(source.repoURL) ?? '';
        const line = application.lineOf(...path, 'repoURL');
        if (placeholder.test(url) || (wanted && example.test(url))) {
          yield {
            file: application.file,
            line,
            message: `${url} is a placeholder.`,
          };
        } else if (onlyHere.test(url)) {
          yield {
            file: application.file,
            line,
            message: `${url} leads to this machine, not to GitLab, as seen from inside the cluster.`,
          };
        } else if (
          wanted &&
          url !== wanted &&
          !source.chart &&
          !application.isPartial
        ) {
          yield {
            file: application.file,
            line,
            message: `${url} is not the address that the endpoint profile of this project names: ${wanted}.`,
          };
        }
      }
    }
  },
};
