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

import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import express from 'express';
import request from 'supertest';
import { ofSelfManaged, portalWith } from '../__testUtils__/placed';
import { createTargetsRouter } from './createTargetsRouter';
import { Targets } from './Targets';

const group = (
  name: string,
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'team', children: [] },
});

async function answer(
  targets: JsonObject[],
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const config = portalWith(...targets);
  const app = express()
    .use(
      createTargetsRouter({
        catalog: catalogServiceMock({
          entities: [
            group('checkout'),
            group('shop-people', {
              'gitlab.example.com/team-path': 'Shop/web',
            }),
            group('web'),
          ],
        }),
        config,
        httpAuth: mockServices.httpAuth(),
        permissions: mockServices.permissions({ result }),
        targets: Targets.fromConfig(config),
      }),
    )
    .use(mockErrorHandler());
  return request(app).get('/gitops/targets');
}

describe('GET /gitops/targets', () => {
  it('says where projects can go, whose each group is, and no address of the cluster', async () => {
    const { status, body, text } = await answer([
      {
        ...ofSelfManaged,
        title: 'Everybody',
        gitlab: {
          host: 'gitlab.example.com',
          clusterUrl: 'http://gitlab.svc:8181',
          groups: [
            'shop/web',
            'shop/checkout',
            'nobodys',
            { path: 'apps', owners: ['team-apps'] },
          ],
        },
        choices: ['visibility'],
      },
    ]);
    expect([status, body]).toEqual([
      200,
      {
        targets: [
          {
            name: 'own',
            title: 'Everybody',
            argocd: { instance: 'global', title: 'Global' },
            gitlab: {
              host: 'gitlab.example.com',
              url: 'https://gitlab.example.com',
            },
            groups: [
              { path: 'apps', owners: ['group:default/team-apps'] },
              { path: 'nobodys', owners: [] },
              { path: 'shop/checkout', owners: ['group:default/checkout'] },
              // The annotation counts for more than the name.
              { path: 'shop/web', owners: ['group:default/shop-people'] },
            ],
            registry: 'registry.example.com',
            settings: expect.objectContaining({ environments: ['dev'] }),
            choices: ['visibility'],
          },
        ],
        problems: [],
      },
    ]);
    expect(text).not.toContain('gitlab.svc');
  });

  it('says what is missing', async () => {
    const { body } = await answer([]);
    expect(body).toEqual({
      targets: [],
      problems: [expect.stringContaining('has no gitops.targets')],
    });
  });

  it('is for people who may run templates', async () => {
    const { status } = await answer([ofSelfManaged], AuthorizeResult.DENY);
    expect(status).toBe(403);
  });
});
