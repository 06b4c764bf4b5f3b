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

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { argocdServiceRef } from '@slipway/plugin-argocd-node';
import { createApplyAction } from './actions/apply';
import { createCheckAction } from './actions/checkTree';
import { createClearAction } from './actions/removeLeftovers';
import { createFinishAction } from './actions/completeProject';
import { createPlanAction } from './actions/planProject';
import { createPublishAction } from './actions/publishProject';
import { createReclaimAction } from './actions/findLeftovers';
import { createRegisterAction } from './actions/registerInPlatformRepository';
import { ScaffolderTasks } from './actions/ScaffolderTasks';
import { createUndoAction } from './actions/revertProject';
import { createPreviewRouter } from './preview/createPreviewRouter';
import { ProjectPreviews } from './preview/ProjectPreviews';

/** The actions that the templates use. @public */
export const scaffolderModuleGitops = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gitops',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        argocd: argocdServiceRef,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        reader: coreServices.urlReader,
      },
      async init({
        actions,
        argocd,
        auth,
        catalog,
        config,
        discovery,
        httpAuth,
        httpRouter,
        permissions,
        reader,
      }) {
        const integrations = ScmIntegrations.fromConfig(config);
        httpRouter.use(
          createPreviewRouter({
            httpAuth,
            previews: new ProjectPreviews({
              auth,
              catalog,
              discovery,
              integrations,
              permissions,
              reader,
            }),
          }),
        );
        actions.addActions(
          createCheckAction(),
          createPlanAction({
            integrations,
            argocd,
            catalog,
            portalUrl: config
              .getOptionalString('app.baseUrl')
              ?.replace(/\/+$/, ''),
          }),
          createPublishAction({ integrations }),
          createApplyAction({ argocd }),
          createRegisterAction({ integrations }),
          createReclaimAction({
            integrations,
            tasks: new ScaffolderTasks({ auth, discovery }),
          }),
          createClearAction({ auth, integrations, argocd, catalog }),
          createFinishAction({ integrations }),
          createUndoAction({ auth, integrations, argocd, catalog }),
        );
      },
    });
  },
});
