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

import type { ErrorRequestHandler } from 'express';

const httpStatus: Record<number, number> = {
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  9: 400,
  14: 503,
  16: 401,
  2: 500,
};

/** A gRPC status as Argo CD's gateway turns it into HTTP. */
export class ArgocdError extends Error {
  constructor(readonly code: keyof typeof httpStatus, text: string) {
    super(text);
    this.name = 'ArgocdError';
  }

  get status(): number {
    return httpStatus[this.code];
  }

  get body() {
    return { error: this.message, code: this.code, message: this.message };
  }
}

export const invalidArgument = (text: string) => new ArgocdError(3, text);
export const notFound = (text: string) => new ArgocdError(5, text);
export const permissionDenied = (text = 'permission denied') =>
  new ArgocdError(7, text);
export const failedPrecondition = (text: string) => new ArgocdError(9, text);
export const unavailable = (text: string) => new ArgocdError(14, text);
export const deadlineExceeded = () =>
  new ArgocdError(4, 'context deadline exceeded');
export const unknownError = (text: string) => new ArgocdError(2, text);
export const unauthenticated = (text: string) => new ArgocdError(16, text);

/** Says in what something failed, as Go wraps errors: the code stays. */
export function inContext<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ArgocdError
      ? new ArgocdError(error.code, `${what}: ${error.message}`)
      : error;
  }
}

export const errorHandler: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const known =
    error instanceof ArgocdError
      ? error
      : new ArgocdError(
          error.type === 'entity.parse.failed' ? 3 : 2,
          error.message,
        );
  res.status(known.status).json(known.body);
};
