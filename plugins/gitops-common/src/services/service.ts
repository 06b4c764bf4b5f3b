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

// The scaffolder takes schemas of zod 3 for the inputs of actions and the values of fields.
import { z } from 'zod/v3';
import { hostname } from '../hostname';
import { nameSchema } from '../names';

/** @public */
export const serviceKinds = ['web', 'worker', 'image'] as const;

/** Languages that the template has a program for. @public */
export const serviceLanguages = ['python', 'node', 'go', 'static'] as const;

/** @public */
export const serviceSizes = ['small', 'medium', 'large'] as const;

/** @public */
export type ServiceKind = (typeof serviceKinds)[number];

/** @public */
export type ServiceLanguage = (typeof serviceLanguages)[number];

/** @public */
export type ServiceSize = (typeof serviceSizes)[number];

/** What a container of a size asks for; its memory is its limit, too. @public */
export const sizeResources: Record<
  ServiceSize,
  { cpu: string; memory: string }
> = {
  small: { cpu: '50m', memory: '128Mi' },
  medium: { cpu: '250m', memory: '512Mi' },
  large: { cpu: '1', memory: '2Gi' },
};

/** @public */
export const maxServices = 20;

/** The longest name of a service: after the longest name of a project it still fits into 63. @public */
export const maxServiceName = 19;

/** @public */
export const maxReplicas = 10;

const maxPort = 65535;
/** The first port that a container without root rights may open. */
const firstFreePort = 1024;

/** Ports that a kind may listen on: an existing image may bring a user with more rights. @public */
export function portRange(kind: ServiceKind): { min: number; max: number } {
  return { min: kind === 'image' ? 1 : firstFreePort, max: maxPort };
}

/** A service of a project, as far as a schema can say it; `serviceProblems` says the rest. */
export const serviceSchema = z.object({
  name: nameSchema(maxServiceName),
  kind: z.enum(serviceKinds),
  language: z.enum(serviceLanguages).optional(),
  port: z.number().int().min(1).max(maxPort).optional(),
  public: z.boolean().optional(),
  path: z
    .string()
    .regex(/^\/[A-Za-z0-9/_.-]*$/)
    .max(100)
    .optional(),
  image: z
    .string()
    .regex(
      new RegExp(`^${hostname}(:[0-9]{1,5})?(/[a-z0-9]+([._-][a-z0-9]+)*)+$`),
    )
    .max(200)
    .optional(),
  tag: z
    .string()
    .regex(/^(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/)
    .optional(),
  size: z.enum(serviceSizes),
  replicas: z.number().int().min(1).max(maxReplicas),
});

/** The services of a project, as the form gives them and the actions take them. @public */
export const servicesSchema = z.array(serviceSchema).min(1).max(maxServices);

/** @public */
export type Service = z.infer<typeof serviceSchema>;

/** Whether people reach it from outside of the cluster. @public */
export function isPublicService(service: Service): boolean {
  return service.kind === 'web' && service.public === true;
}
