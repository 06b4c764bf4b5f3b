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

import { ConfigReader } from '@backstage/config';
import { requireTargetsAllowed } from './targetsModule';

const portal = (allowed: object[]) => () =>
  requireTargetsAllowed(
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: 'gitlab.example.com',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        ],
      },
      portal: { registration: { allowed } },
      argocd: { instances: [{ name: 'global' }] },
      gitops: {
        targets: [
          {
            name: 'own',
            argocdInstance: 'global',
            gitlab: {
              host: 'gitlab.example.com',
              groups: ['team-web', { path: 'shop/checkout' }],
            },
            endpointProfile: 'self-managed',
            registry: { host: 'registry.example.com' },
            domain: 'apps.example.com',
            registration: 'manual',
          },
        ],
      },
    } as never),
  );

describe('the groups of gitops.targets', () => {
  it.each([
    ['the whole host', [{ host: 'gitlab.example.com' }]],
    [
      'them or a group above them, in any case',
      [{ host: 'gitlab.example.com', groups: ['Team-Web', 'shop'] }],
    ],
  ])('may be registered from where %s is allowed', (_what, allowed) => {
    expect(portal(allowed)).not.toThrow();
  });

  it.each([
    ['none', [], 'team-web'],
    ['another host', [{ host: 'gitlab.com' }], 'team-web'],
    [
      'a group that only begins alike',
      [{ host: 'gitlab.example.com', groups: ['team-web', 'shop/check'] }],
      ': shop/checkout of gitlab.example.com (target own)',
    ],
  ])('keep a portal from its start that allows %s', (_what, allowed, named) => {
    expect(portal(allowed)).toThrow(
      'portal.registration.allowed does not name every group of gitops.targets',
    );
    expect(portal(allowed)).toThrow(named);
  });
});
