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
import { findInstance } from './findInstance';

const credentials = mockCredentials.user();
const argocd = argocdServiceMock({
  getInstances: async () => [
    instance(),
    instance({ name: 'late', status: 'delayed' }),
    instance({ name: 'away', title: 'Old data center', status: 'unreachable' }),
  ],
});

describe('the Argo CD instance of a project', () => {
  it('is found by its name', async () => {
    expect(await findInstance(argocd, 'global', credentials)).toEqual(
      instance(),
    );
  });

  it('may be one that tells of changes late', async () => {
    expect(await findInstance(argocd, 'late', credentials)).toMatchObject({
      name: 'late',
    });
  });

  it('is one that the portal knows', async () => {
    await expect(findInstance(argocd, 'other', credentials)).rejects.toThrow(
      'The portal knows no Argo CD instance other. It knows: global, late, away.',
    );
  });

  it('answers', async () => {
    await expect(findInstance(argocd, 'away', credentials)).rejects.toThrow(
      'Argo CD instance Old data center does not answer now.',
    );
  });
});
