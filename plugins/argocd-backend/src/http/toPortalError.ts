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
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { redactAddresses } from '../redact/redactAddresses';

/** An error with a status that the portal's own errors have no class for. */
export function errorWithStatus(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** Turns Argo CD's failures into the portal's: its refusals in its words, its 401 never as the user's. */
export function toPortalError(error: unknown, instance: string): Error {
  if (error instanceof ArgocdUnreachableError) {
    const text = `Argo CD instance ${instance}: ${error.message}`;
    return error.kind === 'timeout'
      ? errorWithStatus(504, text)
      : new ServiceUnavailableError(text);
  }
  if (!(error instanceof ArgocdAnswerError)) {
    return error as Error;
  }
  const text = `Argo CD instance ${instance} refuses: ${redactAddresses(
    error.message,
  )}`;
  switch (error.status) {
    case 401:
      return new ServiceUnavailableError(
        `Argo CD instance ${instance} does not accept the portal's credential.`,
      );
    case 403:
      return new NotAllowedError(text);
    case 404:
      return new NotFoundError(text);
    case 409:
      return new ConflictError(text);
    case 400:
      return /already in progress|is deleting|auto-sync|No operation is in progress/.test(
        error.message,
      )
        ? new ConflictError(text)
        : new InputError(text);
    case 408:
    case 504:
      return errorWithStatus(
        504,
        `Argo CD instance ${instance}: It does not answer in time.`,
      );
    default:
      return new ServiceUnavailableError(
        `Argo CD instance ${instance} failed: it answered ${error.status}.`,
      );
  }
}
