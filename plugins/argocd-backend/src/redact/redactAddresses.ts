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

/** The path of an address without its host: which repository, but not where the cluster finds it. */
export function redactHost(url: string): string {
  return URL.canParse(url)
    ? new URL(url).pathname.replace(/^\/|\.git$|\.git\/$/g, '')
    : url.replace(/^.*:/, '');
}

/** A text without addresses of the cluster: of repositories only their path is left, of everything else nothing. */
export function redactAddresses(
  text: string,
  pageOf: (url: string) => string | undefined = () => undefined,
): string {
  return text
    .replace(
      /\b(?:https?|ssh|git|oci|tcp):\/\/[^\s'"`,)\]}]{1,2048}/g,
      url => pageOf(url) ?? redactHost(url),
    )
    .replace(/\b[\w.-]{1,64}@[\w.-]{1,255}:(?=\S)/g, '')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, '…')
    .replace(/\blookup [\w.-]{1,255}(?: on \S{1,255})?/g, 'lookup …');
}
