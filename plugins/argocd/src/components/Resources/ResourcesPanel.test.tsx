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

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { ResourcesPanel } from './ResourcesPanel';

const node = (
  kind: string,
  name: string,
  change: Partial<ResourceNode> = {},
): ResourceNode => ({
  id: `${kind}/${name}`,
  group: '',
  version: 'v1',
  kind,
  namespace: 'coelho-dev',
  name,
  parents: [],
  info: [],
  ...change,
});

const nodes = [
  node('Service', 'web', { sync: 'Synced' }),
  node('Deployment', 'web', {
    sync: 'OutOfSync',
    health: { status: 'Degraded', message: 'exceeded its progress deadline' },
  }),
  node('Pod', 'web-1', {
    parents: ['Deployment/web'],
    health: { status: 'Degraded' },
  }),
];

function renderPanel(
  application: ApplicationView = liveApplication,
  shown: ResourceNode[] = nodes,
) {
  const api = apiMock(async () => answer());
  api.getResourceTree.mockResolvedValue({ nodes: shown });
  api.getEvents = jest.fn().mockResolvedValue([
    {
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 6,
      lastAt: '2026-11-23T05:01:00Z',
    },
  ]);
  renderOnEntityPage(<ResourcesPanel application={application} />, api);
  return api;
}

const rows = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

describe('the resources of an application', () => {
  it('are a graph, and a table of the same for people who cannot see it', async () => {
    renderPanel();
    expect(
      await screen.findByRole('group', { name: 'Graph of resources' }),
    ).toBeInTheDocument();
    expect(screen.getByText('3 resources, 2 failing')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    expect(rows()).toEqual([
      expect.stringContaining('webService'),
      expect.stringContaining('webDeploymentDegradedOutOfSync'),
      expect.stringContaining('web-1Pod'),
    ]);
  });

  it.each([
    [undefined, 'Healthy', 0],
    ['2026-11-23T14:02:00Z', null, 1],
  ])(
    'are green only while Argo CD compares: known as of %s',
    async (comparedAt, health, ages) => {
      const old = comparedAt && { lastKnown: true, comparedAt };
      renderPanel(
        {
          ...liveApplication,
          verdict: { ...liveApplication.verdict, ...old },
        },
        [node('Pod', 'web-1', { health: { status: 'Healthy' } })],
      );
      const attribute = (element: HTMLElement) =>
        element.getAttribute('data-health');
      const graph = await screen.findByRole('group', {
        name: 'Graph of resources',
      });
      expect(attribute(within(graph).getByText('Healthy'))).toBe(health);
      await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
      await userEvent.click(screen.getByRole('button', { name: 'web-1' }));
      const words = screen.getAllByText('Healthy');
      expect(words.map(attribute)).toEqual([health, health]);
      expect(screen.queryAllByText(/^As of .*:02/)).toHaveLength(ages);
    },
  );

  it('are found by name and by what fails', async () => {
    renderPanel();
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    await userEvent.click(screen.getByRole('switch', { name: 'Only failing' }));
    expect(rows()).toHaveLength(2);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find a resource' }),
      'web-1',
    );
    await waitFor(() => expect(rows()).toHaveLength(1));
    await userEvent.clear(
      screen.getByRole('searchbox', { name: 'Find a resource' }),
    );
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find a resource' }),
      'nowhere',
    );
    expect(await screen.findByText('Nothing fits.')).toBeInTheDocument();
  });

  it('open beside the table: summary, difference, events', async () => {
    const api = renderPanel();
    api.getDiff.mockResolvedValue({
      items: [
        {
          group: '',
          kind: 'Deployment',
          namespace: 'coelho-dev',
          name: 'web',
          change: 'update',
          live: 'replicas: 1\n',
          desired: 'replicas: 3\n',
        },
      ],
    });
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    await userEvent.click(screen.getAllByRole('button', { name: 'web' })[1]);
    const details = within(
      screen.getByRole('region', { name: 'Deployment web' }),
    );
    expect(
      details.getByText(/exceeded its progress deadline/),
    ).toBeInTheDocument();
    await userEvent.click(details.getByRole('tab', { name: 'Difference' }));
    expect(await details.findByText('replicas: 3')).toBeInTheDocument();
    expect(details.getByText('replicas: 1')).toBeInTheDocument();
    await userEvent.click(details.getByRole('tab', { name: 'Events' }));
    expect(
      await details.findByText('Back-off restarting failed container'),
    ).toBeInTheDocument();
    await userEvent.click(details.getByRole('button', { name: 'Close' }));
    expect(
      screen.queryByRole('region', { name: 'Deployment web' }),
    ).not.toBeInTheDocument();
  });

  it('say why they are not there, and can be asked for again', async () => {
    const api = apiMock(async () => answer());
    api.getResourceTree.mockRejectedValueOnce(
      new Error('Argo CD does not answer.'),
    );
    renderOnEntityPage(<ResourcesPanel application={liveApplication} />, api);
    expect(
      await screen.findByText('Argo CD does not answer.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('0 resources, 0 failing'),
    ).toBeInTheDocument();
  });
});
