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

const project = (repository: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec:\n  sourceRepos: ["${repository}"]\n`;

export const projectAnySource: Rule = {
  id: 'project-any-source',
  profile: 'house',
  what: 'A project that takes every repository deploys what anybody writes anywhere.',
  fix: 'Name the repositories of the project.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  bad: { 'argocd/project.yaml': project('*') },
  good: { 'argocd/project.yaml': project('https://git.example.net/a/b.git') },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {sourceRepos: ["https://git.example.net/team/*", "!https://git.example.net/team/secret"]}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: default}\nspec: {sourceRepos: ["*"]}\n',
    },
  ],
  *check(tree) {
    for (const { value, name, file, lineOf, isPartial } of tree.argocd(
      'AppProject',
    )) {
      const index = asArray(at(value, 'spec', 'sourceRepos')).findIndex(
        pattern => /^\*+$/.test(asString(pattern) ?? ''),
      );
      // Argo CD has the project `default` itself, and it is another finding to use it.
      if (index >= 0 && name !== 'default' && !isPartial) {
        yield { file, line: lineOf('spec', 'sourceRepos', index) };
      }
    }
  },
};
