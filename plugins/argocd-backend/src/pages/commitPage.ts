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

import { ApplicationRecord } from '../record/ApplicationRecord';
import { Addresses, repositoryPage } from './repositoryPage';

/** Page of a commit of the application's first repository; `undefined` where the portal does not know the host. */
export function commitPage(
  { sources }: Pick<ApplicationRecord, 'sources'>,
  revision: string | undefined,
  addresses: Addresses,
): string | undefined {
  const page =
    sources.length > 0
      ? repositoryPage(sources[0].repoUrl, addresses)
      : undefined;
  return page && revision && /^[0-9a-f]{7,64}$/.test(revision)
    ? `${page}/-/commit/${revision}`
    : undefined;
}
