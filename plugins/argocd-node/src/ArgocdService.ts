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
import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  ApplicationDetail,
  ApplicationRef,
  DeploymentPage,
  EntityApplications,
  EntityDelivery,
  ApplicationList,
  ApplicationListQuery,
  InstanceView,
  NameAvailability,
  ProjectView,
  ProvisionRequest,
  ProvisionResult,
  RepositoryAccess,
  RollbackRequest,
  SyncRequest,
} from '@slipway/plugin-argocd-common';

/** @public */
export interface ArgocdServiceOptions {
  /** On whose behalf: the Argo CD back end authorises this user or plugin. */
  credentials: BackstageCredentials;
}

/** What other back ends may ask of the Argo CD back end, on behalf of somebody. @public */
export interface ArgocdService {
  getEntityApplications(
    entity: CompoundEntityRef,
    options: ArgocdServiceOptions,
  ): Promise<EntityApplications>;
  getEntityDelivery(
    entity: CompoundEntityRef,
    options: ArgocdServiceOptions,
  ): Promise<EntityDelivery>;
  getEntityDeployments(
    entity: CompoundEntityRef,
    query: { cursor?: string; limit?: number },
    options: ArgocdServiceOptions,
  ): Promise<DeploymentPage>;
  getApplications(
    query: ApplicationListQuery,
    options: ArgocdServiceOptions,
  ): Promise<ApplicationList>;
  getApplication(
    application: ApplicationRef,
    options: ArgocdServiceOptions,
  ): Promise<ApplicationDetail>;
  syncApplication(
    application: ApplicationRef,
    input: SyncRequest,
    options: ArgocdServiceOptions,
  ): Promise<void>;
  refreshApplication(
    application: ApplicationRef,
    input: { hard: boolean },
    options: ArgocdServiceOptions,
  ): Promise<void>;
  rollbackApplication(
    application: ApplicationRef,
    input: RollbackRequest,
    options: ArgocdServiceOptions,
  ): Promise<void>;
  terminateOperation(
    application: ApplicationRef,
    options: ArgocdServiceOptions,
  ): Promise<void>;
  getInstances(options: ArgocdServiceOptions): Promise<InstanceView[]>;
  /** AppProjects with the destinations that they permit. */
  getProjects(
    instance: string,
    options: ArgocdServiceOptions,
  ): Promise<ProjectView[]>;
  /** Where a name is taken, in any instance. */
  getName(
    name: string,
    options: ArgocdServiceOptions,
  ): Promise<NameAvailability>;
  /** Whether the instance could read a repository, by the address that it would use. */
  getRepositoryAccess(
    instance: string,
    repositoryUrl: string,
    options: ArgocdServiceOptions,
  ): Promise<RepositoryAccess>;
  /** Creates one AppProject and its Applications; all or nothing. */
  provision(
    instance: string,
    request: ProvisionRequest,
    options: ArgocdServiceOptions,
  ): Promise<ProvisionResult>;
  /** Removes what one provisioning created; the names of what was removed. */
  removeProvision(
    instance: string,
    provisionId: string,
    options: ArgocdServiceOptions,
  ): Promise<string[]>;
}
