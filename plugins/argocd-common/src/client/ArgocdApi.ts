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
  ApplicationRef,
  EntityApplications,
  InstanceStatus,
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

/** HTTP API of the Argo CD back end, the same for browsers and other back ends. @public */
export interface ArgocdApi {
  /** Applications of an entity, with verdicts, instance states and what the user may do. */
  getEntityApplications(
    entity: CompoundEntityRef,
    options?: RequestOptions,
  ): Promise<EntityApplications>;
  getInstances(options?: RequestOptions): Promise<InstanceStatus[]>;
  /** Starts a sync to what the target revision points at; resolves when Argo CD has taken it on. */
  syncApplication(
    application: ApplicationRef,
    input: { prune: boolean },
    options?: RequestOptions,
  ): Promise<void>;
  /** Lets Argo CD read Git again; resolves when it has compared. */
  refreshApplication(
    application: ApplicationRef,
    input: { hard: boolean },
    options?: RequestOptions,
  ): Promise<void>;
  getName(name: string, options?: RequestOptions): Promise<NameAvailability>;
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
