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

import { canonicalRepository, RepositoryAlias } from '../links/repository';
import { ApplicationSource } from '../record/ApplicationRecord';

/** What turns addresses of the cluster into pages for people. */
export interface Addresses {
  aliases: RepositoryAlias[];
  /** Hosts of GitLab that the portal knows. */
  gitlabHosts: string[];
  /** Where people find those that are not at the root of `https://` and their host. */
  gitlabUrls?: Record<string, string>;
}

/** A path of a project: at least a group, and nothing that GitLab serves beside projects. */
const projectPath = /^(?:\/[A-Za-z0-9_][\w.-]*){2,}$/;
const apiPath = /\/api\/v\d+\//;

/** GitLab answers SSH at a port of its own, so only the name of the host says which one it is. */
function pageOfSsh(
  address: URL,
  { gitlabHosts, gitlabUrls }: Addresses,
): string | undefined {
  const name = address.hostname.toLowerCase();
  const hosts = gitlabHosts.filter(host => host.split(':')[0] === name);
  if (hosts.length !== 1) {
    return undefined;
  }
  const base = gitlabUrls?.[hosts[0]] ?? `https://${hosts[0]}`;
  return `${base.replace(/\/$/, '')}${address.pathname}`;
}

/** Page of a repository for people; `undefined` where the portal does not know the host. */
export function repositoryPage(
  repoUrl: string,
  addresses: Addresses,
): string | undefined {
  const address = canonicalRepository(repoUrl, addresses.aliases);
  if (!address) {
    return undefined;
  }
  const url = new URL(address);
  if (!projectPath.test(url.pathname) || apiPath.test(url.pathname)) {
    return undefined;
  }
  if (/^(?:git\+)?ssh:$/.test(url.protocol)) {
    return pageOfSsh(url, addresses);
  }
  return /^https?:$/.test(url.protocol) &&
    addresses.gitlabHosts.includes(url.host)
    ? address
    : undefined;
}

/** Page of a source for people: a chart comes from a registry, which has neither repository nor commits. */
export function sourcePage(
  { repoUrl, chart }: Pick<ApplicationSource, 'repoUrl' | 'chart'>,
  addresses: Addresses,
): string | undefined {
  return chart ? undefined : repositoryPage(repoUrl, addresses);
}
