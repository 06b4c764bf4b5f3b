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

import { ApplicationRef } from '@slipway/plugin-argocd-common';
import { ArgocdAnswerError, ArgocdUnreachableError } from './errors';
import { listFields, streamFields } from './fields';
import { readEvents } from './readEvents';
import {
  RawApplication,
  RawApplicationList,
  RawEvent,
  RawProject,
  RawTreeNode,
  RawWatchEvent,
} from './types';

export interface ArgocdClientOptions {
  /** Base URL with root path, without a trailing slash. */
  url: string;
  /** Bearer token; every call needs one but `version`. */
  token: string;
  /** Milliseconds that one call may take. */
  deadlineMs?: number;
}

interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Record<string, string | undefined>;
  body?: object;
  deadlineMs?: number;
  signal?: AbortSignal;
  anonymous?: boolean;
}

/** Names that identify an application in a call. */
export interface ApplicationTarget
  extends Pick<ApplicationRef, 'namespace' | 'name'> {
  project: string;
}

/** Argo CD's REST API with one account. Names are encoded, redirects are not followed, errors carry no address. */
export class ArgocdClient {
  readonly #url: string;
  readonly #token: string;
  readonly #deadlineMs: number;

  constructor(options: ArgocdClientOptions) {
    this.#url = options.url;
    this.#token = options.token;
    this.#deadlineMs = options.deadlineMs ?? 15_000;
  }

