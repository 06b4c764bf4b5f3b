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
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Targets } from '@slipway/plugin-scaffolder-backend-module-gitops';
import { AllowedLocations } from './AllowedLocations';

/**
 * That what is made in the groups of `gitops.targets` can be registered.
 *
 * @throws InputError with the groups in which it could not
 */
export function requireTargetsAllowed(config: Config): void {
  const allowed = AllowedLocations.fromConfig(config);
  const refused = Targets.fromConfig(config).all.flatMap(({ name, gitlab }) =>
    gitlab.groups
      .filter(({ path }) => !allowed.hasGroup(gitlab.host, path))
      .map(({ path }) => `${path} of ${gitlab.host} (target ${name})`),
  );
  if (refused.length > 0) {
    throw new InputError(
      `portal.registration.allowed does not name every group of gitops.targets, so no project there could be registered in the catalog: ${refused.join(
        ', ',
      )}. Add them to portal.registration.allowed[].groups, or take them out of gitops.targets.`,
    );
  }
}

/** Stops a portal at its start in which every new project would fail at the same step. */
export const targetsModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'portal-targets',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig },
      async init({ config }) {
        requireTargetsAllowed(config);
      },
    });
  },
});
