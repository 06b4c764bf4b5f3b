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

import { pathInTree } from '../chart/valueSets';
import { Manifest } from '../manifests/Manifest';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { asArray, asRecord, asString, at, Values } from '../values';
import { sourcesOf } from './sources';

const isTemplated = (text: string) => /\{\{|\$\{|\*/.test(text);

/** The part of an address that names the repository. */
const nameOf = (url: string) =>
  url
    .replace(/\.git\/?$|\/$/, '')
    .replace(/^[a-z+]+:\/\/[^/]+\/|^[^/]+:/, '')
    .toLowerCase();

interface Source {
  application: Manifest;
  source: Values;
  path: (string | number)[];
  url: string;
}

function gitSources(project: Project): Source[] {
  return project.applications.flatMap(application =>
    sourcesOf(application).flatMap(({ source, path }) => {
      const url = asString(source.repoURL);
      return url && source.chart === undefined && !isTemplated(url)
        ? [{ application, source, path, url }]
        : [];
    }),
  );
}

const hasFolder = (project: Project, folder: string) =>
  folder !== '' && project.tree.has(folder);

/**
 * Addresses of the repository that the tree is: the project says so itself, or a folder that an Application names is
 * here. Where nothing of the kind is known, no path can be missed.
 */
function ownAddresses(project: Project, sources: Source[]): Set<string> {
  const catalog = asRecord(project.valueOf('catalog-info.yaml'));
  const slug = asString(
    at(catalog, 'metadata', 'annotations', 'gitlab.com/project-slug'),
  );
  const wanted = asString(
    at(project.answers, 'endpoints', 'clusterRepositoryUrl'),
  );
  return new Set(
    sources
      .filter(({ source, url }) => {
        const folder = asString(source.path) ?? '';
        return (
          url === wanted ||
          nameOf(url) === slug?.toLowerCase() ||
          (!isTemplated(folder) && hasFolder(project, pathInTree(folder) ?? ''))
        );
      })
      .map(({ url }) => nameOf(url)),
  );
}

function* missingFiles(project: Project, one: Source): Generator<Report> {
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
  const helm = asRecord(source.helm);
  if (helm.ignoreMissingValueFiles === true) {
    return;
  }
  for (const [index, entry] of asArray(helm.valueFiles).entries()) {
    const name = asString(entry) ?? '';
    const target = pathInTree(inTree, name);
    const isOther = isTemplated(name) || /^(\$|[a-z]+:\/\/)/.test(name);
    if (!isOther && (target === undefined || !project.tree.has(target))) {
      yield {
        file,
        line: lineOf(...path, 'helm', 'valueFiles', index),
        message: `The values ${name} are not in ${folder}, if this is ${one.url}.`,
      };
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
  *check(project) {
    const sources = gitSources(project);
    const own = ownAddresses(project, sources);
    // A repository with something to deploy and one address in it is most likely that one.
    const names = new Set(sources.map(({ url }) => nameOf(url)));
    const isLikely =
      names.size === 1 &&
      (project.charts.length > 0 ||
        project.tree.files.some(file =>
          /(^|\/)kustomization\.ya?ml$/.test(file),
        ));
    for (const source of sources) {
      if (isLikely || own.has(nameOf(source.url))) {
        yield* missingFiles(project, source);
      }
    }
  },
};
