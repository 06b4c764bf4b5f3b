import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ArgocdService } from './ArgocdService';
import { DefaultArgocdService } from './DefaultArgocdService';

/** The Argo CD back end as a service of other plugins. @public */
export const argocdServiceRef = createServiceRef<ArgocdService>({
  id: 'argocd.client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      factory: ({ auth, discovery }) =>
        DefaultArgocdService.create({ auth, discovery }),
    }),
});
