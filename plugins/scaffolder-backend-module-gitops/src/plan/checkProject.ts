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
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ArgocdService, instanceLabel } from '@slipway/plugin-argocd-node';
import { EndpointProfile } from '@slipway/plugin-gitops-common';
import { GitlabCall } from '../gitlab/client';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { GroupRole } from '../gitlab/GroupRole';
import { PortalAccess } from '../gitlab/PortalAccess';
import { requireImagePath } from '../gitlab/projectNames';
import { catalogInfoUrl } from '../gitlab/repositoryAddress';
import { RepositoryRules, requireFeasible } from '../leftovers/requireFeasible';
import { PlacedProject } from '../targets/Targets';
import {
  checkEntitiesAreFree,
  checkLocationIsFree,
  checkNamesAreFree,
  checkRepositoryIsFree,
} from './availability';
import { checkPlatformRepository } from './checkPlatformRepository';
import {
  askProvision,
  LeftoverProject,
  namespacesOf,
  requireNotRefused,
} from './checkProvision';
import { checkRegistrable } from './checkRegistrable';
import { checkRepositoryAccess } from './checkRepositoryAccess';
import { findInstance } from './findInstance';
import { PlannedTree } from './planTree';
import { planRegistration, Registration, registrationAt } from './registration';

/** A project that an earlier task left behind counts as free, and so does what this task has made itself. */
export interface OwnProject {
  /** With what it has in Argo CD and the catalog. */
  leftover?: Required<LeftoverProject>;
  taskId: string;
}

interface Services {
  argocd: ArgocdService;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: CatalogService;
  integrations: ScmIntegrations;
  projects: Pick<GitlabProjects, 'find' | 'isInGroup' | 'requireUsableName'>;
  repository: RepositoryRules;
  group: Pick<GroupRole, 'require'>;
  portal: Pick<PortalAccess, 'require'>;
  /** The person's own token of GitLab. */
  token: string;
  call?: GitlabCall;
  credentials: BackstageCredentials;
}

/** What the instance says of a project that is about to be made. */
interface CheckedProject {
  registration: Registration;
  /** What the instance is called in a sentence. */
  instanceLabel: string;
  /** Where this Argo CD keeps its own objects. */
  argocdNamespace: string;
  /** Whether this Argo CD takes `retry.refresh`, so that a retry tries what Git holds by then. */
  retryRefresh: boolean;
  /** The Helm that this Argo CD renders with, so that the pipeline checks with the same. */
  helmVersion: string;
  /** What the pipeline puts before images of Docker Hub, so that they come through the group's dependency proxy. */
  imageProxy: string;
  warnings: string[];
}

/** Argo CD 3.5 and later retry what Git holds by then, and render with Helm 4; a stricter client refuses the field before. */
function traitsOf(
  version: string | undefined,
): Pick<CheckedProject, 'retryRefresh' | 'helmVersion'> {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  const isNew =
    Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 5);
  return { retryRefresh: isNew, helmVersion: isNew ? '4.2.3' : '3.19.0' };
}

/** A GitLab without TLS has none that Docker would use, and nor has a person's own namespace. */
const imageProxyOf = (profile: EndpointProfile, isInGroup: boolean): string =>
  profile !== 'k3d' && isInGroup
    ? '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/'
    : '';

/**
 * Asks Argo CD, GitLab and the catalog whether a project can be made.
 *
 * @throws NotAllowedError, InputError or ConflictError with what stands in the way
 */
export async function checkProject(
  placed: PlacedProject,
  tree: PlannedTree,
  { leftover, taskId }: OwnProject,
  services: Services,
): Promise<CheckedProject> {
  const { argocd, catalog, credentials, projects, token } = services;
  const { address, settings, target } = placed;
  const { argocdInstance, endpointProfile } = target;
  const { repository: name } = address;
  const { endpoints, environments } = tree;
  requireImagePath(address);
  const instance = await findInstance(argocd, argocdInstance, credentials);
  const registration = registrationAt(instance, address, settings);
  const warnings: string[] = [];
  const warn = (warning: string | undefined) =>
    warnings.push(...(warning ? [warning] : []));
  // Argo CD reads a public repository without a credential.
  if (settings.visibility !== 'public') {
    const { clusterRepositoryUrl: url } = endpoints;
    const repository = { instance: argocdInstance, url, group: address.group };
    warn(await checkRepositoryAccess(argocd, repository, credentials));
  }
  const existing = await checkRepositoryIsFree(projects, address, {
    taskId,
    projectId: leftover?.projectId,
  });
  if (leftover) {
    const { isKept: keep, taskId: of } = leftover;
    const { visibility } = settings;
    await requireFeasible(
      { name, taskId: of, existing, keep, visibility },
      services,
    );
  }
  const entityRefs = [
    `system:default/${name}`,
    ...tree.services.map(
      service => `component:default/${name}-${service.name}`,
    ),
  ];
  await checkEntitiesAreFree(
    catalog,
    entityRefs,
    credentials,
    leftover && catalogInfoUrl(address),
  );
  if (!leftover) {
    await checkLocationIsFree(
      catalog,
      address,
      await services.auth.getOwnServiceCredentials(),
    );
    const names = [name, ...namespacesOf(name, environments)];
    await checkNamesAreFree(
      argocd,
      { instance: argocdInstance, names },
      credentials,
    );
  }
  await services.group.require(settings.visibility);
  warn(await services.portal.require(settings.visibility));
  await checkRegistrable(catalog, address, credentials);
  // What was left behind goes away later: what others have of its names is in the way now.
  if (registration.method === 'api' || leftover) {
    requireNotRefused(
      await askProvision(argocd, placed, tree, {
        credentials,
        leftover,
        token,
      }),
      registration.method,
    );
  }
  await checkPlatformRepository(registration, name, {
    ...services,
    host: address.host,
  });
  const { namespace: argocdNamespace } = instance.registration;
  return {
    registration,
    instanceLabel: instanceLabel(instance),
    argocdNamespace,
    ...traitsOf(instance.version),
    imageProxy: imageProxyOf(endpointProfile, await projects.isInGroup()),
    warnings,
  };
}

/** What a preview can have of this without asking GitLab or the catalog. Only the task says what stands in the way. */
export async function previewProject(
  { address, settings, target }: PlacedProject,
  { endpoints, environments }: PlannedTree,
  { argocd, credentials }: Pick<Services, 'argocd' | 'credentials'>,
): Promise<CheckedProject> {
  return findInstance(argocd, target.argocdInstance, credentials)
    .then(instance => ({
      registration: registrationAt(instance, address, settings),
      instanceLabel: instanceLabel(instance),
      argocdNamespace: instance.registration.namespace,
      ...traitsOf(instance.version),
    }))
    .catch(() => ({
      registration: planRegistration(
        settings.registration,
        address.repository,
        environments,
      ),
      instanceLabel: instanceLabel({ name: target.argocdInstance }),
      argocdNamespace: endpoints.argocdNamespace,
      ...traitsOf(undefined),
    }))
    .then(known => ({
      ...known,
      imageProxy: imageProxyOf(target.endpointProfile, true),
      warnings: [],
    }));
}
