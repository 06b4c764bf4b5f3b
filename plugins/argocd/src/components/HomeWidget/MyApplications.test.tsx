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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { answer, apiMock, applicationList } from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { applicationsRouteRef } from '../../routes';
import { MyApplications } from './MyApplications';

function renderWidget(api = apiMock(async () => answer())) {
  renderInTestApp(<MyApplications />, {
    apis: [[argocdApiRef, api]],
    mountedRoutes: {
      '/argo-cd': applicationsRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return api;
}

describe('the home widget', () => {
  it('shows what is mine, worst first, with a way to each entity and to all', async () => {
    const api = renderWidget();
    const rows = within(await screen.findByRole('list')).getAllByRole(
      'listitem',
    );
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/^Broken.*staging.*streamlit cannot start/),
      expect.stringMatching(
        /^Healthy.*coelho-realtime-dev.*2222222Latest change/,
      ),
    ]);
    expect(
      screen.getByRole('link', { name: 'coelho-realtime-dev' }),
    ).toHaveAttribute('href', '/catalog/default/system/coelho-realtime');
    expect(
      screen.getByRole('link', { name: 'All my applications' }),
    ).toHaveAttribute('href', '/argo-cd');
    expect(api.getApplications).toHaveBeenCalledWith({ mine: true, limit: 8 });
  });

  it('says how many there are where it cannot show all', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockResolvedValue({ ...applicationList, total: 214 });
    renderWidget(api);
    expect(
      await screen.findByRole('link', { name: 'All 214' }),
    ).toBeInTheDocument();
  });

  it('says that nothing is mine', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockResolvedValue({
      ...applicationList,
      items: [],
      total: 0,
    });
    renderWidget(api);
    expect(
      await screen.findByText(
        'No application belongs to you or to one of your groups.',
      ),
    ).toBeInTheDocument();
  });

  it('offers another try where the portal does not answer', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockRejectedValue(new Error('Failed to fetch'));
    renderWidget(api);
    expect(
      await screen.findByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
