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
import { InputError } from '@backstage/errors';
import {
  GitLabIntegrationConfig,
  ScmIntegrations,
} from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/** The branch of a project that tasks write to. */
export const defaultBranch = 'main';

/** Where the repository of a project is. */
export interface RepositoryAddress {
  host: string;
  /** Address of GitLab for people, without a trailing slash. */
  baseUrl: string;
  /** Address of GitLab for this back end, without a trailing slash. */
  backendUrl: string;
  group: string;
  repository: string;
  /** Address of the project for people. */
  projectUrl: string;
}

/** @throws InputError where the host is no GitLab of the portal */
export function repositoryAddress(
  {
    host,
    group,
    repository,
  }: Pick<RepositoryAddress, 'host' | 'group' | 'repository'>,
  integrations: ScmIntegrations,
): RepositoryAddress {
  const integration = integrations.gitlab.byHost(host);
  if (!integration) {
    throw new InputError(
      `${host} is no GitLab of this portal; add it to integrations.gitlab or choose another host.`,
    );
  }
  const baseUrl = integration.config.baseUrl.replace(/\/+$/, '');
  return {
    host,
    baseUrl,
    backendUrl: backendUrlOf(integration.config),
    group,
    repository,
    projectUrl: `${baseUrl}/${group}/${repository}`,
  };
}

/**
 * Reads the value of a repository picker.
 *
 * @throws InputError where it names no GitLab of the portal, no group or no repository
 */
export function readRepoUrl(
  repoUrl: string,
  integrations: ScmIntegrations,
): RepositoryAddress {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  if (!owner || !repo) {
    throw new InputError('The repository needs a group and a name.');
  }
  return repositoryAddress(
    { host, group: owner, repository: repo },
    integrations,
  );
}

/** The same as a repository picker gives it. */
export function toRepoUrl({
  host,
  group,
  repository,
}: Pick<RepositoryAddress, 'host' | 'group' | 'repository'>): string {
  return `${host}?${new URLSearchParams({ owner: group, repo: repository })}`;
}

/** Where the back end reaches a GitLab, without a trailing slash: `apiBaseUrl` without the path of the API. */
export function backendUrlOf({
  apiBaseUrl,
}: Pick<GitLabIntegrationConfig, 'apiBaseUrl'>): string {
  return apiBaseUrl.replace(/\/+$/, '').replace(/\/api\/v4$/, '');
}

/** Address under which the catalog reads a project's entities. */
export function catalogInfoUrl({ projectUrl }: RepositoryAddress): string {
  return `${projectUrl}/-/blob/${defaultBranch}/catalog-info.yaml`;
}
