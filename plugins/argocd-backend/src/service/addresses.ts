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
  canonicalRepository,
  Cause,
  RepositoryAlias,
} from '@slipway/plugin-argocd-common';

/** What turns addresses of the cluster into pages for people. */
export interface Addresses {
  aliases: RepositoryAlias[];
  /** Hosts of GitLab that the portal knows. */
  gitlabHosts: string[];
}

/** Page of a repository for people; `undefined` where the portal does not know the host. */
export function repositoryPage(
  repoUrl: string,
  { aliases, gitlabHosts }: Addresses,
): string | undefined {
  const page = canonicalRepository(repoUrl, aliases);
  return page &&
    /^https?:/.test(page) &&
    gitlabHosts.includes(new URL(page).host)
    ? page
    : undefined;
}

/** The path of an address without its host: which repository, but not where the cluster finds it. */
export function withoutHost(url: string): string {
  return URL.canParse(url)
    ? new URL(url).pathname.replace(/^\/|\.git$|\.git\/$/g, '')
    : url.replace(/^.*:/, '');
}

/** A text of Argo CD without command lines, Go's structs and gRPC's words. */
export function withoutInternals(text: string): string {
  return (
    text
      // A command line may hold parameters of the chart.
      .replace(/`[^`]*`/g, '…')
      .replace(/&\w+\{[^}]*\}/g, '…')
      .replace(/rpc error: code = \w+ desc = /g, '')
  );
}

/** A text of Argo CD that may leave: no internals, and every address made fit for people or taken down to its path. */
export function scrubText(text: string, addresses: Addresses): string {
  return withoutInternals(text).replace(
    /\b(?:https?|ssh|git|oci):\/\/[^\s'"`,)\]}]+/g,
    url => repositoryPage(url, addresses) ?? withoutHost(url),
  );
}

/** A cause whose texts hold no address of the cluster. */
export function scrubCause(cause: Cause, addresses: Addresses): Cause {
  const scrub = (text: string) => scrubText(text, addresses);
  return {
    ...cause,
    parameters: Object.fromEntries(
      Object.entries(cause.parameters).map(([name, value]) => [
        name,
        scrub(value),
      ]),
    ),
    original: cause.original && scrub(cause.original),
    lastLogLine: cause.lastLogLine && scrub(cause.lastLogLine),
    lastEvent: cause.lastEvent && {
      ...cause.lastEvent,
      message: scrub(cause.lastEvent.message),
    },
  };
}
