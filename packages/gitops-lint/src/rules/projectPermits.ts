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

import { matchesGlob } from '@slipway/glob';
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

const fits = (pattern: unknown, name: string): boolean =>
  pattern === '*' || pattern === name;

function lists(entries: unknown, manifest: Manifest): boolean {
  const [group] = manifest.apiVersion.includes('/')
    ? manifest.apiVersion.split('/')
    : [''];
  return asArray(entries)
    .map(asRecord)
    .some(
      entry =>
        fits(entry.group, group) &&
        fits(entry.kind, manifest.kind) &&
        (entry.name === undefined || fits(entry.name, manifest.name)),
    );
}

/** Whether a project does not permit an object. */
function isRefused(spec: unknown, manifest: Manifest): boolean {
  if (clusterKinds.includes(manifest.kind)) {
    return !lists(at(spec, 'clusterResourceWhitelist'), manifest);
  }
  const white = at(spec, 'namespaceResourceWhitelist');
  return (
    lists(at(spec, 'namespaceResourceBlacklist'), manifest) ||
    (white !== undefined && !lists(white, manifest))
  );
}

function permitsText(pattern: unknown, text: unknown): boolean {
  return (
    typeof pattern === 'string' &&
    typeof text === 'string' &&
    matchesGlob(pattern, text)
  );
}

const inCluster = 'https://kubernetes.default.svc';

/** Whether two name the same cluster; by name and by address nobody can tell here. */
function isSamePlace(place: Values, destination: Values): boolean {
  const server =
    destination.server ??
    (destination.name === 'in-cluster' ? inCluster : undefined);
  return (
    permitsText(place.server, server) ||
    permitsText(place.name, destination.name) ||
    place.server === '*' ||
    place.name === '*' ||
    (place.server === undefined) !== (server === undefined)
  );
}

export const projectPermits: Rule = {
  id: 'project-permits',
  severity: 'error',
  what: 'The AppProject does not permit what the chart makes or where the application goes, so the sync is refused.',
  mend: 'Permit it in the AppProject, or leave it out of the chart.',
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
    const seen = new Set<string>();
    for (const manifest of project.rendered) {
      if (!seen.has(manifest.kind) && isRefused(spec, manifest)) {
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
      const permitted = asArray(at(spec, 'destinations')).map(asRecord);
      const isPermitted = permitted.some(
        place =>
          permitsText(place.namespace, destination.namespace) &&
          isSamePlace(place, destination),
      );
      if (permitted.length > 0 && !isPermitted) {
        yield {
          file,
          line: lineOf('spec', 'destination'),
          message: `Project ${
            appProject.name
          } does not permit namespace ${String(destination.namespace)}.`,
        };
      }
      const repositories = asArray(at(spec, 'sourceRepos'));
      const url = asString(at(value, 'spec', 'source', 'repoURL'));
      if (
        url &&
        repositories.length > 0 &&
        !repositories.some(pattern => permitsText(pattern, url))
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
