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

import { NotAllowedError } from '@backstage/errors';

/** GitLab did not do what was asked. The message says why, without an address or a token. */
export class GitlabRequestError extends Error {
  constructor(
    message: string,
    /** What GitLab answered with; absent where there is no answer to go by. */
    readonly status?: number,
    /** Its answer, where that is JSON. */
    readonly answer?: unknown,
    /** For how many milliseconds it wants to be left alone, where it says so. */
    readonly pauseMs?: number,
  ) {
    super(message);
    this.name = 'GitlabRequestError';
  }
}

/** Status that GitLab answered with; `undefined` where it did not answer. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof GitlabRequestError ? error.status : undefined;
}

/** What GitLab said, short enough for a sentence. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : String(error);
}

function answerOf(error: unknown): Record<string, unknown> {
  const answer = error instanceof GitlabRequestError ? error.answer : undefined;
  return typeof answer === 'object' && answer !== null ? { ...answer } : {};
}

/** What GitLab finds wrong with each field of what it was sent, e.g. `path`: "has already been taken". */
export function invalidFields(error: unknown): Map<string, string[]> {
  const { message } = answerOf(error);
  return typeof message === 'object' && message !== null
    ? new Map(
        Object.entries(message).map(([field, texts]) => [
          field,
          [texts].flat().map(String),
        ]),
      )
    : new Map();
}

/** `undefined` where GitLab knows no such thing, or does not show it. */
export function unlessMissing(error: unknown): undefined {
  if (statusOf(error) === 404) {
    return undefined;
  }
  throw error;
}

/** `undefined` where GitLab knows it under another address by now. */
export function unlessMoved(error: unknown): undefined {
  const status = statusOf(error) ?? 0;
  if (status >= 300 && status < 400) {
    return undefined;
  }
  throw error;
}

/** Why a person may do nothing at all, such as one whose account is blocked; what they may not do there has no reason. */
function reasonOfRefusal(error: unknown): string | undefined {
  const { message } = answerOf(error);
  const [, reason] =
    /^403 Forbidden\s+-\s+(.{1,300})/s.exec(String(message)) ?? [];
  return reason;
}

function pauseOf(error: unknown): string {
  const { pauseMs = 60_000 } =
    error instanceof GitlabRequestError ? error : { pauseMs: undefined };
  const minutes = Math.ceil(pauseMs / 60_000);
  return minutes > 1 ? `${minutes} minutes` : 'a minute';
}

/**
 * A failure as a sentence without addresses of the API or tokens.
 *
 * @param what - what was tried, as in "could not …"
 * @param role - who may do that
 */
export function gitlabFailure(
  error: unknown,
  { host, what, role }: { host: string; what: string; role: string },
): Error {
  const status = statusOf(error);
  if (status === 401) {
    return new NotAllowedError(
      `${host} does not accept your sign-in any more. Sign in again and repeat.`,
    );
  }
  const { error: kind, scope } = answerOf(error);
  if (status === 403 && kind === 'insufficient_scope') {
    return new NotAllowedError(
      `Your sign-in at ${host} does not let the portal ${what}: it lacks the scope ${
        typeof scope === 'string' ? scope : 'api'
      }. Sign out of ${host} under Settings, sign in again and permit what the portal asks for.`,
    );
  }
  if (status === 403) {
    const reason = reasonOfRefusal(error);
    return new NotAllowedError(
      reason
        ? `You may not ${what} on ${host}: ${reason}`
        : `You may not ${what} on ${host}. ${role}`,
    );
  }
  if (status === 429) {
    return new Error(
      `${host} could not ${what}: it asks for a pause, because it gets too many requests. Wait ${pauseOf(
        error,
      )} and start again.`,
    );
  }
  return new Error(
    status
      ? `${host} could not ${what}: it answered ${status} ${textOf(
          error,
        )}`.trim()
      : `${host} could not ${what}: ${textOf(error)}`,
  );
}
