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

import { globMatcher } from '@slipway/glob';
import { Manifest } from '../manifests/Manifest';
import { Rule } from '../rule';
import { asArray, asRecord, asString, at, Values } from '../values';

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

/** Patterns are compared with texts so often and no more; a project of so many places has to be read by people. */
const maxComparisons = 50_000;

/** Compares with patterns that are read once each. */
class Patterns {
  readonly #matchers = new Map<string, (text: string) => boolean>();
  comparisons = 0;

  permit(pattern: unknown, text: unknown): boolean {
    if (typeof pattern !== 'string' || typeof text !== 'string') {
      return false;
    }
    this.comparisons += 1;
    let matcher = this.#matchers.get(pattern);
    if (!matcher) {
      matcher = globMatcher(pattern);
      this.#matchers.set(pattern, matcher);
    }
    return this.comparisons <= maxComparisons && matcher(text);
  }
}

const inCluster = 'https://kubernetes.default.svc';

/** Whether two name the same cluster; by name and by address nobody can tell here. */
function isSamePlace(
  place: Values,
  destination: Values,
  patterns: Patterns,
): boolean {
  const server =
    destination.server ??
    (destination.name === 'in-cluster' ? inCluster : undefined);
  return (
    patterns.permit(place.server, server) ||
    patterns.permit(place.name, destination.name) ||
    place.server === '*' ||
    place.name === '*' ||
    (place.server === undefined) !== (server === undefined)
  );
}

export const projectPermits: Rule = {
  id: 'project-permits',
  severity: 'error',
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
  *check(project) {
    const appProjects = project.argocd('AppProject');
    const [appProject] = appProjects;
    // With several nobody can tell which chart belongs to which.
    if (appProjects.length !== 1) {
      return;
    }
    const spec = appProject.value.spec;
    const permittedKinds = permittedBy(spec);
    const patterns = new Patterns();
    const permitted = asArray(at(spec, 'destinations')).map(asRecord);
    const repositories = asArray(at(spec, 'sourceRepos'));
    const seen = new Set<string>();
    for (const manifest of project.rendered) {
      if (!seen.has(manifest.kind) && isRefused(permittedKinds, manifest)) {
        seen.add(manifest.kind);
        yield {
          file: manifest.file,
          line: 1,
          message: `Project ${appProject.name} does not permit the kind ${manifest.kind}, which the chart makes.`,
        };
      }
    }
    for (const application of project.argocd('Application')) {
      const { value, file, lineOf } = application;
      if (asString(at(value, 'spec', 'project')) !== appProject.name) {
        continue;
      }
      const destination = asRecord(at(value, 'spec', 'destination'));
      const isPermitted = permitted.some(
        place =>
          patterns.permit(place.namespace, destination.namespace) &&
          isSamePlace(place, destination, patterns),
      );
      if (patterns.comparisons > maxComparisons) {
        yield {
          file,
          line: lineOf('spec', 'destination'),
          message: `Project ${appProject.name} permits too many places for its applications to be compared with them.`,
        };
        return;
      }
      if (permitted.length > 0 && !isPermitted) {
        yield {
          file,
          line: lineOf('spec', 'destination'),
          message: `Project ${
            appProject.name
          } does not permit namespace ${String(destination.namespace)}.`,
        };
      }
      const url = asString(at(value, 'spec', 'source', 'repoURL'));
      if (
        url &&
        repositories.length > 0 &&
        !repositories.some(pattern => patterns.permit(pattern, url))
      ) {
        yield {
          file,
          line: lineOf('spec', 'source', 'repoURL'),
          message: `Project ${appProject.name} does not permit the repository ${url}.`,
        };
      }
    }
  },
};
