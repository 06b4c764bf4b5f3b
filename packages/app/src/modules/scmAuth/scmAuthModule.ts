import {
  createApiFactory,
  gitlabAuthApiRef,
} from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ScmAuth,
  scmAuthApiRef,
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';

/** Lets people use their own account on every GitLab of the configuration, not on gitlab.com alone. */
const scmAuth = ApiBlueprint.make({
  name: 'scm-auth',
  params: defineParams =>
    defineParams(
      createApiFactory({
        api: scmAuthApiRef,
        deps: {
          gitlabAuth: gitlabAuthApiRef,
          integrations: scmIntegrationsApiRef,
        },
        factory: ({ gitlabAuth, integrations }) =>
          ScmAuth.merge(
            ...(integrations as ReturnType<typeof ScmIntegrationsApi.fromConfig>).gitlab
              .list()
              .map(({ config }) =>
                ScmAuth.forGitlab(gitlabAuth, { host: config.host }),
              ),
          ),
      }),
    ),
});

export const scmAuthModule = createFrontendModule({
  pluginId: 'app',
  extensions: [scmAuth],
});
