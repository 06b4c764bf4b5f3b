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
import {
  EndpointProfile,
  ImageUpdate,
  Service,
} from '@slipway/plugin-gitops-common';
import { Target } from '../gitlab/target';
import { Endpoints, planEndpoints } from './endpoints';
import { PlannedService, planServices, refuseYamlWord } from './services';

/** Environments in the order in which a change comes to them. */
export const environmentOrder = ['dev', 'staging', 'production'] as const;

type Environment = (typeof environmentOrder)[number];

/** What the files of a project depend on, as it was chosen. */
export interface TreeInput {
  name: string;
  profile: EndpointProfile;
  clusterGitlabUrl?: string;
  pullRegistry?: string;
  domain?: string;
  environments: Environment[];
  services: Service[];
  imageUpdate?: ImageUpdate;
}

/** The same with everything that the skeleton writes down. */
export interface PlannedTree {
  environments: Environment[];
  services: PlannedService[];
  endpoints: Endpoints;
}

/**
 * Works out what the skeleton needs; it asks nobody.
 *
 * @throws InputError where the choices do not fit together
 */
export function planTree(
  input: TreeInput,
  target: Target,
  portalUrl?: string,
): PlannedTree {
  if (target.repository !== input.name) {
    throw new InputError(
      `The repository is named ${target.repository} and the project ${input.name}. Give both the same name.`,
    );
  }
  refuseYamlWord(input.name);
  const services = planServices(input.name, input.services);
  if (
    input.imageUpdate === 'image-updater' &&
    services.every(({ kind }) => kind === 'image')
  ) {
    throw new InputError(
      'Image Updater would have nothing to do: no service is built here. Choose another image update.',
    );
  }
  const { clusterGitlabUrl, domain = 'localhost', pullRegistry } = input;
  return {
    environments: environmentOrder.filter(environment =>
      input.environments.includes(environment),
    ),
    services,
    endpoints: planEndpoints(input.profile, target, {
      clusterGitlabUrl,
      pullRegistry,
      domain,
      portalUrl,
    }),
  };
}
