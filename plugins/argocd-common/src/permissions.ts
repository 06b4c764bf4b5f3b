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

import { createPermission } from '@backstage/plugin-permission-common';

/** @public */
export const RESOURCE_TYPE_ARGOCD_APPLICATION = 'argocd-application';

/** Shows the entity tab, the cards and the pages. @public */
export const argocdViewReadPermission = createPermission({
  name: 'argocd.view.read',
  attributes: { action: 'read' },
});

/** Creates an AppProject and its Applications for a new repository. @public */
export const argocdProjectProvisionPermission = createPermission({
  name: 'argocd.project.provision',
  attributes: { action: 'create' },
});

/** @public */
export const argocdApplicationReadPermission = createPermission({
  name: 'argocd.application.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
});

/** @public */
export const argocdApplicationSyncPermission = createPermission({
  name: 'argocd.application.sync',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
});

/** @public */
export const argocdApplicationRefreshPermission = createPermission({
  name: 'argocd.application.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
});

/** Permissions that are decided for one application. @public */
export const argocdApplicationPermissions = [
  argocdApplicationReadPermission,
  argocdApplicationSyncPermission,
  argocdApplicationRefreshPermission,
];

/** Every permission of the plugin. @public */
export const argocdPermissions = [
  argocdViewReadPermission,
  argocdProjectProvisionPermission,
  ...argocdApplicationPermissions,
];
