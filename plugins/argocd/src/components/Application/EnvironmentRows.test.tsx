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
  Arrival,
  InstanceStatus,
  NextStep,
  Promotion,
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
  open?: ApplicationView;
  changes?: (typeof latestChange)[];
  arrivals?: Arrival[];
  promotions?: Promotion[];
  next?: NextStep;
  selected?: ApplicationView;
}

function Rows(props: Shown) {
  const { applications } = props;
  const [open, setOpen] = useState(props.open && applicationKey(props.open));
  return (
    <EnvironmentRows
      applications={applications}
      changes={props.changes ?? [latestChange, olderChange]}
      instances={props.instances ?? [liveInstance]}
      open={open}
      onOpen={setOpen}
      reload={async () => {}}
      whyOf={application => application.cause && 'Why it fails'}
      arrivals={props.arrivals}
      promotions={props.promotions}
      next={props.next}
      selected={props.selected}
      reasonId="reason"
    />
  );
}

function renderRows(shown: Shown) {
  renderInTestApp(<Rows {...shown} />, {
    apis: [[argocdApiRef, apiMock(async () => answer())]],
  });
  return screen.findByRole('table', { name: 'Environments' });
}

const arrival = ({ instance, namespace, name }: ApplicationView): Arrival => ({
  instance,
  namespace,
  name,
  at: '2026-11-23T04:50:00Z',
  sha: `3b1e77d${'0'.repeat(33)}`,
  url: 'https://gitlab.example.com/platform/shop/-/commit/3b1e77d',
});

const rowOf = (environment: string) =>
  screen
    .getByRole('button', { name: environment })
    .closest('tr') as HTMLTableRowElement;

const withStanding = (change: Partial<Standing>): ApplicationView => ({
  ...liveApplication,
  standing: { ...liveApplication.standing, ...change },
});

