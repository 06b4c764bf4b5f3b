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

import { globMatcher, pathMatcher } from '@slipway/glob';
import { Manifest } from '../manifests/Manifest';
import { pathInTree } from '../chart/valueSets';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { asArray, asRecord, asString, at, Values } from '../values';
import { sourcesOf } from '../argocd/sources';

/** Kinds that belong to no namespace. */
const clusterKinds = [
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
];

/** Entries by group and kind, so that an object is compared with those that may mean it alone. */
class ResourceList {
  readonly #names = new Map<string, Set<unknown>>();

  constructor(entries: unknown) {
    for (const { group, kind, name = '*' } of asArray(entries).map(asRecord)) {
      const key = JSON.stringify([group, kind]);
      this.#names.set(key, (this.#names.get(key) ?? new Set()).add(name));
    }
  }

  lists({ apiVersion, kind, name }: Manifest): boolean {
    const [own] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
    return [own, '*'].some(group =>
      [kind, '*'].some(one => {
        const names = this.#names.get(JSON.stringify([group, one]));
        return names?.has('*') || names?.has(name);
      }),
    );
  }
}

/** What a project permits. */
interface Permitted {
  cluster: ResourceList;
  /** Absent where everything is. */
  white?: ResourceList;
  black: ResourceList;
}

function permittedBy(spec: unknown): Permitted {
  const white = at(spec, 'namespaceResourceWhitelist');
  return {
    cluster: new ResourceList(at(spec, 'clusterResourceWhitelist')),
    black: new ResourceList(at(spec, 'namespaceResourceBlacklist')),
    ...(white !== undefined && { white: new ResourceList(white) }),
  };
}

/** Whether a project does not permit an object. */
function isRefused(
  { cluster, white, black }: Permitted,
  manifest: Manifest,
): boolean {
  return clusterKinds.includes(manifest.kind)
    ? !cluster.lists(manifest)
    : black.lists(manifest) || (white !== undefined && !white.lists(manifest));
}

const negation = (pattern: string) =>
  pattern.startsWith('!') ? pattern.slice(1) : undefined;

/** Matchers of patterns, each of which is read once. */
const matchers = new Map<string, (text: string) => boolean>();
const maxMatchers = 10_000;
/** A project of so many places has to be read by people. */
const maxComparisons = 50_000;

function matcherOf(pattern: string, separator?: '/') {
  const key = `${separator ?? ''} ${pattern}`;
  let matcher = matchers.get(key);
  if (!matcher) {
    matcher = separator ? pathMatcher(pattern) : globMatcher(pattern);
    if (matchers.size >= maxMatchers) {
      matchers.clear();
    }
    matchers.set(key, matcher);
  }
  return matcher;
}

/** Whether one pattern fits and none that begins with `!` does; Argo CD's `*` alone fits everything. */
function permitsText(
  patterns: string[],
  text: string,
  separator?: '/',
): boolean {
  const matches = (pattern: string) =>
    pattern === '*' || matcherOf(pattern, separator)(text);
  return (
    patterns.some(pattern => !pattern.startsWith('!') && matches(pattern)) &&
    !patterns.some(pattern => {
      const denied = negation(pattern);
      return denied !== undefined && matches(denied);
    })
  );
}

const inCluster = 'https://kubernetes.default.svc';

const withoutGit = (url: string) => url.replace(/\.git\/?$|\/$/, '');

/** Whether a project permits a destination: some entry does and none denies it. */
function permitsDestination(entries: Values[], destination: Values): boolean {
  const namespace = asString(destination.namespace) ?? '';
  const server =
    asString(destination.server) ??
    (destination.name === 'in-cluster' ? inCluster : undefined);
  const name = asString(destination.name);
  const isCluster = (entry: Values) => {
    const patterns = [
      [entry.server, server],
      [entry.name, name],
    ].flatMap(([pattern, text]) => {
      const bare = asString(pattern);
      return bare === undefined
        ? []
        : [
            text === undefined
              ? // One names it and the other its address: nobody can tell here.
                'unknown'
              : permitsText([negation(bare) ?? bare], asString(text)!),
          ];
    });
    return patterns.some(answer => answer === true || answer === 'unknown');
  };
  const isDenied = entries.some(entry => {
    const denied = negation(asString(entry.namespace) ?? '');
    const deniedServer = negation(asString(entry.server) ?? '');
    return (
      (denied !== undefined &&
        permitsText([denied], namespace) &&
        isCluster(entry)) ||
      (deniedServer !== undefined &&
        server !== undefined &&
        permitsText([deniedServer], server))
    );
  });
  return (
    !isDenied &&
    entries.some(
      entry =>
        permitsText([asString(entry.namespace) ?? ''], namespace) &&
        isCluster(entry),
    )
  );
}

