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
  createFrontendModule,
  gitlabAuthApiRef,
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
    defineParams({
      api: scmAuthApiRef,
      deps: {
        gitlabAuth: gitlabAuthApiRef,
        integrations: scmIntegrationsApiRef,
      },
      factory: ({ gitlabAuth, integrations }) =>
        ScmAuth.merge(
          ...(
            integrations as ReturnType<typeof ScmIntegrationsApi.fromConfig>
          ).gitlab
            .list()
            .map(({ config }) =>
              ScmAuth.forGitlab(gitlabAuth, { host: config.host }),
            ),
        ),
    }),
});

export const scmAuthModule = createFrontendModule({
  pluginId: 'app',
  extensions: [scmAuth],
});