describe('the rows of the environments', () => {
  it('open in place, by mouse and keyboard; arrows move between them', async () => {
    await renderRows({ applications: [liveApplication, brokenApplication] });
    const dev = screen.getByRole('button', { name: 'dev' });
    const staging = screen.getByRole('button', { name: 'staging' });
    act(() => dev.focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(staging).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    expect(dev).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(dev).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(liveApplication.name)).toBeInTheDocument();
    await userEvent.click(within(rowOf('staging')).getByText('Broken'));
    expect(staging).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(brokenApplication.name)).toBeInTheDocument();
    expect(screen.queryByText(liveApplication.name)).not.toBeInTheDocument();
  });

  it('do not open where something in them is pressed', async () => {
    await renderRows({ applications: [liveApplication] });
    await userEvent.click(screen.getByRole('button', { name: 'More for dev' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'dev' })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
  });

  it("show version and distance, and Argo CD's revision only when opened", async () => {
    const rows = await renderRows({
      applications: [liveApplication, brokenApplication],
    });
    expect(screen.getByText('feat: greet by name')).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: '2222222' })[0]).toHaveAttribute(
      'href',
      latestChange.url,
    );
    expect(screen.getByText('Latest change')).toBeInTheDocument();
    expect(screen.getByText('1 change behind')).toBeInTheDocument();
    expect(rows).not.toHaveTextContent('Synced revision');
    await userEvent.click(screen.getByRole('button', { name: 'dev' }));
    expect(rows).toHaveTextContent('Synced revisionef43ab1');
  });

  it('have of the opened one what came since without an image, and how much a partial sync was of', async () => {
    const rows = await renderRows({
      applications: [
        {
          ...liveApplication,
          operation: {
            phase: 'Succeeded',
            finishedAt: '2026-11-23T05:01:00Z',
            initiatedBy: 'user:default/jane',
            selected: ['ConfigMap/settings'],
            selection: { count: 3, total: 8 },
          },
        },
      ],
      arrivals: [
        {
          ...arrival(liveApplication),
          configuration: [
            {
              sha: 'c'.repeat(40),
              title: 'chore: more memory',
              author: 'Ada Operator',
            },
          ],
        },
      ],
      open: liveApplication,
    });
    expect(rows).toHaveTextContent(
      /Configuration sincechore: more memory c{7} by Ada Operator/,
    );
    expect(rows).toHaveTextContent('only 3 of 8 resources: ConfigMap/settings');
  });

  it('say who wrote the version, by what it came, and where its app is', async () => {
    const mergeRequest = {
      iid: 92,
      title: 'Greet by name',
      url: 'https://gitlab.example.com/platform/shop/-/merge_requests/92',
    };
    await renderRows({
      applications: [
        {
          ...liveApplication,
          appUrls: ['https://shop-dev.example.org'],
        },
        brokenApplication,
      ],
      arrivals: [
        { ...arrival(liveApplication), imageUpdate: true },
        {
          ...arrival(brokenApplication),
          author: 'Ada Operator',
          mergeRequest: { ...mergeRequest, iid: 96 },
        },
      ],
      changes: [{ ...latestChange, mergeRequest }, olderChange],
    });
    expect(rowOf('dev')).toHaveTextContent(/by Maria, !92/);
    expect(rowOf('dev')).toHaveTextContent(/image update 3b1e77d/);
    expect(rowOf('dev')).toHaveTextContent('3 of 3 pods ready');
    expect(screen.getByRole('link', { name: /^Open app/ })).toHaveAttribute(
      'href',
      'https://shop-dev.example.org',
    );
    expect(rowOf('staging')).toHaveTextContent(/Ada Operator, !96/);
  });

  it('lead to the changes between', async () => {
    const compareUrl =
      'https://gitlab.example.com/platform/shop/-/compare/1...2';
    await renderRows({
      applications: [
        {
          ...brokenApplication,
          standing: { ...brokenApplication.standing, compareUrl },
        },
      ],
    });
    expect(
      screen.getByRole('link', { name: '1 change behind' }),
    ).toHaveAttribute('href', compareUrl);
  });

  it('show an open promotion as a step below, and the one next step as a button', async () => {
    const { instance, namespace, name } = brokenApplication;
    const mergeRequest = {
      iid: 95,
      title: 'Promote dev to staging',
      url: 'https://gitlab.example.com/platform/shop/-/merge_requests/95',
    };
    const job = 'https://gitlab.example.com/platform/shop/-/jobs/7';
    await renderRows({
      applications: [liveApplication, brokenApplication],
      promotions: [
        {
          instance,
          namespace,
          name,
          mergeRequest,
          commit: latestChange.sha,
          changes: 2,
          waitsFor: 'approval',
        },
      ],
      next: {
        code: 'promote',
        instance,
        namespace,
        name: liveApplication.name,
        url: job,
      },
    });
    expect(screen.getByTitle(mergeRequest.title)).toHaveTextContent(
      /^!95 promotes 2222222 to staging \(2 changes\)\. Waiting for an approval\.$/,
    );
    expect(
      screen.getByRole('link', { name: /^Open merge request/ }),
    ).toHaveAttribute('href', mergeRequest.url);
    expect(
      within(rowOf('dev')).getByRole('link', { name: 'Promote to dev…' }),
    ).toHaveAttribute('href', job);
    expect(screen.getAllByRole('link', { name: /^Promote/ })).toHaveLength(1);
  });

  it('say how long a slow rollout takes, and how long it usually does', async () => {
    await renderRows({
      applications: [
        {
          ...liveApplication,
          verdict: {
            code: 'rollingOut',
            parameters: {
              step: 'progressing',
              elapsedSeconds: '720',
              usualSeconds: '120',
            },
            sentence: '',
          },
        },
      ],
    });
    expect(rowOf('dev')).toHaveTextContent('for 12 min, usually 2 min');
  });

  it('say in the past what is not known now', async () => {
    await renderRows({
      applications: [
        {
          ...liveApplication,
          verdict: {
            ...liveApplication.verdict,
            lastKnown: true,
            comparedAt: '2026-11-22T14:02:00Z',
          },
          lastDeployment: {
            ...liveApplication.lastDeployment!,
            deployedAt: new Date(Date.now() - 5_000).toISOString(),
          },
        },
      ],
    });
    expect(screen.getByText('Was healthy')).toBeInTheDocument();
    // How long ago would go on beside what stands still.
    expect(rowOf('dev')).not.toHaveTextContent(/ago/);
    expect(rowOf('dev')).toHaveTextContent(/at Nov 22.*, 3\/3 pods/);
  });

  it('have the id alone where the title may not be seen', async () => {
    const { title: _title, ...withheld } = latestChange;
    await renderRows({ applications: [liveApplication], changes: [withheld] });
    expect(screen.getByRole('link', { name: '2222222' })).toBeInTheDocument();
    expect(screen.queryByText(latestChange.title!)).not.toBeInTheDocument();
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
      expect(screen.getByText('Version unknown')).toBeInTheDocument();
      expect(
        screen.queryByTitle(reason) ?? screen.getByText(reason),
      ).toBeInTheDocument();
      expect(screen.queryByText(/Latest|behind/)).not.toBeInTheDocument();
    },
  );

  it('say that no change is complete where only a part of one was deployed', async () => {
    await renderRows({
      applications: [
        withStanding({
          commit: undefined,
          has: 'no',
          behind: 2,
          services: [
            {
              service: 'api',
              has: 'yes',
              behind: 0,
              version: { image: 'api:1', commit: 'f'.repeat(40) },
            },
          ],
        }),
      ],
    });
    expect(screen.getByText('No complete change')).toHaveAttribute(
      'title',
      'No change is there with all of its services.',
    );
    expect(screen.getByText('2 changes behind')).toBeInTheDocument();
    expect(screen.queryByText('Version unknown')).not.toBeInTheDocument();
  });

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
    expect(screen.getByText('No pod of it is ready.')).toBeInTheDocument();
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

  it('say that the latest change is not live where it fails', async () => {
    await renderRows({
      applications: [
        {
          ...brokenApplication,
          standing: {
            ...liveApplication.standing,
            failing: liveApplication.standing.commit,
          },
        },
      ],
    });
    expect(rowOf('staging')).toHaveTextContent('Latest changenot live');
  });

  it('show no version where nothing is deployed', async () => {
    await renderRows({
      applications: [
        {
          ...withStanding({ commit: undefined, has: 'no', services: [] }),
          verdict: { ...liveApplication.verdict, code: 'notDeployed' },
        },
      ],
    });
    expect(rowOf('dev').cells[1]).toHaveTextContent(/^–/);
    expect(rowOf('dev')).toHaveTextContent('Not deployed');
  });

  it('name their instance where there are several', async () => {
    const other = { ...liveApplication, instance: 'team', environment: 'qa' };
    await renderRows({
      applications: [liveApplication, other],
      instances: [
        liveInstance,
        { ...liveInstance, name: 'team', title: 'Argo CD of one team' },
      ],
    });
    expect(rowOf('dev')).toHaveTextContent('Global Argo CD');
    expect(rowOf('qa')).toHaveTextContent('Argo CD of one team');
  });

  it('are of many also those with the next step, with a promotion, and the chosen one', async () => {
    const applications = Array.from({ length: 12 }, (_, index) => ({
      ...liveApplication,
      name: `shop-${index}`,
      environment: `region-${index}`,
    }));
    const { instance, namespace } = liveApplication;
    await renderRows({
      applications,
      next: {
        code: 'promote',
        instance,
        namespace,
        name: 'shop-8',
        url: 'https://gitlab.example.com/-/jobs/1',
      },
      promotions: [
        {
          instance,
          namespace,
          name: 'shop-9',
          mergeRequest: { iid: 7, title: 'Promote', url: 'https://g/7' },
          commit: latestChange.sha,
          waitsFor: 'merge',
        },
      ],
      selected: applications[10],
    });
    expect(
      screen.getByRole('link', { name: /^Promote to region-8/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/!7/)).toBeInTheDocument();
    expect(rowOf('region-10')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'region-7' }),
    ).not.toBeInTheDocument();
  });

  it('are those of 60 that need eyes, in their order, and all on request', async () => {
    const long = 'a-very-long-name-that-no-person-would-read-aloud';
    const applications = Array.from({ length: 60 }, (_, index) => ({
      ...(index === 50 ? brokenApplication : liveApplication),
      name: `${long}-${index}`,
      environment: `${long}-${index}`,
    }));
    const rows = within(await renderRows({ applications }));
    const names = () =>
      rows
        .getAllByRole('rowheader')
        .map(header => header.querySelector('button')?.textContent);
    expect(names()).toEqual([0, 1, 2, 3, 50].map(index => `${long}-${index}`));
    await userEvent.click(screen.getByRole('button', { name: 'Show all 60' }));
    expect(names()).toHaveLength(60);
  });
});
