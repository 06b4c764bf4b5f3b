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

import {
  ApplicationRef,
  LogQuery,
  ResourceActionRequest,
  ResourceQuery,
  RollbackRequest,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { bareConnection } from './bareConnection';
import { Connection, ConnectionOptions } from './Connection';
import { ArgocdAnswerError, ArgocdUnreachableError } from './errors';
import {
  listFields,
  projectFields,
  streamFields,
  targetFields,
} from './fields';
import { readEvents } from './readEvents';
import {
  RawAction,
  RawApplication,
  RawApplicationList,
  RawApplicationSet,
  RawCluster,
  RawEvent,
  RawLogEntry,
  RawManagedResource,
  RawProject,
  RawRevisionMetadata,
  RawTree,
  RawWatchEvent,
} from './types';

/** Names that identify an application in a call. */
export interface ApplicationTarget
  extends Pick<ApplicationRef, 'namespace' | 'name'> {
  project: string;
}

/** A mutation of Argo CD waits for the controller or for Git. */
const slowDeadlineMs = 30_000;

/** Argo CD would forget the application's own options where any is asked for. */
function withOptions(
  own: string[] = [],
  asked: NonNullable<SyncRequest['options']>,
): string[] {
  const items = new Map(
    own.map(option => [option.slice(0, option.indexOf('=')), option]),
  );
  for (const [option, on] of Object.entries(asked)) {
    items.set(option, `${option}=${on}`);
  }
  return [...items.values()];
}

/** Argo CD's REST API with one account. Every name is encoded. */
export class ArgocdClient {
  readonly #connection: Connection;
  readonly #namespace: string;
  /** Where Argo CD itself is connected to; through a forward proxy there is no such place. */
  readonly #address?: string;
  #accountName?: Promise<string | undefined>;

  readonly hasAccount: boolean;

  /** @param options - with the namespace of its own objects, `argocd` by default */
  constructor({
    namespace = 'argocd',
    ...options
  }: ConnectionOptions & { namespace?: string }) {
    this.#namespace = namespace;
    this.hasAccount = options.credential.kind !== 'none';
    this.#connection = new Connection(options);
    this.#address = options.proxy ? undefined : options.url;
  }

  expiresAt(): Date | undefined {
    return this.#connection.expiresAt();
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** The version, e.g. `v3.5.1+abc`; asks on a connection of its own and needs no account. */
  async version(
    options: { deadlineMs?: number; signal?: AbortSignal } = {},
  ): Promise<string> {
    const answer = await this.#connection.json<{ Version?: string }>(
      '/api/version',
      { anonymous: true, ...options },
    );
    if (typeof answer.Version !== 'string') {
      throw new ArgocdUnreachableError('notArgocd');
    }
    return answer.Version;
  }

  /** Whether a bare connection is taken, which is no call; `undefined` where it cannot be told. */
  async takesConnections(options: {
    deadlineMs: number;
    signal: AbortSignal;
  }): Promise<boolean | undefined> {
    return this.#address === undefined
      ? undefined
      : bareConnection(this.#address, options);
  }

  /** Name of the account, as operations tell who started them; asked once. */
  accountName(): Promise<string | undefined> {
    this.#accountName ??= this.#connection
      .json<{ username?: string }>('/api/v1/session/userinfo')
      .then(({ username }) => username || undefined)
      .catch(error => {
        this.#accountName = undefined;
        throw error;
      });
    return this.#accountName;
  }

  /** Whether the account's token is accepted. */
  async loggedIn(): Promise<boolean> {
    const answer = await this.#connection.json<{ loggedIn?: boolean }>(
      '/api/v1/session/userinfo',
    );
    return answer.loggedIn === true;
  }

  async listApplications(
    version?: string,
    signal?: AbortSignal,
  ): Promise<RawApplicationList & { items: RawApplication[] }> {
    const list = await this.#connection.json<RawApplicationList>(
      '/api/v1/applications',
      {
        query: { fields: listFields(version) },
        deadlineMs: this.#connection.deadlineMs * 4,
        signal,
      },
    );
    return { ...list, items: itemsOf(list) };
  }

  /**
   * Streams changes until the signal aborts or the stream ends. Headers may not come before the first event, so there
   * is no deadline here.
   *
   * @param replay - whether every application is sent first
   * @param onActivity - called for every sign of life, keepalives included
   */
  async *streamApplications(options: {
    replay: boolean;
    signal: AbortSignal;
    onActivity(): void;
  }): AsyncGenerator<RawWatchEvent> {
    const response = await this.#connection.open(
      '/api/v1/stream/applications',
      {
        query: {
          ...(!options.replay && { resourceVersion: '0' }),
          fields: streamFields,
        },
        headers: { Accept: 'text/event-stream' },
        signal: options.signal,
      },
    );
    if (
      !response.headers.get('content-type')?.startsWith('text/event-stream') ||
      !response.body
    ) {
      await response.body?.cancel();
      throw new ArgocdUnreachableError(
        'notArgocd',
        'What answers is not a stream of Argo CD.',
      );
    }
    for await (const message of readEvents(response.body, options.onActivity)) {
      if (message.error) {
        throw new ArgocdAnswerError(
          message.error.http_code ?? 500,
          message.error.message ?? 'the stream failed',
        );
      }
      if (message.result?.application?.metadata?.name) {
        yield message.result;
      }
    }
  }

  getApplication(target: ApplicationTarget): Promise<RawApplication> {
    return this.#connection.json(applicationPath(target), {
      query: queryOf(target),
    });
  }

  /** Lets Argo CD read Git again; resolves when the controller has compared. */
  refreshApplication(
    target: ApplicationTarget,
    hard: boolean,
    { deadlineMs = slowDeadlineMs } = {},
  ): Promise<RawApplication> {
    return this.#connection.json(applicationPath(target), {
      query: { ...queryOf(target), refresh: hard ? 'hard' : 'normal' },
      deadlineMs,
    });
  }

  resourceTree(target: ApplicationTarget): Promise<RawTree> {
    return this.#connection.json(applicationPath(target, 'resource-tree'), {
      query: queryOf(target),
    });
  }

  /** Events of one live object, or of the application itself. */
  async events(
    target: ApplicationTarget,
    resource?: { uid?: string; name: string; namespace?: string },
  ): Promise<RawEvent[]> {
    return itemsOf(
      await this.#connection.json<Items<RawEvent>>(
        applicationPath(target, 'events'),
        {
          query: {
            ...queryOf(target),
            ...(resource && {
              resourceUID: resource.uid,
              resourceName: resource.name,
              resourceNamespace: resource.namespace,
            }),
          },
        },
      ),
    );
  }

  /** Live and desired state as JSON texts; secrets are masked by Argo CD. Heavy without a resource. */
  async managedResources(
    target: ApplicationTarget,
    { group, kind, namespace, name }: ResourceQuery,
  ): Promise<RawManagedResource[]> {
    return managedItemsOf(
      await this.#connection.json(
        applicationPath(target, 'managed-resources'),
        {
          query: { ...queryOf(target), group, kind, namespace, name },
          deadlineMs: slowDeadlineMs,
        },
      ),
    );
  }

  /** What Git asks for: as {@link managedResources}, of all objects, but without what is in the cluster. */
  async targetStates(target: ApplicationTarget): Promise<RawManagedResource[]> {
    return managedItemsOf(
      await this.#connection.json(
        applicationPath(target, 'managed-resources'),
        {
          query: { ...queryOf(target), fields: targetFields },
          deadlineMs: slowDeadlineMs,
        },
      ),
    );
  }

  /** Log entries until the log ends or the signal aborts. */
  async *logs(
    target: ApplicationTarget,
    query: LogQuery,
    signal: AbortSignal,
  ): AsyncGenerator<RawLogEntry> {
    const response = await this.#connection.open(
      applicationPath(target, 'logs'),
      {
        query: {
          ...queryOf(target),
          namespace: query.namespace,
          podName: query.pod,
          group: query.group,
          kind: query.kind,
          resourceName: query.name,
          container: query.container,
          follow: query.follow,
          previous: query.previous,
          tailLines: String(query.tail ?? 500),
          filter: query.search,
        },
        headers: { Accept: 'application/json' },
        signal,
      },
    );
    if (!response.body) {
      return;
    }
    const lines = createInterface({
      input: Readable.fromWeb(response.body as NodeReadableStream),
      crlfDelay: Infinity,
    });
    for await (const line of lines) {
      const message = line.trim() ? parseLog(line) : undefined;
      if (message?.error) {
        throw new ArgocdAnswerError(
          message.error.http_code ?? 500,
          message.error.message ?? 'the log failed',
        );
      }
      if (message?.result) {
        yield message.result;
      }
    }
  }

  /**
   * @param from - place of the source that the revision is of, and the entry of the history where the application has
   *   other sources now
   */
  revisionMetadata(
    target: ApplicationTarget,
    revision: string,
    from: { sourceIndex?: number; historyId?: number } = {},
  ): Promise<RawRevisionMetadata> {
    const { sourceIndex, historyId } = from;
    return this.#connection.json(
      applicationPath(target, 'revisions', revision, 'metadata'),
      {
        query: {
          ...queryOf(target),
          ...(sourceIndex && { sourceIndex: String(sourceIndex) }),
          ...(historyId !== undefined && { versionId: String(historyId) }),
        },
        deadlineMs: slowDeadlineMs,
      },
    );
  }

  /**
   * What Argo CD renders from revisions with the settings that the application has now, as JSON texts; secrets are masked.
   *
   * @param revisions - one per source, in order
   */
  async manifests(
    target: ApplicationTarget,
    revisions: string[],
  ): Promise<string[]> {
    const { manifests } = await this.#connection.json<{
      manifests?: string[] | null;
    }>(applicationPath(target, 'manifests'), {
      query: {
        ...queryOf(target),
        ...(revisions.length === 1
          ? { revision: revisions[0] }
          : {
              revisions,
              sourcePositions: revisions.map((_, index) => String(index + 1)),
            }),
      },
      deadlineMs: slowDeadlineMs,
    });
    return manifests ?? [];
  }

  async resourceActions(
    target: ApplicationTarget,
    resource: ResourceQuery,
  ): Promise<RawAction[]> {
    const answer = await this.#connection.json<{
      actions?: RawAction[] | null;
    }>(applicationPath(target, 'resource', 'actions'), {
      query: {
        ...queryOf(target),
        namespace: resource.namespace,
        resourceName: resource.name,
        version: resource.version,
        group: resource.group,
        kind: resource.kind,
      },
    });
    return answer.actions ?? [];
  }

  /** Asks for a sync. @param initiatedBy - the portal's user, since Argo CD sees only its account */
  async syncApplication(
    target: ApplicationTarget & { syncOptions?: string[] },
    input: SyncRequest & { initiatedBy: string },
  ): Promise<void> {
    const { prune, dryRun, applyOnly, revision, resources, options } = input;
    await this.#post(applicationPath(target, 'sync'), {
      ...bodyOf(target),
      prune: prune ?? false,
      ...(dryRun && { dryRun }),
      ...(revision && { revision }),
      ...(resources && {
        resources: resources.map(({ group = '', kind, namespace, name }) => ({
          group,
          kind,
          namespace,
          name,
        })),
      }),
      ...(options && {
        syncOptions: {
          items: withOptions(target.syncOptions, options),
        },
      }),
      strategy: applyOnly ? { apply: {} } : { hook: {} },
      infos: [{ name: 'initiated-by', value: input.initiatedBy }],
    });
  }

  async rollbackApplication(
    target: ApplicationTarget,
    { id, prune, dryRun }: RollbackRequest,
  ): Promise<void> {
    await this.#post(applicationPath(target, 'rollback'), {
      ...bodyOf(target),
      id,
      prune: prune ?? false,
      ...(dryRun && { dryRun }),
    });
  }

  async terminateOperation(target: ApplicationTarget): Promise<void> {
    await this.#connection.json(applicationPath(target, 'operation'), {
      method: 'DELETE',
      query: queryOf(target),
    });
  }

  async runResourceAction(
    target: ApplicationTarget,
    { group, version, kind, namespace, name, action }: ResourceActionRequest,
  ): Promise<void> {
    await this.#post(applicationPath(target, 'resource', 'actions', 'v2'), {
      appNamespace: target.namespace,
      project: target.project,
      namespace,
      resourceName: name,
      version,
      group,
      kind,
      action,
    });
  }

  /** The live manifest of one object, as JSON; secrets are masked by Argo CD. */
  async liveManifest(
    target: ApplicationTarget,
    { group, version, kind, namespace, name }: ResourceQuery,
  ): Promise<string> {
    const { manifest } = await this.#connection.json<{ manifest?: string }>(
      applicationPath(target, 'resource'),
      {
        query: {
          ...queryOf(target),
          group,
          version,
          kind,
          namespace,
          resourceName: name,
        },
      },
    );
    if (typeof manifest !== 'string') {
      throw new ArgocdUnreachableError('notUnderstood');
    }
    return manifest;
  }

  /** Whether the account has a right. That to actions of resources cannot be asked for: the answer is always no. */
  async may(
    right: 'sync' | 'override',
    { project, namespace, name }: ApplicationTarget,
  ): Promise<boolean> {
    const object =
      namespace === this.#namespace
        ? [project, name]
        : [project, namespace, name];
    const { value } = await this.#connection.json<{ value?: string }>(
      `/api/v1/account/can-i/applications/${right}/${object
        .map(part => encodeURIComponent(part))
        .join('/')}`,
    );
    return value === 'yes';
  }

  /** An AppProject, or `undefined` where there is none that the account may see. */
  getProject(name: string): Promise<RawProject | undefined> {
    return this.#find(`/api/v1/projects/${encodeURIComponent(name)}`);
  }

  async listProjects(): Promise<RawProject[]> {
    return itemsOf(
      await this.#connection.json<Items<RawProject>>('/api/v1/projects', {
        query: { fields: projectFields },
      }),
    );
  }

  /** Those that the account may see. Argo CD can project neither these nor clusters. */
  async listApplicationSets(): Promise<RawApplicationSet[]> {
    return itemsOf(
      await this.#connection.json<Items<RawApplicationSet>>(
        '/api/v1/applicationsets',
      ),
    );
  }

  async listClusters(): Promise<RawCluster[]> {
    return itemsOf(
      await this.#connection.json<Items<RawCluster>>('/api/v1/clusters'),
    );
  }

  /** An application, or `undefined` where there is none that the account may see. */
  findApplication(
    target: ApplicationTarget,
  ): Promise<RawApplication | undefined> {
    return this.#find(applicationPath(target), queryOf(target));
  }

  async findApplicationsByLabel(
    label: string,
    value: string,
  ): Promise<RawApplication[]> {
    return itemsOf(
      await this.#connection.json<RawApplicationList>('/api/v1/applications', {
        query: { selector: `${label}=${value}` },
      }),
    );
  }

  /**
   * Where this Argo CD has credentials for: addresses of repositories, and prefixes of addresses. `undefined` where the
   * account may not know.
   */
  async listRepositoryCredentials(): Promise<
    { repositories: string[]; prefixes: string[] } | undefined
  > {
    const { value } = await this.#connection.json<{ value?: string }>(
      '/api/v1/account/can-i/repositories/get/*',
    );
    if (value !== 'yes') {
      return undefined;
    }
    const [repositories, prefixes] = await Promise.all([
      this.#connection.json<Items<{ repo: string }>>('/api/v1/repositories'),
      this.#connection.json<Items<{ url: string }>>('/api/v1/repocreds'),
    ]);
    return {
      repositories: itemsOf(repositories).map(({ repo }) => repo),
      prefixes: itemsOf(prefixes).map(({ url }) => url),
    };
  }

  /** Creates, never changes: the same again is no error, something else of the same name is one. */
  createProject(project: object): Promise<RawProject> {
    return this.#post('/api/v1/projects', { project });
  }

  createApplication(application: object): Promise<RawApplication> {
    return this.#post('/api/v1/applications', application);
  }

  async deleteProject(name: string): Promise<void> {
    await this.#connection.json(
      `/api/v1/projects/${encodeURIComponent(name)}`,
      { method: 'DELETE' },
    );
  }

  async deleteApplication(target: ApplicationTarget): Promise<void> {
    await this.#connection.json(applicationPath(target), {
      method: 'DELETE',
      query: {
        ...queryOf(target),
        cascade: 'true',
        propagationPolicy: 'foreground',
      },
    });
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#connection.json(path, {
      method: 'POST',
      body,
      deadlineMs: slowDeadlineMs,
    });
  }

  async #find<T>(
    path: string,
    query: Record<string, string> = {},
  ): Promise<T | undefined> {
    try {
      return await this.#connection.json<T>(path, { query });
    } catch (error) {
      // Argo CD does not tell missing from forbidden.
      if (
        error instanceof ArgocdAnswerError &&
        [403, 404].includes(error.status)
      ) {
        return undefined;
      }
      throw error;
    }
  }
}

