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

import { useAppLocation } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ApplicationListQuery } from '@slipway/plugin-argocd-common';
import {
  answer,
  apiMock,
  applicationList,
  liveInstance,
} from '../../__testUtils__/fixtures';
import { fakeSignals } from '../../__testUtils__/signals';
import { argocdApiRef } from '../../api';
import { asLastKnown } from '../../utils/asLastKnown';
import { ApplicationsPage } from './ApplicationsPage';

function Address() {
  return <output data-testid="address">{useAppLocation().search}</output>;
}

function renderPage(
  options: { path?: string; api?: ReturnType<typeof apiMock> } = {},
) {
  const api = options.api ?? apiMock(async () => answer());
  const signals = fakeSignals();
  renderInTestApp(
    <>
      <ApplicationsPage />
      <Address />
    </>,
    {
      apis: [
        [argocdApiRef, api],
        [signalApiRef, signals.api],
      ],
      initialRouteEntries: [options.path ?? '/'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return { api, signal: signals.signal };
}

const lastQuery = (api: ReturnType<typeof apiMock>): ApplicationListQuery =>
  api.getApplications.mock.lastCall![0]!;

describe('the applications page', () => {
  it('begins with what is mine, worst first, each with a way to its entity', async () => {
    const { api } = renderPage();
    const rows = within(await screen.findByRole('grid')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('State'),
      expect.stringMatching(
        /^Broken.*coelho-realtime-staging.*staging.*streamlit cannot start.*feat: begin11111111 change behind.*team-realtime/,
      ),
      expect.stringMatching(
        /^Healthy.*coelho-realtime-dev.*feat: greet by name2222222Latest change/,
      ),
    ]);
    expect(
      screen.getByRole('link', { name: 'coelho-realtime-dev' }),
    ).toHaveAttribute('href', '/catalog/default/system/coelho-realtime');
    expect(lastQuery(api)).toMatchObject({ mine: true, limit: 100 });
    expect(
      screen.getByText('2 of 2 applications, worst first.'),
    ).toBeInTheDocument();
  });

  it('filters by its address', async () => {
    const { api } = renderPage({
      path: '/?show=all&verdict=broken&verdict=nonsense&search=shop&instance=global',
    });
    await screen.findByRole('grid');
    expect(lastQuery(api)).toMatchObject({
      search: 'shop',
      mine: undefined,
      verdict: ['broken'],
      instance: ['global'],
      owner: undefined,
    });
    expect(screen.getByRole('searchbox')).toHaveValue('shop');
  });

  it('writes into its address what people choose, and forgets it again', async () => {
    const { api } = renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: /1 Broken/ }),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    await userEvent.type(screen.getByRole('searchbox'), 'stag');
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '?search=stag&show=all&verdict=broken',
      ),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        search: 'stag',
        mine: undefined,
        verdict: ['broken'],
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address').textContent).toBe('?show=all'),
    );
  });

  it('shows when tokens end to those who look at everything only', async () => {
    const api = apiMock(async () => answer());
    api.getInstances.mockResolvedValue([
      {
        ...liveInstance,
        credentials: [
          {
            purpose: 'read',
            expiresAt: '2026-12-01T00:00:00Z',
            expiresInDays: 9,
          },
        ],
        registration: { methods: ['manual'], namespace: 'argocd' },
      },
    ]);
    renderPage({ api });
    await screen.findByRole('grid');
    expect(api.getInstances).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    expect(
      await screen.findByText(/tokens end – read in 9 days/),
    ).toBeInTheDocument();
  });

  it('shows more where there is more', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockResolvedValue({
      ...applicationList,
      total: 214,
      nextCursor: 'next',
    });
    renderPage({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    await waitFor(() => expect(lastQuery(api)).toMatchObject({ limit: 200 }));
  });

  it('follows what changes', async () => {
    const { api, signal } = renderPage();
    await screen.findByRole('grid');
    api.getApplications.mockResolvedValue({
      ...applicationList,
      items: [],
      total: 0,
    });
    signal({ applications: ['opaque-dev'], instances: false });
    expect(
      await screen.findByText(/No application belongs to you/, undefined, {
        timeout: 3_000,
      }),
    ).toBeInTheDocument();
  });

  it('says which instance does not answer, and what was known in the past', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockResolvedValue({
      ...applicationList,
      items: asLastKnown(applicationList.items),
      instances: [{ ...liveInstance, status: 'unreachable' }],
    });
    renderPage({ api });
    expect(
      await screen.findByText(/Global Argo CD does not answer/),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Was: Healthy since/)).toBeInTheDocument();
    expect(screen.queryByText('Changes show at once')).not.toBeInTheDocument();
  });

  it('counts what is not compared, and nothing of that as healthy', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockResolvedValue({
      ...applicationList,
      items: asLastKnown(applicationList.items),
      counts: { ...applicationList.counts, verdict: { notCompared: 7 } },
    });
    renderPage({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: '7 Not compared' }),
    );
    expect(
      screen.queryByRole('button', { name: /Healthy/ }),
    ).not.toBeInTheDocument();
    expect(api.getApplications).toHaveBeenLastCalledWith(
      expect.objectContaining({ verdict: ['notCompared'] }),
    );
  });

  it('offers another try where the portal does not answer', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockRejectedValueOnce(new Error('Failed to fetch'));
    renderPage({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });
});
