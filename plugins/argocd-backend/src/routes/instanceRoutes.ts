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
import {
  argocdProjectProvisionPermission,
  ProvisionRequest,
} from '@slipway/plugin-argocd-common';
import type { Request } from 'express';
import { Provision, Provisioner } from '../provision/Provisioner';
import { audited } from './audited';
import { RouteContext } from './context';

export function addInstanceRoutes(context: RouteContext) {
  const { router, userOf, authorizer, auditor, instances, instanceService } =
    context;

  router.get('/instances', async (req, res) => {
    res.json({ items: await instanceService.list(await userOf(req)) });
  });

  router.get('/instances/:instance/projects', async (req, res) => {
    res.json({
      items: await instanceService.projects(
        req.params.instance,
        await userOf(req),
      ),
    });
  });

  router.get('/instances/:instance/repository-access', async (req, res) => {
    res.json(
      await instanceService.repositoryAccess(
        req.params.instance,
        String(req.query.url),
        await userOf(req),
      ),
    );
  });

  router.get('/names/:name', async (req, res) => {
    res.json(
      await instanceService.findName(req.params.name, await userOf(req)),
    );
  });

  const provision = async <T>(
    req: Request,
    provisionId: string,
    run: (provisioner: Provisioner, provision: Provision) => Promise<T>,
  ): Promise<T> => {
    const { instance } = req.params;
    const credentials = await userOf(req);
    return audited(auditor, req, {
      eventId: 'project-provision',
      meta: { instance, method: req.method, provisionId },
      run: async () => {
        await authorizer.require(
          argocdProjectProvisionPermission,
          credentials,
          'create projects in Argo CD',
        );
        const { provisioner } = instances.get(instance);
        if (!provisioner) {
          throw new NotAllowedError(
            `Argo CD instance ${instance} has no credential for creating projects. Choose another instance, or ask the platform team.`,
          );
        }
        return run(provisioner, {
          provisionId,
          userEntityRef: credentials.principal.userEntityRef,
        });
      },
    });
  };

  router.post('/instances/:instance/provision', async (req, res) => {
    const { provisionId, ...input } = req.body as ProvisionRequest;
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
        req.params.provisionId,
        (provisioner, owner) => provisioner.remove(owner),
      );
      res.json({ removed });
    },
  );
}
