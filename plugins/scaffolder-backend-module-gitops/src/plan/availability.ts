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
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { ExistingProject, GitlabProjects } from '../gitlab/GitlabProjects';
import { takenName } from '../gitlab/projectNames';
import { catalogInfoUrl, RepositoryAddress } from '../gitlab/repositoryAddress';
import { findLabel } from './findLabel';

/**
 * That GitLab would take a project of that name, unless it has the task's own or the leftover that is dealt with later.
 *
 * @returns that one
 * @throws InputError or ConflictError with what stands in the way
 */
export async function checkRepositoryIsFree(
  projects: Pick<GitlabProjects, 'find' | 'requireUsableName'>,
  address: RepositoryAddress,
  except: { taskId: string; projectId?: number | string },
): Promise<ExistingProject | undefined> {
  const existing = await projects.find();
  if (
    existing &&
    existing.id !== except.projectId &&
    existing.taskId !== except.taskId
  ) {
    throw takenName(address);
  }
  await projects.requireUsableName(existing?.id);
  return existing;
}

/**
 * That the catalog has none of these entities.
 *
 * @param exceptOf - address of the catalog-info.yaml whose own entities count as free
 * @throws ConflictError where it has one
 */
export async function checkEntitiesAreFree(
  catalog: CatalogService,
  entityRefs: string[],
  credentials: BackstageCredentials,
  exceptOf?: string,
): Promise<void> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs, fields: ['kind', 'metadata'] },
    { credentials },
  );
  const taken = items.find(
    item =>
      item !== undefined &&
      !(
        exceptOf &&
        item.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] ===
          `url:${exceptOf}`
      ),
  );
  if (taken) {
    throw new ConflictError(
      `The catalog lists ${stringifyEntityRef(
        taken,
      )} already. Unregister it there, or choose another project name.`,
    );
  }
}

/**
 * That the catalog does not read the project's file already: what is registered stays so where a repository is removed by
 * hand, and a second registration of it is refused.
 *
 * @param credentials - of the plugin: a person is not shown every location
 * @throws ConflictError where it does
 */
export async function checkLocationIsFree(
  catalog: CatalogService,
  address: RepositoryAddress,
  credentials: BackstageCredentials,
): Promise<void> {
  const url = catalogInfoUrl(address);
  const { items } = await catalog.getLocations({}, { credentials });
  if (items.some(({ target }) => target === url)) {
    throw new ConflictError(
      `${url} is registered in the catalog already. Ask the platform team to unregister it, or choose another project name.`,
    );
  }
}

/** What has the name may be hidden from who asks, so no more is told than that an Argo CD has it. */
function whyTaken(
  name: string,
  reason: Awaited<ReturnType<ArgocdService['getName']>>['reason'],
): string {
  switch (reason) {
    case 'reserved':
      return `The namespace ${name} is reserved by Kubernetes, or in argocd.provision of the portal's configuration.`;
    case 'used':
      return `The name ${name} is used by an Application or AppProject of Argo CD.`;
    default:
      return `The name ${name} is reserved for another GitLab project.`;
  }
}

/**
 * That no Argo CD has an object of one of these names.
 *
 * @throws ConflictError where one has, ServiceUnavailableError where the instance in question does not tell
 */
export async function checkNamesAreFree(
  argocd: ArgocdService,
  { instance, names }: { instance: string; names: string[] },
  credentials: BackstageCredentials,
): Promise<void> {
  for (const name of names) {
    const { reason, status } = await argocd.getName(
      name,
      { instance },
      { credentials },
    );
    if (status === 'unknown') {
      throw new ServiceUnavailableError(
        `Nobody can tell whether ${name} is free in ${await findLabel(
          argocd,
          instance,
          credentials,
        )}. Try again later.`,
      );
    }
    if (status === 'taken') {
      throw new ConflictError(
        `${whyTaken(name, reason)} Choose another project name.`,
      );
    }
  }
}
