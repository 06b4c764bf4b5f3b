import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { argocdServiceRef } from '@slipway/plugin-argocd-node';
import { createApplyAction } from './actions/apply';
import { createPlanAction } from './actions/plan';
import { createPublishAction } from './actions/publish';
import { createUndoAction } from './actions/undo';

/** The actions that the templates use. @public */
export const scaffolderModuleGitops = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gitops',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        argocd: argocdServiceRef,
        config: coreServices.rootConfig,
      },
      async init({ actions, argocd, config }) {
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          createPlanAction({ integrations, argocd }),
          createPublishAction({ integrations }),
          createApplyAction({ argocd }),
          createUndoAction({ integrations, argocd }),
        );
      },
    });
  },
});
