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
import {
  scaffolderActionsExtensionPoint,
  scaffolderServiceRef,
} from '@backstage/plugin-scaffolder-node';
import { Box } from '@slipway/box';
import { argocdServiceRef } from '@slipway/plugin-argocd-node';
import { createApplyManifestsAction } from './actions/applyManifests';
import { createCheckTreeAction } from './actions/checkTree';
import { createCompleteProjectAction } from './actions/completeProject';
import { createFindLeftoversAction } from './actions/findLeftovers';
import { createPlanProjectAction } from './actions/planProject';
import { createPublishProjectAction } from './actions/publishProject';
import { createRegisterInPlatformRepositoryAction } from './actions/registerInPlatformRepository';
import { createRemoveLeftoversAction } from './actions/removeLeftovers';
import { createRevertProjectAction } from './actions/revertProject';
import { createChecksRouter } from './checks/createChecksRouter';
import { createQuestionQueue } from './http/createQuestionQueue';
import { createLeftoversRouter } from './leftovers/createLeftoversRouter';
import { LeftoverTasks } from './leftovers/LeftoverTasks';
import { createPreviewRouter } from './preview/createPreviewRouter';
import { ProjectPreviews } from './preview/ProjectPreviews';
import { createRetryRouter } from './retry/createRetryRouter';
import { createTargetsRouter } from './targets/createTargetsRouter';
import { Targets } from './targets/Targets';

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
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        reader: coreServices.urlReader,
        scaffolder: scaffolderServiceRef,
      },
      async init({
        actions,
        argocd,
        auth,
        catalog,
        config,
        httpAuth,
        httpRouter,
        logger,
        permissions,
        reader,
        scaffolder,
      }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const targets = Targets.fromConfig(config);
        httpRouter.use(createRetryRouter({ httpAuth, scaffolder }));
        httpRouter.use(
          createTargetsRouter({
            catalog,
            config,
            httpAuth,
            permissions,
            targets,
          }),
        );
        const asked = { argocd, auth, catalog, integrations, scaffolder };
        const queue = createQuestionQueue();
        httpRouter.use(
          createChecksRouter({
            ...asked,
            httpAuth,
            permissions,
            queue,
            targets,
          }),
        );
        httpRouter.use(
          createLeftoversRouter({
            httpAuth,
            permissions,
            queue,
            tasks: new LeftoverTasks({ ...asked, logger, targets }),
          }),
        );
        const box = new Box();
        httpRouter.use(
          createPreviewRouter({
            httpAuth,
            previews: new ProjectPreviews({
              auth,
              box,
              catalog,
              integrations,
              permissions,
              reader,
              scaffolder,
            }),
          }),
        );
        actions.addActions(
          createFindLeftoversAction({ scaffolder, targets }),
          createPlanProjectAction({
            argocd,
            auth,
            catalog,
            integrations,
            targets,
            portalUrl: config
              .getOptionalString('app.baseUrl')
              ?.replace(/\/+$/, ''),
          }),
          createCheckTreeAction({ box }),
          createRemoveLeftoversAction(asked),
          createPublishProjectAction({ integrations, config }),
          createApplyManifestsAction({ argocd, integrations }),
          createRegisterInPlatformRepositoryAction({ integrations }),
          createCompleteProjectAction({ integrations }),
          createRevertProjectAction(asked),
        );
      },
    });
  },
});
