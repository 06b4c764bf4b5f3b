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

import { mockServices } from '@backstage/backend-test-utils';
import { readProvisionRules } from './readProvisionRules';

const read = (provision: object) =>
  readProvisionRules(
    mockServices
      .rootConfig({ data: { provision } as never })
      .getConfig('provision'),
  );

describe('the rules of provisioning', () => {
  it('are read whole', () => {
    expect(
      read({
        environments: ['test', 'live', 'test'],
        namespacePattern: 'ns-{name}-{environment}',
        systemNamespaces: ['cert-manager', 'cattle-*'],
        reserved: [
          { namespaces: ['platform-*'] },
          {
            namespaces: ['realtime-*'],
            groups: ['group:team-realtime', 'User:default/Maria'],
          },
        ],
        adopted: [
          {
            host: 'GitLab.example.com',
            projectId: 42,
            namespaces: ['monitoring'],
          },
        ],
      }),
    ).toEqual({
      environments: ['test', 'live'],
      namespacePattern: 'ns-{name}-{environment}',
      systemNamespaces: ['cert-manager', 'cattle-*'],
      reserved: [
        { namespaces: ['platform-*'], groups: [] },
        {
          namespaces: ['realtime-*'],
          groups: ['group:default/team-realtime', 'user:default/maria'],
        },
      ],
      adopted: [
        {
          host: 'gitlab.example.com',
          projectId: 42,
          namespaces: ['monitoring'],
        },
      ],
    });
  });

  it.each([
    ['an unknown key', { reserve: [] }, 'there is no reserve, only'],
    ['no environment', { environments: [] }, 'environments must be a list'],
    [
      'an environment that is none',
      { environments: ['Dev'] },
      'environments must be',
    ],
    [
      'a pattern without the name',
      { namespacePattern: 'shop-{environment}' },
      'namespacePattern must be',
    ],
    [
      'a pattern that is no namespace',
      { namespacePattern: '{name}_{environment}' },
      'namespacePattern must be',
    ],
    [
      'system namespaces that match nothing',
      { systemNamespaces: ['Kube'] },
      'systemNamespaces must be a list of namespaces',
    ],
    [
      'a reservation without namespaces',
      { reserved: [{ namespaces: [] }] },
      'reserved[0]: namespaces must be',
    ],
    [
      'a misspelled group, which would leave the namespaces to nobody',
      { reserved: [{ namespaces: ['a-*'], group: ['group:a'] }] },
      'reserved[0]: there is no group, only namespaces, groups',
    ],
    [
      'a group without its kind',
      { reserved: [{ namespaces: ['a-*'], groups: ['a'] }] },
      'reserved[0]: ',
    ],
    [
      'a project that has no number',
      { adopted: [{ host: 'h', projectId: 1.5, namespaces: ['a'] }] },
      'adopted[0]: projectId must be the number of a GitLab project',
    ],
  ])('refuse %s', (_name, provision, message) => {
    expect(() => read(provision)).toThrow(`argocd.provision: ${message}`);
  });
});
