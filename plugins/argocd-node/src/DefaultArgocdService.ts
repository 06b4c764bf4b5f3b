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
import {
  ArgocdApi,
  ArgocdClient,
  ProvisionRequest,
} from '@slipway/plugin-argocd-common';
import { ArgocdService, ArgocdServiceOptions } from './ArgocdService';

/** {@link ArgocdService} over HTTP, with tokens on behalf of the caller. */
export class DefaultArgocdService implements ArgocdService {
  static create(options: { auth: AuthService; discovery: DiscoveryService }) {
    return new DefaultArgocdService(
      new ArgocdClient({ discoveryApi: options.discovery }),
      options.auth,
    );
  }

  readonly #client: ArgocdApi;
  readonly #auth: AuthService;

  private constructor(client: ArgocdApi, auth: AuthService) {
    this.#client = client;
    this.#auth = auth;
  }

  async getInstances(options: ArgocdServiceOptions) {
    return this.#call(options, token => this.#client.getInstances(token));
  }

  async getName(name: string, options: ArgocdServiceOptions) {
    return this.#call(options, token => this.#client.getName(name, token));
  }

  async provision(
    instance: string,
    request: ProvisionRequest,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.provision(instance, request, token),
    );
  }

  async removeProvision(
    instance: string,
    provisionId: string,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.removeProvision(instance, provisionId, token),
    );
  }

  /** Calls on behalf of somebody; a refusal is the error that the Argo CD back end threw, with its sentence. */
  async #call<T>(
    { credentials }: ArgocdServiceOptions,
    call: (options: { token: string }) => Promise<T>,
  ): Promise<T> {
    const token = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'argocd',
    });
    try {
      return await call(token);
    } catch (error) {
      throw error instanceof ResponseError ? error.cause : error;
    }
  }
}
