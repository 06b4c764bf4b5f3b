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
import { act, screen, waitFor, within } from '@testing-library/react';
import { Home } from '@slipway/plugin-argocd-common';
import { answer, apiMock, home } from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { applicationsRouteRef } from '../../routes';
import { rowAsLastKnown } from '../../utils/asLastKnown';
import { HomeContent } from '.';

function renderHome(change: Partial<Home> = {}) {
  const api = apiMock(async () => answer());
  api.getHome.mockResolvedValue({ ...home, ...change });
  renderInTestApp(<HomeContent createUrl="/create" aside={<p>Aside</p>} />, {
    apis: [[argocdApiRef, api]],
    mountedRoutes: {
      '/argocd': applicationsRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return api;
}

const rowsOf = (name: string) =>
  waitFor(() =>
    within(screen.getByRole('region', { name })).getAllByRole('listitem'),
  );

describe('the home page', () => {
  it('says what needs the person, and leads to why', async () => {
    const api = renderHome();
    const [need] = await rowsOf('Needs you');
    expect(need).toHaveTextContent(
      'coelho-realtime: your change fails in staging',
    );
    expect(need).toHaveTextContent('streamlit:broken-5555 was not found');
    expect(within(need).getByRole('link', { name: 'See why' })).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/catalog\/default\/system\/coelho-realtime\/argo-cd\?environment=.*staging$/,
      ),
    );
    // One request serves the page.
    expect(api.getHome).toHaveBeenCalledTimes(1);
  });

  it('says where the changes of the person are', async () => {
    renderHome();
    const [failing, live] = await rowsOf('Your changes');
    expect(failing).toHaveTextContent(
      /feat: greet by name.*Fails in staging; live in dev/,
    );
    expect(live).toHaveTextContent(/feat: begin.*Live in dev/);
  });

  it.each([
    [{ code: 'building', live: [], environments: [] }, 'Building'],
    [
      { code: 'notBuilt', live: ['dev'], environments: [], job: 'test' },
      'Not built: job test failed; live in dev',
    ],
    [{ code: 'built', live: [], environments: [] }, 'Built, not deployed yet'],
    [{ code: 'runs', live: [], environments: ['dev'] }, 'In dev'],
    [
      { code: 'waits', live: ['dev'], environments: ['staging'] },
      'Waits for staging, behind a change that fails there; live in dev',
    ],
    [
      { code: 'was', live: [], environments: ['dev'] },
      'Was in dev when last compared',
    ],
    [{ code: 'unknown', live: [], environments: [] }, 'Not known where'],
    [
      { code: 'live', live: ['dev', 'qa'], environments: ['dev', 'qa'] },
      'Live in dev and qa',
    ],
  ] as const)('says of a change that is %j: %s', async (place, text) => {
    const [change] = home.changes;
    renderHome({
      changes: [
        {
          ...change,
          place: {
            ...place,
            live: [...place.live],
            environments: [...place.environments],
          },
        },
      ],
    });
    expect((await rowsOf('Your changes'))[0]).toHaveTextContent(text);
  });

  it('shows each project with its environments, and leads to them', async () => {
    renderHome();
    const grid = within(
      await screen.findByRole('grid', { name: 'Your projects' }),
    );
    expect(
      grid.getAllByRole('columnheader').map(({ textContent }) => textContent),
    ).toEqual(['Project', 'dev', 'staging']);
    const links = grid.getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^coelho-realtime/),
      expect.stringMatching(/^\s*2222222\s*Healthy\s*$/),
      expect.stringMatching(/^\s*1111111\s*Broken\s*$/),
    ]);
    expect(links[2]).toHaveAttribute(
      'href',
      '/catalog/default/system/coelho-realtime/argo-cd?environment=global%2Fargocd%2Fcoelho-realtime-staging',
    );
    expect(screen.getByText('Aside')).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Argo CD' })).getByRole(
        'listitem',
      ),
    ).toBeInTheDocument();
  });

  it('names an open promotion, what it waits for, and where it is reviewed', async () => {
    const { instance, namespace, name } = home.needs[0];
    renderHome({
      needs: [
        {
          code: 'promotion',
          entityRef: 'system:default/coelho-realtime',
          instance,
          namespace,
          name,
          environment: 'production',
          promotion: {
            instance,
            namespace: namespace!,
            name: name!,
            commit: 'c'.repeat(40),
            mergeRequest: {
              iid: 95,
              title: 'Promote to production',
              url: 'https://gitlab.example.com/team/shop/-/merge_requests/95',
            },
            waitsFor: 'approval',
          },
        },
      ],
    });
    const [need] = await rowsOf('Needs you');
    expect(need).toHaveTextContent(
      'coelho-realtime: !95 promotes to production',
    );
    expect(need).toHaveTextContent('Waiting for an approval.');
    expect(
      within(need).getByRole('link', { name: /Review in GitLab/ }),
    ).toHaveAttribute(
      'href',
      'https://gitlab.example.com/team/shop/-/merge_requests/95',
    );
  });

  it.each([
    [3, 'read in 3 days'],
    [0, 'read in less than a day'],
  ])(
    'says when tokens of the portal end (in days: %d)',
    async (expiresInDays, words) => {
      renderHome({
        needs: [
          {
            code: 'credentialEnds',
            instance: 'global',
            credentials: [
              {
                purpose: 'read',
                expiresAt: '2026-12-01T00:00:00Z',
                expiresInDays,
              },
            ],
          },
        ],
      });
      const [need] = await rowsOf('Needs you');
      expect(need).toHaveTextContent("the portal's tokens end");
      expect(need).toHaveTextContent(words);
    },
  );

  it('names the latest change where that one fails, and how far what is healthy is behind', async () => {
    const [project] = home.projects;
    const [dev, staging] = project.cells;
    const { failing, older } = {
      failing: { commit: '2'.repeat(40), title: 'feat: greet by name' },
      older: { commit: '1'.repeat(40), has: 'no' as const, behind: 1 },
    };
    renderHome({
      projects: [
        {
          ...project,
          cells: [
            { ...dev, application: { ...dev.application, version: older } },
            {
              ...staging,
              application: {
                ...staging.application,
                version: { ...older, failing },
              },
            },
          ],
        },
      ],
    });
    expect(
      await screen.findByRole('link', { name: '1111111 Healthy 1 behind' }),
    ).toBeInTheDocument();
    const fails = screen.getByRole('link', { name: '2222222 not live Broken' });
    expect(fails).toHaveAttribute(
      'title',
      expect.stringContaining(failing.title),
    );
    expect(fails).not.toHaveTextContent('behind');
  });

  it('says so where nothing waits', async () => {
    renderHome({ needs: [], changes: [] });
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/No change of yours is known here/),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'not everything of theirs is compared',
      'Nothing is known to wait for you, but not all of your environments are compared at the moment.',
      { projects: home.projects.map(rowAsLastKnown) },
    ],
    [
      'not all of their projects are shown',
      'Nothing waits for you in the projects below.',
      { omitted: 3 },
    ],
  ])('does not say that nothing waits where %s', async (_what, text, part) => {
    renderHome({ needs: [], ...part });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('shows somebody new the way to a project', async () => {
    renderHome({ needs: [], changes: [], projects: [] });
    expect(
      await screen.findByRole('link', { name: 'Create new project' }),
    ).toHaveAttribute('href', '/create');
    expect(screen.queryByText('Your changes')).not.toBeInTheDocument();
  });

  it('says nothing as if it were so now where it cannot be read again', async () => {
    const api = renderHome({ needs: [] });
    await screen.findByText('Nothing waits for you.');
    api.getHome.mockRejectedValue(
      Object.assign(new Error('The database is away.'), { statusCode: 500 }),
    );
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(
      await screen.findByText(/^How it is now could not be read/),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Nothing waits for you.'),
    ).not.toBeInTheDocument();
  });

  it('offers another try where the portal does not answer', async () => {
    const api = apiMock(async () => answer());
    api.getHome.mockRejectedValue(new Error('Failed to fetch'));
    renderInTestApp(<HomeContent />, { apis: [[argocdApiRef, api]] });
    expect(
      await screen.findByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
