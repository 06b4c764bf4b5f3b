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
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  argocdApplicationPermissions,
  argocdPermissions,
} from '@slipway/plugin-argocd-common';
import { CauseFinder } from './causes/CauseFinder';
import { readArgocdConfig } from './config';
import { EntityLinks } from './links/EntityLinks';
import { Authorizer } from './permissions/Authorizer';
import { applicationResourceRef, applicationRules } from './permissions/rules';
import { createRouter } from './routes/createRouter';
import { ApplicationService } from './service/ApplicationService';
import { ChangeSignals } from './service/ChangeSignals';
import { Instances } from './service/Instances';
import { SignalNames } from './service/SignalNames';
import { ApplicationStore } from './store/ApplicationStore';

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
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auth, catalog, logger, permissionsRegistry } = deps;
        const { instances: configs, repositoryHosts: aliases } =
          readArgocdConfig(deps.config);

        const addresses = {
          aliases,
          gitlabHosts: (
            deps.config.getOptionalConfigArray('integrations.gitlab') ?? []
          ).map(item => item.getString('host')),
        };
        const store = new ApplicationStore();
        const names = new SignalNames(configs);
        const changes = new ChangeSignals({
          signals: deps.signals,
          names,
          logger,
        });
        const instances = Instances.create({
          configs,
          addresses,
          store,
          logger,
          onStateChange: () => changes.instancesChanged(),
        });
        const causes = new CauseFinder({
          store,
          clients: new Map(
            instances.all().map(({ config, read }) => [config.name, read]),
          ),
          logger,
        });
        store.onChange(changed => changes.applicationsChanged(changed));
        const links = new EntityLinks({ auth, catalog, aliases });
        const authorizer = new Authorizer(
          deps.permissions,
          permissionsRegistry,
        );

        permissionsRegistry.addPermissions(
          argocdPermissions.filter(
            permission =>
              !(argocdApplicationPermissions as unknown[]).includes(permission),
          ),
        );
        permissionsRegistry.addResourceType({
          resourceRef: applicationResourceRef,
          permissions: argocdApplicationPermissions,
          rules: Object.values(applicationRules),
          getResources: async keys =>
            keys.map(key => {
              const record = store.byKey(key);
              return record && { record, links: links.of(record) };
            }),
        });

        deps.httpRouter.use(
          createRouter({
            applications: new ApplicationService({
              store,
              instances,
              links,
              catalog,
              authorizer,
              names,
              addresses,
            }),
            auditor: deps.auditor,
            authorizer,
            httpAuth: deps.httpAuth,
            instances,
          }),
        );

        await deps.scheduler.scheduleTask({
          id: 'entity-links',
          frequency: { seconds: 30 },
          timeout: { seconds: 30 },
          scope: 'local',
          fn: () => links.refresh(),
        });
        deps.lifecycle.addStartupHook(() => instances.start());
        deps.lifecycle.addShutdownHook(async () => {
          causes.stop();
          changes.stop();
          await instances.stop();
        });
      },
    });
  },
});