interface Items<T> {
  items: T[] | null;
}

/** Argo CD writes an empty list as `null`. @throws ArgocdUnreachableError for what is no list */
function itemsOf<T>({ items }: Items<T>): T[] {
  if (items !== null && !Array.isArray(items)) {
    throw new ArgocdUnreachableError(
      'notArgocd',
      'A list of Argo CD is not one.',
    );
  }
  return items ?? [];
}

/** Nothing managed, as of an application that was never compared, is `{}`. */
function managedItemsOf({
  items = null,
}: Partial<Items<RawManagedResource>>): RawManagedResource[] {
  return itemsOf({ items });
}

interface LogMessage {
  result?: RawLogEntry;
  error?: { http_code?: number; message?: string };
}

function parseLog(line: string): LogMessage | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function applicationPath(
  { name }: ApplicationTarget,
  ...below: string[]
): string {
  const segments = [name, ...below].map(part => encodeURIComponent(part));
  return `/api/v1/applications/${segments.join('/')}`;
}

/** Always both, so that a missing application is 404 and not 403. */
function queryOf({ namespace, project }: ApplicationTarget) {
  return { appNamespace: namespace, project };
}

function bodyOf({ name, namespace, project }: ApplicationTarget) {
  return { name, appNamespace: namespace, project };
}
