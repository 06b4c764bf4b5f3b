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

import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  argocdApplicationPermissions,
  argocdProjectAdoptPermission,
  argocdLinkConfirmPermission,
  argocdProjectProvisionPermission,
  argocdViewReadPermission,
} from '@slipway/plugin-argocd-common';
import { EntityLinks } from '../catalog/EntityLinks';
import { RepositoryVisibility } from '../gitlab/RepositoryVisibility';
import { ApplicationStore } from '../store/ApplicationStore';
import { applicationResourceRef, applicationRules } from './rules';

/** Tells the portal which permissions there are, and how its policy may decide them for one application. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  {
    store,
    links,
    visibility,
  }: {
    store: ApplicationStore;
    links: EntityLinks;
    visibility: RepositoryVisibility;
  },
): void {
  registry.addPermissions([
    argocdViewReadPermission,
    argocdProjectProvisionPermission,
    argocdProjectAdoptPermission,
    argocdLinkConfirmPermission,
  ]);
  registry.addResourceType({
    resourceRef: applicationResourceRef,
    permissions: argocdApplicationPermissions,
    rules: Object.values(applicationRules),
    getResources: async keys => {
      const records = keys.map(key => store.byKey(key));
      await visibility.learn(records.filter(record => record !== undefined));
      return records.map(
        record =>
          record && {
            record,
            links: links.getLinks(record),
            isVisibleInGitlab: () => visibility.isVisible(record),
          },
      );
    },
  });
}
