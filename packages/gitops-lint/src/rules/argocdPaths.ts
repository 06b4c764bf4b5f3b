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

import {
  GitSource,
  gitSources,
  isTemplated,
  ownRepository,
  sourcesOf,
} from '../argocd/sources';
import { pathInTree } from '../chart/valueSets';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { asArray, asRecord, asString } from '../values';

/** Value files that a source names, with where they stand. */
const valueFilesOf = ({ source, path }: Pick<GitSource, 'source' | 'path'>) =>
  asArray(asRecord(source.helm).valueFiles).flatMap((entry, index) => {
    const name = asString(entry);
    return name === undefined
      ? []
      : [{ name, path: [...path, 'helm', 'valueFiles', index] }];
  });

function* missingFiles(project: Project, one: GitSource): Generator<Report> {
  const { application, source, path } = one;
  const { file, lineOf } = application;
  const folder = asString(source.path);
  const inTree = folder === undefined ? undefined : pathInTree(folder);
  if (folder === undefined || isTemplated(folder) || inTree === '') {
    return;
  }
  if (inTree === undefined || !project.tree.has(inTree)) {
    yield {
      file,
      line: lineOf(...path, 'path'),
      message: `The folder ${folder} is not in the tree, if this is ${one.url}.`,
    };
    return;
  }
  if (asRecord(source.helm).ignoreMissingValueFiles === true) {
    return;
  }
  for (const { name, path: where } of valueFilesOf(one)) {
    const target = name.startsWith('/')
      ? pathInTree(name)
      : pathInTree(inTree, name);
    const isOther = isTemplated(name) || /^(\$|[a-z]+:\/\/)/.test(name);
    if (!isOther && (target === undefined || !project.tree.has(target))) {
      yield {
        file,
        line: lineOf(...where),
        message: `The values ${name} are not in ${folder}, if this is ${one.url}.`,
      };
    }
  }
}

/** Value files of another source, by the name that it gives itself. */
function* referredFiles(project: Project): Generator<Report> {
  const isOwn = ownRepository(project);
  for (const application of project.applications) {
    const sources = sourcesOf(application);
    const named = new Map(
      sources.flatMap(({ source }) => {
        const ref = asString(source.ref);
        return ref === undefined ? [] : [[ref, source] as const];
      }),
    );
    for (const one of sources) {
      for (const { name, path } of valueFilesOf(one)) {
        const [, ref, rest] = /^\$([\w-]+)\/(.*)$/.exec(name) ?? [];
        if (ref === undefined || isTemplated(name)) {
          continue;
        }
        const where = {
          file: application.file,
          line: application.lineOf(...path),
        };
        const source = named.get(ref);
        const url = asString(source?.repoURL) ?? '';
        const target = pathInTree(rest);
        if (!source) {
          yield {
            ...where,
            message: `The values ${name} are of a source with \`ref: ${ref}\`, which this Application does not have.`,
          };
        } else if (
          isOwn(url) === true &&
          asRecord(one.source.helm).ignoreMissingValueFiles !== true &&
          (target === undefined || !project.tree.has(target))
        ) {
          yield {
            ...where,
            message: `The values ${rest} are not in the tree, if this is ${url}.`,
          };
        }
      }
    }
  }
}

export const argocdPaths: Rule = {
  id: 'argocd-paths',
  profile: 'broken',
  what: 'Argo CD cannot render an application whose folder or values are not in the repository.',
  fix: 'Correct the path: of a folder from the root of the repository, of values from that folder.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#values-files',
  bad: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    repoURL: https://gitlab.example.net/a/b.git\n    path: helm\n    helm: {valueFiles: [values-prd.yaml]}\n',
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/values-prod.yaml': 'a: 1\n',
  },
  good: {
    'argocd/application.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    repoURL: https://gitlab.example.net/a/b.git\n    path: helm\n    helm: {valueFiles: [values-prod.yaml]}\n',
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/values-prod.yaml': 'a: 1\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {repoURL: "https://charts.example.net", chart: a, targetRevision: 1.0.0, helm: {valueFiles: [values-live.yaml]}}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  sources:\n    - {repoURL: "https://charts.example.net", chart: a, targetRevision: 1.0.0, helm: {valueFiles: [$values/a.yaml]}}\n    - {repoURL: "https://git.example.net/settings.git", targetRevision: main, ref: values}\n',
    },
  ],
  *check(project) {
    const sources = gitSources(project);
    const isOwn = ownRepository(project, sources);
    for (const source of sources) {
      if (isOwn(source.url)) {
        yield* missingFiles(project, source);
      }
    }
    yield* referredFiles(project);
  },
};
