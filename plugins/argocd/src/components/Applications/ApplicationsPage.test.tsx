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
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  ApplicationMatrix,
  ApplicationMatrixQuery,
} from '@slipway/plugin-argocd-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  apiMock,
  applicationList,
  applicationMatrix,
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

const tab = '/catalog/default/system/coelho-realtime/argo-cd';
const dev = 'global%2Fargocd%2Fcoelho-realtime-dev';
const staging = 'global%2Fargocd%2Fcoelho-realtime-staging';
const lastQuery = (api: ReturnType<typeof apiMock>): ApplicationMatrixQuery =>
  api.getApplicationMatrix.mock.lastCall![0]!;
const address = () => screen.getByTestId('address').textContent;

const [row] = applicationMatrix.rows;
const named = (
  name: string,
  change: Partial<ApplicationMatrix['rows'][number]> = {},
): ApplicationMatrix['rows'][number] => ({
  ...row,
  id: `global/argocd/${name}-dev`,
  name,
  entityRef: `system:default/${name}`,
  ...change,
});

describe('the matrix', () => {
  it('has a row per project, a column per environment, and leads to both', async () => {
    const { api } = renderPage();
    const grid = await screen.findByRole('grid');
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Project',
      'Owner',
      'dev',
      'staging',
      'Last event',
      'Promotions',
    ]);
    expect(screen.getByText('Needs attention, 1')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'coelho-realtime' }),
    ).toHaveAttribute('href', tab);
    expect(
      screen.getByRole('link', { name: /2222222.*Healthy/ }),
    ).toHaveAttribute('href', `${tab}?environment=${dev}`);
    const broken = screen.getByRole('link', {
      name: '1111111 Broken: streamlit',
    });
    expect(broken).toHaveAttribute('href', `${tab}?environment=${staging}`);
    expect(lastQuery(api)).toMatchObject({ order: 'attention' });
    expect(
      await screen.findByText(
        /1 project, 2 applications on 1 Argo CD instance/,
      ),
    ).toBeInTheDocument();
  });

  it('has always the same ten chips, zero included', async () => {
    renderPage();
    const chips = within(
      await screen.findByRole('group', { name: 'Filter by state' }),
    );
    await screen.findByRole('grid');
    expect(
      chips.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual([
      'All 2',
      'Broken 1',
      'Sync failed 0',
      'Out of sync 0',
      'Held 0',
      'Rolling out 0',
      'Behind 1',
      'Not compared 0',
      'Not deployed 0',
      'Healthy 1',
    ]);
  });

  it('filters by its address', async () => {
    const { api } = renderPage({
      path: '/?show=mine&state=broken&search=shop&instance=global&environment=dev&order=name',
    });
    await screen.findByRole('grid');
    expect(lastQuery(api)).toMatchObject({
      search: 'shop',
      mine: true,
      state: ['broken'],
      instance: ['global'],
      environment: ['dev'],
      owner: undefined,
      order: 'name',
    });
    expect(screen.getByRole('searchbox')).toHaveValue('shop');
  });

  it('asks for nothing that an address made up', async () => {
    const { api } = renderPage({
      path: '/?state=nonsense&order=evil&view=evil',
    });
    await screen.findByRole('grid');
    expect(lastQuery(api)).toMatchObject({
      state: undefined,
      order: 'attention',
    });
  });

  it('writes into its address what people choose, and forgets it again', async () => {
    const { api } = renderPage();
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('button', { name: 'Broken 1' }));
    expect(address()).toBe('?state=broken');
    await userEvent.keyboard('/stag');
    await waitFor(() => expect(address()).toBe('?search=stag&state=broken'));
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({
        search: 'stag',
        state: ['broken'],
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(address()).toBe(''));
    await userEvent.click(screen.getByRole('button', { name: 'Last event' }));
    expect(address()).toBe('?order=lastEvent');
  });

  it('keeps what is chosen while a word is still being typed', async () => {
    renderPage();
    await screen.findByRole('grid');
    await userEvent.type(screen.getByRole('searchbox'), 'shop');
    await userEvent.click(screen.getByRole('button', { name: 'Broken 1' }));
    await waitFor(() => expect(address()).toBe('?search=shop&state=broken'));
  });

  it('leads through the cells by arrow keys', async () => {
    renderPage();
    await screen.findByRole('grid');
    screen.getByRole('link', { name: 'coelho-realtime' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('link', { name: /2222222/ })).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('link', { name: /1111111/ })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('link', { name: 'coelho-realtime' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('button', { name: 'Project' })).toHaveFocus();
  });

  it('keeps rows where they are while states change, until they are sorted again', async () => {
    const api = apiMock(async () => answer());
    const first = named('first');
    const second = named('second');
    const page = { ...applicationMatrix, rows: [first, second], total: 2 };
    api.getApplicationMatrix.mockResolvedValue(page);
    const { signal } = renderPage({ api });
    await screen.findByRole('grid');
    const names = () =>
      screen
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent)
        .filter(text => !/^(Needs|No problems)/.test(text ?? ''));
    const shown = names();
    const calm = { ...first, section: 'calm' as const };
    const now = {
      ...page,
      rows: [second, calm],
      sections: { attention: 1, notCompared: 0, calm: 1 },
    };
    api.getApplicationMatrix.mockResolvedValue(now);
    signal({ applications: ['opaque'], instances: false });
    const again = await screen.findByRole(
      'button',
      { name: 'Sort again' },
      { timeout: 4_000 },
    );
    expect(names()).toEqual(shown);
    expect(lastQuery(api).row).toEqual([first.id, second.id]);
    await userEvent.click(again);
    await waitFor(() => expect(names()).toEqual([...shown].reverse()));
    expect(lastQuery(api).row).toBeUndefined();
  });

  it('says as last known what cannot be read again', async () => {
    const { api, signal } = renderPage();
    await screen.findByRole('link', { name: /2222222.*Healthy/ });
    api.getApplicationMatrix.mockRejectedValue(
      Object.assign(new Error('The database is away.'), { statusCode: 500 }),
    );
    signal({ applications: ['any'], instances: false });
    expect(
      await screen.findByText(
        /^How it is now could not be read/,
        {},
        { timeout: 4_000 },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /2222222.*Was healthy/ }),
    ).toBeInTheDocument();
  });

  it('says of a row that is gone that it is, where it stood', async () => {
    const { api, signal } = renderPage();
    await screen.findByRole('grid');
    api.getApplicationMatrix.mockResolvedValue({
      ...applicationMatrix,
      rows: [],
      total: 0,
    });
    signal({ applications: ['opaque'], instances: false });
    expect(
      await screen.findByText(
        'coelho-realtime is not here any more.',
        undefined,
        {
          timeout: 4_000,
        },
      ),
    ).toBeInTheDocument();
  });

  it('loads more where there is more, each project once', async () => {
    const api = apiMock(async () => answer());
    api.getApplicationMatrix.mockResolvedValueOnce({
      ...applicationMatrix,
      total: 2,
      nextCursor: 'next',
    });
    api.getApplicationMatrix.mockResolvedValueOnce({
      ...applicationMatrix,
      rows: [row, named('second')],
      total: 2,
    });
    renderPage({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(
      await screen.findByText('2 of 2 shown', { exact: false }),
    ).toBeVisible();
    expect(lastQuery(api).cursor).toBe('next');
  });

  it('names what has no column, and what has no such environment', async () => {
    const api = apiMock(async () => answer());
    const [cell] = row.cells;
    api.getApplicationMatrix.mockResolvedValue({
      ...applicationMatrix,
      rows: [
        { ...row, cells: [cell, { ...cell, environment: 'lab', more: 2 }] },
      ],
    });
    renderPage({ api });
    expect(await screen.findByText('has no staging')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^lab .*\+2$/ }),
    ).toBeInTheDocument();
  });

  it('leads to Argo CD where no entity is linked', async () => {
    const api = apiMock(async () => answer());
    const [cell] = row.cells;
    const application = {
      ...cell.application,
      entities: [],
      url: 'https://argocd.example.com/applications/argocd/x',
    };
    api.getApplicationMatrix.mockResolvedValue({
      ...applicationMatrix,
      rows: [
        {
          ...row,
          entityRef: undefined,
          cells: [{ ...cell, application }],
        },
      ],
    });
    renderPage({ api });
    const links = await screen.findAllByRole('link', { name: /new tab/ });
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      application.url,
      application.url,
    ]);
  });

  it('opens a tab without loading the app anew, unless another window is asked for', async () => {
    const user = userEvent.setup();
    renderPage();
    const project = await screen.findByRole('link', {
      name: 'coelho-realtime',
    });
    // Where the app does not take it, the browser would.
    const isLeft = jest.fn((event: Event) => {
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      return isTaken;
    });
    window.addEventListener('click', isLeft);
    await user.click(project);
    await user.keyboard('{Control>}');
    await user.click(project);
    window.removeEventListener('click', isLeft);
    expect(isLeft.mock.results.map(({ value }) => value)).toEqual([
      true,
      false,
    ]);
  });

  it('leads to the one open promotion of a project, and to the tab of many', async () => {
    const api = apiMock(async () => answer());
    const promotion = (iid: number) => ({
      iid,
      title: 'Promote dev to staging',
      url: `https://gitlab.example.com/team/shop/-/merge_requests/${iid}`,
    });
    api.getApplicationMatrix.mockResolvedValue({
      ...applicationMatrix,
      rows: [
        named('one', { promotions: [promotion(95)] }),
        named('two', { promotions: [promotion(1), promotion(2)] }),
        named('none', { promotions: [] }),
      ],
      total: 3,
    });
    renderPage({ api });
    expect(
      await screen.findByRole('link', { name: /^1 open/ }),
    ).toHaveAttribute('href', promotion(95).url);
    expect(screen.getByRole('link', { name: '2 open' })).toHaveAttribute(
      'href',
      '/catalog/default/system/two/argo-cd',
    );
    expect(screen.getAllByRole('link', { name: /open/ })).toHaveLength(2);
  });

  it('says which instance does not answer, and what was known in the past', async () => {
    const api = apiMock(async () => answer());
    api.getApplicationMatrix.mockResolvedValue({
      ...applicationMatrix,
      rows: [
        {
          ...row,
          section: 'notCompared',
          cells: row.cells.map(cell => ({
            ...cell,
            application: {
              ...asLastKnown([cell.application])[0],
              state: 'notCompared',
            },
          })),
        },
      ],
      sections: { attention: 0, notCompared: 1, calm: 0 },
      instances: [{ ...liveInstance, status: 'unreachable' }],
    });
    renderPage({ api });
    expect(
      await screen.findByText(/Global Argo CD does not answer/),
    ).toBeInTheDocument();
    expect(screen.getByText('Not compared, 1')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Was healthy/ })).toHaveAttribute(
      'data-tone',
      'quiet',
    );
  });

  it.each([
    ['/', /There is no application that you may see/],
    ['/?show=mine', /No application belongs to you/],
    ['/?state=held', /No application fits/],
  ])('says at %s why it shows nothing', async (path, text) => {
    const api = apiMock(async () => answer());
    api.getApplicationMatrix.mockResolvedValue({
      ...applicationMatrix,
      rows: [],
      total: 0,
    });
    renderPage({ api, path });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('offers another try where the portal does not answer', async () => {
    const api = apiMock(async () => answer());
    api.getApplicationMatrix.mockRejectedValueOnce(
      new Error('Failed to fetch'),
    );
    renderPage({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('shows no rows of another question where the new one fails', async () => {
    const { api } = renderPage();
    await screen.findByRole('grid');
    api.getApplicationMatrix.mockRejectedValueOnce(
      new Error('Failed to fetch'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Held 0' }));
    expect(
      await screen.findByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
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
    renderPage({ api, path: '/?show=mine' });
    await screen.findByRole('grid');
    expect(api.getInstances).not.toHaveBeenCalled();
    await userEvent.click(
      within(
        screen.getByRole('group', { name: 'Which applications' }),
      ).getByRole('button', { name: 'All' }),
    );
    expect(
      await screen.findByText(/tokens end – read in 9 days/),
    ).toBeInTheDocument();
  });

  it('copies its address', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    renderPage();
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(
      await screen.findByRole('button', { name: 'Link copied' }),
    ).toBeInTheDocument();
    expect(written).toHaveBeenCalledWith(window.location.href);
  });
});

describe('the list', () => {
  it('has a row per application, worst first', async () => {
    const { api } = renderPage({ path: '/?view=list' });
    const rows = within(await screen.findByRole('grid')).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('State'),
      expect.stringMatching(
        /^Broken.*coelho-realtime-staging.*staging.*streamlit cannot start.*1111111.*team-realtime/,
      ),
      expect.stringMatching(
        /^Healthy.*coelho-realtime-dev.*dev.*Latest change.*2222222/,
      ),
    ]);
    expect(
      screen.getByRole('link', { name: 'coelho-realtime-dev' }),
    ).toHaveAttribute('href', `${tab}?environment=${dev}`);
    expect(api.getApplications).toHaveBeenLastCalledWith(
      expect.objectContaining({ order: 'verdict' }),
    );
    expect(api.getApplicationMatrix).not.toHaveBeenCalled();
  });

  it('keeps the filters of the matrix', async () => {
    const { api } = renderPage({ path: '/?state=broken&order=lastEvent' });
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('button', { name: 'List' }));
    expect(address()).toBe('?view=list&state=broken');
    await waitFor(() =>
      expect(api.getApplications).toHaveBeenLastCalledWith(
        expect.objectContaining({ state: ['broken'], order: 'verdict' }),
      ),
    );
  });

  it('leaves the version of a rollback to the details', async () => {
    const api = apiMock(async () => answer());
    const [first] = applicationList.items;
    const verdict = {
      ...first.verdict,
      code: 'rolledBack' as const,
      parameters: { revision: '77c01de' },
    };
    api.getApplications.mockResolvedValue({
      ...applicationList,
      items: [{ ...first, cause: undefined, verdict }],
    });
    renderPage({ api, path: '/?view=list' });
    expect(await screen.findByText('Rolled back')).toBeInTheDocument();
    expect(screen.getByText(/^Rolled back to 77c01de/)).toHaveAttribute(
      'title',
    );
  });

  it('says in the past what is not compared, and nothing of that as healthy', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockResolvedValue({
      ...applicationList,
      items: asLastKnown(applicationList.items).map(item => ({
        ...item,
        state: 'notCompared',
      })),
    });
    renderPage({ api, path: '/?view=list' });
    expect(await screen.findByText(/^Was: Healthy since/)).toBeInTheDocument();
    expect(screen.queryByText('Latest change')).not.toBeInTheDocument();
  });
});
