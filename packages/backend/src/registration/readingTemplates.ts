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

import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';

/** The folders of the templates that the operator lists, up to the first part that is a pattern. */
function templateFolders(config: Config): string[] {
  const locations = config.getOptionalConfigArray('catalog.locations') ?? [];
  return locations
    .filter(location => location.getString('type') === 'url')
    .map(location => location.getString('target').replace(/\*.*$/, ''))
    .map(target => new URL('.', target).href);
}

/**
 * Reads the templates of the configuration with the portal's own token, as the preview of a project does. A person's token,
 * which steps have to name, is for the GitLab of their project: the templates may be in another, or in a project that the
 * person may not read.
 */
export function readingTemplates(
  reader: UrlReaderService,
  config: Config,
): UrlReaderService {
  const folders = templateFolders(config);
  const ofPortal = <T extends { token?: string }>(
    url: string,
    options: T | undefined,
  ): [url: string, options: T | undefined] => {
    // An address with dots in it leads elsewhere than it begins.
    const href = URL.canParse(url) ? new URL(url).href : url;
    return options?.token && folders.some(folder => href.startsWith(folder))
      ? [href, { ...options, token: undefined }]
      : [url, options];
  };
  return {
    readUrl: async (url, options) => reader.readUrl(...ofPortal(url, options)),
    readTree: async (url, options) =>
      reader.readTree(...ofPortal(url, options)),
    search: async (url, options) => reader.search(...ofPortal(url, options)),
  };
}
