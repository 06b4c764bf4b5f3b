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
import { argocdProjectProvisionPermission } from '@slipway/plugin-argocd-common';
import { Provision, Provisioner } from '../provision/Provisioner';
import { Call } from './ApiRouter';
import { audited, AuditedRequest } from './audited';
import { RouteContext } from './context';
import { limitPerson } from './limitPerson';

/** A form asks for four names whenever somebody stops typing; a list of names takes far more. */
const namesPerMinute = 120;

interface InstanceCall extends Pick<Call<unknown>, 'credentials'> {
  params: { instance: string };
  req: NonNullable<AuditedRequest>;
}

export function addInstanceRoutes(context: RouteContext) {
  const { api, authorizer, auditor, instances, instanceService } = context;

  // The scaffolder plans previews in its own name.
  api.getForPlugins('/instances', async ({ credentials }) => ({
    items: await instanceService.list(credentials),
  }));

  api.get(
    '/instances/{instance}/projects',
    async ({ params, credentials }) => ({
      items: await instanceService.projects(params.instance, credentials),
    }),
  );

  api.get(
    '/instances/{instance}/repository-access',
    ({ params, query, credentials }) =>
      instanceService.repositoryAccess(params.instance, query.url, credentials),
  );

  api.get(
    '/names/{name}',
    ({ params, query, credentials }) =>
      instanceService.findName(params.name, query.instance, credentials),
    limitPerson(context.httpAuth, {
      limit: namesPerMinute,
      sentence: () =>
        `Not now: you have asked for ${namesPerMinute} names within a minute. Wait a moment.`,
    }),
  );

  const provision = <T>(
    { params, credentials, req }: InstanceCall,
    provisionId: string,
    run: (provisioner: Provisioner, provision: Provision) => Promise<T>,
  ): Promise<T> =>
    audited(auditor, req, {
      eventId: 'project-provision',
      meta: { instance: params.instance, method: req.method, provisionId },
      run: async () => {
        await authorizer.require(
          argocdProjectProvisionPermission,
          credentials,
          'create projects in Argo CD',
        );
        const { provisioner } = instances.get(params.instance);
        if (!provisioner) {
          throw new NotAllowedError(
            `Argo CD instance ${params.instance} has no credential for creating projects. Choose another instance, or ask the platform team.`,
          );
        }
        return run(provisioner, {
          provisionId,
          userEntityRef: credentials.principal.userEntityRef,
        });
      },
    });

  api.post('/instances/{instance}/provision', async call => {
    const { provisionId, ...input } = call.body;
    const result = await provision(call, provisionId, (provisioner, owner) =>
      provisioner.provision(owner, input),
    );
    call.res.status(201);
    return result;
  });

  api.delete('/instances/{instance}/provision/{provisionId}', async call => ({
    removed: await provision(
      call,
      call.params.provisionId,
      (provisioner, owner) => provisioner.remove(owner),
    ),
  }));
}
