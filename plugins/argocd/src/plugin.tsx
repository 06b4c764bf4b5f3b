import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiShipLine } from '@remixicon/react';
import { ArgocdClient } from '@slipway/plugin-argocd-common';
import { argocdApiRef } from './api';
import { entityContentRouteRef } from './routes';

/** Kinds that something can be deployed of; integrators may set another filter in the extension's configuration. */
const deployable = { kind: { $in: ['component', 'system', 'resource'] } };

const argocdApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: argocdApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new ArgocdClient({ discoveryApi, fetchApi }),
    }),
});

const argocdEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/argo-cd',
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
    type: 'info',
    filter: deployable,
    loader: () =>
      import('./components/ArgocdOverviewCard').then(m => (
        <m.ArgocdOverviewCard />
      )),
  },
});

/** @public */
export const argocdPlugin = createFrontendPlugin({
  pluginId: 'argocd',
  title: 'Argo CD',
  icon: <RiShipLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityContent: entityContentRouteRef },
  extensions: [argocdApi, argocdEntityContent, argocdOverviewEntityCard],
});
