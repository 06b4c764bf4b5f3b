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
  InstanceStatus,
  NameAvailability,
  ProvisionRequest,
  ProvisionResult,
} from '@slipway/plugin-argocd-common';

/** @public */
export interface ArgocdServiceOptions {
  /** On whose behalf: the Argo CD back end authorises this user or plugin. */
  credentials: BackstageCredentials;
}

/** What other back ends may ask of the Argo CD back end. @public */
export interface ArgocdService {
  getInstances(options: ArgocdServiceOptions): Promise<InstanceStatus[]>;
  /** Where a name is taken, in any instance. */
  getName(
    name: string,
    options: ArgocdServiceOptions,
  ): Promise<NameAvailability>;
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
