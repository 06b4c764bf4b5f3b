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
import {
  APPLICATION_ENTITY_REF,
  instanceLabel,
  isPermittedDestination,
} from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../config';
import { parseStrict } from '../http/parseStrict';
import {
  ApplicationManifest,
  applicationSchema,
  AppProjectManifest,
  appProjectSchema,
} from './schema';

/** One environment of a project: an AppProject with the one Application that it is for. */
export interface CheckedEnvironment {
  /** Of both objects: `<project>-<environment>`. */
  name: string;
  project: AppProjectManifest;
  application: ApplicationManifest;
}

/** What the objects may be about. */
export interface Permitted {
  instance: InstanceConfig;
  /** Name of the project, which the names of its objects begin with. */
  project: string;
  /** Its entity in the catalog. */
  entityRef: string;
  /** Every address of its repository. */
  repositoryUrls: string[];
  /** Address of the portal for people. */
  portalUrl?: string;
}

function kindOf(manifest: unknown): unknown {
  return (manifest as { kind?: unknown } | null)?.kind;
}

/**
 * Checks the objects of a project against what an instance lets templates create: per environment one AppProject and one
 * Application of the same name, the proven repository as only source, one destination within the configured patterns, no
 * kind of the whole cluster but its Namespace, nothing unknown.
 *
 * @throws InputError naming the object, the field and the way out
 */
export function checkManifests(
  manifests: unknown[],
  expected: Permitted,
): CheckedEnvironment[] {
  const { entityRef, project: projectName } = expected;
  if (entityRef !== `system:default/${projectName}`) {
    throw new InputError(
      `entityRef must be system:default/${projectName}, the system of the project.`,
    );
  }
  const projects = byName(
    manifests
      .filter(manifest => kindOf(manifest) === 'AppProject')
      .map(manifest =>
        parseStrict(appProjectSchema, manifest, 'manifest', 'AppProject'),
      ),
  );
  const applications = byName(
    manifests
      .filter(manifest => kindOf(manifest) !== 'AppProject')
      .map(manifest =>
        parseStrict(applicationSchema, manifest, 'manifest', 'Application'),
      ),
  );
  for (const name of projects.keys()) {
    checkName('AppProject', name, expected.project);
    if (!applications.has(name)) {
      throw new InputError(
        `AppProject ${name} has no Application ${name}: each environment has one of both.`,
      );
    }
  }
  const environments = [...applications].map(([name, application]) => {
    checkName('Application', name, expected.project);
    const project = projects.get(name);
    if (!project) {
      throw new InputError(
        `Application ${name} has no AppProject ${name}: each environment has one of both.`,
      );
    }
    checkApplication(application, expected);
    checkAppProject(project, application, expected);
    return { name, project, application };
  });
  checkNamespacesDiffer(environments);
  return environments;
}

function byName<T extends { kind: string; metadata: { name: string } }>(
  objects: T[],
): Map<string, T> {
  const found = new Map<string, T>();
  for (const object of objects) {
    const { name } = object.metadata;
    if (found.has(name)) {
      throw new InputError(`There are two of ${object.kind} ${name}.`);
    }
    found.set(name, object);
  }
  return found;
}

function checkName(kind: string, name: string, project: string): void {
  if (kind === 'AppProject' && name === project) {
    throw new InputError(
      `AppProject ${name}: one for all environments is not created any more. Give each environment its own, ${project}-<environment>, named like its Application.`,
    );
  }
  if (!name.startsWith(`${project}-`)) {
    throw new InputError(
      `${kind} ${name}: metadata.name must be ${project}-<environment>, after the project.`,
    );
  }
}

/** @throws InputError for another address than those of the repository */
export function requireRepositoryUrl(
  what: string,
  url: string,
  repositoryUrls: string[],
): void {
  if (!repositoryUrls.includes(url)) {
    throw new InputError(
      `${what}: spec.source.repoURL must be the repository that you are Maintainer of: ${repositoryUrls.join(
        ', ',
      )}. argocd.repositoryHosts says under which addresses the cluster knows GitLab.`,
    );
  }
}

/** @throws InputError for a place that the instance keeps from templates */
export function requireDestination(
  what: string,
  destination: { server: string; namespace: string },
  { instance, project }: Pick<Permitted, 'instance' | 'project'>,
): void {
  if (
    !isPermittedDestination(
      instance.provision?.destinations ?? [],
      destination,
      project,
    )
  ) {
    throw new InputError(
      `${what}: spec.destination: ${instanceLabel(
        instance,
      )} does not let templates deploy to namespace ${
        destination.namespace
      } of ${destination.server}.`,
    );
  }
}

