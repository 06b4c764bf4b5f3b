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
  getGitLabIntegrationRelativePath,
  ScmIntegrations,
} from '@backstage/integration';

/** A GitLab that the catalog reads from. */
export interface GitlabSite {
  /** E.g. `https://gitlab.example.com`. */
  origin: string;
  /** Path that it is served below, e.g. `/gitlab`; mostly empty. */
  relativePath: string;
}

/**
 * The GitLabs that Backstage really reads by their integration: it finds one by the host of an address. Where several
 * integrations have one host, nobody should have to guess which of them reads.
 */
export function gitlabSites(integrations: ScmIntegrations): GitlabSite[] {
  const hosts = integrations.list().map(({ title }) => title);
  return integrations.gitlab
    .list()
    .filter(
      ({ config }) => hosts.filter(host => host === config.host).length === 1,
    )
    .map(({ config }) => ({
      origin: `${new URL(config.baseUrl).protocol}//${config.host}`,
      relativePath: getGitLabIntegrationRelativePath(config),
    }));
}