  /** The version, e.g. `v3.5.1+abc`; asks on a connection of its own and needs no account. */
  async version(
    options: { deadlineMs?: number; signal?: AbortSignal } = {},
  ): Promise<string> {
    const answer = await this.#json<{ Version?: string }>('/api/version', {
      anonymous: true,
      ...options,
    });
    if (typeof answer.Version !== 'string') {
      throw new ArgocdUnreachableError(
        'notArgocd',
        'What answers is not Argo CD.',
      );
    }
    return answer.Version;
  }

  /** Whether the account's token is accepted. */
  async loggedIn(): Promise<boolean> {
    const answer = await this.#json<{ loggedIn?: boolean }>(
      '/api/v1/session/userinfo',
    );
    return answer.loggedIn === true;
  }

  async listApplications(
    version?: string,
    signal?: AbortSignal,
  ): Promise<RawApplicationList & { items: RawApplication[] }> {
    const list = await this.#json<RawApplicationList>('/api/v1/applications', {
      query: { fields: listFields(version) },
      deadlineMs: this.#deadlineMs * 4,
      signal,
    });
    if (
      list.items === undefined ||
      (list.items !== null && !Array.isArray(list.items))
    ) {
      throw new ArgocdUnreachableError(
        'notArgocd',
        'The list of applications is not one.',
      );
    }
    return { ...list, items: list.items ?? [] };
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
    const query = new URLSearchParams({
      ...(!options.replay && { resourceVersion: '0' }),
      fields: streamFields,
    });
    const response = await this.#fetch(`/api/v1/stream/applications?${query}`, {
      headers: { Accept: 'text/event-stream' },
      signal: options.signal,
    });
    if (!response.ok) {
      throw await answerError(response);
    }
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
    return this.#json(applicationPath(target), {
      query: applicationQuery(target),
    });
  }

  /** Lets Argo CD read Git again; resolves when the controller has compared. */
  refreshApplication(
    target: ApplicationTarget,
    hard: boolean,
  ): Promise<RawApplication> {
    return this.#json(applicationPath(target), {
      query: { ...applicationQuery(target), refresh: hard ? 'hard' : 'normal' },
      deadlineMs: 30_000,
    });
  }

  async resourceTree(target: ApplicationTarget): Promise<RawTreeNode[]> {
    const tree = await this.#json<{ nodes?: RawTreeNode[] | null }>(
      `${applicationPath(target)}/resource-tree`,
      { query: applicationQuery(target) },
    );
    return tree.nodes ?? [];
  }

  async resourceEvents(
    target: ApplicationTarget,
    resource: RawTreeNode,
  ): Promise<RawEvent[]> {
    const list = await this.#json<{ items?: RawEvent[] | null }>(
      `${applicationPath(target)}/events`,
      {
        query: {
          ...applicationQuery(target),
          resourceUID: resource.uid,
          resourceName: resource.name,
          resourceNamespace: resource.namespace,
        },
      },
    );
    return list.items ?? [];
  }

  /** Asks for a sync to what the target revision points at. */
  async syncApplication(
    target: ApplicationTarget,
    input: { prune: boolean; initiatedBy: string },
  ): Promise<void> {
    await this.#json(`${applicationPath(target)}/sync`, {
      method: 'POST',
      body: {
        name: target.name,
        appNamespace: target.namespace,
        project: target.project,
        prune: input.prune,
        strategy: { hook: {} },
        infos: [{ name: 'initiated-by', value: input.initiatedBy }],
      },
    });
  }

  /** An AppProject, or `undefined` where there is none that the account may see. */
  getProject(name: string): Promise<RawProject | undefined> {
    return this.#find(`/api/v1/projects/${encodeURIComponent(name)}`);
  }

  async listProjects(): Promise<RawProject[]> {
    const list = await this.#json<{ items?: RawProject[] | null }>(
      '/api/v1/projects',
    );
    return list.items ?? [];
  }

  /** An application, or `undefined` where there is none that the account may see. */
  findApplication(
    target: ApplicationTarget,
  ): Promise<RawApplication | undefined> {
    return this.#find(applicationPath(target), applicationQuery(target));
  }

  async findApplicationsByLabel(
    label: string,
    value: string,
  ): Promise<RawApplication[]> {
    const list = await this.#json<RawApplicationList>('/api/v1/applications', {
      query: { selector: `${label}=${value}` },
    });
    return list.items ?? [];
  }

  /** Creates, never changes: the same again is no error, something else of the same name is one. */
  createProject(project: object): Promise<RawProject> {
    return this.#json('/api/v1/projects', {
      method: 'POST',
      body: { project },
    });
  }

  createApplication(application: object): Promise<RawApplication> {
    return this.#json('/api/v1/applications', {
      method: 'POST',
      body: application,
      deadlineMs: 30_000,
    });
  }

  async deleteProject(name: string): Promise<void> {
    await this.#json(`/api/v1/projects/${encodeURIComponent(name)}`, {
      method: 'DELETE',
    });
  }

  async deleteApplication(target: ApplicationTarget): Promise<void> {
    await this.#json(applicationPath(target), {
      method: 'DELETE',
      query: {
        ...applicationQuery(target),
        cascade: 'true',
        propagationPolicy: 'foreground',
      },
    });
  }

  async #find<T>(
    path: string,
    query: Call['query'] = {},
  ): Promise<T | undefined> {
    try {
      return await this.#json<T>(path, { query });
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

  async #json<T>(path: string, call: Call = {}): Promise<T> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) {
        query.set(name, value);
      }
    }
    const text = query.toString();
    const deadlineMs = call.deadlineMs ?? this.#deadlineMs;
    const response = await this.#fetch(text ? `${path}?${text}` : path, {
      method: call.method ?? 'GET',
      headers: {
        Accept: 'application/json',
        // Exactly this, without a charset, or Argo CD answers 415.
        ...(call.method &&
          call.method !== 'GET' && { 'Content-Type': 'application/json' }),
        'Grpc-Timeout': `${Math.ceil(deadlineMs / 1000)}S`,
      },
      body: call.body && JSON.stringify(call.body),
      signal: AbortSignal.any([
        AbortSignal.timeout(deadlineMs),
        ...(call.signal ? [call.signal] : []),
      ]),
      anonymous: call.anonymous,
    });
    if (!response.ok) {
      throw await answerError(response);
    }
    try {
      return await response.json();
    } catch (error) {
      throw (error as Error).name === 'TimeoutError'
        ? timeout()
        : new ArgocdUnreachableError(
            'notArgocd',
            'What answers is not Argo CD.',
          );
    }
  }

  async #fetch(
    path: string,
    init: RequestInit & { anonymous?: boolean },
  ): Promise<Response> {
    const { anonymous, ...rest } = init;
    let response: Response;
    try {
      response = await fetch(`${this.#url}${path}`, {
        ...rest,
        // A redirect could carry the token to another host.
        redirect: 'manual',
        headers: {
          ...rest.headers,
          // A probe on a connection that stood before would not notice that new ones are refused.
          ...(anonymous
            ? { Connection: 'close' }
            : { Authorization: `Bearer ${this.#token}` }),
        },
      });
    } catch (error) {
      throw (error as Error).name === 'TimeoutError'
        ? timeout()
        : new ArgocdUnreachableError('refused', 'Nobody answers.');
    }
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new ArgocdUnreachableError(
        'notArgocd',
        'What answers sends us elsewhere.',
      );
    }
    return response;
  }
}

function timeout() {
  return new ArgocdUnreachableError('timeout', 'It does not answer in time.');
}

function applicationPath({ name }: ApplicationTarget): string {
  return `/api/v1/applications/${encodeURIComponent(name)}`;
}

function applicationQuery({ namespace, project }: ApplicationTarget) {
  return { appNamespace: namespace, project };
}

async function answerError(response: Response): Promise<Error> {
  const text = await response.text().catch(() => '');
  let message: string | undefined;
  try {
    const body = JSON.parse(text.replace(/^data: /, ''));
    message = body.message ?? body.error?.message ?? body.error;
  } catch {
    // Whatever it is, it is not Argo CD's JSON: an ingress or a proxy wrote it.
  }
  if (typeof message !== 'string') {
    message = `it answered ${response.status}`;
  }
  return new ArgocdAnswerError(response.status, message);
}
