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

import { readFileSync } from 'node:fs';
import { Agent, Dispatcher } from 'undici';
import { CredentialConfig, TlsConfig } from '../config';
import { createCredential, Credential } from './credentials/Credential';
import { tokenExpiry } from './credentials/tokenExpiry';
import { ArgocdAnswerError, ArgocdUnreachableError } from './errors';
import { forwardProxy } from './forwardProxy';
import { transportError } from './transportError';

export interface ConnectionOptions {
  /** Base URL with root path, without a trailing slash. */
  url: string;
  credential: CredentialConfig;
  /** Sent with every call, e.g. for an authenticating proxy. */
  headers?: Record<string, string>;
  tls?: TlsConfig;
  /** Address of a forward proxy, with its credentials. */
  proxy?: string;
  /** Milliseconds that one call may take. */
  deadlineMs?: number;
  /** Told of every call that has ended; streams are none. */
  onCall?(outcome: CallOutcome): void;
}

export interface CallOutcome {
  path: string;
  /** `ok`, the status of an error, or why there was no answer. */
  result: string;
  seconds: number;
}

export interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Record<string, string | string[] | boolean | undefined>;
  body?: object;
  deadlineMs?: number;
  signal?: AbortSignal;
  /** Without the account, on a connection of its own: says whether new connections are taken. */
  anonymous?: boolean;
}

/**
 * HTTP to one Argo CD with one account. Trust, client certificate and headers are the instance's own; nothing
 * process-wide is touched. Redirects are not followed, errors carry no address.
 */
export class Connection {
  readonly deadlineMs: number;
  readonly #options: ConnectionOptions;
  readonly #credential: Credential;
  readonly #pooled: Dispatcher;
  readonly #fresh: Dispatcher;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.deadlineMs = options.deadlineMs ?? 15_000;
    this.#credential = createCredential(options.credential, (...login) =>
      this.#login(...login),
    );
    const { caFile, certificateFile, keyFile } = options.tls ?? {};
    const connect = {
      ...(caFile && { ca: readFileSync(caFile) }),
      ...(certificateFile && { cert: readFileSync(certificateFile) }),
      ...(keyFile && { key: readFileSync(keyFile) }),
    };
    // Every call has its own deadline, and a stream has none: its headers may not come before the first event.
    const agent = { connect, headersTimeout: 0, bodyTimeout: 0 };
    const { proxy } = options;
    const dispatcher = (more: { pipelining?: number } = {}) =>
      proxy
        ? forwardProxy(proxy, { ...agent, ...more })
        : new Agent({ ...agent, ...more });
    this.#pooled = dispatcher();
    // A connection that stood before would not notice that new ones are refused.
    this.#fresh = dispatcher({ pipelining: 0 });
  }

  /** When the account's token ends; `undefined` where it does not, or none is known. */
  expiresAt(): Date | undefined {
    const token = this.#credential.current();
    return token ? tokenExpiry(token) : undefined;
  }

  async json<T>(path: string, call: Call = {}): Promise<T> {
    const begun = performance.now();
    const ended = (result: string) =>
      this.#options.onCall?.({
        path,
        result,
        seconds: (performance.now() - begun) / 1000,
      });
    try {
      const answer = await this.#json<T>(path, call);
      ended('ok');
      return answer;
    } catch (error) {
      ended(resultOf(error));
      throw error;
    }
  }

  async #json<T>(path: string, call: Call): Promise<T> {
    const deadlineMs = call.deadlineMs ?? this.deadlineMs;
    const response = await this.open(path, {
      ...call,
      deadlineMs,
      headers: {
        Accept: 'application/json',
        'Grpc-Timeout': `${Math.ceil(deadlineMs / 1000)}S`,
      },
      signal: AbortSignal.any([
        AbortSignal.timeout(deadlineMs),
        ...(call.signal ? [call.signal] : []),
      ]),
    });
    try {
      return (await response.json()) as T;
    } catch (error) {
      throw (error as Error).name === 'SyntaxError'
        ? new ArgocdUnreachableError('notArgocd')
        : transportError(error);
    }
  }

  /** The open answer, for streams; it has no deadline but the signal's. @throws ArgocdAnswerError for an error status */
  async open(
    path: string,
    call: Call & { headers?: Record<string, string> },
  ): Promise<Response> {
    if (call.anonymous) {
      return this.#send(path, call, undefined);
    }
    const token = await this.#credential.token();
    try {
      return await this.#send(path, call, token);
    } catch (error) {
      const mayTryAnother =
        error instanceof ArgocdAnswerError && error.status === 401 && token;
      // What was refused has not been done, so it can be asked again with another token.
      if (mayTryAnother && (await this.#credential.refused(token))) {
        return this.#send(path, call, await this.#credential.token());
      }
      throw error;
    }
  }

  /** Lets go of idle connections. */
  async close(): Promise<void> {
    await Promise.all([this.#pooled.destroy(), this.#fresh.destroy()]);
  }

  async #login(username: string, password: string): Promise<string> {
    const { token } = await this.json<{ token?: string }>('/api/v1/session', {
      method: 'POST',
      body: { username, password },
      anonymous: true,
    });
    if (!token) {
      throw new ArgocdUnreachableError('notArgocd');
    }
    return token;
  }

  async #send(
    path: string,
    call: Call & { headers?: Record<string, string> },
    token: string | undefined,
  ): Promise<Response> {
    const init: RequestInit & { dispatcher: Dispatcher } = {
      method: call.method ?? 'GET',
      body: call.body && JSON.stringify(call.body),
      signal: call.signal,
      // A redirect could carry the token to another host.
      redirect: 'manual',
      dispatcher: call.anonymous ? this.#fresh : this.#pooled,
      headers: {
        ...this.#options.headers,
        ...call.headers,
        // Exactly this, without a charset, or Argo CD answers 415.
        ...(call.method &&
          call.method !== 'GET' && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
    };
    let response: Response;
    try {
      response = await fetch(
        `${this.#options.url}${withQuery(path, call.query)}`,
        init,
      );
    } catch (error) {
      throw transportError(error);
    }
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new ArgocdUnreachableError('redirected');
    }
    if (!response.ok) {
      throw await answerError(response);
    }
    return response;
  }
}

function resultOf(error: unknown): string {
  if (error instanceof ArgocdAnswerError) {
    return String(error.status);
  }
  return error instanceof ArgocdUnreachableError ? error.kind : 'aborted';
}

function withQuery(path: string, parameters: Call['query'] = {}): string {
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

/** An error in Argo CD's words, whichever of its shapes it has; another one where a proxy wrote it. */
async function answerError(response: Response): Promise<ArgocdAnswerError> {
  const text = await response.text().catch(() => '');
  let message: unknown;
  try {
    const body = JSON.parse(text.replace(/^data: /, ''));
    message = body.message ?? body.error?.message ?? body.error;
  } catch {
    // Whatever it is, it is not Argo CD's JSON.
  }
  return new ArgocdAnswerError(
    response.status,
    typeof message === 'string' ? message : `it answered ${response.status}`,
  );
}
