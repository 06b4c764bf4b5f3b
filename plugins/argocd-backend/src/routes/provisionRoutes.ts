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

import { ConflictError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { CheckedProvision, Provisioner } from '../provision/Provisioner';
import { RoleClaim } from '../provision/proof/RoleProof';
import { Call } from './ApiRouter';
import { audited, AuditedRequest } from './audited';
import { RouteContext } from './context';
import { limitProvisions } from './limitProvisions';
import { requireScaffolder } from './requireScaffolder';

interface ProvisionCall extends Pick<Call<unknown>, 'credentials'> {
  params: { instance: string };
  req: NonNullable<AuditedRequest>;
}

/** Nobody creates so many projects; a task asks once, and undoes in every instance. A form asks while somebody types. */
const limits = { provision: 20, undo: 100, ask: 120 };

export function addProvisionRoutes(context: RouteContext) {
  const { api, auditor, httpAuth } = context;
  const { gitlabHosts: hosts } = context.addresses;
  const { entityOrigins, provisionQuestions, roleProof } = context;
  // What is said instead of a host is not written down: it could be the token.
  const named = ({ host, projectId }: RoleClaim['repository']) => ({
    projectId,
    host: hosts.includes(host) ? host : 'unknown',
  });

  const provision = <T>(
    { params, credentials, req }: ProvisionCall,
    meta: JsonObject,
    run: (
      provisioner: Provisioner,
      note: (found: JsonObject) => void,
    ) => Promise<T>,
  ): Promise<T> =>
    audited(auditor, req, {
      eventId: 'project-provision',
      meta: { instance: params.instance, method: req.method, ...meta },
      run: async note => {
        requireScaffolder(credentials);
        return run(
          await provisionQuestions.provisioner(params.instance, credentials),
          note,
        );
      },
    });

  api.post(
    '/instances/{instance}/provision',
    async call => {
      const { credentials } = call;
      const { userEntityRef } = credentials.principal;
      // The token goes to GitLab, and nowhere else.
      const { manifests, userToken, ...asked } = call.body;
      const { provisionId, project, entityRef, repository } = asked;
      const result = await provision(
        call,
        {
          provisionId,
          project,
          entityRef,
          repository: named(repository),
        },
        async (provisioner, note) => {
          const proven = await roleProof.prove({
            userEntityRef,
            repository,
            token: userToken,
          });
          note({ repositoryPath: proven.path, role: proven.role });
          const checked = provisioner.check(
            { project, entityRef, repository: proven },
            manifests,
          );
          note(summaryOf(checked));
          await entityOrigins.require(entityRef, proven);
          return provisioner.provision(
            { provisionId, userEntityRef },
            checked,
            credentials,
          );
        },
      );
      call.res.status(201);
      return result;
    },
    limitProvisions(httpAuth, limits.provision),
  );

  api.post(
    '/instances/{instance}/provision/check',
    async ({ params, body, credentials }) => {
      requireScaffolder(credentials);
      return {
        items: await provisionQuestions.check(
          params.instance,
          body,
          credentials,
        ),
      };
    },
    limitProvisions(httpAuth, limits.ask),
  );

  api.get(
    '/instances/{instance}/provision/{provisionId}',
    async ({ params, credentials }) => {
      requireScaffolder(credentials);
      const provisioner = await provisionQuestions.provisioner(
        params.instance,
        credentials,
      );
      const { provisionId } = params;
      const { userEntityRef } = credentials.principal;
      return {
        items: await provisioner.madeBy({ provisionId, userEntityRef }),
      };
    },
    limitProvisions(httpAuth, limits.ask),
  );

  api.delete(
    '/instances/{instance}/provision/{provisionId}',
    async call => {
      const { provisionId } = call.params;
      const { userEntityRef } = call.credentials.principal;
      const { repository, userToken } = call.body;
      const removed = await provision(
        call,
        { provisionId, ...(repository && { repository: named(repository) }) },
        async (provisioner, note) => {
          const asked = { provisionId, userEntityRef };
          const holders = await provisioner.holders(asked);
          if (repository && holders.some(item => !isSame(item, repository))) {
            throw new ConflictError(
              `What ${provisionId} made is not for project ${repository.projectId} of that GitLab. Name the repository that the task was for.`,
            );
          }
          for (const holder of holders) {
            const proven = await roleProof.prove({
              userEntityRef,
              repository: holder,
              token: userToken,
            });
            note({
              repository: named(holder),
              repositoryPath: proven.path,
              role: proven.role,
            });
          }
          // What the ledger does not know, nobody can prove to be theirs.
          const objects =
            holders.length > 0 ? await provisioner.remove(asked) : [];
          note({ removed: objects });
          return objects;
        },
      );
      return { removed };
    },
    limitProvisions(httpAuth, limits.undo),
  );
}

function isSame(
  one: RoleClaim['repository'],
  other: RoleClaim['repository'],
): boolean {
  return (
    one.projectId === other.projectId &&
    one.host === other.host.toLocaleLowerCase('en-US')
  );
}

/** What an audit log needs to know: nobody asks Argo CD for it later. */
function summaryOf({ environments }: CheckedProvision): JsonObject {
  return {
    applications: environments.map(({ name }) => name),
    appProjects: environments.map(({ name }) => name),
    namespaces: environments.map(
      ({ application }) => application.spec.destination.namespace,
    ),
  };
}
