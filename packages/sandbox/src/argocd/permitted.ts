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
import { isClusterScoped, ResourceKey } from '../kubernetes/manifest';
import { Application, AppProject } from './model';

const inCluster = 'https://kubernetes.default.svc';

function serverOf(destination: { server?: string; name?: string }): string {
  return (
    destination.server ?? (destination.name === 'in-cluster' ? inCluster : '')
  );
}

/** Why an AppProject refuses an Application, in Argo CD's words. */
export function specErrors(
  application: Pick<Application, 'spec'>,
  project: AppProject | undefined,
): string[] {
  const { spec } = application;
  if (!project) {
    return [
      `Application referencing project ${spec.project} which does not exist`,
    ];
  }
  const errors: string[] = [];
  const name = project.metadata.name;
  if (
    !project.spec.sourceRepos?.some(pattern =>
      matchesGlob(pattern, spec.source.repoURL),
    )
  ) {
    errors.push(
      `application repo ${spec.source.repoURL} is not permitted in project '${name}'`,
    );
  }
  const server = serverOf(spec.destination);
  const permitted = project.spec.destinations?.some(
    destination =>
      matchesGlob(destination.namespace ?? '*', spec.destination.namespace) &&
      matchesGlob(serverOf(destination) || '*', server),
  );
  if (!permitted) {
    errors.push(
      `application destination server '${server}' and namespace '${spec.destination.namespace}' do not match any of the allowed destinations in project '${name}'`,
    );
  }
  return errors;
}

/** Why a project refuses a kind, in Argo CD's words. */
export function kindError(
  key: ResourceKey,
  project: AppProject,
): string | undefined {
  const matches = (
    list: { group: string; kind: string; name?: string }[] | undefined,
  ) =>
    list?.some(
      ({ group, kind, name = '*' }) =>
        matchesGlob(group, key.group) &&
        matchesGlob(kind, key.kind) &&
        matchesGlob(name, key.name),
    ) ?? false;
  const refused = isClusterScoped(key.kind)
    ? !matches(project.spec.clusterResourceWhitelist)
    : matches(project.spec.namespaceResourceBlacklist) ||
      (project.spec.namespaceResourceWhitelist?.length
        ? !matches(project.spec.namespaceResourceWhitelist)
        : false);
  return refused
    ? `resource ${key.group}:${key.kind} is not permitted in project ${project.metadata.name}`
    : undefined;
}
