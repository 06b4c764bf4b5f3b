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

import { ServiceStanding, Standing } from '@slipway/plugin-argocd-common';
import { screen, within } from '@testing-library/react';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { ServicesPanel } from './ServicesPanel';

async function cellOf(
  service: Partial<ServiceStanding>,
  standing: Partial<Standing> = {},
) {
  renderOnEntityPage(
    <ServicesPanel
      applications={[
        {
          ...liveApplication,
          standing: {
            has: 'no',
            readAt: '2026-11-23T04:49:10Z',
            ...standing,
            services: [{ service: 'fastapi', has: 'no', ...service }],
          },
        },
      ]}
      changes={[]}
      lastChanges={[]}
    />,
    apiMock(async () => answer()),
  );
  const row = await screen.findByRole('row', { name: /^fastapi/ });
  return within(row).getAllByRole('cell')[0];
}

describe('the services by environment', () => {
  it('say that nothing runs where there is no pod', async () => {
    expect(await cellOf({ pods: { ready: 0, total: 0 } })).toHaveTextContent(
      /^Nothing running$/,
    );
  });

  it('say that no pod is ready, and how many there are', async () => {
    expect(await cellOf({ pods: { ready: 0, total: 2 } })).toHaveTextContent(
      /^No pod ready0\/2 pods$/,
    );
  });

  it('call the version unknown as long as the pods were not read', async () => {
    const cell = await cellOf({}, { readAt: undefined });
    expect(cell).toHaveTextContent(/^Version unknown$/);
    expect(
      within(cell).getByTitle('Its pods have not been read yet.'),
    ).toBeInTheDocument();
  });
});
