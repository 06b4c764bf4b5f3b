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
import { ApplicationRef } from '../application';
import {
  ConfirmLinkRequest,
  LogLine,
  ProvisionCheckRequest,
  ProvisionRemovalRequest,
  ProvisionRequest,
  ResourceActionRequest,
  RollbackRequest,
  SyncRequest,
} from '../schema/openapi.generated';
import {
  AnswerOf,
  ArgocdPaths,
  BodyOf,
  InputOf,
  PathWith,
  QueryOf,
} from '../schema/operations';
import { addressOf } from './addressOf';
import {
  ApplicationListQuery,
  ApplicationMatrixQuery,
  LogQuery,
  NameQuery,
  ResourceQuery,
} from './queries';
import { readLines } from './readLines';

/** Answers that are kept for their `ETag`; the oldest is forgotten first. */
const maxAnswers = 50;

const entityPath = '/entities/{kind}/{namespace}/{name}';
const applicationPath = '/applications/{instance}/{namespace}/{name}';

type PageQuery = QueryOf<
  ArgocdPaths[`${typeof entityPath}/deployments`]['get']
>;
type RefreshRequest = BodyOf<
  ArgocdPaths[`${typeof applicationPath}/refresh`]['post']
>;

const jsonBody = (body: object): RequestInit => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

interface RequestOptions {
  /** Backstage token; the browser's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** HTTP API of the Argo CD back end, the same for browsers and other back ends. @public */
export type ArgocdApi = Pick<ArgocdClient, keyof ArgocdClient>;

/** {@link ArgocdApi} over HTTP. Reads of a browser are asked again with their `ETag`. @public */
export class ArgocdClient {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };
  readonly #answers = new Map<string, { etag: string; body: unknown }>();

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  /** Applications of an entity, with verdicts, instance states and what the user may do. */
  getEntityApplications(entity: CompoundEntityRef, options?: RequestOptions) {
    return this.#get(`${entityPath}/applications`, { path: entity }, options);
  }

  /** The way of the latest changes through GitLab: pipelines, images, and how long each part took. */
  getEntityDelivery(entity: CompoundEntityRef, options?: RequestOptions) {
    return this.#get(`${entityPath}/delivery`, { path: entity }, options);
  }

