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
  coreServices,
  createBackendModule,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogLocationDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express, { RequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { AllowedLocations } from './AllowedLocations';
import { requireUserCredentials } from './requireUserCredentials';

/** Where the body of a request names what is to be registered. */
function checkTarget(
  allowed: AllowedLocations,
  targetOf: (body: {
    target?: unknown;
    location?: { target?: unknown };
  }) => unknown,
): RequestHandler {
  return async (req, _res, next) => {
    const target = targetOf(req.body ?? {});
    // What is no text is for the catalog to refuse.
    if (typeof target === 'string') {
      await allowed.require(target);
    }
    next();
  };
}

/** Whoever changes a location puts their own entities in the place of others': that is as much as to remove it. */
function requireRemoval(
  httpAuth: HttpAuthService,
  permissions: PermissionsService,
): RequestHandler {
  return async (req, _res, next) => {
    const [{ result }] = await permissions.authorize(
      [{ permission: catalogLocationDeletePermission }],
      { credentials: await httpAuth.credentials(req) },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'You may not change a location. Register the new one; the platform team removes the old one.',
      );
    }
    next();
  };
}

function createRegistrationRouter(options: {
  allowed: AllowedLocations;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Router {
  const { allowed, httpAuth, permissions } = options;
  const router = PromiseRouter();
  const json = express.json();
  const ofLocation = checkTarget(allowed, ({ target }) => target);
  router.post('/locations', json, ofLocation);
  router.put(
    '/locations/:id',
    requireRemoval(httpAuth, permissions),
    json,
    ofLocation,
  );
  router.post(
    '/analyze-location',
    json,
    checkTarget(allowed, ({ location }) => location?.target),
  );
  return router;
}

/** Stands before the catalog's routes, so that what may not be registered is refused in words before it is stored. */
export const registrationModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'portal-registration',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ config, httpAuth, httpRouter, permissions }) {
        requireUserCredentials(config);
        httpRouter.use(
          createRegistrationRouter({
            allowed: AllowedLocations.fromConfig(config),
            httpAuth,
            permissions,
          }),
        );
      },
    });
  },
});
