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
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  argocdProjectProvisionPermission,
  ProvisionCheck,
  ProvisionCheckRequest,
} from '@slipway/plugin-argocd-common';
import { Instances } from '../instances/Instances';
import { Authorizer } from '../permissions/Authorizer';
import {
  requireDestination,
  requireRepositoryUrl,
} from '../provision/checkManifests';
import { ProvisionLedger } from '../provision/ledger/types';
import { RoleProof } from '../provision/proof/RoleProof';
import { Provisioner } from '../provision/Provisioner';

type Person = BackstageCredentials<BackstageUserPrincipal>;

/** Errors that say no; every other says that nobody could tell. */
const refusals = ['InputError', 'NotAllowedError', 'ConflictError'];

async function outcomeOf(
  about: ProvisionCheck['about'],
  ask: () => Promise<ProvisionCheck['role'] | void>,
): Promise<ProvisionCheck> {
  try {
    const role = await ask();
    return { about, status: 'passed', ...(role && { role }) };
  } catch (error) {
    const { name, message } = error as Error;
    const status = refusals.includes(name) ? 'refused' : 'unknown';
    return { about, status, message };
  }
}

/** What a provisioning would be refused for, by the same code, before there is a repository. It makes nothing. */
export class ProvisionQuestions {
  constructor(
    private readonly options: {
      authorizer: Authorizer;
      instances: Instances;
      ledger: Pick<ProvisionLedger, 'check'>;
      provisioners: ReadonlyMap<string, Provisioner>;
      roleProof: Pick<RoleProof, 'proveInGroup' | 'urlsOf'>;
    },
  ) {}

  /**
   * @throws NotAllowedError where this person may create nothing, or the instance has no credential for it; NotFoundError
   * where it is not there
   */
  async provisioner(
    instance: string,
    credentials: BackstageCredentials,
  ): Promise<Provisioner> {
    const { authorizer, instances, provisioners } = this.options;
    await authorizer.require(
      argocdProjectProvisionPermission,
      credentials,
      'create projects in Argo CD',
    );
    const { config } = instances.get(instance);
    const provisioner = provisioners.get(config.name);
    if (!provisioner) {
      throw new NotAllowedError(
        `Argo CD instance ${config.name} has no credential for creating projects. Choose another instance, or ask the platform team.`,
      );
    }
    return provisioner;
  }

  /** @throws NotFoundError where the instance is not there */
  async check(
    instance: string,
    request: ProvisionCheckRequest,
    credentials: Person,
  ): Promise<ProvisionCheck[]> {
    this.options.instances.get(instance);
    return Promise.all([
      outcomeOf('registration', () =>
        this.#checkRegistration(instance, request, credentials),
      ),
      outcomeOf('role', () => this.#checkRole(request, credentials)),
      outcomeOf('namespaces', () =>
        this.#checkNamespaces(instance, request, credentials),
      ),
    ]);
  }

  async #checkRegistration(
    instance: string,
    { project, repository, environments }: ProvisionCheckRequest,
    credentials: Person,
  ): Promise<void> {
    const { instances, roleProof } = this.options;
    await this.provisioner(instance, credentials);
    const { config } = instances.get(instance);
    const urls = roleProof.urlsOf(
      repository.host,
      `${repository.group}/${project}`,
    );
    for (const { name, server, namespace } of environments) {
      const what = `Application ${name}`;
      requireRepositoryUrl(what, repository.url, urls);
      requireDestination(
        what,
        { server, namespace },
        { instance: config, project },
      );
    }
  }

  #checkRole(
    { repository, userToken }: ProvisionCheckRequest,
    { principal }: Person,
  ) {
    return this.options.roleProof.proveInGroup({
      userEntityRef: principal.userEntityRef,
      group: { host: repository.host, path: repository.group },
      token: userToken,
    });
  }

  #checkNamespaces(
    instance: string,
    { project, repository, environments }: ProvisionCheckRequest,
    credentials: Person,
  ): Promise<void> {
    const { config } = this.options.instances.get(instance);
    return this.options.ledger.check(
      {
        instance: config.name,
        provisionId: '',
        userEntityRef: credentials.principal.userEntityRef,
        project,
        entityRef: `system:default/${project}`,
        repository: {
          host: repository.host,
          // Nothing has this number, so nothing that is held is its own.
          projectId: repository.projectId ?? 0,
          path: `${repository.group}/${project}`,
        },
        environments,
      },
      credentials,
    );
  }
}