function checkApplication(
  { metadata, spec }: ApplicationManifest,
  expected: Permitted,
): void {
  const { entityRef, instance, project, repositoryUrls } = expected;
  const what = `Application ${metadata.name}`;
  checkObjectNamespace(what, metadata.namespace, instance);
  if (spec.project !== metadata.name) {
    throw new InputError(`${what}: spec.project must be ${metadata.name}.`);
  }
  requireRepositoryUrl(what, spec.source.repoURL, repositoryUrls);
  requireDestination(what, spec.destination, expected);
  const environment = metadata.name.slice(project.length + 1);
  const label = metadata.labels?.environment;
  if (label !== undefined && label !== environment) {
    throw new InputError(
      `${what}: metadata.labels.environment must be ${environment}.`,
    );
  }
  // An application confirms a link by naming the entity, so a project may name no entity but its own.
  if (metadata.annotations[APPLICATION_ENTITY_REF] !== entityRef) {
    throw new InputError(
      `${what}: ${APPLICATION_ENTITY_REF} must be ${entityRef}.`,
    );
  }
  checkLinks(what, metadata.annotations, expected);
}

// Argo CD shows them to everybody under these names, so they lead where the names say.
function checkLinks(
  what: string,
  annotations: ApplicationManifest['metadata']['annotations'],
  { portalUrl, repositoryUrls }: Permitted,
): void {
  const portal = annotations['link.argocd.argoproj.io/portal'];
  if (portal && !(portalUrl && isBelow(portal, portalUrl))) {
    throw new InputError(
      `${what}: metadata.annotations.link.argocd.argoproj.io/portal must ${
        portalUrl
          ? `begin with ${portalUrl}, the address of this portal`
          : 'be left out: this portal has no app.baseUrl'
      }.`,
    );
  }
  const repository = annotations['link.argocd.argoproj.io/repository'];
  if (repository && !repositoryUrls.some(url => isBelow(repository, url))) {
    throw new InputError(
      `${what}: metadata.annotations.link.argocd.argoproj.io/repository must be the page of the repository that you are Maintainer of, ${repositoryUrls[0]}, or one below it.`,
    );
  }
}

/** Compares what a browser makes of both: it drops tabs, and takes `..` and a backslash for steps of the path. */
function isBelow(page: string, root: string): boolean {
  const { href } = new URL(page);
  const base = new URL(root).href.replace(/\/$/, '');
  return [base, `${base}/`].includes(href) || href.startsWith(`${base}/`);
}

// An AppProject permits its one Application, and nothing that this does not need.
function checkAppProject(
  { metadata, spec }: AppProjectManifest,
  { spec: { destination, source } }: ApplicationManifest,
  { instance }: Permitted,
): void {
  const what = `AppProject ${metadata.name}`;
  checkObjectNamespace(what, metadata.namespace, instance);
  const [sourceRepo] = spec.sourceRepos;
  if (sourceRepo !== source.repoURL) {
    throw new InputError(
      `${what}: spec.sourceRepos must be the repository of its Application, ${source.repoURL}.`,
    );
  }
  const [{ server, namespace }] = spec.destinations;
  if (server !== destination.server || namespace !== destination.namespace) {
    throw new InputError(
      `${what}: spec.destinations must be the destination of its Application, namespace ${destination.namespace} of ${destination.server}.`,
    );
  }
  for (const { name } of spec.clusterResourceWhitelist ?? []) {
    if (name !== destination.namespace) {
      throw new InputError(
        `${what}: spec.clusterResourceWhitelist: the one Namespace that it may have is ${destination.namespace}.`,
      );
    }
  }
}

function checkObjectNamespace(
  what: string,
  namespace: string,
  instance: InstanceConfig,
): void {
  if (namespace !== instance.namespace) {
    throw new InputError(
      `${what}: metadata.namespace must be ${instance.namespace}, where this Argo CD looks.`,
    );
  }
}

// Two environments in one namespace would each write over the other, past what is synced by hand.
function checkNamespacesDiffer(environments: CheckedEnvironment[]): void {
  const names = new Map<string, string>();
  for (const { name, application } of environments) {
    const { server, namespace } = application.spec.destination;
    const key = JSON.stringify([server, namespace]);
    const other = names.get(key);
    if (other) {
      throw new InputError(
        `${other} and ${name} deploy to the same namespace, ${namespace}. Give each environment its own.`,
      );
    }
    names.set(key, name);
  }
}
