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
import { asArray, asRecord, asString, at, isRecord, Values } from '../values';

/** A place that an Application takes objects from, and where it stands in the Application. */
export interface Source {
  source: Values;
  path: (string | number)[];
}

/** Where an Application takes its objects from: one source or several. */
export function sourcesOf({ value }: Manifest): Source[] {
  const one = at(value, 'spec', 'source');
  return [
    ...(isRecord(one) ? [{ source: one, path: ['spec', 'source'] }] : []),
    ...asArray(at(value, 'spec', 'sources')).map((source, index) => ({
      source: asRecord(source),
      path: ['spec', 'sources', index],
    })),
  ];
}

/** The folders of the tree that the specification of an Application deploys; empty for the tree itself. */
export function foldersOf(spec: unknown): string[] {
  return [at(spec, 'source'), ...asArray(at(spec, 'sources'))].flatMap(
    source => {
      const folder = asString(asRecord(source).path);
      const inTree = folder === undefined ? undefined : pathInTree(folder);
      return inTree === undefined ? [] : [inTree];
    },
  );
}

/** What another program fills in, or stands for several. */
export const isTemplated = (text: string) => /\{\{|\$\{|\*/.test(text);

/** The part of an address that names the repository. */
const nameOf = (url: string) =>
  url
    .replace(/\.git\/?$|\/$/, '')
    .replace(/^[a-z+]+:\/\/[^/]+\/|^[^/]+:/, '')
    .toLowerCase();

/** A source in a repository of Git, with its address. */
export interface GitSource extends Source {
  application: Manifest;
  url: string;
}

export function gitSources(project: Project): GitSource[] {
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
 * Whether an address is that of the repository which the tree is: the project says so itself, or a folder that an
 * Application takes from it is here. `undefined` where nothing tells.
 */
export function ownRepository(
  project: Project,
  sources = gitSources(project),
): (url: string) => boolean | undefined {
  const catalog = asRecord(project.valueOf('catalog-info.yaml'));
  const slug = asString(
    at(catalog, 'metadata', 'annotations', 'gitlab.com/project-slug'),
  );
  const wanted = asString(
    at(project.answers, 'endpoints', 'clusterRepositoryUrl'),
  );
  const own = new Set(
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
  // A repository with something to deploy and one address in it is most likely that one.
  const names = new Set(sources.map(({ url }) => nameOf(url)));
  const isLikely =
    names.size === 1 &&
    (project.charts.length > 0 || project.kustomizations.length > 0);
  return url =>
    own.has(nameOf(url)) || isLikely || (own.size > 0 ? false : undefined);
}
