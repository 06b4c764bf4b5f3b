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
import { InputError } from '@backstage/errors';
import { EnvironmentName, Service } from '@slipway/plugin-gitops-common';
import { refuseUnusableName } from '../gitlab/projectNames';
import { PlacedProject } from '../targets/Targets';
import { Endpoints, planEndpoints } from './endpoints';
import { PlannedService, planServices, requireProjectName } from './services';

/** Everything that the skeleton writes down and nobody has to be asked for. */
export interface PlannedTree {
  environments: EnvironmentName[];
  services: PlannedService[];
  endpoints: Endpoints;
}

/**
 * Works out what the skeleton needs; it asks nobody.
 *
 * @throws InputError where the choices do not fit together
 */
export function planTree(
  placed: PlacedProject,
  chosen: Service[],
  portalUrl?: string,
): PlannedTree {
  const { address, settings } = placed;
  requireProjectName(address.repository);
  refuseUnusableName(address);
  const services = planServices(address.repository, chosen);
  if (
    settings.imageUpdate === 'image-updater' &&
    services.every(({ kind }) => kind === 'image')
  ) {
    throw new InputError(
      'Image Updater would have nothing to do: no service is built here. Choose another image update.',
    );
  }
  return {
    environments: settings.environments,
    services,
    endpoints: planEndpoints(placed, portalUrl),
  };
}
