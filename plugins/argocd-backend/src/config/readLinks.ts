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

import { Config } from '@backstage/config';
import { LinkTemplate } from './types';

/** What may stand in braces in the address of a link. */
const linkPlaceholders = [
  'application',
  'project',
  'namespace',
  'environment',
  'cluster',
  'repositoryUrl',
] as const;

export type LinkPlaceholder = (typeof linkPlaceholders)[number];

const placeholder = /\{([^{}]*)\}/g;

function readLink(config: Config): LinkTemplate {
  const title = config.getString('title');
  const url = config.getString('url');
  const unknown = [...url.matchAll(placeholder)]
    .map(([, name]) => name)
    .find(name => !linkPlaceholders.some(known => known === name));
  if (unknown !== undefined) {
    throw new Error(
      `links: {${unknown}} of '${title}' stands for nothing; there are ${linkPlaceholders
        .map(name => `{${name}}`)
        .join(', ')}`,
    );
  }
  if (url.lastIndexOf('{repositoryUrl}') > 0) {
    throw new Error(
      `links: {repositoryUrl} of '${title}' is an address itself, and can only be at the start`,
    );
  }
  const filledWith = (text: string) => {
    const example = url
      .replace('{repositoryUrl}', 'https://example.com/a')
      .replace(placeholder, text);
    return URL.canParse(example) ? new URL(example) : undefined;
  };
  const [one, other] = [filledWith('x'), filledWith('y')];
  if (!one || !other || !/^https?:$/.test(one.protocol) || one.username) {
    throw new Error(
      `links: '${title}' must lead to an http or https address without credentials`,
    );
  }
  // What an application says of itself must not choose where people are led to.
  if (one.origin !== other.origin) {
    throw new Error(`links: the host of '${title}' must not be a placeholder`);
  }
  return { title, url };
}

/** @throws Error that names the link and what is wrong with it */
export function readLinks(config: Config): LinkTemplate[] {
  return (config.getOptionalConfigArray('links') ?? []).map(readLink);
}
