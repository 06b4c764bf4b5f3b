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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { error as validation, middleware } from 'express-openapi-validator';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The description of the HTTP API, the one source of what is accepted. */
export const description = parse(
  readFileSync(
    resolvePackagePath(
      '@slipway/plugin-argocd-backend',
      'src/schema/openapi.yaml',
    ),
    'utf8',
  ),
  { merge: true },
);

/** Refuses what does not fit the description; with `validateResponses` also answers that do not. */
export function validate(options: {
  validateResponses: boolean;
}): RequestHandler[] {
  return middleware({
    apiSpec: description,
    ignoreUndocumented: true,
    useRequestUrl: true,
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: options.validateResponses,
  });
}

/** Says in a sentence which part of a request does not fit. A token that somebody put elsewhere, too, is not repeated. */
export const explainMisfit: ErrorRequestHandler = (error, req, _res, next) => {
  if (
    !(error instanceof validation.BadRequest) &&
    !(error instanceof validation.UnsupportedMediaType)
  ) {
    next(error);
    return;
  }
  const misfits = error.errors.map(({ path, message }) => {
    const field = path.replace(/^\/(?:body|query|params)?\/?/, '');
    return [field.replaceAll('/', '.') || 'body', message].join(' ');
  });
  const secret: unknown = req.body?.userToken;
  const text = misfits.join('; ');
  next(
    new InputError(
      `${
        typeof secret === 'string' && secret !== ''
          ? text.replaceAll(secret, '[redacted]')
          : text
      }.`,
    ),
  );
};
