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
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ProvisionResult } from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../config';
import { CheckedEnvironment, checkManifests } from './checkManifests';
import { LedgerRepository, ProvisionLedger, Reservation } from './ledger/types';
import { ProvenRepository } from './proof/RoleProof';
import {
  isSame,
  namesOf,
  ObjectName,
  Provision,
  ProvisionClient,
  ProvisionedObjects,
} from './ProvisionedObjects';

/** What a provisioning is for: a project, in a repository that the person may act for. */
interface ProvisionSubject {
  project: string;
  entityRef: string;
  repository: ProvenRepository;
}

/** What it may create. */
export interface CheckedProvision extends ProvisionSubject {
  environments: CheckedEnvironment[];
}

/**
 * Creates one AppProject with its Application per environment, with the provisioning credential, after the ledger has
 * reserved their names and namespaces.
 */
export class Provisioner {
  readonly #objects: ProvisionedObjects;

  constructor(
    private readonly options: {
      instance: InstanceConfig;
      client: ProvisionClient;
      ledger: Pick<ProvisionLedger, 'reserve' | 'holders' | 'release'>;
      logger: LoggerService;
      /** Address of the portal for people. */
      portalUrl?: string;
      now?(): number;
      wait?(ms: number): Promise<void>;
    },
  ) {
    this.#objects = new ProvisionedObjects(options);
  }

  /** @throws InputError for manifests that are not permitted */
  check(subject: ProvisionSubject, manifests: unknown[]): CheckedProvision {
    const { project, entityRef, repository } = subject;
    return {
      project,
      entityRef,
      repository,
      environments: checkManifests(manifests, {
        instance: this.options.instance,
        project,
        entityRef,
        repositoryUrls: repository.urls,
        portalUrl: this.options.portalUrl,
      }),
    };
  }

  /**
   * All or nothing: what was created before a failure is removed again.
   *
   * @throws ConflictError where a name is taken, and what the ledger throws
   */
  async provision(
    provision: Provision,
    checked: CheckedProvision,
    credentials: BackstageCredentials,
  ): Promise<ProvisionResult> {
    const { instance } = this.options;
    const { environments } = checked;
    const reservation = await this.#reserve(provision, checked, credentials);
    let missing: ObjectName[] = [];
    try {
      const found = await this.#objects.findMissing(
        provision,
        environments,
        reservation.held,
      );
      missing = found.missing;
      for (const environment of environments) {
        await this.#objects.create(provision, environment, found.kept);
      }
    } catch (error) {
      await this.#revert(provision, reservation, missing);
      throw error;
    }
    return {
      instance: instance.name,
      objects: environments.flatMap(namesOf).map(object => ({
        ...object,
        outcome: missing.some(item => isSame(item, object))
          ? 'created'
          : 'unchanged',
      })),
      applicationUrls: Object.fromEntries(
        instance.externalUrl
          ? environments.map(({ name, application: { metadata } }) => [
              name,
              `${instance.externalUrl}/applications/${metadata.namespace}/${name}`,
            ])
          : [],
      ),
    };
  }

  /** Names of what one provisioning made in this Argo CD and is still there. */
  madeBy(provision: Provision): Promise<string[]> {
    return this.#objects.madeBy(provision);
  }

  /** The GitLab projects whose Maintainers may undo a provisioning; none where there is nothing to undo. */
  async holders(
    provision: Provision,
  ): Promise<Omit<LedgerRepository, 'path'>[]> {
    const { instance, ledger } = this.options;
    return ledger.holders(
      { ...provision, instance: instance.name },
      await this.madeBy(provision),
    );
  }

  /** Removes what one provisioning made, and gives back what it had reserved. */
  async remove(provision: Provision): Promise<string[]> {
    const { instance, ledger } = this.options;
    const removal = await this.#objects.remove(provision, () => true);
    await ledger.release(
      { ...provision, instance: instance.name },
      removal.wasSynced,
    );
    return removal.objects;
  }

  #reserve(
    provision: Provision,
    { project, entityRef, repository, environments }: CheckedProvision,
    credentials: BackstageCredentials,
  ): Promise<Reservation> {
    const { instance, ledger } = this.options;
    const { host, projectId, path } = repository;
    return ledger.reserve(
      {
        ...provision,
        instance: instance.name,
        project,
        entityRef,
        repository: { host, projectId, path },
        environments: environments.map(({ name, application }) => ({
          name,
          server: application.spec.destination.server,
          namespace: application.spec.destination.namespace,
        })),
      },
      credentials,
    );
  }

  /**
   * Removes what a call has made, even where Argo CD has made it and not said so. What stood there before it stays, even
   * where the same provisioning made it.
   */
  async #revert(
    provision: Provision,
    reservation: Reservation,
    missing: ObjectName[],
  ): Promise<void> {
    const { instance, logger } = this.options;
    try {
      let wasSynced = false;
      if (missing.length > 0) {
        ({ wasSynced } = await this.#objects.remove(provision, object =>
          missing.some(item => isSame(item, object)),
        ));
      }
      await reservation.release(wasSynced);
    } catch (failure) {
      // What is left is still reserved, so nobody gets into it.
      logger.error(
        `Provisioning ${provision.provisionId} left something behind in ${
          instance.name
        }: ${(failure as Error).message}`,
      );
    }
  }
}
