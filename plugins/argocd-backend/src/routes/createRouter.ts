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

import { NotFoundError } from '@backstage/errors';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { addActionRoutes } from './actionRoutes';
import { ApiRouter } from './ApiRouter';
import { addApplicationRoutes } from './applicationRoutes';
import { auditDenials } from './auditDenials';
import { explainTooLarge, readBodies } from './bodyLimits';
import { RouteContext, RouterOptions } from './context';
import { addEntityRoutes } from './entityRoutes';
import { addInstanceRoutes } from './instanceRoutes';
import { addLedgerRoutes } from './ledgerRoutes';
import { addProvisionRoutes } from './provisionRoutes';
import { refuseUnreadable } from './refuseUnreadable';
import { description, explainMisfit, validate } from './validate';

/**
 * HTTP API of the plugin, as `src/schema/openapi.yaml` describes it: what does not fit the description is refused before
 * anything is done.
 */
export function createRouter(options: RouterOptions): express.Router {
  const router = PromiseRouter();
  router.use(readBodies(), explainTooLarge, refuseUnreadable);
  router.use(
    validate({ validateResponses: options.validateResponses ?? false }),
    explainMisfit,
  );
  const context: RouteContext = {
    ...options,
    api: new ApiRouter(router, options.httpAuth),
  };
  // The browser keeps an answer and asks with its ETag whether it still holds.
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'private, no-cache');
    next();
  });
  router.get('/openapi.json', (_req, res) => {
    res.json(description);
  });
  addEntityRoutes(context);
  addApplicationRoutes(context);
  addActionRoutes(context);
  addInstanceRoutes(context);
  addProvisionRoutes(context);
  addLedgerRoutes(context);
  router.use(() => {
    throw new NotFoundError('There is no such route.');
  });
  router.use(auditDenials(options.auditor));
  return router;
}
