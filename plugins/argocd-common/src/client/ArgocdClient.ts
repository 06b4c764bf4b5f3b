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
  ApplicationDetail,
  ApplicationRef,
  DeploymentPage,
  EntityApplications,
  EntityDelivery,
  EntityDiagnosis,
  ApplicationList,
  ApplicationListQuery,
  InstanceView,
  LogLine,
  LogQuery,
  ProjectView,
  RepositoryAccess,
  ResourceAction,
  ResourceDiff,
  ResourceEvent,
  ResourceQuery,
  ResourceTree,
  RevisionMetadata,
  SyncWindowState,
} from '../application';
import {
  ArgocdApi,
  NameAvailability,
  ProvisionRequest,
  ProvisionResult,
  RequestOptions,
  ResourceActionRequest,
  RollbackRequest,
  SyncRequest,
} from './ArgocdApi';
import { readLines } from './readLines';

interface CachedAnswer {
  etag: string;
  body: unknown;
}

/** Answers that are kept for their `ETag`; the oldest is forgotten first. */
const maxAnswers = 50;

type Parameters = Record<
  string,
  string | number | boolean | string[] | undefined
>;

/** {@link ArgocdApi} over HTTP. Reads of a browser are asked again with their `ETag`. @public */
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

  getEntityApplications(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityApplications> {
    return this.#get(`${entityPath(entity)}/applications`, {}, options);
  }

  getEntityDelivery(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDelivery> {
    return this.#get(`${entityPath(entity)}/delivery`, {}, options);
  }

  getEntityDeployments(
    entity: CompoundEntityRef,
    query: { cursor?: string; limit?: number } = {},
    options?: RequestOptions,
  ): Promise<DeploymentPage> {
    return this.#get(`${entityPath(entity)}/deployments`, query, options);
  }

  getEntityDiagnosis(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDiagnosis> {
    return this.#get(`${entityPath(entity)}/diagnosis`, {}, options);
  }

  getApplications(
    query: ApplicationListQuery = {},
    options?: RequestOptions,
  ): Promise<ApplicationList> {
    return this.#get('/applications', { ...query }, options);
  }

  getApplication(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<ApplicationDetail> {
    return this.#get(applicationPath(application), {}, options);
  }

  getResourceTree(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<ResourceTree> {
    return this.#get(
      `${applicationPath(application)}/resource-tree`,
      {},
      options,
    );
  }

  getEvents(
    application: ApplicationRef,
    resource: ResourceQuery = {},
    options?: RequestOptions,
  ): Promise<ResourceEvent[]> {
    return this.#items(
      `${applicationPath(application)}/events`,
      { ...resource },
      options,
    );
  }

  async *streamLogs(
    application: ApplicationRef,
    query: LogQuery,
    options?: RequestOptions,
  ): AsyncGenerator<LogLine> {
    const response = await this.#fetch(
      withQuery(`${applicationPath(application)}/logs`, { ...query }),
      options,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    if (!response.body) {
      return;
    }
    for await (const line of readLines(response.body)) {
      // The back end keeps a quiet stream open with empty lines.
      if (line.trim()) {
        const message = JSON.parse(line) as LogLine & { error?: string };
        if (message.error) {
          throw new Error(message.error);
        }
        yield message;
      }
    }
  }

  getDiff(
    application: ApplicationRef,
    resource: ResourceQuery = {},
    options?: RequestOptions,
  ): Promise<ResourceDiff[]> {
    return this.#items(
      `${applicationPath(application)}/diff`,
      { ...resource },
      options,
    );
  }

  getRevision(
    application: ApplicationRef,
    revision: string,
    options?: RequestOptions,
  ): Promise<RevisionMetadata> {
    return this.#get(
      `${applicationPath(application)}/revisions/${segments(revision)}`,
      {},
      options,
    );
  }

  getSyncWindows(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<SyncWindowState> {
    return this.#get(
      `${applicationPath(application)}/sync-windows`,
      {},
      options,
    );
  }

  getResourceActions(
    application: ApplicationRef,
    resource: ResourceQuery,
    options?: RequestOptions,
  ): Promise<ResourceAction[]> {
    return this.#items(
      `${applicationPath(application)}/resource-actions`,
      { ...resource },
      options,
    );
  }

  async syncApplication(
    application: ApplicationRef,
    input: SyncRequest,
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

  async rollbackApplication(
    application: ApplicationRef,
    input: RollbackRequest,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath(application)}/rollback`,
      input,
      options,
    );
  }

  async terminateOperation(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(`${applicationPath(application)}/terminate`, {}, options);
  }

  async runResourceAction(
    application: ApplicationRef,
    input: ResourceActionRequest,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath(application)}/resource-action`,
      input,
      options,
    );
  }

  getInstances(options?: RequestOptions): Promise<InstanceView[]> {
    return this.#items('/instances', {}, options);
  }

  getProjects(
    instance: string,
    options?: RequestOptions,
  ): Promise<ProjectView[]> {
    return this.#items(
      `/instances/${segments(instance)}/projects`,
      {},
      options,
    );
  }

  getName(name: string, options?: RequestOptions): Promise<NameAvailability> {
    return this.#get(`/names/${segments(name)}`, {}, options);
  }

  getRepositoryAccess(
    instance: string,
    repositoryUrl: string,
    options?: RequestOptions,
  ): Promise<RepositoryAccess> {
    return this.#get(
      `/instances/${segments(instance)}/repository-access`,
      { url: repositoryUrl },
      options,
    );
  }

  provision(
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

  async #items<T>(
    path: string,
    query: Parameters,
    options?: RequestOptions,
  ): Promise<T[]> {
    const body = await this.#get<{ items: T[] }>(path, query, options);
    return body.items;
  }

  async #get<T>(
    path: string,
    query: Parameters,
    options?: RequestOptions,
  ): Promise<T> {
    const address = withQuery(path, query);
    // What one caller may see is no answer for another: only a browser, which has one user, remembers.
    const cached = options?.token ? undefined : this.#answers.get(address);
    const response = await this.#fetch(address, options, {
      headers: cached ? { 'If-None-Match': cached.etag } : {},
    });
    if (response.status === 304 && cached) {
      return cached.body as T;
    }
    const body: T = await answer(response);
    const etag = response.headers.get('ETag');
    if (etag && !options?.token) {
      this.#answers.delete(address);
      this.#answers.set(address, { etag, body });
      if (this.#answers.size > maxAnswers) {
        this.#answers.delete(this.#answers.keys().next().value!);
      }
    }
    return body;
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

function entityPath({ kind, namespace, name }: CompoundEntityRef): string {
  return `/entities/${segments(kind, namespace, name)}`;
}

function applicationPath(application: ApplicationRef): string {
  return `/applications/${segments(
    application.instance,
    application.namespace,
    application.name,
  )}`;
}

/** Lists repeat their parameter; what is undefined is left out. */
function withQuery(path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        query.append(name, String(item));
      }
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
