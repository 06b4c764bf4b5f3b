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
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { hostName, unnamedHost } from './repositoryName';

/** As Argo CD is told, and may repeat it in what it says; with aliases one for all addresses of a repository. */
function hostOf(
  repoUrl: string,
  aliases: RepositoryAlias[] = [],
): string | undefined {
  const address =
    canonicalRepository(repoUrl, aliases) ??
    // A registry has no scheme.
    canonicalRepository(`oci://${repoUrl}`, aliases);
  return address && new URL(address).hostname.toLowerCase();
}

/** What people call the hosts of some sources, each once. */
function namesOf(
  sources: ApplicationRecord['sources'],
  { aliases }: Addresses,
): string[] {
  const hosts = sources.flatMap(
    ({ repoUrl }) => hostOf(repoUrl, aliases) ?? [],
  );
  return [...new Set(hosts.map(hostName))];
}

/** Names of the hosts that the sources of an application come from; a number of the network is none. */
export function repositoryHosts(
  { sources }: Pick<ApplicationRecord, 'sources'>,
  addresses: Addresses,
): string[] {
  return namesOf(sources, addresses).filter(name => name !== unnamedHost);
}

/**
 * Name of the one that does not answer: the only one that there is, or the only one that the text speaks of.
 *
 * @param text - what Argo CD says of it
 */
export function missedHost(
  { sources }: Pick<ApplicationRecord, 'sources'>,
  text: string,
  addresses: Addresses,
): string | undefined {
  const only = (of: ApplicationRecord['sources']) => {
    const names = namesOf(of, addresses);
    return names.length === 1 ? names[0] : undefined;
  };
  const isNamed = ({ repoUrl }: { repoUrl: string }) => {
    const host = hostOf(repoUrl);
    return host !== undefined && text.toLowerCase().includes(host);
  };
  const missed = only(sources) ?? only(sources.filter(isNamed));
  return missed === unnamedHost ? undefined : missed;
}
