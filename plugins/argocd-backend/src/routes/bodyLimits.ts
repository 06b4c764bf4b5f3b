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

import express, { ErrorRequestHandler, Router } from 'express';
import { errorWithStatus } from '../http/toPortalError';
import { expressPath } from './ApiRouter';
import { description } from './validate';

/** What a request may carry where its operation says nothing else. */
const defaultBytes = 16 * 1024;
const methods = ['post', 'put', 'patch', 'delete'] as const;

type Operations = Partial<
  Record<(typeof methods)[number], { requestBody?: { 'x-max-bytes'?: number } }>
>;

/** Reads bodies of the operations that have one, each up to the size that the description names for it. */
export function readBodies(): Router {
  const router = Router();
  const paths: Record<string, Operations> = description.paths;
  for (const [path, operations] of Object.entries(paths)) {
    for (const method of methods) {
      const body = operations[method]?.requestBody;
      if (body) {
        const limit = body['x-max-bytes'] ?? defaultBytes;
        router[method](expressPath(path), express.json({ limit }));
      }
    }
  }
  return router;
}

/** Says how large a body may be where one is larger. */
export const explainTooLarge: ErrorRequestHandler = (
  error,
  _req,
  _res,
  next,
) => {
  next(
    error.type === 'entity.too.large'
      ? errorWithStatus(
          413,
          `The body of the request is too large: ${
            error.limit / 1024
          } kB are taken at most. Ask for less at once.`,
        )
      : error,
  );
};
