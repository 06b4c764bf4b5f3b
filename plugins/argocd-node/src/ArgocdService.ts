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
import { ArgocdApi } from '@slipway/plugin-argocd-common';

/** @public */
export interface ArgocdServiceOptions {
  /** On whose behalf: the Argo CD back end authorizes this user or plugin. */
  credentials: BackstageCredentials;
  /** Ends the call where nobody waits for its answer any more. */
  signal?: AbortSignal;
}

/** What other back ends may request. */
export const SERVICE_METHODS = [
  'getEntityApplications',
  'getEntityDelivery',
  'getEntityDeployments',
  'getApplications',
  'getApplicationMatrix',
  'getApplication',
  'syncApplication',
  'refreshApplication',
  'rollbackApplication',
  'terminateOperation',
  'getInstances',
  'getProjects',
  'getName',
  'getRepositoryAccess',
  'checkProvision',
  'provision',
  'getProvision',
  'removeProvision',
] as const satisfies (keyof ArgocdApi)[];

/** A method of the client that names its caller in place of a token. */
type OnBehalf<Method extends (...parameters: never[]) => unknown> = Required<
  Parameters<Method>
> extends [...infer Own, unknown]
  ? (...parameters: [...Own, ArgocdServiceOptions]) => ReturnType<Method>
  : never;

/** What other back ends may request of the Argo CD back end, on behalf of somebody. @public */
export type ArgocdService = {
  [Name in (typeof SERVICE_METHODS)[number]]: OnBehalf<ArgocdApi[Name]>;
};
