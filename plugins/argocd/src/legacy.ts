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

/**
 * The same components for apps on the old frontend system.
 *
 * @packageDocumentation
 */

import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { ArgocdClient } from '@slipway/plugin-argocd-common';
import { argocdApiRef } from './api';
import { entityContentRouteRef, applicationsRouteRef } from './routes';

/** @public */
export const argocdPlugin = createPlugin({
  id: 'argocd',
  apis: [
    createApiFactory({
      api: argocdApiRef,
      deps: { discoveryApi: coreApis.discovery, fetchApi: coreApis.fetch },
      factory: ({ discoveryApi, fetchApi }) =>
        new ArgocdClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: {
    entityContent: entityContentRouteRef,
    applications: applicationsRouteRef,
  },
});

/** The tab of an entity page, for an `EntityLayout.Route`. @public */
export const EntityArgocdContent = argocdPlugin.provide(
  createRoutableExtension({
    name: 'EntityArgocdContent',
    component: () =>
      import('./components/EntityArgocdContent').then(
        m => m.EntityArgocdContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

/** The card of an entity page. @public */
export const EntityArgocdOverviewCard = argocdPlugin.provide(
  createComponentExtension({
    name: 'EntityArgocdOverviewCard',
    component: {
      lazy: () =>
        import('./components/ArgocdOverviewCard').then(
          m => m.ArgocdOverviewCard,
        ),
    },
  }),
);

/** All applications. @public */
export const ArgocdApplicationsPage = argocdPlugin.provide(
  createRoutableExtension({
    name: 'ArgocdApplicationsPage',
    component: () =>
      import('./components/Applications').then(m => m.ApplicationsPage),
    mountPoint: applicationsRouteRef,
  }),
);

export { argocdApiRef } from './api';
export { argocdCatalogColumn } from './components/Catalog/argocdCatalogColumn';
export { argocdTranslationRef } from './translation';
export * from './translations';