  /** Deployments that the portal has kept, newest first. */
  getEntityDeployments(
    entity: CompoundEntityRef,
    query: PageQuery = {},
    options?: RequestOptions,
  ) {
    return this.#get(
      `${entityPath}/deployments`,
      { path: entity, query },
      options,
    );
  }

  /** Why the entity shows what it shows. */
  getEntityDiagnosis(entity: CompoundEntityRef, options?: RequestOptions) {
    return this.#get(`${entityPath}/diagnosis`, { path: entity }, options);
  }

  /** What needs the signed-in person, where their changes are, and how their projects are. */
  getHome(options?: RequestOptions) {
    return this.#get('/home', {}, options);
  }

  /** Applications of all instances that the user may see. */
  getApplications(query: ApplicationListQuery = {}, options?: RequestOptions) {
    return this.#get('/applications', { query }, options);
  }

  /** The same as a row per project and a column per environment. */
  getApplicationMatrix(
    query: ApplicationMatrixQuery = {},
    options?: RequestOptions,
  ) {
    return this.#get('/applications/matrix', { query }, options);
  }

  getApplication(application: ApplicationRef, options?: RequestOptions) {
    return this.#get(applicationPath, { path: application }, options);
  }

  getResourceTree(application: ApplicationRef, options?: RequestOptions) {
    return this.#get(
      `${applicationPath}/resource-tree`,
      { path: application },
      options,
    );
  }

  /** What is known of why an application is in trouble, and what can be done. */
  getWhy(application: ApplicationRef, options?: RequestOptions) {
    return this.#get(`${applicationPath}/why`, { path: application }, options);
  }

  /** Events of one object, or of the application itself. */
  async getEvents(
    application: ApplicationRef,
    query: ResourceQuery = {},
    options?: RequestOptions,
  ) {
    const input = { path: application, query };
    return (await this.#get(`${applicationPath}/events`, input, options)).items;
  }

  /** Streams log lines until the log ends, or the signal aborts. */
  async *streamLogs(
    application: ApplicationRef,
    query: LogQuery,
    options?: RequestOptions,
  ): AsyncGenerator<LogLine> {
    const { body } = await this.#send(
      'GET',
      addressOf(`${applicationPath}/logs`, { path: application, query }),
      options,
    );
    for await (const line of body ? readLines(body) : []) {
      // The back end keeps a quiet stream open with empty lines.
      if (line.trim()) {
        const message: LogLine & { error?: string } = JSON.parse(line);
        if (message.error) {
          throw new Error(message.error);
        }
        yield message;
      }
    }
  }

  /** Containers of a pod, or of the pods of a workload: the one that people mean first. */
  async getContainers(
    application: ApplicationRef,
    query: ResourceQuery,
    options?: RequestOptions,
  ) {
    const input = { path: application, query };
    return (await this.#get(`${applicationPath}/containers`, input, options))
      .items;
  }

  /** What a sync would change, of one object or of all that differ; or why that cannot be told. */
  getDiff(
    application: ApplicationRef,
    query: ResourceQuery = {},
    options?: RequestOptions,
  ) {
    const input = { path: application, query };
    return this.#get(`${applicationPath}/diff`, input, options);
  }

  getRevision(
    application: ApplicationRef,
    revision: string,
    options?: RequestOptions,
  ) {
    return this.#get(
      `${applicationPath}/revisions/{revision}`,
      { path: { ...application, revision } },
      options,
    );
  }

  /** Commits between two revisions of an application, whichever is the older one. */
  getCommits(
    application: ApplicationRef,
    query: { from: string; to: string },
    options?: RequestOptions,
  ) {
    const input = { path: application, query };
    return this.#get(`${applicationPath}/commits`, input, options);
  }

  /** How the manifests of two revisions differ that an application has deployed; `from` is the earlier one. */
  getManifestDiff(
    application: ApplicationRef,
    query: { from: string; to: string },
    options?: RequestOptions,
  ) {
    const input = { path: application, query };
    return this.#get(`${applicationPath}/manifest-diff`, input, options);
  }

  /** Pods, addresses and settings of the service that a component names, by its reference. */
  getService(
    application: ApplicationRef,
    component: string,
    options?: RequestOptions,
  ) {
    const input = { path: application, query: { component } };
    return this.#get(`${applicationPath}/service`, input, options);
  }

  getSyncWindows(application: ApplicationRef, options?: RequestOptions) {
    return this.#get(
      `${applicationPath}/sync-windows`,
      { path: application },
      options,
    );
  }

  async getResourceActions(
    application: ApplicationRef,
    query: ResourceQuery,
    options?: RequestOptions,
  ) {
    const { items } = await this.#get(
      `${applicationPath}/resource-actions`,
      { path: application, query },
      options,
    );
    return items;
  }

  /** Vouches for a link that is only claimed. */
  async confirmLink(
    application: ApplicationRef,
    body: ConfirmLinkRequest,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath}/links/confirm`,
      { path: application, body },
      options,
    );
  }

  /** Starts a sync; resolves when Argo CD has taken it on. */
  async syncApplication(
    application: ApplicationRef,
    body: SyncRequest,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath}/sync`,
      { path: application, body },
      options,
    );
  }

  /** Lets Argo CD read Git again; resolves when it has compared. */
  async refreshApplication(
    application: ApplicationRef,
    body: RefreshRequest,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath}/refresh`,
      { path: application, body },
      options,
    );
  }

  /** Goes back to an earlier deployment; resolves when Argo CD has taken it on. */
  async rollbackApplication(
    application: ApplicationRef,
    body: RollbackRequest,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath}/rollback`,
      { path: application, body },
      options,
    );
  }

  /** Stops the running sync. */
  async terminateOperation(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#post(
      `${applicationPath}/terminate`,
      { path: application },
      options,
    );
  }

  async runResourceAction(
    application: ApplicationRef,
    body: ResourceActionRequest,
    options?: RequestOptions,
  ): Promise<void> {
    const input = { path: application, body };
    await this.#post(`${applicationPath}/resource-action`, input, options);
  }

  async getInstances(options?: RequestOptions) {
    return (await this.#get('/instances', {}, options)).items;
  }

  /** AppProjects with the destinations that they permit. */
  async getProjects(instance: string, options?: RequestOptions) {
    const input = { path: { instance } };
    return (await this.#get('/instances/{instance}/projects', input, options))
      .items;
  }

  /** Whether a name is free in all instances; by whom it is taken is not told. */
  getName(name: string, query: NameQuery = {}, options?: RequestOptions) {
    return this.#get('/names/{name}', { path: { name }, query }, options);
  }

  /** Whether the instance could read a repository, by the address that it would use. */
  getRepositoryAccess(instance: string, url: string, options?: RequestOptions) {
    return this.#get(
      '/instances/{instance}/repository-access',
      { path: { instance }, query: { url } },
      options,
    );
  }

  /** Creates one AppProject with its Application per environment; all or nothing. For tasks of the scaffolder only. */
  provision(
    instance: string,
    body: ProvisionRequest,
    options?: RequestOptions,
  ) {
    return this.#post(
      '/instances/{instance}/provision',
      { path: { instance }, body },
      options,
    );
  }

  /** What a provisioning would be refused for; it makes nothing. For the scaffolder only. */
  async checkProvision(
    instance: string,
    body: ProvisionCheckRequest,
    options?: RequestOptions,
  ) {
    const input = { path: { instance }, body };
    return (
      await this.#post('/instances/{instance}/provision/check', input, options)
    ).items;
  }

  /** Names of what one provisioning created and is still there. For the scaffolder only. */
  async getProvision(
    instance: string,
    provisionId: string,
    options?: RequestOptions,
  ) {
    const input = { path: { instance, provisionId } };
    return (
      await this.#get(
        '/instances/{instance}/provision/{provisionId}',
        input,
        options,
      )
    ).items;
  }

  /**
   * Removes what one provisioning created, and nothing else; the names of what was removed. For tasks of the scaffolder
   * only.
   */
  async removeProvision(
    instance: string,
    provisionId: string,
    body: ProvisionRemovalRequest,
    options?: RequestOptions,
  ) {
    const path = '/instances/{instance}/provision/{provisionId}';
    const response = await this.#send(
      'DELETE',
      addressOf(path, { path: { instance, provisionId } }),
      options,
      jsonBody(body),
    );
    const answer: AnswerOf<ArgocdPaths[typeof path]['delete']> =
      await response.json();
    return answer.removed;
  }

  async #get<P extends PathWith<'get'>>(
    path: P,
    input: InputOf<ArgocdPaths[P]['get']>,
    options?: RequestOptions,
  ): Promise<AnswerOf<ArgocdPaths[P]['get']>> {
    type Answer = AnswerOf<ArgocdPaths[P]['get']>;
    const address = addressOf(path, input);
    // What one caller may see is no answer for another: only a browser, which has one user, remembers.
    const cached = options?.token ? undefined : this.#answers.get(address);
    const response = await this.#send('GET', address, options, {
      headers: cached ? { 'If-None-Match': cached.etag } : {},
    });
    if (response.status === 304 && cached) {
      return cached.body as Answer;
    }
    const body: Answer = await response.json();
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

  async #post<P extends PathWith<'post'>>(
    path: P,
    input: InputOf<ArgocdPaths[P]['post']>,
    options?: RequestOptions,
  ): Promise<AnswerOf<ArgocdPaths[P]['post']>> {
    const response = await this.#send(
      'POST',
      addressOf(path, input),
      options,
      jsonBody(input.body ?? {}),
    );
    return response.json();
  }

  /** @throws ResponseError with what the back end says */
  async #send(
    method: string,
    address: string,
    options: RequestOptions = {},
    init: RequestInit = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('argocd');
    const response = await this.#fetchApi.fetch(`${baseUrl}${address}`, {
      ...init,
      method,
      headers: {
        ...init.headers,
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      ...(options.signal && { signal: options.signal }),
    });
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