const isOpen = (text: string) => /\{\{|\$\{/.test(text);

export const projectPermits: Rule = {
  id: 'project-permits',
  profile: 'broken',
  what: 'The AppProject does not permit what the chart makes or where the application goes, so the sync is refused.',
  fix: 'Permit it in the AppProject, or leave it out of the chart.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/role.yaml':
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: []\n',
    'argocd/project.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {}\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    'argocd/project.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec: {destinations: [{server: "*", namespace: "shop-*"}, {server: "*", namespace: "!shop-live"}], sourceRepos: ["https://git.example.net/team/*"]}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: p\n  source: {repoURL: "https://git.example.net/team/shop.git", path: k8s}\n  destination: {server: "https://kubernetes.default.svc", namespace: shop-dev}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: kept-elsewhere\n  destination: {name: in-cluster, namespace: a}\n',
    },
  ],
  *check(project) {
    const projects = project.argocd('AppProject');
    let comparisons = 0;
    for (const application of project.applications) {
      const { value, file, lineOf } = application;
      const wanted = projects.filter(
        ({ name, isPartial }) =>
          !isPartial && name === asString(at(value, 'spec', 'project')),
      );
      // Where several have the name, nobody can tell which one is meant.
      if (wanted.length !== 1) {
        continue;
      }
      const [appProject] = wanted;
      const { spec } = appProject.value;
      const destination = asRecord(at(value, 'spec', 'destination'));
      const permitted = asArray(at(spec, 'destinations')).map(asRecord);
      comparisons += permitted.length;
      if (comparisons > maxComparisons) {
        throw new Error(
          `project ${appProject.name} permits too many places for its applications to be compared with them`,
        );
      }
      if (
        !isOpen(JSON.stringify(destination)) &&
        permitted.length > 0 &&
        !permitsDestination(permitted, destination)
      ) {
        yield {
          file,
          line: lineOf('spec', 'destination', 'namespace'),
          message: `Project ${
            appProject.name
          } does not permit namespace ${String(
            destination.namespace ?? '(none)',
          )} of ${String(
            destination.server ?? destination.name ?? '(no cluster)',
          )}.`,
        };
      }
      const repositories = asArray(at(spec, 'sourceRepos')).flatMap(
        pattern => asString(pattern) ?? [],
      );
      for (const { source, path } of sourcesOf(application)) {
        const url = asString(source.repoURL);
        if (
          url &&
          !isOpen(url) &&
          repositories.length > 0 &&
          !permitsText(repositories.map(withoutGit), withoutGit(url), '/')
        ) {
          yield {
            file,
            line: lineOf(...path, 'repoURL'),
            message: `Project ${appProject.name} does not permit the repository ${url}.`,
          };
        }
      }
    }
    yield* refusedKinds(project);
  },
};

/** Kinds that a chart makes and its project does not permit: of the Applications that deploy it, or of the only ones there are. */
function* refusedKinds(project: Project): Generator<Report> {
  const projects = project.argocd('AppProject');
  for (const { folder, renderings } of project.charts) {
    const names = project.applications
      .filter(application =>
        sourcesOf(application).some(
          ({ source }) => pathInTree(asString(source.path) ?? '..') === folder,
        ),
      )
      .map(({ value }) => asString(at(value, 'spec', 'project')));
    const isOnly = projects.length === 1 && project.charts.length === 1;
    const its = projects.filter(
      ({ name }) => names.includes(name) || (names.length === 0 && isOnly),
    );
    for (const { name, value } of its) {
      const seen = new Set<string>();
      const permitted = permittedBy(value.spec);
      for (const manifest of renderings.flatMap(({ manifests }) => manifests)) {
        if (!seen.has(manifest.kind) && isRefused(permitted, manifest)) {
          seen.add(manifest.kind);
          yield {
            file: manifest.file,
            line: 1,
            message: `Project ${name} does not permit the kind ${manifest.kind}, which the chart makes.`,
          };
        }
      }
    }
  }
}
