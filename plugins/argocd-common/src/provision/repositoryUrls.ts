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

function withoutTrailingSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') {
    end -= 1;
  }
  return url.slice(0, end);
}

/** Two entries of the configuration may write one address differently. */
function isSame(one: string, other: string): boolean {
  return (
    withoutTrailingSlashes(new URL(one).href) ===
    withoutTrailingSlashes(new URL(other).href)
  );
}

/**
 * Every address that a project's repository has: below GitLab's own, and below those under which the configuration says
 * that the cluster knows this GitLab. They are written out, so that no address has to be taken apart to compare it.
 *
 * @public
 */
export function repositoryUrls(
  baseUrl: string,
  path: string,
  aliases: RepositoryAlias[],
): string[] {
  const known = aliases
    .filter(({ url }) => isSame(url, baseUrl))
    .flatMap(alias => alias.aliases);
  return [baseUrl, ...known].flatMap(address => {
    const url = `${withoutTrailingSlashes(address)}/${path}`;
    return [url, `${url}.git`];
  });
}
