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
import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  ApplicationRef,
  ArgocdApi,
  ArgocdClient,
  ApplicationListQuery,
  ProvisionRequest,
  RollbackRequest,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { ArgocdService, ArgocdServiceOptions } from './ArgocdService';

/** {@link ArgocdService} over HTTP, with tokens on behalf of the caller. */
export class DefaultArgocdService implements ArgocdService {
  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    fetch?: typeof fetch;
  }) {
    return new DefaultArgocdService(
      new ArgocdClient({
        discoveryApi: options.discovery,
        ...(options.fetch && { fetchApi: { fetch: options.fetch } }),
      }),
      options.auth,
    );
  }

  readonly #client: ArgocdApi;
  readonly #auth: AuthService;

  private constructor(client: ArgocdApi, auth: AuthService) {
    this.#client = client;
    this.#auth = auth;
  }

  getEntityApplications(
    entity: CompoundEntityRef,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.getEntityApplications(entity, token),
    );
  }

  getEntityDelivery(entity: CompoundEntityRef, options: ArgocdServiceOptions) {
    return this.#call(options, token =>
      this.#client.getEntityDelivery(entity, token),
    );
  }

  getEntityDeployments(
    entity: CompoundEntityRef,
    query: { cursor?: string; limit?: number },
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.getEntityDeployments(entity, query, token),
    );
  }

  getApplications(query: ApplicationListQuery, options: ArgocdServiceOptions) {
    return this.#call(options, token =>
      this.#client.getApplications(query, token),
    );
  }

  getApplication(application: ApplicationRef, options: ArgocdServiceOptions) {
    return this.#call(options, token =>
      this.#client.getApplication(application, token),
    );
  }

  syncApplication(
    application: ApplicationRef,
    input: SyncRequest,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.syncApplication(application, input, token),
    );
  }

  refreshApplication(
    application: ApplicationRef,
    input: { hard: boolean },
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.refreshApplication(application, input, token),
    );
  }

  rollbackApplication(
    application: ApplicationRef,
    input: RollbackRequest,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.rollbackApplication(application, input, token),
    );
  }

  terminateOperation(
    application: ApplicationRef,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.terminateOperation(application, token),
    );
  }

  getInstances(options: ArgocdServiceOptions) {
    return this.#call(options, token => this.#client.getInstances(token));
  }

  getProjects(instance: string, options: ArgocdServiceOptions) {
    return this.#call(options, token =>
      this.#client.getProjects(instance, token),
    );
  }

  getName(name: string, options: ArgocdServiceOptions) {
    return this.#call(options, token => this.#client.getName(name, token));
  }

  getRepositoryAccess(
    instance: string,
    repositoryUrl: string,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.getRepositoryAccess(instance, repositoryUrl, token),
    );
  }

  provision(
    instance: string,
    request: ProvisionRequest,
    options: ArgocdServiceOptions,
  ) {
    return this.#call(options, token =>
      this.#client.provision(instance, request, token),
    );
  }

  removeProvision(
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
