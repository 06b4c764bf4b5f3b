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

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleScaffolder from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import scaffolderModuleGitops from '@slipway/plugin-scaffolder-backend-module-gitops';
import argocdPlugin, {
  catalogModuleExactLocations,
} from '@slipway/plugin-argocd-backend';
import { Sandbox } from '@slipway/sandbox';
import { portalReader } from '../registration/portalReader';
import { registrationModule } from '../registration/registrationModule';
import { actingAuth } from './actingAuth';
import { pluginDatabases } from './pluginDatabases';
import { policyPermissions } from './policyPermissions';
import { portalConfig } from './portalConfig';

/** The portal's back end on a sandbox: real scaffolder, catalog and policy. */
export async function startPortal(sandbox: Sandbox) {
  const databases = pluginDatabases();
  const backend = await startTestBackend({
    features: [
      databases.factory,
      mockServices.rootConfig.factory({ data: portalConfig(sandbox) }),
      actingAuth,
      policyPermissions,
      portalReader,
      registrationModule,
      catalogPlugin,
      catalogModuleScaffolder,
      catalogModuleExactLocations,
      scaffolderPlugin,
      scaffolderModuleGitlab,
      scaffolderModuleGitops,
      argocdPlugin,
    ],
  });
  return {
    server: backend.server,
    gitlabHost: new URL(sandbox.urls.gitlab).host,
    async stop() {
      await backend.stop();
      await databases.close();
    },
  };
}
