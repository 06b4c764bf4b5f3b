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

import { InputError } from '@backstage/errors';
import { APPLICATION_ENTITY_REF } from '@slipway/plugin-argocd-common';
import { canonicalRepository } from '../links/repository';
import { InstanceConfig, ProvisionDestination } from '../config';
import { parseStrict } from '../http/parseStrict';
import { Addresses, repositoryPage } from '../pages/repositoryPage';
import {
  ApplicationManifest,
  applicationSchema,
  AppProjectManifest,
  appProjectSchema,
} from './schema';

export interface CheckedManifests {
  project: AppProjectManifest;
  applications: ApplicationManifest[];
}

/** In a pattern `*` stands for the project's own name, so that nobody deploys into another project's namespaces. */
function permitted(
  destinations: ProvisionDestination[],
  destination: { server: string; namespace: string },
  project: string,
): boolean {
  return destinations.some(
    ({ server, namespaces }) =>
      server === destination.server &&
      namespaces.some(
        pattern => pattern.replaceAll('*', project) === destination.namespace,
      ),
  );
}

/**
 * Checks one AppProject and its Applications against what an instance lets templates create: the new repository as only
 * source, destinations within the configured patterns, no kind of the whole cluster but Namespace, nothing unknown.
 *
 * @throws InputError naming the object, the field and the way out
 */
export function checkManifests(
  manifests: unknown[],
  options: {
    repositoryUrl: string;
    instance: InstanceConfig;
    addresses: Addresses;
  },
): CheckedManifests {
  const { instance, addresses } = options;
  const { aliases } = addresses;
  const kindOf = (manifest: unknown) =>
    (manifest as { kind?: unknown } | null)?.kind;
  const projects = manifests.filter(
    manifest => kindOf(manifest) === 'AppProject',
  );
  const rest = manifests.filter(manifest => kindOf(manifest) !== 'AppProject');
  if (projects.length !== 1) {
    throw new InputError(
      `There must be exactly one AppProject, not ${projects.length}.`,
    );
  }
  const project = parseStrict(
    appProjectSchema,
    projects[0],
    'manifest',
    'AppProject',
  );
  const name = project.metadata.name;
  if (name === 'default') {
    throw new InputError('The AppProject must not be named default.');
  }
  const repository = repositoryPage(options.repositoryUrl, addresses);
  if (!repository || repository.split('/').pop() !== name) {
    throw new InputError(
      `The repository must be on a GitLab of the portal and be named ${name}, like the AppProject.`,
    );
  }
  const isNewRepository = (url: string) =>
    canonicalRepository(url, aliases) === repository;
  const checkNamespace = (what: string, namespace: string) => {
    if (namespace !== instance.namespace) {
      throw new InputError(
        `${what}: metadata.namespace must be ${instance.namespace}, where this Argo CD looks.`,
      );
    }
  };
  checkNamespace('AppProject', project.metadata.namespace);
  for (const url of project.spec.sourceRepos) {
    if (!isNewRepository(url)) {
      throw new InputError(
        `AppProject: spec.sourceRepos: ${url} is not the new repository.`,
      );
    }
  }
  for (const destination of project.spec.destinations) {
    if (!permitted(instance.provision?.destinations ?? [], destination, name)) {
      throw new InputError(
        `AppProject: spec.destinations: ${instance.name} does not let templates deploy to namespace ${destination.namespace}.`,
      );
    }
  }
  const namespaces = project.spec.destinations.map(item => item.namespace);
  for (const { name: namespace } of project.spec.clusterResourceWhitelist ??
    []) {
    if (!namespaces.includes(namespace)) {
      throw new InputError(
        `AppProject: spec.clusterResourceWhitelist: ${namespace} is none of its namespaces.`,
      );
    }
  }
  const applications = rest.map(manifest => {
    const application = parseStrict(
      applicationSchema,
      manifest,
      'manifest',
      'Application',
    );
    const what = `Application ${application.metadata.name}`;
    checkNamespace(what, application.metadata.namespace);
    if (application.spec.project !== name) {
      throw new InputError(`${what}: spec.project must be ${name}.`);
    }
    if (!isNewRepository(application.spec.source.repoURL)) {
      throw new InputError(
        `${what}: spec.source.repoURL is not the new repository.`,
      );
    }
    const { destination } = application.spec;
    const within = project.spec.destinations.some(
      ({ server, namespace }) =>
        server === destination.server && namespace === destination.namespace,
    );
    if (!within) {
      throw new InputError(
        `${what}: the AppProject does not permit namespace ${destination.namespace}.`,
      );
    }
    checkEntityRefs(what, application, name);
    return application;
  });
  return { project, applications };
}

// An application confirms a link by naming the entity, so a project may name no entity but its own.
function checkEntityRefs(
  what: string,
  { metadata }: ApplicationManifest,
  project: string,
): void {
  const ref = metadata.annotations?.[APPLICATION_ENTITY_REF];
  if (ref !== undefined && ref !== `system:default/${project}`) {
    throw new InputError(
      `${what}: ${APPLICATION_ENTITY_REF} must be system:default/${project}.`,
    );
  }
}
