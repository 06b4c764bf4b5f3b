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

import { z } from 'zod';
import { RawManagedResource, RawTree } from '../argocd/types';

export const routeKind = {
  group: 'gateway.networking.k8s.io',
  kind: 'HTTPRoute',
};

/** Argo CD's own: what carries it shows no links that were worked out. */
const ignoredBy = 'argocd.argoproj.io/ignore-default-links';

/** Of a route nothing else is read. */
const route = z.object({
  metadata: z
    .object({ annotations: z.record(z.string(), z.string()).nullish() })
    .optional(),
  spec: z.object({
    hostnames: z.array(z.string()).nullish(),
    parentRefs: z.array(z.object({ port: z.number().optional() })).nullish(),
    rules: z
      .array(
        z.object({
          backendRefs: z.array(z.object({ name: z.string() })).nullish(),
        }),
      )
      .nullish(),
  }),
});

/** Whether an application has routes, of whose host names Argo CD says nothing by itself. */
export function hasRoutes({ nodes }: RawTree): boolean {
  return (nodes ?? []).some(
    ({ group, kind }) => group === routeKind.group && kind === routeKind.kind,
  );
}

/**
 * Where the host names of HTTPRoutes answer, as they are in the cluster. A route names no scheme: only one that is bound to
 * port 80 alone is plain HTTP.
 *
 * @param backends - names of Services: only of routes that lead to one of them
 */
export function routeAddresses(
  routes: RawManagedResource[],
  backends?: string[],
): string[] {
  const addresses = routes.flatMap(({ liveState }) => {
    const { success, data } = route.safeParse(JSON.parse(liveState || 'null'));
    if (!success || data.metadata?.annotations?.[ignoredBy] === 'true') {
      return [];
    }
    const leadsTo = (data.spec.rules ?? []).flatMap(({ backendRefs }) =>
      (backendRefs ?? []).map(({ name }) => name),
    );
    if (backends && !leadsTo.some(name => backends.includes(name))) {
      return [];
    }
    const ports = (data.spec.parentRefs ?? []).map(({ port }) => port);
    const isPlain = ports.length > 0 && ports.every(port => port === 80);
    return (data.spec.hostnames ?? [])
      .filter(host => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
      .map(host => `${isPlain ? 'http' : 'https'}://${host}`);
  });
  return [...new Set(addresses)].sort();
}
