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
import {
  applicationKey,
  ApplicationView,
  InstanceStatus,
  Standing,
} from '@slipway/plugin-argocd-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import {
  apiMock,
  answer,
  brokenApplication,
  latestChange,
  liveApplication,
  liveInstance,
  olderChange,
} from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { EnvironmentRows } from './EnvironmentRows';

interface Shown {
  applications: ApplicationView[];
  instances?: InstanceStatus[];
  selected?: ApplicationView;
  changes?: (typeof latestChange)[];
}

function Rows(props: Shown) {
  const { applications } = props;
  const [selected, setSelected] = useState(
    applicationKey(props.selected ?? applications[0]),
  );
  return (
    <EnvironmentRows
      applications={applications}
      changes={props.changes ?? [latestChange, olderChange]}
      instances={props.instances ?? [liveInstance]}
      selected={selected}
      onSelect={setSelected}
    />
  );
}

function renderRows(shown: Shown) {
  renderInTestApp(<Rows {...shown} />, {
    apis: [[argocdApiRef, apiMock(async () => answer())]],
  });
  return screen.findByRole('group', { name: 'Environments' });
}

const withStanding = (change: Partial<Standing>): ApplicationView => ({
  ...liveApplication,
  standing: { ...liveApplication.standing, ...change },
});

