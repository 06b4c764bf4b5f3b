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

import { mockCredentials } from '@backstage/backend-test-utils';
import { argocdServiceMock } from '@slipway/plugin-argocd-node/testUtils';
import { instance } from '../__testUtils__/instance';
import { checkRepositoryAccess } from './checkRepositoryAccess';

const check = (status: 'covered' | 'missing' | 'unknown') =>
  checkRepositoryAccess(
    argocdServiceMock({
      getRepositoryAccess: async () => ({ status }),
      getInstances: async () => [instance({ title: 'Main cluster' })],
    }),
    {
      instance: 'global',
      url: 'https://gitlab.example.com/blue/shop.git',
      group: 'blue',
    },
    mockCredentials.user(),
  );

const command =
  'argocd repocreds add https://gitlab.example.com/blue/ --username <deploy token user> --password <deploy token>';

describe('access of Argo CD to the repository', () => {
  it('is nothing to speak of where there is a credential', async () => {
    expect(await check('covered')).toBeUndefined();
  });

  it('is a warning where Argo CD does not tell', async () => {
    const warning = await check('unknown');
    expect(warning).toContain(command);
    expect(warning).toContain('Argo CD instance Main cluster does not tell');
  });

  it('stops where there is none, with the command', async () => {
    await expect(check('missing')).rejects.toThrow(command);
  });
});
