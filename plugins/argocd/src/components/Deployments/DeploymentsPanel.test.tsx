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

import { ApplicationView } from '@slipway/plugin-argocd-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  apiMock,
  deployments,
  entity,
  liveApplication,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { DeploymentsPanel } from './DeploymentsPanel';

function renderPanel(
  options: {
    api?: ReturnType<typeof apiMock>;
    application?: ApplicationView;
  } = {},
) {
  const api = options.api ?? apiMock(async () => answer());
  const onRollback = jest.fn();
  renderOnEntityPage(
    <DeploymentsPanel
      entity={entity}
      applications={[options.application ?? liveApplication]}
      onRollback={onRollback}
    />,
    api,
  );
  return { api, onRollback };
}

const rollbackAllowed: ApplicationView = {
  ...liveApplication,
  actions: { ...liveApplication.actions, rollback: { allowed: true } },
};

describe('the deployments', () => {
  it('are listed with commit, person, duration and outcome', async () => {
    renderPanel();
    const rows = within(await screen.findByRole('grid')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('When'),
      expect.stringMatching(
        /feat: greet by name Maria.*ef43ab1.*automatic.*8.*Healthy.*runs now/,
      ),
      expect.stringMatching(/b495aaa.*backstage-ops.*3.*Degraded/),
    ]);
  });

  it('are one request, with what each of them brought', async () => {
    const { api } = renderPanel();
    await screen.findByRole('grid');
    expect(api.getEntityDeployments).toHaveBeenCalledTimes(1);
    expect(api.getRevision).not.toHaveBeenCalled();
  });

  it('are not called synced or healthy while they are in progress', async () => {
    const api = apiMock(async () => answer());
    const { healthAfter: _health, ...row } = deployments[0];
    api.getEntityDeployments.mockResolvedValue({
      items: [{ ...row, outcome: 'inProgress' }],
    });
    renderPanel({ api });
    const grid = await screen.findByRole('grid');
    expect(within(grid).getByText('In progress')).toBeInTheDocument();
    expect(within(grid).queryByText(/Healthy|Synced/)).not.toBeInTheDocument();
  });

  it.each([
    [undefined, 'good'],
    [true, 'old'],
  ])(
    'are called healthy in green only while Argo CD compares: %s',
    async (lastKnown, tone) => {
      const { verdict } = liveApplication;
      renderPanel({
        application: { ...liveApplication, verdict: { ...verdict, lastKnown } },
      });
      expect(await screen.findByText('Healthy')).toHaveAttribute(
        'data-tone',
        tone,
      );
      expect(screen.getByText('Degraded')).toHaveAttribute('data-tone', 'bad');
    },
  );

  it('say that the title of a commit may not be seen', async () => {
    const api = apiMock(async () => answer());
    api.getEntityDeployments.mockResolvedValue({
      items: deployments.map(({ change, ...row }) => ({
        ...row,
        change: { sha: change!.sha, withheld: true },
      })),
    });
    renderPanel({ api });
    expect(
      (
        await screen.findAllByText(
          'Title for owners and the platform group only: the project is private in GitLab.',
        )
      ).length,
    ).toBeGreaterThan(0);
    expect(screen.getAllByText('ef43ab1').length).toBeGreaterThan(0);
  });

  it('can be gone back to where that is allowed', async () => {
    const { onRollback } = renderPanel({ application: rollbackAllowed });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Roll back dev to b495aaa',
      }),
    );
    expect(onRollback).toHaveBeenCalledWith(rollbackAllowed, 0);
  });

  it('are compared in pairs, the older one first', async () => {
    const api = apiMock(async () => answer());
    const project = 'https://gitlab.example.com/platform/coelho-realtime';
    api.getEntityDeployments.mockResolvedValue({
      items: deployments.map((deployment, index) => ({
        ...deployment,
        commitUrl: `${project}/-/commit/${deployment.revision}`,
        images: [
          'registry.example.com/api:1',
          `registry.example.com/web:${index}`,
        ],
      })),
    });
    renderPanel({ api });
    for (const revision of ['ef43ab1', 'b495aaa']) {
      await userEvent.click(
        await screen.findByRole('checkbox', {
          name: `Compare ${revision} in dev`,
        }),
      );
    }
    const comparison = within(
      screen.getByRole('region', { name: 'Comparison of two deployments' }),
    );
    expect(
      comparison.getAllByRole('heading').map(heading => heading.textContent),
    ).toEqual(['dev b495aaa', 'dev ef43ab1']);
    expect(comparison.getAllByText('only here')).toHaveLength(2);
    expect(
      comparison.getByRole('link', { name: /All commits between them/ }),
    ).toHaveAttribute(
      'href',
      `${project}/-/compare/${deployments[1].revision}...${deployments[0].revision}`,
    );
  });

  it('are loaded on where there are more', async () => {
    const api = apiMock(async () => answer());
    api.getEntityDeployments.mockResolvedValue({
      items: deployments,
      nextCursor: 'next',
    });
    renderPanel({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    await waitFor(() =>
      expect(api.getEntityDeployments).toHaveBeenLastCalledWith(
        expect.objectContaining({ name: 'coelho-realtime' }),
        { limit: 40 },
      ),
    );
  });

  it('can be tried again where they cannot be loaded', async () => {
    const api = apiMock(async () => answer());
    api.getEntityDeployments.mockRejectedValueOnce(
      new Error('Failed to fetch'),
    );
    renderPanel({ api });
    expect(await screen.findByText('Failed to fetch')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });
});