describe('the rows of the environments', () => {
  it('are one choice, which the keyboard makes too', async () => {
    await renderRows({
      applications: [liveApplication, brokenApplication],
      selected: brokenApplication,
    });
    const [dev, staging] = screen.getAllByRole('radio');
    expect(staging).toBeChecked();
    act(() => staging.focus());
    await userEvent.keyboard('{ArrowUp}');
    expect(dev).toBeChecked();
    expect(staging).not.toBeChecked();
  });

  it("show version and distance, and never Argo CD's revision", async () => {
    const rows = await renderRows({
      applications: [liveApplication, brokenApplication],
    });
    expect(screen.getByText('feat: greet by name')).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: '2222222' })[0]).toHaveAttribute(
      'href',
      latestChange.url,
    );
    expect(screen.getByText('Latest change')).toBeInTheDocument();
    expect(screen.getAllByText('1 change behind').length).toBeGreaterThan(0);
    expect(screen.getAllByRole('radio')[0]).toHaveAccessibleDescription(
      /^feat: greet by name.*2222222.*Latest change$/,
    );
    expect(rows).not.toHaveTextContent(
      liveApplication.sync.revision!.slice(0, 7),
    );
  });

  it('have the id alone where the title may not be seen', async () => {
    const { title: _title, ...withheld } = latestChange;
    await renderRows({ applications: [liveApplication], changes: [withheld] });
    expect(screen.getByRole('link', { name: '2222222' })).toBeInTheDocument();
    expect(screen.queryByText(latestChange.title!)).not.toBeInTheDocument();
  });

  it('list the services that differ, each with version and pods', async () => {
    await renderRows({ applications: [liveApplication, brokenApplication] });
    expect(
      screen.queryByRole('list', { name: 'Services of dev that differ' }),
    ).not.toBeInTheDocument();
    const services = within(
      screen.getByRole('list', { name: 'Services of staging that differ' }),
    ).getAllByRole('listitem');
    expect(services.map(service => service.textContent)).toEqual([
      'fastapi11111111 change behindGit asks for 22222221 of 2 pods ready',
    ]);
  });

  it.each([
    [
      'pods that were not read',
      { commit: undefined, has: 'unknown', readAt: undefined, services: [] },
      'Its pods have not been read yet.',
    ],
    [
      'images that name no commit',
      {
        commit: undefined,
        has: 'unknown',
        services: [
          { service: 'db', has: 'unknown', version: { image: 'mysql:8' } },
        ],
      },
      'The tags of its images name no commit.',
    ],
    [
      'commits of which nothing is known',
      {
        commit: undefined,
        has: 'unknown',
        services: [
          {
            service: 'api',
            has: 'unknown',
            version: { image: 'api:1', commit: 'f'.repeat(40) },
          },
        ],
      },
      'GitLab has not told yet how its commits follow each other.',
    ],
  ] satisfies [string, Partial<Standing>, string][])(
    'say that the version is not known of %s, and claim no distance',
    async (_name, standing, reason) => {
      await renderRows({ applications: [withStanding(standing)] });
      expect(screen.getAllByTitle(reason)[0]).toHaveTextContent(
        'Version unknown',
      );
      expect(screen.queryByText(/Latest|behind/)).not.toBeInTheDocument();
    },
  );

  it('name no version where no pod is ready', async () => {
    await renderRows({
      applications: [
        withStanding({
          commit: undefined,
          has: 'unknown',
          services: [{ service: 'fastapi', has: 'unknown' }],
        }),
      ],
    });
    expect(screen.getAllByTitle('No pod of it is ready.')[0]).toHaveTextContent(
      /^–$/,
    );
    expect(screen.queryByText(/Latest|behind/)).not.toBeInTheDocument();
  });

  it('say that the distance is not known', async () => {
    await renderRows({
      applications: [withStanding({ has: 'unknown', behind: undefined })],
    });
    expect(screen.getAllByText('Distance unknown')[0]).toHaveAttribute(
      'title',
      'GitLab has not told yet how its commits follow each other.',
    );
    expect(screen.queryByText('Latest change')).not.toBeInTheDocument();
  });

  it('say that the latest change runs, whatever else fails', async () => {
    await renderRows({
      applications: [
        { ...brokenApplication, standing: liveApplication.standing },
      ],
    });
    expect(screen.getAllByText('Latest change')[0]).toBeInTheDocument();
    expect(screen.queryByText(/Live/)).not.toBeInTheDocument();
  });

  it('show no version where nothing is deployed', async () => {
    const rows = await renderRows({
      applications: [
        {
          ...withStanding({ commit: undefined, has: 'no', services: [] }),
          verdict: { ...liveApplication.verdict, code: 'notDeployed' },
        },
      ],
    });
    expect(rows).toHaveTextContent(/Version–/);
  });

  it('show the first of many services, and all on request', async () => {
    const services = Array.from({ length: 30 }, (_, index) => ({
      service: `service-${index}`,
      has: 'no' as const,
      behind: 1,
      version: { image: `service:${index}`, commit: olderChange.sha },
    }));
    await renderRows({ applications: [withStanding({ services })] });
    const list = within(
      screen.getByRole('list', { name: 'Services of dev that differ' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(9);
    await userEvent.click(list.getByRole('button', { name: 'Show all 30' }));
    expect(list.getAllByRole('listitem')).toHaveLength(30);
  });

  it('stand below their instance where there are several', async () => {
    const other = { ...liveApplication, instance: 'team' };
    await renderRows({
      applications: [liveApplication, other],
      instances: [
        liveInstance,
        { ...liveInstance, name: 'team', title: 'Argo CD of one team' },
      ],
    });
    expect(
      within(
        screen.getByRole('group', { name: 'Global Argo CD' }),
      ).getAllByRole('radio'),
    ).toHaveLength(1);
    const row = within(
      screen.getByRole('group', { name: 'Argo CD of one team' }),
    ).getByRole('radio');
    await userEvent.click(row);
    expect(row).toBeChecked();
  });

  it('are the worst first of 60 with long names, and all on request', async () => {
    const long = 'a-very-long-name-that-no-person-would-read-aloud';
    const applications = Array.from({ length: 60 }, (_, index) => ({
      ...(index === 50 ? brokenApplication : liveApplication),
      name: `${long}-${index}`,
      environment: `${long}-${index}`,
    }));
    const rows = within(
      await renderRows({ applications, selected: applications[50] }),
    );
    expect(rows.getAllByRole('radio')).toHaveLength(5);
    expect(rows.getAllByRole('radio')[0]).toHaveAccessibleName(
      `${long}-50: Broken`,
    );
    await userEvent.click(rows.getByRole('button', { name: 'Show all 60' }));
    expect(rows.getAllByRole('radio')).toHaveLength(60);
  });
});
