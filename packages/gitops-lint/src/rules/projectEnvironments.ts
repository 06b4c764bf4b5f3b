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
import { asArray, asRecord, asString, at } from '../values';

const environment =
  /^(.*?)[-_]?(dev|develop|development|test|testing|int|integration|qa|uat|stage|staging|preprod|pre-prod|preview|prod|production|live)$/;

/** Namespaces by what they are environments of. */
function environmentsOf(namespaces: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const namespace of namespaces) {
    const [, name] = environment.exec(namespace) ?? [];
    if (name !== undefined) {
      found.set(name, [...(found.get(name) ?? []), namespace]);
    }
  }
  return found;
}

const project = (namespaces: string[]) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec:\n  destinations:\n${namespaces
    .map(
      name =>
        `    - {server: "https://kubernetes.default.svc", namespace: ${name}}\n`,
    )
    .join('')}`;

export const projectEnvironments: Rule = {
  id: 'project-environments',
  profile: 'house',
  what: 'A project of several environments lets what is meant for the one be deployed to the other.',
  fix: 'Give each environment an AppProject of its own, which permits its namespace alone.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  bad: { 'argocd/project.yaml': project(['shop-dev', 'shop-live']) },
  good: { 'argocd/project.yaml': project(['shop-dev', 'mail-dev']) },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {destinations: [{server: "*", namespace: monitoring}, {server: "*", namespace: logging}]}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {destinations: [{server: "*", namespace: "shop-*"}]}\n',
    },
  ],
  *check(tree) {
    for (const { value, name, file, lineOf } of tree.argocd('AppProject')) {
      const path = ['spec', 'destinations'];
      const namespaces = asArray(at(value, ...path)).flatMap(
        entry => asString(asRecord(entry).namespace) ?? [],
      );
      for (const together of environmentsOf([
        ...new Set(namespaces),
      ]).values()) {
        if (together.length > 1) {
          yield {
            file,
            line: lineOf(...path, namespaces.indexOf(together[1]), 'namespace'),
            message: `AppProject ${name} is for ${together.join(
              ' and ',
            )} alike.`,
          };
        }
      }
    }
  },
};
