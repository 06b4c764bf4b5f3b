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

import { CompoundEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  ApplicationDetail,
  ApplicationRef,
  DeploymentPage,
  EntityApplications,
  EntityDelivery,
  EntityDiagnosis,
  ApplicationList,
  ApplicationListQuery,
  InstanceView,
  LogLine,
  LogQuery,
  ProjectView,
  RepositoryAccess,
  ResourceAction,
  ResourceDiff,
  ResourceEvent,
  ResourceQuery,
  ResourceTree,
  RevisionMetadata,
  SyncWindowState,
} from '../application';

/** @public */
export interface RequestOptions {
  /** Backstage token; the browser's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** Where a name is taken already. @public */
export interface NameUse {
  instance: string;
  kind: 'Application' | 'AppProject';
  name: string;
}

/** Answer of `GET /names/{name}`. @public */
export interface NameAvailability {
  name: string;
  uses: NameUse[];
  /** Instances that did not answer, so that nobody knows. */
  unknown: string[];
}

/** Body of `POST /instances/{instance}/provision`. @public */
export interface ProvisionRequest {
  /** Who asks: objects of another provisioning are never changed or removed. */
  provisionId: string;
  /** The new repository, as people address it; the only source that the objects may name. */
  repositoryUrl: string;
  /** One AppProject and its Applications, as they stand in the project's `argocd/` folder. */
  manifests: JsonObject[];
}

/** @public */
export interface ProvisionedObject {
  kind: 'AppProject' | 'Application';
  name: string;
  /** `unchanged` where it was there already, exactly so, from the same provisioning. */
  outcome: 'created' | 'unchanged';
}

/** @public */
export interface ProvisionResult {
  instance: string;
  objects: ProvisionedObject[];
  /** Pages of the Applications in Argo CD's own user interface, by name. */
  applicationUrls: Record<string, string>;
}

/** An object of an application, for a sync of selected ones. @public */
export interface SyncResource {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** Options of a sync that people may choose; what destroys data is not among them. @public */
export const SYNC_OPTIONS = [
  'ApplyOutOfSyncOnly',
  'CreateNamespace',
  'PruneLast',
  'RespectIgnoreDifferences',
  'ServerSideApply',
  'Validate',
] as const;

/** @public */
export type SyncOption = (typeof SYNC_OPTIONS)[number];

/** Body of `POST …/sync`. @public */
export interface SyncRequest {
  /** Removes what is no longer in Git. */
  prune?: boolean;
  /** Asks the cluster what would happen, and changes nothing. */
  dryRun?: boolean;
  /** A branch, tag or commit instead of the target revision. */
  revision?: string;
  /** Only these; everything where absent. */
  resources?: SyncResource[];
  /** Instead of the application's own options. */
  options?: Partial<Record<SyncOption, boolean>>;
}

/** Body of `POST …/rollback`. @public */
export interface RollbackRequest {
  /** Argo CD's number of the deployment to go back to. */
  id: number;
  prune?: boolean;
  dryRun?: boolean;
}

/** Body of `POST …/resource-action`. @public */
export interface ResourceActionRequest extends SyncResource {
  version: string;
  action: string;
}

/** HTTP API of the Argo CD back end, the same for browsers and other back ends. @public */
export interface ArgocdApi {
  /** Applications of an entity, with verdicts, instance states and what the user may do. */
  getEntityApplications(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityApplications>;
  /** Newest commit, pipeline and images of the entity's repositories, and how far each application is behind. */
  getEntityDelivery(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDelivery>;
  /** Deployments that the portal has kept, newest first. */
  getEntityDeployments(
    entity: CompoundEntityRef,
    query?: { cursor?: string; limit?: number },
    options?: RequestOptions,
  ): Promise<DeploymentPage>;
  /** Why the entity shows what it shows. */
  getEntityDiagnosis(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityDiagnosis>;
  /** Applications of all instances that the user may see. */
  getApplications(
    query?: ApplicationListQuery,
    options?: RequestOptions,
  ): Promise<ApplicationList>;
  getApplication(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<ApplicationDetail>;
  getResourceTree(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<ResourceTree>;
  /** Events of one object, or of the application itself. */
  getEvents(
    application: ApplicationRef,
    resource?: ResourceQuery,
    options?: RequestOptions,
  ): Promise<ResourceEvent[]>;
  /** Streams log lines until the log ends, or the signal aborts. */
  streamLogs(
    application: ApplicationRef,
    query: LogQuery,
    options?: RequestOptions,
  ): AsyncGenerator<LogLine>;
  /** What a sync would change: of one object, or of all that differ. */
  getDiff(
    application: ApplicationRef,
    resource?: ResourceQuery,
    options?: RequestOptions,
  ): Promise<ResourceDiff[]>;
  getRevision(
    application: ApplicationRef,
    revision: string,
    options?: RequestOptions,
  ): Promise<RevisionMetadata>;
  getSyncWindows(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<SyncWindowState>;
  getResourceActions(
    application: ApplicationRef,
    resource: ResourceQuery,
    options?: RequestOptions,
  ): Promise<ResourceAction[]>;
  /** Starts a sync; resolves when Argo CD has taken it on. */
  syncApplication(
    application: ApplicationRef,
    input: SyncRequest,
    options?: RequestOptions,
  ): Promise<void>;
  /** Lets Argo CD read Git again; resolves when it has compared. */
  refreshApplication(
    application: ApplicationRef,
    input: { hard: boolean },
    options?: RequestOptions,
  ): Promise<void>;
  /** Goes back to an earlier deployment; resolves when Argo CD has taken it on. */
  rollbackApplication(
    application: ApplicationRef,
    input: RollbackRequest,
    options?: RequestOptions,
  ): Promise<void>;
  /** Stops the running sync. */
  terminateOperation(
    application: ApplicationRef,
    options?: RequestOptions,
  ): Promise<void>;
  runResourceAction(
    application: ApplicationRef,
    input: ResourceActionRequest,
    options?: RequestOptions,
  ): Promise<void>;
  getInstances(options?: RequestOptions): Promise<InstanceView[]>;
  getProjects(
    instance: string,
    options?: RequestOptions,
  ): Promise<ProjectView[]>;
  getName(name: string, options?: RequestOptions): Promise<NameAvailability>;
  /** Whether the instance could read a repository, by the address that it would use. */
  getRepositoryAccess(
    instance: string,
    repositoryUrl: string,
    options?: RequestOptions,
  ): Promise<RepositoryAccess>;
  provision(
    instance: string,
    request: ProvisionRequest,
    options?: RequestOptions,
  ): Promise<ProvisionResult>;
  /** Removes what one provisioning created, and nothing else. */
  removeProvision(
    instance: string,
    provisionId: string,
    options?: RequestOptions,
  ): Promise<ProvisionedObject['name'][]>;
}
