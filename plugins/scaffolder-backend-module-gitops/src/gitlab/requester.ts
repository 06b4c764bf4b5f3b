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
  createRequesterFn,
  FormattedResponse,
  RequestOptions,
  ResponseBodyTypes,
} from '@gitbeaker/requester-utils';
import { setTimeout } from 'node:timers/promises';
import { GitlabRequestError } from './failures';
import { pauseAskedFor } from './pause';

/** What a call to GitLab may cost. */
export interface GitlabLimits {
  /** For one call with its repetitions. A commit of a whole project takes GitLab a while. */
  deadlineMs: number;
  maxAnswerBytes: number;
  /** Before the first repetition; it doubles from one to the next. */
  pauseMs: number;
  /** A longer pause is for the person to make. */
  maxPauseMs: number;
}

const defaultLimits: GitlabLimits = {
  deadlineMs: 300_000,
  maxAnswerBytes: 5_000_000,
  pauseMs: 250,
  maxPauseMs: 10_000,
};

/** GitLab asks for a pause, or the proxy before it has no GitLab right now. */
const repeatable = [429, 502];
const maxAttempts = 4;

/** For a task: it waits as long as GitLab's limits by the minute make it, rather than leave half a project behind. */
export const taskLimits: Partial<GitlabLimits> = { maxPauseMs: 75_000 };

/**
 * How gitbeaker sends its calls. Its own requester has no deadline, reads answers of any length and follows redirects,
 * which could carry the token of a user elsewhere.
 */
export function createRequester(
  options: { signal?: AbortSignal; limits?: Partial<GitlabLimits> } = {},
) {
  const limits = { ...defaultLimits, ...options.limits };
  return createRequesterFn(
    async (_resource, request) => request,
    async (endpoint, request: RequestOptions = {}) => {
      const deadline = AbortSignal.timeout(limits.deadlineMs);
      const signals = [options.signal, request.signal, deadline];
      const signal = AbortSignal.any(
        signals.filter(item => item !== undefined),
      );
      try {
        return await send(endpoint, { ...request, signal }, limits);
      } catch (error) {
        if (error instanceof GitlabRequestError) {
          throw error;
        }
        throw new GitlabRequestError(
          signal.aborted && !deadline.aborted
            ? 'the task was cancelled'
            : 'it does not answer',
        );
      }
    },
  );
}

async function send(
  endpoint: string,
  request: RequestOptions & { signal: AbortSignal },
  limits: GitlabLimits,
): Promise<FormattedResponse> {
  const { body, headers, method, searchParams = '', signal } = request;
  // Some resources of gitbeaker have a folder of their own in front, without a slash at its end.
  const url = new URL(
    endpoint,
    `${request.prefixUrl ?? ''}`.replace(/\/?$/, '/'),
  );
  url.search = searchParams;
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, {
      method,
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    const { status } = response;
    const askedMs = pauseAskedFor(response.headers);
    const pauseMs = askedMs ?? limits.pauseMs * 2 ** (attempt - 1);
    if (
      !repeatable.includes(status) ||
      attempt === maxAttempts ||
      pauseMs > limits.maxPauseMs
    ) {
      const text = await readText(response, limits.maxAnswerBytes);
      if (!response.ok) {
        const answer = parseRefusal(text);
        throw new GitlabRequestError(
          reasonOf(status, text, answer),
          status,
          answer,
          askedMs,
        );
      }
      return {
        body: parseAnswer(text),
        headers: Object.fromEntries(response.headers),
        status,
      };
    }
    await response.body?.cancel();
    await setTimeout(pauseMs, undefined, { signal });
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new GitlabRequestError('its answer is too long');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseAnswer(text: string): ResponseBodyTypes {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    throw new GitlabRequestError('what answers is not GitLab');
  }
}

/** The answer of GitLab itself; a proxy before it writes a page. */
function parseRefusal(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What GitLab gives as its reason, in one of the two forms that it has. */
function reasonOf(status: number, text: string, answer: unknown): string {
  if (status >= 300 && status < 400) {
    return 'and leads to another address';
  }
  if (typeof answer !== 'object' || answer === null) {
    return text;
  }
  const { error, message } = { error: '', message: '', ...answer };
  const reason: unknown = error || message;
  return typeof reason === 'string' ? reason : JSON.stringify(reason);
}
