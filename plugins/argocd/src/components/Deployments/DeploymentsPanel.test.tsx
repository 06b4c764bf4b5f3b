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

import { ApplicationView, DeployedCommit } from '@slipway/plugin-argocd-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  apiMock,
  brokenApplication,
  deployments,
  entity,
  latestChange,
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
  it('are listed with change, person, duration and result', async () => {
    renderPanel();
    const rows = within(await screen.findByRole('grid')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('Change'),
      expect.stringMatching(
        /feat: greet by name.*ef43ab1 by Maria.*automatic.*Healthy.*8.*runs now/,
      ),
      expect.stringMatching(/b495aaa.*backstage-ops.*Degraded.*3/),
    ]);
  });

  it.each<[string, Partial<DeployedCommit>, RegExp]>([
    ['a person', {}, /2222222 by Jonas, set by Maria in ef43ab1/],
    [
      'nobody that is known',
      { author: undefined },
      /2222222 by Jonas, set in ef43ab1/,
    ],
    [
      'a merge request',
      {
        mergeRequest: {
          iid: 96,
          title: 'Promote',
          url: 'https://gitlab.example.com/a/-/merge_requests/96',
        },
      },
      /2222222 by Jonas, !96/,
    ],
  ])('say that images were set by %s', async (_, by, text) => {
    const api = apiMock(async () => answer());
    const [deployment] = deployments;
    api.getEntityDeployments.mockResolvedValue({
      items: [
        {
          ...deployment,
          change: { ...deployment.change!, ...by },
          carries: {
            sha: latestChange.sha,
            url: latestChange.url,
            author: 'Jonas',
          },
        },
      ],
    });
    renderPanel({ api });
    const grid = within(await screen.findByRole('grid'));
    expect(grid.getAllByRole('row')[1]).toHaveTextContent(text);
  });

  it('show the change that an image update carries, with its merge request and pipeline', async () => {
    const api = apiMock(async () => answer());
    const image = (commit: string) => `registry.example.com/shop/web:${commit}`;
    api.getEntityDeployments.mockResolvedValue({
      items: [
        {
          ...deployments[0],
          brings: 'images',
          change: { ...deployments[0].change!, imageUpdate: true },
          images: [image('2222222'), 'registry.example.com/shop/api:1'],
          imagesBefore: [image('1111111'), 'registry.example.com/shop/api:1'],
          commitUrl: 'https://gitlab.example.com/a/-/commit/ef43ab1',
          carries: {
            sha: latestChange.sha,
            url: latestChange.url,
            title: 'feat: score in batches',
            author: 'Jonas',
            mergeRequest: {
              iid: 90,
              title: 'Score',
              url: 'https://gitlab.example.com/a/-/merge_requests/90',
            },
            pipeline: {
              id: 4183,
              status: 'success',
              url: 'https://gitlab.example.com/a/-/pipelines/4183',
              durationSeconds: 302,
            },
          },
        },
        { ...deployments[1], brings: 'configuration' },
      ],
    });
    renderPanel({ api });
    const grid = within(await screen.findByRole('grid'));
    const [, update, configuration] = grid.getAllByRole('row');
    expect(update).toHaveTextContent(
      /feat: score in batches2222222 by Jonas, !90, image update ef43ab1/,
    );
    expect(update).toHaveTextContent(/#4183Passed, 5/);
    expect(update).toHaveTextContent('web1111111 → 2222222');
    expect(update).not.toHaveTextContent('feat: greet by name');
    expect(grid.getByRole('link', { name: '!90' })).toHaveAttribute(
      'href',
      'https://gitlab.example.com/a/-/merge_requests/90',
    );
    expect(configuration).toHaveTextContent('configuration');
  });

  it('are those of one environment where one is chosen', async () => {
    const api = apiMock(async () => answer());
    renderOnEntityPage(
      <DeploymentsPanel
        entity={entity}
        applications={[liveApplication, brokenApplication]}
        onRollback={jest.fn()}
      />,
      api,
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: 'staging' }),
    );
    await waitFor(() =>
      expect(api.getEntityDeployments).toHaveBeenLastCalledWith(
        expect.anything(),
        { limit: 20, environment: 'staging' },
      ),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() =>
      expect(api.getEntityDeployments).toHaveBeenLastCalledWith(
        expect.anything(),
        { limit: 20, environment: undefined },
      ),
    );
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
        name: 'Go back to b495aaa in dev…',
      }),
    );
    expect(onRollback).toHaveBeenCalledWith(rollbackAllowed, 0);
  });

  it('say once why they cannot be gone back to', async () => {
    renderPanel();
    await screen.findByRole('grid');
    expect(screen.getAllByText(/^dev: Off/)).toHaveLength(1);
    expect(
      screen.queryByRole('button', { name: /^Go back/ }),
    ).not.toBeInTheDocument();
  });

  it('are compared in pairs, the older one first: commits and images', async () => {
    const api = apiMock(async () => answer());
    api.getEntityDeployments.mockResolvedValue({
      items: deployments.map((deployment, index) => ({
        ...deployment,
        images: [
          'registry.example.com/api:1',
          `registry.example.com/web:${index}`,
        ],
      })),
    });
    api.getCommits.mockImplementation(async (_application, range) => ({
      ...range,
      url: 'https://gitlab.example.com/a/-/compare/1...2',
      commits: [
        {
          sha: latestChange.sha,
          url: latestChange.url,
          title: 'feat: score in batches',
          author: 'Jonas',
        },
      ],
    }));
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
      await comparison.findByText('feat: score in batches'),
    ).toBeInTheDocument();
    expect(api.getCommits).toHaveBeenCalledWith(expect.anything(), {
      from: deployments[1].revision,
      to: deployments[0].revision,
    });
    expect(comparison.getByText('web').closest('li')).toHaveTextContent(
      /^web1 becomes 0$/,
    );
    expect(comparison.queryByText('api')).not.toBeInTheDocument();
    expect(
      comparison.getByRole('link', { name: /Compare in GitLab/ }),
    ).toHaveAttribute('href', 'https://gitlab.example.com/a/-/compare/1...2');
    await userEvent.click(comparison.getByRole('button', { name: 'Close' }));
    expect(
      screen.queryByRole('region', { name: 'Comparison of two deployments' }),
    ).not.toBeInTheDocument();
  });

  const compareTwo = async () => {
    for (const revision of ['ef43ab1', 'b495aaa']) {
      await userEvent.click(
        await screen.findByRole('checkbox', {
          name: `Compare ${revision} in dev`,
        }),
      );
    }
  };
  it('show how their manifests differ, the earlier one first', async () => {
    const api = apiMock(async () => answer());
    api.getManifestDiff.mockResolvedValue({
      items: [
        {
          group: 'apps',
          kind: 'Deployment',
          name: 'web',
          change: 'update',
          live: 'replicas: 1\n',
          desired: 'replicas: 2\n',
        },
      ],
      omitted: 2,
    });
    renderPanel({ api });
    await compareTwo();
    const list = await screen.findByRole('list', { name: 'Manifests' });
    expect(list).toHaveTextContent('Deployment web+1 −1');
    expect(screen.getByText('2 further objects differ.')).toBeInTheDocument();
    expect(api.getManifestDiff).toHaveBeenCalledWith(
      expect.objectContaining({ name: deployments[0].name }),
      { from: deployments[1].revision, to: deployments[0].revision },
    );
    await userEvent.click(
      within(list).getByRole('button', { name: /Deployment web/ }),
    );
    expect(await within(list).findByText(/replicas: 2/)).toBeInTheDocument();
  });

  it.each([
    ['render the same', { items: [], omitted: 0 }, /render the same/],
    [
      'are of sources that are not known any more',
      { items: [], omitted: 0, unavailable: 'severalSources' as const },
      /no longer knows the revisions/,
    ],
  ])('say so where both %s', async (_, difference, text) => {
    const api = apiMock(async () => answer());
    api.getManifestDiff.mockResolvedValue(difference);
    renderPanel({ api });
    await compareTwo();
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('of no commit have no manifests to compare', async () => {
    const api = apiMock(async () => answer());
    api.getEntityDeployments.mockResolvedValue({
      items: deployments.map(item => ({ ...item, change: undefined })),
    });
    renderPanel({ api });
    await compareTwo();
    expect(
      await screen.findByText(/no commit that Argo CD could render/),
    ).toBeInTheDocument();
    expect(api.getManifestDiff).not.toHaveBeenCalled();
  });

  it('are cards on a phone, with all that a row has', async () => {
    const { matchMedia } = window;
    window.matchMedia = query =>
      Object.assign(new EventTarget(), {
        media: query,
        matches: query.includes('max-width: 700px'),
        onchange: null,
        addListener: () => {},
        removeListener: () => {},
      });
    try {
      renderPanel({ api: apiMock(async () => answer()) });
      const list = await screen.findByRole('list', { name: 'Deployments' });
      expect(screen.queryByRole('grid')).not.toBeInTheDocument();
      const [newest] = within(list).getAllByRole('listitem');
      expect(newest).toHaveTextContent(/ef43ab1/);
      expect(
        within(newest).getByRole('checkbox', {
          name: 'Compare ef43ab1 in dev',
        }),
      ).toBeInTheDocument();
      expect(within(newest).getByText(/runs now/)).toBeInTheDocument();
    } finally {
      window.matchMedia = matchMedia;
    }
  });

  it('of which the commits between are not known say why', async () => {
    const api = apiMock(async () => answer());
    api.getCommits.mockImplementation(async (_application, range) => ({
      ...range,
      commits: [],
      unavailable: 'GitLab does not answer.',
    }));
    renderPanel({ api });
    for (const revision of ['ef43ab1', 'b495aaa']) {
      await userEvent.click(
        await screen.findByRole('checkbox', {
          name: `Compare ${revision} in dev`,
        }),
      );
    }
    expect(
      await screen.findByText('GitLab does not answer.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Not known: the images of one of them were not read.'),
    ).toBeInTheDocument();
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
        { limit: 40, environment: undefined },
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
