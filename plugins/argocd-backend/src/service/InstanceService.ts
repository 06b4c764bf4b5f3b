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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  argocdProjectProvisionPermission,
  InstanceView,
  NameAvailability,
  ProjectView,
  RegistrationView,
  RepositoryAccess,
  isHeard,
} from '@slipway/plugin-argocd-common';
import { canonicalRepository } from '../links/repository';
import { InstanceConfig } from '../config';
import { Ledger } from '../provision/ledger/Ledger';
import { Authorizer } from '../permissions/Authorizer';
import { ApplicationStore } from '../store/ApplicationStore';
import { ProjectReader } from '../windows/ProjectReader';
import { OnDemand } from '../onDemand/OnDemand';
import { ApplicationAccess } from './ApplicationAccess';
import { Instance, Instances } from '../instances/Instances';
import { toPortalError } from '../http/toPortalError';

/** A form asks at every key; one answer is good for this many milliseconds. */
const ttlMs = 2_000;

/** The instances themselves: how they are, what may be created there, and which names are taken. */
export class InstanceService {
  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      authorizer: Authorizer;
      projects: ProjectReader;
      ledger: Pick<Ledger, 'isReserved' | 'isHeld'>;
      onDemand: OnDemand;
    },
  ) {}

  async list(credentials: BackstageCredentials): Promise<InstanceView[]> {
    const { access, authorizer, instances } = this.options;
    await access.requireView(credentials);
    const mayProvision = await authorizer.allows(
      argocdProjectProvisionPermission,
      credentials,
    );
    return instances.statuses().map(status => {
      const { config, provision, expiries } = instances.get(status.name);
      return {
        ...status,
        url: config.externalUrl,
        credentials: expiries(),
        registration: registrationOf(
          config,
          mayProvision && provision !== undefined,
        ),
      };
    });
  }

  /** AppProjects with the destinations that they permit; for who may create projects. */
  async projects(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<ProjectView[]> {
    const { access, authorizer, instances, projects } = this.options;
    await access.requireView(credentials);
    await authorizer.require(
      argocdProjectProvisionPermission,
      credentials,
      'see the projects of Argo CD',
    );
    instances.get(name);
    try {
      return await this.options.onDemand.get(name, 'projects', ttlMs, () =>
        projects.current(name),
      );
    } catch (error) {
      throw toPortalError(error, name);
    }
  }

  /** Whether an instance has a credential for a repository, as far as its read account may know. */
  async repositoryAccess(
    name: string,
    repositoryUrl: string,
    credentials: BackstageCredentials,
  ): Promise<RepositoryAccess> {
    const { access, instances, onDemand } = this.options;
    await access.requireView(credentials);
    const { read } = instances.get(name);
    try {
      const known = await onDemand.get(name, 'repositories', ttlMs, () =>
        read.listRepositoryCredentials(),
      );
      if (!known) {
        return { status: 'unknown' };
      }
      const isCovered =
        known.prefixes.some(prefix => repositoryUrl.startsWith(prefix)) ||
        known.repositories.some(
          repository =>
            canonicalRepository(repository) ===
            canonicalRepository(repositoryUrl),
        );
      return { status: isCovered ? 'covered' : 'missing' };
    } catch (error) {
      throw toPortalError(error, name);
    }
  }

  /**
   * Whether a name is free in all instances, in the ledger and by the configuration. What has it may be hidden from whoever asks, so that it is
   * not told of.
   *
   * @param needed - the only instance that has to answer; another may be away
   * @throws NotFoundError where it is not there
   */
  async findName(
    name: string,
    needed: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<NameAvailability> {
    const { access, instances, ledger } = this.options;
    await access.requireView(credentials);
    if (needed) {
      instances.get(needed);
    }
    if (await ledger.isReserved(name, credentials)) {
      return { name, status: 'taken', reason: 'reserved' };
    }
    if (await ledger.isHeld(name)) {
      return { name, status: 'taken' };
    }
    const answers = await Promise.all(
      instances.all().map(async instance => ({
        status: await this.#statusOfName(name, instance),
        isNeeded: !needed || instance.config.name === needed,
      })),
    );
    if (answers.some(({ status }) => status === 'taken')) {
      return { name, status: 'taken', reason: 'used' };
    }
    const isUnknown = answers.some(
      ({ status, isNeeded }) => isNeeded && status === 'unknown',
    );
    return { name, status: isUnknown ? 'unknown' : 'free' };
  }

  async #statusOfName(
    name: string,
    { config, read, watcher }: Instance,
  ): Promise<NameAvailability['status']> {
    const { onDemand, store } = this.options;
    const { name: instance, namespace } = config;
    if (store.stored({ instance, namespace, name })) {
      return 'taken';
    }
    if (!isHeard(watcher.status.status)) {
      return 'unknown';
    }
    try {
      const hasProject = await onDemand.get(
        instance,
        `project ${name}`,
        ttlMs,
        async () => Boolean(await read.getProject(name)),
      );
      return hasProject ? 'taken' : 'free';
    } catch {
      return 'unknown';
    }
  }
}

function registrationOf(
  { namespace, registration }: InstanceConfig,
  byApi: boolean,
): RegistrationView {
  const { discovery, platformRepositoryUrl } = registration;
  return {
    methods: [
      ...(byApi ? (['api'] as const) : []),
      ...(platformRepositoryUrl ? (['platform-repository'] as const) : []),
      ...(discovery ? (['discovery'] as const) : []),
      'manual',
    ],
    namespace,
    platformRepositoryUrl,
    discovery,
  };
}
