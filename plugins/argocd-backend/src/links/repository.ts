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
 */
export interface RepositoryAlias {
  /** Address that people use, e.g. `https://gitlab.example.com`. */
  url: string;
  /** Addresses of the same host as seen from the cluster. */
  aliases: string[];
}

/** Longer addresses are nobody's repository. */
const maxUrlLength = 2048;

function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') {
    end -= 1;
  }
  return text.slice(0, end);
}

function prefixOf(url: string, base: string): boolean {
  return url === base || url.startsWith(`${base}/`);
}

/**
 * Brings the address of a Git repository into the one form that is compared: the address that people use, without
 * credentials, `.git` or a trailing slash. `undefined` where it is no such address.
 */
export function canonicalRepository(
  repoUrl: string,
  aliases: RepositoryAlias[] = [],
): string | undefined {
  if (repoUrl.length > maxUrlLength) {
    return undefined;
  }
  const scp = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/)(\S+)$/.exec(repoUrl);
  const text = scp ? `ssh://${scp[1]}/${scp[2]}` : repoUrl;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const path = withoutTrailingSlashes(url.pathname).replace(/\.git$/, '');
  const address = `${url.protocol}//${url.host}${path}`;
  for (const alias of aliases) {
    const known = [alias.url, ...alias.aliases].map(withoutTrailingSlashes);
    const base = known.find(item => prefixOf(address, item));
    if (base) {
      return `${known[0]}${address.slice(base.length)}`;
    }
  }
  return address;
}

/** A repository at a branch, tag or commit. */
export interface RepositoryRevision {
  repository: string;
  revision: string;
  /** Folder of what was read, without slashes at its ends; empty for the root. */
  directory: string;
}

/**
 * The repository and revision that a catalog location reads from, for the URL forms of GitLab and GitHub
 * (`/-/blob/<revision>/…`, `/blob/<revision>/…`, and the same with `tree` and `raw`). `undefined` for every other form,
 * and for paths that a reader could resolve to another repository.
 */
export function repositoryOfLocation(
  location: string | undefined,
  aliases: RepositoryAlias[] = [],
): RepositoryRevision | undefined {
  const target = location?.startsWith('url:') ? location.slice(4) : '';
  if (target.length > maxUrlLength || /\.\.|%2e|%2f|%5c|\\/i.test(target)) {
    return undefined;
  }
  const match =
    /^(https?:\/\/[^/]+\/[^?#]+?)(?:\/-)?\/(?:blob|tree|raw)\/([^/?#]+)\/([^?#]+)$/.exec(
      target,
    );
  const repository = match && canonicalRepository(match[1], aliases);
  return repository
    ? {
        repository,
        revision: match[2],
        directory: match[3].split('/').slice(0, -1).join('/'),
      }
    : undefined;
}
