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
import { LRUCache } from 'lru-cache';
import { isClusterScoped, ResourceKey } from '../kubernetes/manifest';
import { Application, AppProject } from './model';

type Destination = Application['spec']['destination'];

/** The cluster that Argo CD knows by itself. */
const inCluster = {
  server: 'https://kubernetes.default.svc',
  name: 'in-cluster',
};

/** Address and name of a destination's cluster; empty where nobody knows them. */
function clusterOf({ server = '', name = '' }: Destination) {
  return [server, name].some(
    text => text === inCluster.server || text === inCluster.name,
  )
    ? inCluster
    : { server, name };
}

const isDeny = (pattern: string) => pattern.startsWith('!');

/** The controller asks the same at each of its ticks, ten a second in tests. */
const answers = new LRUCache<string, boolean>({ max: 10_000 });

function matchesOnce(pattern: string, text: string, separator = ''): boolean {
  const key = [pattern, text, separator].join('\0');
  const answer =
    answers.get(key) ?? matchesGlob(pattern, text, separator || undefined);
  answers.set(key, answer);
  return answer;
}

/** A pattern of a project; one that begins with `!` matches everything else. */
function matches(pattern: string, text: string, separator?: string): boolean {
  return isDeny(pattern)
    ? !matchesOnce(pattern.slice(1), text, separator)
    : pattern === '*' || matchesOnce(pattern, text, separator);
}

/** Addresses that Argo CD takes for the same repository. */
function normalize(repository: string): string {
  return repository
    .trim()
    .toLowerCase()
    .replace(/\.git$/, '');
}

function permitsSource({ spec }: AppProject, repository: string): boolean {
  const patterns = spec.sourceRepos ?? [];
  const isMatch = (pattern: string) =>
    matches(normalize(pattern), normalize(repository), '/');
  return (
    patterns.some(isMatch) &&
    patterns.every(pattern => !isDeny(pattern) || isMatch(pattern))
  );
}

function permitsDestination(
  { spec }: AppProject,
  destination: Destination,
): boolean {
  const cluster = clusterOf(destination);
  let isPermitted = false;
  for (const place of spec.destinations ?? []) {
    const { server = '', name = '', namespace: pattern = '' } = place;
    const fitsServer = cluster.server !== '' && matches(server, cluster.server);
    const fitsName = cluster.name !== '' && matches(name, cluster.name);
    const fitsNamespace = matches(pattern, destination.namespace);
    if ((fitsServer || fitsName) && fitsNamespace) {
      isPermitted = true;
    } else if (
      (!fitsName && isDeny(name)) ||
      (!fitsServer && isDeny(server) && fitsNamespace) ||
      (!fitsNamespace && isDeny(pattern) && fitsServer)
    ) {
      return false;
    }
  }
  // No cluster of the sandbox belongs to a project alone.
  return isPermitted && !spec.permitOnlyProjectScopedClusters;
}

/** Why an AppProject refuses an Application, in Argo CD's words. */
export function specErrors(
  { spec }: Pick<Application, 'spec'>,
  project: AppProject | undefined,
): string[] {
  if (!project) {
    return [
      `Application referencing project ${spec.project} which does not exist`,
    ];
  }
  const errors: string[] = [];
  const { repoURL } = spec.source;
  const { name } = project.metadata;
  if (!permitsSource(project, repoURL)) {
    errors.push(
      `application repo ${repoURL} is not permitted in project '${name}'`,
    );
  }
  if (!permitsDestination(project, spec.destination)) {
    const { server } = clusterOf(spec.destination);
    const { namespace } = spec.destination;
    errors.push(
      `application destination server '${server}' and namespace '${namespace}' do not match any of the allowed destinations in project '${name}'`,
    );
  }
  return errors;
}

interface KindPattern {
  group: string;
  kind: string;
  name?: string;
}

function lists(list: KindPattern[] | undefined, key: ResourceKey): boolean {
  return (list ?? []).some(
    ({ group, kind, name }) =>
      matchesOnce(group, key.group) &&
      matchesOnce(kind, key.kind) &&
      (!name || matchesOnce(name, key.name)),
  );
}

function permitsKind({ spec }: AppProject, key: ResourceKey): boolean {
  return isClusterScoped(key.kind)
    ? lists(spec.clusterResourceWhitelist, key) &&
        !lists(spec.clusterResourceBlacklist, key)
    : (!spec.namespaceResourceWhitelist ||
        lists(spec.namespaceResourceWhitelist, key)) &&
        !lists(spec.namespaceResourceBlacklist, key);
}

/** Why a project refuses an object of an Application, in Argo CD's words. */
export function objectError(
  key: ResourceKey,
  { spec }: Pick<Application, 'spec'>,
  project: AppProject,
): string | undefined {
  const { name } = project.metadata;
  const { namespace } = key;
  if (!permitsKind(project, key)) {
    return `resource ${key.group}:${key.kind} is not permitted in project ${name}`;
  }
  return namespace === undefined ||
    permitsDestination(project, { ...spec.destination, namespace })
    ? undefined
    : `namespace ${namespace} is not permitted in project '${name}'`;
}
