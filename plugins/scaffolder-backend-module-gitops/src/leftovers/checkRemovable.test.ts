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
import { placed } from '../__testUtils__/placed';
import { checkRemovable } from './checkRemovable';

describe('whether the removal of a leftover frees its names', () => {
  const check = (taken: string[], own: string[] | Error) =>
    checkRemovable(
      argocdServiceMock({
        getInstances: async () => [instance()],
        getName: async name => ({
          name,
          status: taken.includes(name) ? 'taken' : 'free',
        }),
        getProvision: async () => {
          if (own instanceof Error) {
            throw own;
          }
          return own;
        },
      }),
      {
        address: placed().address,
        names: ['shop', 'shop-dev'],
        taskId: 'task-1',
      },
      mockCredentials.user(),
    );

  it('is so where nothing has them, or the leftover itself', async () => {
    await expect(check([], new Error('not asked'))).resolves.toBeUndefined();
    await expect(check(['shop-dev'], ['shop-dev'])).resolves.toBeUndefined();
  });

  it('is refused where something else has one', async () => {
    await expect(check(['shop', 'shop-dev'], ['shop-dev'])).rejects.toThrow(
      /^Argo CD still has shop, or has synced it for blue\/shop/,
    );
  });

  it('is not told where Argo CD does not say what is whose', async () => {
    await expect(
      check(['shop-dev'], new Error('it does not answer')),
    ).rejects.toThrow('it does not answer');
  });
});
