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

import { InputError, NotAllowedError } from '@backstage/errors';
import { instanceLabel, InstanceView } from '@slipway/plugin-argocd-node';
import {
  RegistrationMethod,
  TargetSettings,
} from '@slipway/plugin-gitops-common';
import { RepositoryAddress } from '../gitlab/repositoryAddress';

/** How Argo CD will learn of a project, and what follows from it. */
export interface Registration {
  method: RegistrationMethod;
  /** AppProjects that its applications will be in, one for each environment. */
  projects: string[];
  /** Topics that the repository must carry. */
  topics: string[];
  platformRepositoryUrl: string;
  /** Stands before the names of its namespaces; empty where they are named like the project. */
  namespacePrefix: string;
}

/** One AppProject for each environment, so that none can write into another's namespace. */
function projectsOf(name: string, environments: string[]): string[] {
  return environments.map(environment => `${name}-${environment}`);
}

/** Where nothing is asked, as in a dry run. */
export function planRegistration(
  method: RegistrationMethod,
  name: string,
  environments: string[],
): Registration {
  return {
    method,
    projects: projectsOf(name, environments),
    topics: [],
    platformRepositoryUrl: '',
    namespacePrefix: '',
  };
}

/**
 * What an instance offers of a method.
 *
 * @throws NotAllowedError where this user cannot register like that, InputError where the instance or group does not fit
 */
export function registrationAt(
  instance: InstanceView,
  address: RepositoryAddress,
  {
    registration: method,
    environments,
    manualEnvironments,
  }: Pick<
    TargetSettings,
    'registration' | 'environments' | 'manualEnvironments'
  >,
): Registration {
  const label = instanceLabel(instance);
  const {
    discovery,
    platformRepositoryUrl = '',
    methods,
  } = instance.registration;
  const planned = planRegistration(method, address.repository, environments);
  if (!methods.includes(method)) {
    const reasons = {
      api: `You may not create projects in ${label}, or the portal has no credential for it.`,
      'platform-repository': `${label} has no platform repository.`,
      discovery: `${label} discovers no repositories.`,
      manual: `${label} takes nothing by hand.`,
    };
    throw new NotAllowedError(
      `${
        reasons[method]
      } Choose another instance or another registration (${methods.join(
        ', ',
      )}), or ask the platform team.`,
    );
  }
  if (method === 'platform-repository') {
    return { ...planned, platformRepositoryUrl };
  }
  if (method === 'discovery' && discovery) {
    if (!`${address.group}/`.startsWith(`${discovery.group}/`)) {
      throw new InputError(
        `${label} discovers repositories in ${discovery.group}, not in ${address.group}. Choose another registration.`,
      );
    }
    const missing = environments.filter(
      environment => !discovery.environments.includes(environment),
    );
    if (missing.length > 0) {
      throw new InputError(
        `${label} discovers ${discovery.environments.join(
          ', ',
        )} only, not ${missing.join(
          ', ',
        )}. Choose other environments or another registration.`,
      );
    }
    if (manualEnvironments.length > 0) {
      throw new InputError(
        `What ${label} discovers it syncs by itself, ${manualEnvironments.join(
          ' and ',
        )} included. Choose another registration, or let ${
          manualEnvironments.length > 1 ? 'them' : 'it'
        } be synced by itself.`,
      );
    }
    return {
      ...planned,
      projects: projectsOf(discovery.project, environments),
      topics: [discovery.topic],
      namespacePrefix: `${discovery.project}-`,
    };
  }
  return planned;
}
