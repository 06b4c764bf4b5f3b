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

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { answer, apiMock, liveApplication } from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { crashingTree, resource } from '../../__testUtils__/resources';
import { ResourcesPanel } from '.';

function Panel(props: {
  application: ApplicationView;
  onOpenLogs: jest.Mock;
  selected?: string;
}) {
  const [selected, setSelected] = useState(props.selected);
  return (
    <ResourcesPanel
      application={props.application}
      selected={selected}
      onSelect={setSelected}
      onOpenLogs={props.onOpenLogs}
      reload={async () => {}}
    />
  );
}

function renderPanel(
  options: {
    application?: ApplicationView;
    nodes?: ResourceNode[];
    selected?: string;
  } = {},
) {
  const api = apiMock(async () => answer());
  api.getResourceTree.mockResolvedValue({
    nodes: options.nodes ?? crashingTree,
  });
  api.getEvents = jest.fn().mockResolvedValue([
    {
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 6,
      lastAt: '2026-11-23T05:01:00Z',
    },
  ]);
  api.getContainers = jest.fn().mockResolvedValue([
    {
      name: 'web',
      kind: 'container',
      restarts: 7,
      state: { state: 'waiting', reason: 'CrashLoopBackOff' },
      lastRun: { state: 'ended', exitCode: 1, duration: 4 },
    },
  ]);
  const onOpenLogs = jest.fn();
  renderOnEntityPage(
    <Panel
      application={options.application ?? liveApplication}
      onOpenLogs={onOpenLogs}
      selected={options.selected}
    />,
    api,
  );
  return { api, onOpenLogs };
}

const graph = () =>
  screen.findByRole('group', { name: 'Resources of dev as a graph' });
const box = async (name: string | RegExp) =>
  within(await graph()).getByRole('button', { name });
const openTable = async () =>
  userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
const rows = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

