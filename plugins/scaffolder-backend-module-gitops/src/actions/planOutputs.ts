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
  buildEngines,
  domainPattern,
  environmentNames,
  imageUpdates,
  registrationMethods,
  serviceKinds,
  visibilities,
} from '@slipway/plugin-gitops-common';
import type { z as zod } from 'zod/v3';
import { Endpoints } from '../plan/endpoints';
import { Registration } from '../plan/registration';
import { PlannedService } from '../plan/services';

export const plannedServiceOutput = (z: typeof zod) =>
  z.object({
    name: z.string(),
    kind: z.enum(serviceKinds),
    language: z.string(),
    port: z.number().optional(),
    public: z.boolean(),
    path: z.string(),
    healthPath: z.string(),
    repository: z.string(),
    tag: z.string(),
    replicas: z.number(),
    resources: z.object({
      requests: z.object({ cpu: z.string(), memory: z.string() }),
      limits: z.object({ memory: z.string() }),
    }),
    skaffoldName: z.string(),
  }) satisfies zod.ZodType<PlannedService>;

export const endpointsOutput = (z: typeof zod) =>
  z.object({
    gitlabHost: z.string(),
    projectPath: z.string(),
    projectUrl: z.string(),
    clusterRepositoryUrl: z.string(),
    pullRegistry: z.string(),
    imageRegistry: z.string(),
    pullSecrets: z.array(z.string()),
    domain: z.string(),
    portalUrl: z.string(),
    argocdNamespace: z.string(),
  }) satisfies zod.ZodType<Endpoints>;

export const registrationOutput = (z: typeof zod) =>
  z.object({
    method: z.enum(registrationMethods),
    projects: z.array(z.string()),
    topics: z.array(z.string()),
    platformRepositoryUrl: z.string(),
    namespacePrefix: z.string(),
  }) satisfies zod.ZodType<Registration>;

/** What a person chose where the target lets them. */
export const settingsInputs = {
  visibility: (z: typeof zod) => z.enum(visibilities).optional(),
  environments: (z: typeof zod) =>
    z.array(z.enum(environmentNames)).min(1).optional(),
  manualEnvironments: (z: typeof zod) =>
    z
      .array(z.enum(environmentNames))
      .optional()
      .describe('Environments that a person syncs'),
  buildEngine: (z: typeof zod) => z.enum(buildEngines).optional(),
  imageUpdate: (z: typeof zod) => z.enum(imageUpdates).optional(),
  registration: (z: typeof zod) => z.enum(registrationMethods).optional(),
  domain: (z: typeof zod) =>
    z.string().max(200).regex(domainPattern).optional(),
};

/** What holds: of the target, or what a person chose instead. */
export const settingsOutputs = {
  visibility: (z: typeof zod) => z.enum(visibilities),
  environments: (z: typeof zod) => z.array(z.enum(environmentNames)),
  manualEnvironments: (z: typeof zod) => z.array(z.enum(environmentNames)),
  buildEngine: (z: typeof zod) => z.enum(buildEngines),
  imageUpdate: (z: typeof zod) => z.enum(imageUpdates),
};
