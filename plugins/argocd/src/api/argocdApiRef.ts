import { createApiRef } from '@backstage/frontend-plugin-api';
import { ArgocdApi } from '@slipway/plugin-argocd-common';

/** The Argo CD back end. @public */
export const argocdApiRef = createApiRef<ArgocdApi>().with({
  id: 'plugin.argocd.client',
  pluginId: 'argocd',
});
