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
  ApiBlueprint,
  coreApis,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiShipLine } from '@remixicon/react';
import { ArgocdClient, entityTabPath } from '@slipway/plugin-argocd-common';
import { z } from 'zod';
import { argocdApiRef } from './api';
import { applicationsColumns } from './components/Applications/columns';
import { applicationsRouteRef, entityContentRouteRef } from './routes';

/** Kinds that something can be deployed of; integrators may set another filter in the extension's configuration. */
const deployable = { kind: { $in: ['component', 'system', 'resource'] } };

const argocdApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: argocdApiRef,
      deps: { discoveryApi: coreApis.discovery, fetchApi: coreApis.fetch },
      factory: ({ discoveryApi, fetchApi }) =>
        new ArgocdClient({ discoveryApi, fetchApi }),
    }),
});

const argocdEntityContent = EntityContentBlueprint.make({
  params: {
    path: entityTabPath,
    title: 'Argo CD',
    group: 'deployment',
    icon: <RiShipLine />,
    filter: deployable,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('./components/EntityArgocdContent').then(m => (
        <m.EntityArgocdContent />
      )),
  },
});

const argocdOverviewEntityCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: deployable,
    loader: () =>
      import('./components/ArgocdOverviewCard').then(m => (
        <m.ArgocdOverviewCard />
      )),
  },
});

const argocdApplicationsPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    columns: z.array(z.enum(applicationsColumns)).min(1).optional(),
  },
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/argocd',
      title: 'Applications',
      icon: <RiShipLine />,
      noHeader: true,
      routeRef: applicationsRouteRef,
      loader: () =>
        import('./components/Applications').then(m => (
          <m.ApplicationsPage columns={config.columns} />
        )),
    }),
});

const argocdCatalogFilter = CatalogFilterBlueprint.make({
  name: 'verdict',
  params: {
    loader: () =>
      import('./components/Catalog/VerdictFilter').then(({ VerdictFilter }) => (
        <VerdictFilter />
      )),
  },
});

/** @public */
export const argocdPlugin = createFrontendPlugin({
  pluginId: 'argocd',
  title: 'Argo CD',
  icon: <RiShipLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    entityContent: entityContentRouteRef,
    applications: applicationsRouteRef,
  },
  extensions: [
    argocdApi,
    argocdEntityContent,
    argocdOverviewEntityCard,
    argocdApplicationsPage,
    argocdCatalogFilter,
  ],
});
