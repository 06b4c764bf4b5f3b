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
  NameUse,
  ProjectView,
  RegistrationView,
  RepositoryAccess,
} from '@slipway/plugin-argocd-common';
import { canonicalRepository } from '../links/repository';
import { InstanceConfig } from '../config';
import { Authorizer } from '../permissions/Authorizer';
import { ApplicationStore } from '../store/ApplicationStore';
import { ProjectReader } from '../windows/ProjectReader';
import { OnDemand } from '../onDemand/OnDemand';
import { ApplicationAccess } from './ApplicationAccess';
import { Instances } from '../instances/Instances';
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

  /** Where a name is taken, whoever it belongs to; an instance that does not answer is unknown. */
  async findName(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<NameAvailability> {
    const { access, instances, onDemand, store } = this.options;
    await access.requireView(credentials);
    const uses: NameUse[] = [];
    const unknown: string[] = [];
    await Promise.all(
      instances.all().map(async ({ config, read, watcher }) => {
        const { name: instance, namespace } = config;
        if (store.stored({ instance, namespace, name })) {
          uses.push({ instance, kind: 'Application', name });
        }
        if (watcher.status.status !== 'live') {
          unknown.push(instance);
          return;
        }
        try {
          const project = await onDemand.get(
            instance,
            `project ${name}`,
            ttlMs,
            async () => Boolean(await read.getProject(name)),
          );
          if (project) {
            uses.push({ instance, kind: 'AppProject', name });
          }
        } catch {
          unknown.push(instance);
        }
      }),
    );
    return { name, uses, unknown };
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
