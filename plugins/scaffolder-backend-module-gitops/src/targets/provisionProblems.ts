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

import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  isPermittedDestination,
  repositoryUrls,
} from '@slipway/plugin-argocd-node';
import { cluster } from '../plan/checkProvision';
import { keyOf } from './schemaProblem';
import { WrittenTarget } from './targetSchema';

/** In the place of a project's name stands the sign that stands for one in a pattern. */
const anyProject = '*';

/** That the cluster knows the target's GitLab by the address that the applications would name. */
function addressProblems(
  { gitlab: { clusterUrl, host } }: WrittenTarget,
  at: number,
  root: Config,
): string[] {
  const gitlab = ScmIntegrations.fromConfig(root).gitlab.byHost(host);
  // A host that is not there is a problem of its own.
  if (!clusterUrl || !gitlab) {
    return [];
  }
  const { baseUrl } = gitlab.config;
  const aliases = (
    root.getOptionalConfigArray('argocd.repositoryHosts') ?? []
  ).map(item => ({
    url: item.getString('url'),
    aliases: item.getStringArray('aliases'),
  }));
  const url = `${clusterUrl.replace(/\/+$/, '')}/${anyProject}`;
  return repositoryUrls(baseUrl, anyProject, aliases).includes(url)
    ? []
    : [
        `${keyOf([
          at,
          'gitlab',
          'clusterUrl',
        ])} is ${clusterUrl}, which argocd.repositoryHosts does not have as an alias of ${baseUrl}, so no project could be registered. Add it there.`,
      ];
}

/** What a registration by the API would be refused for, whatever the project is called. */
export function provisionProblems(
  target: WrittenTarget,
  at: number,
  provision: Config,
  root: Config,
): string[] {
  const destinations = (
    provision.getOptionalConfigArray('destinations') ?? []
  ).map(item => ({
    server: item.getString('server'),
    namespaces: item.getStringArray('namespaces'),
  }));
  const refused = target.environments
    .map(({ name }) => `${anyProject}-${name}`)
    .filter(
      namespace =>
        !isPermittedDestination(
          destinations,
          { server: cluster, namespace },
          anyProject,
        ),
    );
  return [
    ...addressProblems(target, at, root),
    ...refused.map(
      namespace =>
        `${keyOf([
          at,
          'environments',
        ])} needs namespace ${namespace} of ${cluster}, which credentials.provision.destinations of ${
          target.argocdInstance
        } in argocd.instances does not have.`,
    ),
  ];
}
