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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { systemEntity } from '../../__testUtils__/ArgocdBackend';
import { EntityOrigins } from './EntityOrigins';

const page = 'https://gitlab.example.com/team/shop';
const proven = {
  path: 'team/shop',
  urls: [page, `${page}.git`, 'http://gitlab.svc:8181/team/shop'],
};

function requireAt(location?: string) {
  const annotations: Record<string, string> = location
    ? { 'backstage.io/managed-by-location': location }
    : {};
  return new EntityOrigins({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [systemEntity('shop', annotations)],
    }),
    reading: {
      aliases: [
        {
          url: 'https://gitlab.example.com',
          aliases: ['http://gitlab.svc:8181'],
        },
      ],
      gitlabs: [{ origin: 'https://gitlab.example.com', relativePath: '' }],
    },
  });
}

describe('EntityOrigins', () => {
  it('has nothing against an entity that is not there yet', async () => {
    await expect(
      requireAt().require('system:default/blog', proven),
    ).resolves.toBeUndefined();
  });

  it.each([
    `url:${page}/-/blob/main/catalog-info.yaml`,
    'url:https://gitlab.example.com/Team/Shop/-/blob/release%2F1/deep/x.yaml',
  ])('has nothing against one from the repository: %s', async location => {
    await expect(
      requireAt(location).require('system:default/shop', proven),
    ).resolves.toBeUndefined();
  });

  it.each([
    undefined,
    'file:/catalog/shop.yaml',
    'url:https://gitlab.example.com/vault/shop/-/blob/main/catalog-info.yaml',
    `url:${page}-two/-/blob/main/catalog-info.yaml`,
    `url:${page}/-/blob/main/.\t./x.yaml`,
    'url:https://evil.example/team/shop/-/blob/main/catalog-info.yaml',
  ])('refuses one from elsewhere: %s', async location => {
    await expect(
      requireAt(location).require('system:default/shop', proven),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message: expect.stringMatching(
          /^The catalog has system:default\/shop already, from another place than team\/shop\. Choose another project name/,
        ),
      }),
    );
  });
});
