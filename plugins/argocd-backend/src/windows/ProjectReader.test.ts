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
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ProjectReader } from './ProjectReader';

it('warns once of windows that Argo CD reads in another way than they are meant', async () => {
  const client = new ArgocdClient({
    url: 'http://argocd.test',
    credential: { kind: 'none' },
  });
  const window = { kind: 'deny', schedule: '0 22 * * *', duration: '8h' };
  jest.spyOn(client, 'listProjects').mockResolvedValue([
    {
      metadata: { name: 'team' },
      spec: {
        syncWindows: [
          window,
          { ...window, duration: '1d' },
          { ...window, timeZone: 'Europe/Atlantis' },
        ],
      },
    },
  ]);
  const logger = mockServices.logger.mock();
  const reader = new ProjectReader({
    clients: new Map([['main', client]]),
    logger,
  });
  await reader.refresh();
  await reader.refresh();
  expect(logger.warn.mock.calls).toEqual([
    [
      'Project team of main: for a sync window Argo CD cannot read the duration "1d", so it refuses every sync.',
    ],
    [
      'Project team of main: for a sync window Argo CD does not know the time zone "Europe/Atlantis", and takes UTC.',
    ],
  ]);
  await client.close();
});
