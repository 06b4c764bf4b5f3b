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

import { ServiceSettings } from '@slipway/plugin-argocd-common';
import { z } from 'zod';

const quantity = z.union([z.string(), z.number()]).transform(String);
const resources = z
  .object({ cpu: quantity.optional(), memory: quantity.optional() })
  .optional();

/** Of what Git asks for nothing else is read. */
const workload = z.object({
  spec: z.object({
    replicas: z.number().int().optional(),
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({
            name: z.string(),
            resources: z
              .object({ requests: resources, limits: resources })
              .nullish(),
          }),
        ),
      }),
    }),
  }),
});

const service = z.object({
  spec: z.object({ ports: z.array(z.object({ port: z.number() })).nullish() }),
});

/** How many pods Git asks for and what each container gets; `undefined` where the manifest is of nothing that has pods. */
export function workloadSettings(
  manifestText: string | undefined,
): Pick<ServiceSettings, 'replicas' | 'containers'> | undefined {
  const { success, data } = workload.safeParse(
    JSON.parse(manifestText || 'null'),
  );
  return success
    ? {
        replicas: data.spec.replicas,
        containers: data.spec.template.spec.containers.map(container => ({
          name: container.name,
          requests: container.resources?.requests,
          limits: container.resources?.limits,
        })),
      }
    : undefined;
}

/** The ports of a Service. */
export function servicePorts(manifestText: string | undefined): number[] {
  const { success, data } = service.safeParse(
    JSON.parse(manifestText || 'null'),
  );
  return success ? (data.spec.ports ?? []).map(({ port }) => port) : [];
}
