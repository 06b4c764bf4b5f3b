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

function hostOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.host : undefined;
}

/**
 * Refuses addresses that nothing could be reached at, or that GitLab would not recognize when people sign in, before the first
 * person tries.
 */
export function requireAddresses(config: Config): void {
  for (const key of ['app.baseUrl', 'backend.baseUrl']) {
    const address = config.getOptionalString(key);
    if (address && (!hostOf(address) || address.endsWith('/'))) {
      throw new Error(
        `${key} is '${address}' (PORTAL_URL in production), and has to be an address as https://portal.example.com, without a slash at its end.`,
      );
    }
  }
  for (const gitlab of config.getOptionalConfigArray('integrations.gitlab') ??
    []) {
    const host = gitlab.getString('host');
    const address = gitlab.getOptionalString('baseUrl');
    if (address && hostOf(address) !== host) {
      throw new Error(
        `integrations.gitlab has the host '${host}' (GITLAB_HOST in production) and the address '${address}' (GITLAB_URL), which has to begin with https:// or http:// and that host.`,
      );
    }
  }
}
