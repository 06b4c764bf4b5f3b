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

import { RepositoryAlias } from '@slipway/plugin-argocd-common';

export type { RepositoryAlias };

/** Longer addresses are nobody's repository. */
const maxUrlLength = 2048;

/** Git's short form for SSH. */
const scpAddress = /^[^@/\s]+@([^@:/\s]+):\/?(\S+)$/;
/** The same without a user; with a port it is a registry. */
const scpOfHost = /^([^@:/\s]+):(?!\/|\d+(?:\/|$))(\S+)$/;

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
  const scp = scpAddress.exec(repoUrl) ?? scpOfHost.exec(repoUrl);
  const text = scp ? `ssh://${scp[1]}/${scp[2]}` : repoUrl;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return undefined;
  }
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

/** What no address of a repository has: parsers disagree about what is meant by it. */
const ambiguous = /[^\x21-\x7e]|[\\?#]|\/\.{1,2}(?:\/|$)|%2e|%2f|%5c/i;

/**
 * What two addresses of one repository have in common: GitLab does not tell capitals in a path from small letters, nor does
 * Argo CD. `undefined` where it is no address of a repository.
 */
export function repositoryKey(
  repoUrl: string,
  aliases: RepositoryAlias[] = [],
): string | undefined {
  return ambiguous.test(repoUrl)
    ? undefined
    : canonicalRepository(repoUrl, aliases)?.toLowerCase();
}
