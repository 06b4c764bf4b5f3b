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
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { NotFoundError } from '@backstage/errors';
import express from 'express';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { addActionRoutes } from './actionRoutes';
import { addApplicationRoutes } from './applicationRoutes';
import { auditDenials } from './auditDenials';
import { RouteContext, RouterOptions } from './context';
import { addEntityRoutes } from './entityRoutes';
import { addInstanceRoutes } from './instanceRoutes';

// Without the types that could be drawn from it: the compiler would not come to an end.
const description: any = parse(
  readFileSync(
    resolvePackagePath(
      '@slipway/plugin-argocd-backend',
      'src/schema/openapi.yaml',
    ),
    'utf8',
  ),
  { merge: true },
);

/**
 * HTTP API of the plugin, as `src/schema/openapi.yaml` describes it: what does not fit the description is refused before
 * anything is done.
 */
export function createRouter(options: RouterOptions): express.Router {
  const router = createValidatedOpenApiRouter<any>(description, {
    middleware: [express.json({ limit: '1mb' })],
    validatorOptions: {
      validateResponses: options.validateResponses ?? false,
    },
  }) as unknown as express.Router;
  const context: RouteContext = {
    ...options,
    router,
    userOf: req => options.httpAuth.credentials(req, { allow: ['user'] }),
  };
  // The browser keeps an answer and asks with its ETag whether it still holds.
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'private, no-cache');
    next();
  });
  addEntityRoutes(context);
  addApplicationRoutes(context);
  addActionRoutes(context);
  addInstanceRoutes(context);
  router.use(() => {
    throw new NotFoundError('There is no such route.');
  });
  router.use(auditDenials(options.auditor));
  return router;
}
