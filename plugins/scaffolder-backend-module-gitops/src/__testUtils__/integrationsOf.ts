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

import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';

/**
 * A portal that knows the GitLab at this address.
 *
 * @param peopleUrl - where people reach it, where that is another address
 * @param token - of the portal itself
 */
export function integrationsOf(
  url: string,
  peopleUrl: string = url,
  token?: string,
): ScmIntegrations {
  const { host } = new URL(url);
  const gitlab = [
    {
      host,
      baseUrl: peopleUrl,
      apiBaseUrl: `${url}/api/v4`,
      ...(token && { token }),
    },
  ];
  return ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { gitlab } }),
  );
}
