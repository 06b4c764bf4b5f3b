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

/**
 * Deploys into namespaces that may exist already, and keeps the ledger of names and namespaces: for those who look after
 * the clusters.
 *
 * @public
 */
export const argocdProjectAdoptPermission = createPermission({
  name: 'argocd.project.adopt',
  attributes: { action: 'create' },
});

/** Vouches for a link between an application and an entity that nothing else proves. @public */
export const argocdLinkConfirmPermission = createPermission({
  name: 'argocd.link.confirm',
  attributes: { action: 'update' },
});

function applicationPermission(right: string, action: 'read' | 'update') {
  return createPermission({
    name: `argocd.application.${right}`,
    attributes: { action },
    resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
  });
}

/** That an application is shown at all. @public */
export const argocdApplicationReadPermission = applicationPermission(
  'read',
  'read',
);

/** @public */
export const argocdApplicationSyncPermission = applicationPermission(
  'sync',
  'update',
);

/** @public */
export const argocdApplicationRefreshPermission = applicationPermission(
  'refresh',
  'update',
);

/** @public */
export const argocdApplicationRollbackPermission = applicationPermission(
  'rollback',
  'update',
);

/** Stops a running sync. @public */
export const argocdApplicationTerminatePermission = applicationPermission(
  'terminate',
  'update',
);

/** Runs an action of a resource, e.g. the restart of a Deployment. @public */
export const argocdApplicationActionPermission = applicationPermission(
  'action',
  'update',
);

/** Logs of the application's pods, and the last log line in a cause. @public */
export const argocdApplicationLogsReadPermission = applicationPermission(
  'logs.read',
  'read',
);

/** Manifests of the application's objects, live and desired; secrets are masked all the same. @public */
export const argocdApplicationManifestsReadPermission = applicationPermission(
  'manifests.read',
  'read',
);

/** Titles, authors and messages of commits, pipelines with their jobs, and merge requests. @public */
export const argocdApplicationDeliveryReadPermission = applicationPermission(
  'delivery.read',
  'read',
);

/** Permissions that are decided for one application. @public */
export const argocdApplicationPermissions = [
  argocdApplicationReadPermission,
  argocdApplicationSyncPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationRollbackPermission,
  argocdApplicationTerminatePermission,
  argocdApplicationActionPermission,
  argocdApplicationLogsReadPermission,
  argocdApplicationManifestsReadPermission,
  argocdApplicationDeliveryReadPermission,
];
