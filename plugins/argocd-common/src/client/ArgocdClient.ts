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

import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  ApplicationRef,
  EntityApplications,
  InstanceStatus,
} from '../application';
import {
  ArgocdApi,
  NameAvailability,
  ProvisionRequest,
  ProvisionResult,
  RequestOptions,
} from './ArgocdApi';

interface CachedAnswer {
  etag: string;
  body: EntityApplications;
}

/** {@link ArgocdApi} over HTTP. Entity answers are asked again with their `ETag`. @public */
export class ArgocdClient implements ArgocdApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };
  readonly #answers = new Map<string, CachedAnswer>();

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  async getEntityApplications(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityApplications> {
    const path = `/entities/${segments(
      entity.kind,
      entity.namespace,
      entity.name,
    )}/applications`;
    const cached = this.#answers.get(path);
    const response = await this.#fetch(path, options, {
      headers: cached ? { 'If-None-Match': cached.etag } : {},
    });
    if (response.status === 304 && cached) {
      return cached.body;
    }
    const body: EntityApplications = await answer(response);
    const etag = response.headers.get('ETag');
    if (etag) {
      this.#answers.set(path, { etag, body });
    }
    return body;
  }

  async getInstances(options?: RequestOptions): Promise<InstanceStatus[]> {
    const response = await this.#fetch('/instances', options);
    const body: { items: InstanceStatus[] } = await answer(response);
    return body.items;
  }

  async syncApplication(
    application: ApplicationRef,
    input: { prune: boolean },
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(`${applicationPath(application)}/sync`, input, options);
  }

  async refreshApplication(
    application: ApplicationRef,
    input: { hard: boolean },
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(`${applicationPath(application)}/refresh`, input, options);
  }

  async getName(
    name: string,
    options?: RequestOptions,
  ): Promise<NameAvailability> {
    return answer(await this.#fetch(`/names/${segments(name)}`, options));
  }

  async provision(
    instance: string,
    request: ProvisionRequest,
    options?: RequestOptions,
  ): Promise<ProvisionResult> {
    return this.#post(
      `/instances/${segments(instance)}/provision`,
      request,
      options,
    );
  }

  async removeProvision(
    instance: string,
    provisionId: string,
    options?: RequestOptions,
  ): Promise<string[]> {
    const response = await this.#fetch(
      `/instances/${segments(instance)}/provision/${segments(provisionId)}`,
      options,
      { method: 'DELETE' },
    );
    const body: { removed: string[] } = await answer(response);
    return body.removed;
  }

  async #post<T>(
    path: string,
    body: object,
    options?: RequestOptions,
  ): Promise<T> {
    return answer(
      await this.#fetch(path, options, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }

  async #fetch(
    path: string,
    options: RequestOptions = {},
    init: RequestInit = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('argocd');
    return this.#fetchApi.fetch(`${baseUrl}${path}`, {
      ...init,
      headers: {
        ...init.headers,
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      ...(options.signal && { signal: options.signal }),
    });
  }
}

function segments(...parts: string[]): string {
  return parts.map(part => encodeURIComponent(part)).join('/');
}

function applicationPath(application: ApplicationRef): string {
  return `/applications/${segments(
    application.instance,
    application.namespace,
    application.name,
  )}`;
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
