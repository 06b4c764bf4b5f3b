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

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import request from 'supertest';
import { ofSelfManaged, portalWith } from './__testUtils__/placed';
import scaffolderModuleGitops from '.';

const start = (...targets: JsonObject[]) =>
  startTestBackend({
    extensionPoints: [
      [scaffolderActionsExtensionPoint, { addActions: () => {} }],
    ],
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { auth: { keys: [{ secret: 'test' }] } },
          ...portalWith(...targets).get<JsonObject>(),
        },
      }),
      argocdServiceMock.factory(),
      catalogServiceMock.factory(),
      scaffolderModuleGitops,
    ],
  });

describe('a portal', () => {
  it('without targets starts, and says what is missing', async () => {
    const backend = await start();
    const { body } = await request(backend.server).get(
      '/api/scaffolder/gitops/targets',
    );
    expect(body).toEqual({
      targets: [],
      problems: [expect.stringContaining('has no gitops.targets')],
    });
    await backend.stop();
  });

  it('with a wrong target does not start, and says which key', async () => {
    await expect(
      start({ ...ofSelfManaged, argocdInstance: 'nowhere' }),
    ).rejects.toThrow('gitops.targets[0].argocdInstance is nowhere');
  });
});
