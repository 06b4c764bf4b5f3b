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
import { findLabel } from './findLabel';

describe('the name of an Argo CD instance in a sentence', () => {
  const labelAmong = (
    getInstances: () => Promise<ReturnType<typeof instance>[]>,
  ) =>
    findLabel(
      argocdServiceMock({ getInstances }),
      'global',
      mockCredentials.user(),
    );

  it.each([
    [
      'its title',
      [instance({ title: 'Main cluster' })],
      'Argo CD instance Main cluster',
    ],
    ['its name where it has none', [instance()], 'Argo CD instance global'],
    [
      'its name where the portal has no such instance',
      [],
      'Argo CD instance global',
    ],
  ])('is %s', async (_what, instances, label) => {
    expect(await labelAmong(async () => instances)).toBe(label);
  });

  it('is its name where nobody tells', async () => {
    expect(
      await labelAmong(async () => {
        throw new Error('away');
      }),
    ).toBe('Argo CD instance global');
  });
});
