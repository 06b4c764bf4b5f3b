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

import { Cause } from '@slipway/plugin-argocd-common';
import {
  canonicalRepository,
  RepositoryAlias,
} from '../links/rules/repository';
import { redactInternals } from '../redact/redactInternals';

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

/** A text without addresses of the cluster: of repositories only their path is left, of everything else nothing. */
export function withoutAddresses(
  text: string,
  pageOf: (url: string) => string | undefined = () => undefined,
): string {
  return text
    .replace(
      /\b(?:https?|ssh|git|oci|tcp):\/\/[^\s'"`,)\]}]{1,2048}/g,
      url => pageOf(url) ?? withoutHost(url),
    )
    .replace(/\b[\w.-]{1,64}@[\w.-]{1,255}:(?=\S)/g, '')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, '…')
    .replace(/\blookup [\w.-]{1,255}(?: on \S{1,255})?/g, 'lookup …');
}

/** A text of Argo CD that may leave: no internals, and every address made fit for people or taken away. */
export function scrubText(text: string, addresses: Addresses): string {
  return withoutAddresses(redactInternals(text), url =>
    repositoryPage(url, addresses),
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
