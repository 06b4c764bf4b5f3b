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
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ApplicationAction,
  applicationKey,
  ApplicationRef,
  argocdProjectProvisionPermission,
  argocdViewReadPermission,
} from '@slipway/plugin-argocd-common';
import express, { Request } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { Authorizer } from '../permissions/Authorizer';
import { Provision, Provisioner } from '../provision/Provisioner';
import { provisionRequestSchema } from '../provision/schema';
import {
  ApplicationService,
  toPortalError,
} from '../service/ApplicationService';
import { Instances } from '../service/Instances';
import {
  applicationParameters,
  entityParameters,
  instanceParameter,
  nameParameter,
  parseBody,
  provisionParameter,
} from './parameters';

export interface RouterOptions {
  applications: ApplicationService;
  auditor: AuditorService;
  authorizer: Authorizer;
  httpAuth: HttpAuthService;
  instances: Instances;
}

const syncSchema = z.strictObject({ prune: z.boolean().default(false) });
const refreshSchema = z.strictObject({ hard: z.boolean().default(false) });

/** HTTP API of the plugin; the browser names entities and applications, never an address of Argo CD. */
export function createRouter(options: RouterOptions): express.Router {
  const { applications, auditor, authorizer, httpAuth, instances } = options;
  const router = PromiseRouter();
  router.use(express.json({ limit: '1mb' }));

  const userOf = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user'] });

  const viewerOf = async (req: Request) => {
    const credentials = await userOf(req);
    await authorizer.require(
      argocdViewReadPermission,
      credentials,
      'see Argo CD',
    );
    return credentials;
  };

  /** Does something to an instance: audited, and failures of Argo CD in the portal's words. */
  const audited = async <T>(
    req: Request,
    eventId: string,
    meta: Record<string, string> & { instance: string },
    run: () => Promise<T>,
  ): Promise<T> => {
    const event = await auditor.createEvent({
      eventId,
      request: req,
      severityLevel: 'medium',
      meta,
    });
    try {
      const result = await run();
      await event.success();
      return result;
    } catch (error) {
      const known = toPortalError(error, meta.instance);
      await event.fail({ error: known });
      throw known;
    }
  };

  router.get(
    '/entities/:kind/:namespace/:name/applications',
    async (req, res) => {
      const entity = entityParameters(req.params);
      const credentials = await userOf(req);
      // The browser keeps the answer and asks with its ETag.
      res.set('Cache-Control', 'private, no-cache');
      res.json(await applications.forEntity(entity, credentials));
    },
  );

  router.get('/instances', async (req, res) => {
    const credentials = await viewerOf(req);
    const mayProvision = await authorizer.allows(
      argocdProjectProvisionPermission,
      credentials,
    );
    res.json({
      items: instances.statuses().map(status => {
        const { config, provisioner } = instances.get(status.name);
        return mayProvision && provisioner
          ? { ...status, provision: { namespace: config.namespace } }
          : status;
      }),
    });
  });

  router.get('/names/:name', async (req, res) => {
    const name = nameParameter(req.params);
    await viewerOf(req);
    res.json(await applications.findName(name));
  });

  const mutate = async (
    req: Request,
    action: ApplicationAction,
    run: (
      client: ArgocdClient,
      target: ApplicationRef & { project: string },
      credentials: BackstageCredentials<BackstageUserPrincipal>,
    ) => Promise<unknown>,
  ) => {
    const ref = applicationParameters(req.params);
    const credentials = await userOf(req);
    await audited(req, `application-${action}`, { ...ref }, async () => {
      const { record, client } = await applications.authorizeAction(
        action,
        ref,
        credentials,
      );
      await run(client, record, credentials);
    });
  };

  router.post(
    '/applications/:instance/:namespace/:name/sync',
    async (req, res) => {
      const { prune } = parseBody(syncSchema, req.body);
      await mutate(req, 'sync', (client, target, credentials) =>
        client.syncApplication(target, {
          prune,
          initiatedBy: credentials.principal.userEntityRef,
        }),
      );
      res.status(202).json({});
    },
  );

  // A refresh costs Argo CD work: while one runs, whoever asks for the same waits for it.
  const refreshes = new Map<string, Promise<unknown>>();
  const refreshOnce = (key: string, run: () => Promise<unknown>) => {
    const running =
      refreshes.get(key) ?? run().finally(() => refreshes.delete(key));
    refreshes.set(key, running);
    return running;
  };

  router.post(
    '/applications/:instance/:namespace/:name/refresh',
    async (req, res) => {
      const { hard } = parseBody(refreshSchema, req.body);
      await mutate(req, 'refresh', (client, target) =>
        refreshOnce(`${applicationKey(target)} ${hard}`, () =>
          client.refreshApplication(target, hard),
        ),
      );
      res.status(202).json({});
    },
  );

  const provision = async <T>(
    req: Request,
    provisionId: string,
    run: (provisioner: Provisioner, provision: Provision) => Promise<T>,
  ): Promise<T> => {
    const name = instanceParameter(req.params);
    const credentials = await userOf(req);
    const meta = { instance: name, method: req.method, provisionId };
    return audited(req, 'project-provision', meta, async () => {
      await authorizer.require(
        argocdProjectProvisionPermission,
        credentials,
        'create projects in Argo CD',
      );
      const { provisioner } = instances.get(name);
      if (!provisioner) {
        throw new NotAllowedError(
          `Argo CD instance ${name} has no credential for creating projects. Choose another instance, or ask the platform team.`,
        );
      }
      return run(provisioner, {
        provisionId,
        userEntityRef: credentials.principal.userEntityRef,
      });
    });
  };

  router.post('/instances/:instance/provision', async (req, res) => {
    const { provisionId, ...input } = parseBody(
      provisionRequestSchema,
      req.body,
    );
    const result = await provision(req, provisionId, (provisioner, owner) =>
      provisioner.provision(owner, input),
    );
    res.status(201).json(result);
  });

  router.delete(
    '/instances/:instance/provision/:provisionId',
    async (req, res) => {
      const removed = await provision(
        req,
        provisionParameter(req.params),
        (provisioner, owner) => provisioner.remove(owner),
      );
      res.json({ removed });
    },
  );

  router.use(() => {
    throw new NotFoundError('There is no such route.');
  });

  return router;
}
