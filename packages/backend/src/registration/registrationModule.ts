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
  LoggerService,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express, { RequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { AllowedLocations } from './AllowedLocations';
import { readOnce } from './readOnce';
import { requireUserCredentials } from './requireUserCredentials';
import { sayInStatus } from './sayInStatus';

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

/** Reads what is to be stored, so that nobody holds a name by the address of a file that is not there yet. */
function checkFile(options: {
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  reader: UrlReaderService;
}): RequestHandler {
  const { httpAuth, logger, permissions, reader } = options;
  return async (req, _res, next) => {
    const { target } = req.body ?? {};
    // A dry run stores nothing, and reads by itself.
    if (typeof target === 'string' && req.query.dryRun !== 'true') {
      const [{ result }] = await permissions.authorize(
        [{ permission: catalogLocationCreatePermission }],
        { credentials: await httpAuth.credentials(req) },
      );
      // The catalog refuses whoever may not register, and nothing is read for them.
      if (result === AuthorizeResult.ALLOW) {
        await readOnce(target, reader, logger);
      }
    }
    next();
  };
}

/**
 * For who may remove a location. Whoever changes one puts their own entities in the place of others': that is as much
 * as to remove it.
 */
function requireRemoval(
  httpAuth: HttpAuthService,
  permissions: PermissionsService,
  refusal: string,
): RequestHandler {
  return async (req, _res, next) => {
    const [{ result }] = await permissions.authorize(
      [{ permission: catalogLocationDeletePermission }],
      { credentials: await httpAuth.credentials(req) },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(refusal);
    }
    next();
  };
}

function createRegistrationRouter(options: {
  allowed: AllowedLocations;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  reader: UrlReaderService;
}): Router {
  const { allowed, httpAuth, permissions } = options;
  const router = PromiseRouter();
  const json = express.json();
  const ofLocation = checkTarget(allowed, ({ target }) => target);
  router.post('/locations', json, ofLocation, checkFile(options));
  router.put(
    '/locations/:id',
    requireRemoval(
      httpAuth,
      permissions,
      'You may not change a location. Register the new one; the platform team removes the old one.',
    ),
    json,
    ofLocation,
  );
  router.delete(
    '/locations/:id',
    requireRemoval(
      httpAuth,
      permissions,
      'You may not remove a location. Ask the platform team; an entity whose file is gone can be deleted by its owners.',
    ),
  );
  router.post(
    '/analyze-location',
    json,
    checkTarget(allowed, ({ location }) => location?.target),
  );
  router.use(sayInStatus);
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
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        reader: coreServices.urlReader,
      },
      async init({
        config,
        httpAuth,
        httpRouter,
        logger,
        permissions,
        reader,
      }) {
        requireUserCredentials(config);
        httpRouter.use(
          createRegistrationRouter({
            allowed: AllowedLocations.fromConfig(config),
            httpAuth,
            logger,
            permissions,
            reader,
          }),
        );
      },
    });
  },
});
