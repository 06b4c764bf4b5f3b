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
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { readArgocdConfig, whatIsOff } from './config';
import { createServices } from './createServices';
import { followGitlabEvents } from './delivery/changes/followGitlabEvents';
import { registerPermissions } from './permissions/registerPermissions';
import { createRouter } from './routes/createRouter';

/** Watches every configured Argo CD instance and answers for it. @public */
export const argocdPlugin = createBackendPlugin({
  pluginId: 'argocd',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, config, httpAuth, lifecycle, logger, scheduler } =
          deps;
        const argocd = readArgocdConfig(config);
        argocd.warnings.forEach(warning => logger.warn(warning));
        argocd.instances.flatMap(whatIsOff).forEach(line => logger.info(line));

        const services = await createServices({
          ...deps,
          argocd,
          integrations: ScmIntegrations.fromConfig(config),
          knex: await deps.database.getClient(),
        });
        const {
          changeTable,
          comparedSignals,
          heldApplications,
          instances,
          links,
          repositoryChanges,
          requests,
          table,
        } = services;
        await followGitlabEvents(
          deps.events,
          repositoryChanges,
          services.addresses,
        );
        registerPermissions(deps.permissionsRegistry, services);
        deps.httpRouter.use(
          createRouter({
            ...services,
            auditor,
            httpAuth,
            validateResponses: process.env.NODE_ENV === 'test',
          }),
        );

        // What is held in memory is read by every replica, what stands in the database is cleared by one.
        await scheduler.scheduleTask({
          id: 'entity-links',
          frequency: { seconds: 30 },
          timeout: { seconds: 30 },
          scope: 'local',
          fn: () => links.refresh(),
        });
        await scheduler.scheduleTask({
          id: 'ledger',
          frequency: { seconds: 20 },
          timeout: { seconds: 20 },
          scope: 'local',
          fn: () => heldApplications.refresh(),
        });
        await scheduler.scheduleTask({
          id: 'compared-signals',
          frequency: { minutes: 1 },
          timeout: { seconds: 30 },
          scope: 'local',
          fn: () => comparedSignals.send(),
        });
        await scheduler.scheduleTask({
          id: 'inventory',
          frequency: { minutes: 3 },
          timeout: { minutes: 1 },
          scope: 'local',
          fn: () => services.refreshInventory(),
        });
        await scheduler.scheduleTask({
          id: 'application-details',
          frequency: { minutes: 10 },
          timeout: { minutes: 5 },
          initialDelay: { minutes: 10 },
          scope: 'local',
          fn: () => services.confirmDetails(),
        });
        await scheduler.scheduleTask({
          id: 'link-origins',
          frequency: { hours: 24 },
          timeout: { minutes: 10 },
          initialDelay: { minutes: 10 },
          scope: 'local',
          fn: () => services.forgetLinks(),
        });
        await scheduler.scheduleTask({
          id: 'history-retention',
          frequency: { hours: 24 },
          timeout: { minutes: 10 },
          initialDelay: { minutes: 10 },
          fn: async () => {
            const before = Date.now() - argocd.history.retentionMs;
            const time = new Date(before).toISOString();
            await table.removeBefore(time);
            await requests.removeBefore(time);
            await changeTable.removeBefore(time);
          },
        });
        lifecycle.addStartupHook(() => instances.start());
        lifecycle.addStartupHook(() => repositoryChanges.start());
        lifecycle.addShutdownHook(() => services.stop());
      },
    });
  },
});