describe('the resources of an application', () => {
  it('are a graph that says what fails and what still serves', async () => {
    renderPanel();
    for (const name of [
      'Deployment web',
      'ReplicaSet, 0 of 1 pods ready web-2',
      'Pod, crashes web-2-a',
      'Pod, still serves web-1-a',
      'Configuration, as in Git 1 ConfigMap, 1 Secret',
    ]) {
      expect(await box(name)).toBeInTheDocument();
    }
    expect(screen.getByText('2 failing; all as in Git')).toBeInTheDocument();
    expect(within(await graph()).getAllByText('previous version')).toHaveLength(
      1,
    );
  });

  it('have all their arrows although nothing was measured', async () => {
    renderPanel();
    await box('Deployment web');
    const drawn = async (what: string) =>
      (await graph()).querySelectorAll(what).length;
    const boxes = await drawn('[data-node]');
    expect(boxes).toBeGreaterThan(1);
    expect(await drawn('.react-flow__edge')).toBe(boxes - 1);
  });

  it('name what a group holds in the width of its box, and whole in the tooltip', async () => {
    const names = ['api', 'kafka', 'mlflow'].map(name => `shop-dev-${name}`);
    renderPanel({
      nodes: [
        ...crashingTree.filter(({ name }) => !name.startsWith('api')),
        ...names.map(name =>
          resource('Deployment', name, {
            health: { status: 'Healthy' },
            sync: 'Synced',
          }),
        ),
        ...['Ingress', 'NetworkPolicy', 'NetworkPolicy'].map((kind, index) =>
          resource(kind, `web-${index}`, { category: 'network' }),
        ),
      ],
    });
    const workloads = await box(/^3 Deployments, healthy/);
    expect(workloads).toHaveTextContent(/api, kafka, mlflow$/);
    expect(within(workloads).getByTitle(names.join(', '))).toBeInTheDocument();
    const network = await box(/^Network/);
    expect(network).toHaveTextContent(/1 Ingress, 3 more$/);
    expect(
      within(network).getByTitle('1 Ingress, 2 NetworkPolicies, 1 Service'),
    ).toBeInTheDocument();
  });

  it('open a group by its box', async () => {
    renderPanel();
    const group = await box(/^Configuration/);
    expect(group).toHaveAttribute('aria-expanded', 'false');
    act(() => group.focus());
    await userEvent.keyboard('{Enter}');
    expect(await box('ConfigMap settings')).toBeInTheDocument();
  });

  it('are walked by arrows; Enter opens one, Escape closes it and returns', async () => {
    renderPanel();
    const root = await box('Application coelho-realtime-dev');
    act(() => root.focus());
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    const pod = await box('Pod, crashes web-2-a');
    expect(pod).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(
      screen.getByRole('region', { name: 'Pod web-2-a' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(
      screen.queryByRole('region', { name: 'Pod web-2-a' }),
    ).not.toBeInTheDocument();
    expect(await box('Pod, crashes web-2-a')).toHaveFocus();
  });

  it('are a table of the same, what fails first, in the order that is asked for', async () => {
    renderPanel();
    await openTable();
    expect(rows()).toHaveLength(crashingTree.length);
    expect(rows()[0]).toMatch(/webDeployment1 of 2 pods readyAs in Git/);
    await userEvent.click(screen.getByRole('columnheader', { name: 'Name' }));
    expect(rows()[0]).toMatch(/^api/);
  });

  it.each([
    [undefined, true],
    ['2026-11-23T14:02:00Z', false],
  ])(
    'are red only while Argo CD compares: known as of %s',
    async (comparedAt, isRed) => {
      const old = comparedAt && { lastKnown: true, comparedAt };
      renderPanel({
        application: {
          ...liveApplication,
          verdict: { ...liveApplication.verdict, ...old },
        },
      });
      const failing = (await graph()).querySelectorAll('[data-failing=true]');
      expect(failing).toHaveLength(isRed ? 4 : 0);
      expect(
        (await graph()).querySelectorAll('[data-tone=positive]').length > 0,
      ).toBe(isRed);
      expect(screen.queryAllByText(/^As of .*:02/)).toHaveLength(isRed ? 0 : 1);
    },
  );

  it('are found by name, by what fails and by kind', async () => {
    renderPanel();
    await openTable();
    await userEvent.click(screen.getByRole('switch', { name: 'Only failing' }));
    expect(rows()).toHaveLength(3);
    const field = screen.getByRole('searchbox', { name: 'Find a resource' });
    await userEvent.type(field, 'web-2-a');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await userEvent.clear(field);
    await userEvent.type(field, 'nowhere');
    expect(await screen.findByText('Nothing fits.')).toBeInTheDocument();
  });

  it('tell of a pod how its last run ended, and lead to the log of its crash and to its owner', async () => {
    const { onOpenLogs } = renderPanel({ selected: 'Pod/web-2-a' });
    const details = within(
      await screen.findByRole('region', { name: 'Pod web-2-a' }),
    );
    expect(
      await details.findByText(/Exit code 1, ran for 4 sec, 7 restarts/),
    ).toBeInTheDocument();
    expect(
      await details.findByText('Back-off restarting failed container'),
    ).toBeInTheDocument();
    expect(details.getByText('Container').nextSibling).toHaveTextContent('web');
    // It says so above, in words.
    expect(
      details.queryByText('back-off 5m0s restarting'),
    ).not.toBeInTheDocument();
    await userEvent.click(details.getByRole('button', { name: 'Open logs' }));
    expect(onOpenLogs).toHaveBeenCalledWith({
      kind: 'Pod',
      namespace: 'coelho-dev',
      name: 'web-2-a',
      run: 'crash',
    });
    await userEvent.click(
      details.getByRole('button', { name: 'ReplicaSet web-2' }),
    );
    expect(
      screen.getByRole('region', { name: 'ReplicaSet web-2' }),
    ).toBeInTheDocument();
  });

  it('say of a pod what the tree says where its containers may not be read', async () => {
    const { api } = renderPanel({ nodes: [] });
    expect(await screen.findByText('Nothing fits.')).toBeInTheDocument();
    expect(api.getContainers).not.toHaveBeenCalled();
  });

  it('show what differs from Git, or the manifest where nothing does', async () => {
    const { api } = renderPanel({ selected: 'Deployment/web' });
    const diff = {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'coelho-dev',
      name: 'web',
      live: 'replicas: 1\n',
    };
    api.getDiff.mockResolvedValueOnce({
      items: [{ ...diff, change: 'update', desired: 'replicas: 3\n' }],
    });
    const details = within(
      await screen.findByRole('region', { name: 'Deployment web' }),
    );
    await userEvent.click(details.getByRole('tab', { name: 'Difference' }));
    expect(await details.findByText('replicas: 3')).toBeInTheDocument();
    api.getDiff.mockResolvedValueOnce({
      items: [{ ...diff, change: 'none', desired: diff.live }],
    });
    await userEvent.click(details.getByRole('tab', { name: 'Summary' }));
    await userEvent.click(details.getByRole('tab', { name: 'Difference' }));
    expect(
      await details.findByText('As in Git. The manifest:'),
    ).toBeInTheDocument();
    await userEvent.click(details.getByRole('tab', { name: /^Events/ }));
    expect(await details.findByText('BackOff')).toBeInTheDocument();
  });

  it('are no graph where there is only one', async () => {
    renderPanel({ nodes: [resource('ConfigMap', 'settings')] });
    const list = await screen.findByRole('list', { name: 'Resources of dev' });
    expect(within(list).getAllByRole('button')).toHaveLength(1);
    expect(screen.queryByRole('group', { name: /graph/ })).toBeNull();
  });

  it('say why they are not there, and can be asked for again', async () => {
    const api = apiMock(async () => answer());
    api.getResourceTree.mockRejectedValueOnce(
      new Error('Argo CD does not answer.'),
    );
    renderOnEntityPage(
      <Panel application={liveApplication} onOpenLogs={jest.fn()} />,
      api,
    );
    expect(
      await screen.findByText('Argo CD does not answer.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('none failing; all as in Git'),
    ).toBeInTheDocument();
  });
});
