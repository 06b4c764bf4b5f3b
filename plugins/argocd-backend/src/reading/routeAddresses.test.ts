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

import { hasRoutes, routeAddresses } from './routeAddresses';

const route = (
  spec: object,
  annotations?: Record<string, string>,
): { kind: string; name: string; liveState: string } => ({
  kind: 'HTTPRoute',
  name: 'shop',
  liveState: JSON.stringify({ metadata: { annotations }, spec }),
});

describe('the addresses of HTTPRoutes', () => {
  it('are their host names, without wildcards, each once', () => {
    expect(
      routeAddresses([
        route({ hostnames: ['shop.example.org', '*.example.org'] }),
        route({ hostnames: ['api.example.org', 'shop.example.org'] }),
      ]),
    ).toEqual(['https://api.example.org', 'https://shop.example.org']);
  });

  it('are plain HTTP only where port 80 alone is bound', () => {
    const of = (...ports: (number | undefined)[]) =>
      routeAddresses([
        route({
          hostnames: ['shop.example.org'],
          parentRefs: ports.map(port => ({ port })),
        }),
      ]);
    expect(of(80)).toEqual(['http://shop.example.org']);
    expect(of(80, 443)).toEqual(['https://shop.example.org']);
    expect(of(undefined)).toEqual(['https://shop.example.org']);
  });

  it('are none of what hides its links, is no host name, or is not in the cluster', () => {
    expect(
      routeAddresses([
        route(
          { hostnames: ['shop.example.org'] },
          { 'argocd.argoproj.io/ignore-default-links': 'true' },
        ),
        route({ hostnames: ['shop.example.org:80', 'a/b'] }),
        { kind: 'HTTPRoute', name: 'new', liveState: 'null' },
      ]),
    ).toEqual([]);
  });

  it('are of those that lead to some Service, where that is asked', () => {
    const routes = [
      route({
        hostnames: ['shop.example.org'],
        rules: [{ backendRefs: [{ name: 'web' }] }],
      }),
    ];
    expect(routeAddresses(routes, ['web'])).toHaveLength(1);
    expect(routeAddresses(routes, ['api'])).toEqual([]);
  });

  it('are asked for only where the tree has a route', () => {
    const group = 'gateway.networking.k8s.io';
    expect(
      hasRoutes({ nodes: [{ group, kind: 'HTTPRoute', name: 'shop' }] }),
    ).toBe(true);
    expect(
      hasRoutes({ nodes: [{ group, kind: 'Gateway', name: 'shop' }] }),
    ).toBe(false);
    expect(hasRoutes({ nodes: null })).toBe(false);
  });
});
