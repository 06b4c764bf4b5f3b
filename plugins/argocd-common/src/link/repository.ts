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

/**
 * One repository host that is known by several addresses: the one people use and those that the cluster uses.
 *
 * @public
 */
export interface RepositoryAlias {
  /** Address that people use, e.g. `https://gitlab.example.com`. */
  url: string;
  /** Addresses of the same host as seen from the cluster. */
  aliases: string[];
}

function prefixOf(url: string, base: string): boolean {
  return url === base || url.startsWith(`${base}/`);
}

/**
 * Brings the address of a Git repository into the one form that is compared: the address that people use, without
 * credentials, `.git` or a trailing slash. `undefined` where it is no such address.
 *
 * @public
 */
export function canonicalRepository(
  repoUrl: string,
  aliases: RepositoryAlias[] = [],
): string | undefined {
  const scp = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/)(\S+)$/.exec(repoUrl);
  const text = scp ? `ssh://${scp[1]}/${scp[2]}` : repoUrl;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  const address = `${url.protocol}//${url.host}${path}`;
  for (const alias of aliases) {
    const known = [alias.url, ...alias.aliases].map(item =>
      item.replace(/\/+$/, ''),
    );
    const base = known.find(item => prefixOf(address, item));
    if (base) {
      return `${known[0]}${address.slice(base.length)}`;
    }
  }
  return address;
}

/**
 * The repository that a catalog location reads from, for the two URL forms of GitLab and GitHub (`/-/blob/…`, `/blob/…`,
 * `/-/tree/…`, `/tree/…`).
 *
 * @public
 */
export function repositoryOfLocation(
  location: string | undefined,
  aliases: RepositoryAlias[] = [],
): string | undefined {
  const match = /^url:(https?:\/\/.+?)(?:\/-)?\/(?:blob|tree|raw)\/.+$/.exec(
    location ?? '',
  );
  return match ? canonicalRepository(match[1], aliases) : undefined;
}
