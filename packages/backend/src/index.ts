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

import { createBackend } from '@backstage/backend-defaults';
import { catalogModuleExactLocations } from '@slipway/plugin-argocd-backend';
import { gitlabPeople } from './people/gitlabPeople';
import { permissionPolicyModule } from './permissions/permissionPolicyModule';
import { portalReader } from './registration/portalReader';
import { registrationModule } from './registration/registrationModule';
import { targetsModule } from './registration/targetsModule';
import { checkConfiguration } from './startup/checkConfiguration';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-gitlab-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(registrationModule);
backend.add(portalReader);
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-gitlab-org'));
backend.add(gitlabPeople);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(catalogModuleExactLocations);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionPolicyModule);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
backend.add(import('@slipway/plugin-scaffolder-backend-module-gitops'));
backend.add(targetsModule);

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-gitlab'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@slipway/plugin-argocd-backend'));

// A back end that has not come up whole must not linger as if it had.
checkConfiguration(process.argv, process.env)
  .then(() => backend.start())
  .catch(error => {
    process.stderr.write(`The back end cannot start: ${error.message}\n`);
    process.exit(1);
  });
