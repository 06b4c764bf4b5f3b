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

import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { ArgocdClient } from '@slipway/plugin-argocd-common';
import {
  ArgocdService,
  ArgocdServiceOptions,
  SERVICE_METHODS,
} from './ArgocdService';

/** {@link ArgocdService} over HTTP, with tokens on behalf of the caller. */
export function createArgocdService(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  fetch?: typeof fetch;
}): ArgocdService {
  const client = new ArgocdClient({
    discoveryApi: options.discovery,
    ...(options.fetch && { fetchApi: { fetch: options.fetch } }),
  });
  const methods = SERVICE_METHODS.map(name => [
    name,
    async (...parameters: [...unknown[], ArgocdServiceOptions]) => {
      const { credentials, signal } = parameters.at(-1) as ArgocdServiceOptions;
      const token = await options.auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'argocd',
      });
      try {
        return await Reflect.apply(client[name], client, [
          ...parameters.slice(0, -1),
          { ...token, signal },
        ]);
      } catch (error) {
        // A refusal is the error that the Argo CD back end threw, with its sentence.
        throw error instanceof ResponseError ? error.cause : error;
      }
    },
  ]);
  return Object.fromEntries(methods);
}
