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
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  argocdProjectProvisionPermission,
  instanceLabel,
  ProvisionCheck,
  ProvisionCheckRequest,
} from '@slipway/plugin-argocd-common';
import { Instance } from '../instances/Instances';
import { Authorizer } from '../permissions/Authorizer';
import {
  requireDestination,
  requireRepositoryUrl,
} from '../provision/checkManifests';
import { ProvisionLedger, Undone } from '../provision/ledger/types';
import { EntityOrigins } from '../provision/proof/EntityOrigins';
import { RoleProof } from '../provision/proof/RoleProof';
import { Provisioner } from '../provision/Provisioner';

type Person = BackstageCredentials<BackstageUserPrincipal>;

/** Errors that say no; every other says that nobody could tell. */
const refusals = ['InputError', 'NotAllowedError', 'ConflictError'];

/** Who asks takes its time, too: what has no answer by then must not hide what has one. */
const seconds = 8;

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
      authorizer: Pick<Authorizer, 'require'>;
      instances: { get(name: string): Pick<Instance, 'config'> };
      ledger: Pick<ProvisionLedger, 'check'>;
      provisioners: ReadonlyMap<string, Provisioner>;
      roleProof: Pick<RoleProof, 'proveInGroup' | 'urlsOf'>;
      entityOrigins: Pick<EntityOrigins, 'require'>;
      /** Begins the time that each question has. */
      startDeadline?(): AbortSignal;
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
        `${instanceLabel(
          config,
        )} has no credential for creating projects. Choose another instance, or ask the platform team.`,
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
    const { host } = request.repository;
    return Promise.all([
      outcomeOf('registration', () =>
        this.#inTime('The portal', () =>
          this.#checkRegistration(instance, request, credentials),
        ),
      ),
      outcomeOf('role', () =>
        this.#inTime(`GitLab ${host}`, () =>
          this.#checkRole(request, credentials),
        ),
      ),
      outcomeOf('namespaces', () =>
        this.#inTime('Argo CD', () =>
          this.#checkNamespaces(instance, request, credentials),
        ),
      ),
      outcomeOf('entity', () =>
        this.#inTime('The catalog', () => this.#checkEntity(request)),
      ),
    ]);
  }

  /** @throws ServiceUnavailableError where there is no answer in time */
  #inTime<T>(whom: string, ask: () => Promise<T>): Promise<T> {
    const { startDeadline = () => AbortSignal.timeout(seconds * 1_000) } =
      this.options;
    const deadline = startDeadline();
    return new Promise((resolve, reject) => {
      const stop = () =>
        reject(
          new ServiceUnavailableError(
            `${whom} has not answered within ${seconds} s. Try again later.`,
          ),
        );
      deadline.addEventListener('abort', stop, { once: true });
      ask()
        .then(resolve, reject)
        .finally(() => deadline.removeEventListener('abort', stop));
    });
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

  async #checkEntity({
    project,
    repository,
  }: ProvisionCheckRequest): Promise<void> {
    const { entityOrigins, roleProof } = this.options;
    const path = `${repository.group}/${project}`;
    await entityOrigins.require(`system:default/${project}`, {
      path,
      urls: roleProof.urlsOf(repository.host, path),
    });
  }

  /** What the provisioning that is undone before has, wherever that is. */
  async #undone(
    { provisionId, kept }: NonNullable<ProvisionCheckRequest['leftover']>,
    credentials: Person,
  ): Promise<Undone> {
    const { userEntityRef } = credentials.principal;
    const objects = await Promise.all(
      [...this.options.provisioners].map(async ([instance, provisioner]) => {
        const names = await provisioner.madeBy({ provisionId, userEntityRef });
        return names.map(name => ({ instance, name }));
      }),
    );
    return {
      provisionId,
      userEntityRef,
      isKept: kept,
      objects: objects.flat(),
    };
  }

  async #checkNamespaces(
    instance: string,
    { project, repository, environments, leftover }: ProvisionCheckRequest,
    credentials: Person,
  ): Promise<void> {
    const { config } = this.options.instances.get(instance);
    await this.options.ledger.check(
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
      leftover ? await this.#undone(leftover, credentials) : undefined,
    );
  }
}
