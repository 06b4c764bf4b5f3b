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
  Arrival,
  DeliverySplit,
  RepositoryDelivery,
} from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import { latestChange, liveApplication } from '../../__testUtils__/fixtures';
import { JourneyLine } from './JourneyLine';

const delivery: RepositoryDelivery = {
  repository: latestChange.repository,
  branch: 'main',
  change: latestChange,
  pipeline: {
    id: 7,
    status: 'success',
    url: `${latestChange.repository}/-/pipelines/7`,
    createdAt: '2026-11-23T04:40:05Z',
    durationSeconds: 95,
    jobs: [],
  },
  images: [{ repository: 'platform/coelho-realtime/fastapi', tag: '2' }],
};

function renderStrip(
  change: Partial<RepositoryDelivery>,
  {
    application = liveApplication,
    arrivals = [],
    split = { health: 12, total: 372 },
  }: {
    application?: typeof liveApplication;
    arrivals?: Arrival[];
    split?: Partial<DeliverySplit>;
  } = {},
) {
  const { instance, namespace, name } = application;
  renderInTestApp(
    <JourneyLine
      delivery={{ ...delivery, ...change }}
      applications={[application]}
      arrivals={arrivals}
      splits={[
        {
          instance,
          namespace,
          name,
          sha: latestChange.sha,
          startedAt: '2026-11-23T04:40:05Z',
          ...split,
        },
      ]}
    />,
  );
}

describe('the way of the latest change', () => {
  it('has title, author, pipeline, images, and how long it took', async () => {
    renderStrip({});
    expect(await screen.findByText('feat: greet by name')).toBeInTheDocument();
    expect(screen.getByText(/Maria/)).toBeInTheDocument();
    expect(screen.getByText('Pipeline passed')).toBeInTheDocument();
    expect(screen.getByText('Image pushed')).toBeInTheDocument();
    expect(
      screen.getByText('push to live in dev').parentElement,
    ).toHaveTextContent(/^6 min/);
    expect(screen.queryByText(/You may not see/)).not.toBeInTheDocument();
  });

  it('says no time where it is not live', async () => {
    renderStrip({ change: { ...latestChange, sha: '3'.repeat(40) } });
    expect(await screen.findByText('Pipeline passed')).toBeInTheDocument();
    expect(screen.queryByText(/push to live/)).not.toBeInTheDocument();
  });

  it('says of a change that fails where it came, and no time until it is live', async () => {
    const { standing } = liveApplication;
    renderStrip(
      {},
      {
        application: {
          ...liveApplication,
          standing: {
            ...standing,
            commit: '3'.repeat(40),
            failing: latestChange.sha,
          },
        },
        arrivals: [
          {
            instance: liveApplication.instance,
            namespace: liveApplication.namespace,
            name: liveApplication.name,
            at: '2026-11-23T04:47:00Z',
            sha: 'b'.repeat(40),
            url: 'https://gitlab.example.com/b',
          },
        ],
        // It was live before in another environment.
        split: { health: 12, total: 31 },
      },
    );
    const step = (await screen.findByText('Deployed to dev')).closest('li');
    expect(step).toHaveAttribute('data-state', 'failed');
    expect(
      screen.queryByText('Waiting for an environment'),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(/push to live/)).not.toBeInTheDocument();
  });

  it.each([
    ['an image update', { imageUpdate: true }, 'Image update in Git', /^b{7}/],
    ["a person's commit", {}, 'Commit in Git', /^b{7}/],
    [
      'a merge request',
      {
        mergeRequest: {
          iid: 95,
          title: 'Promote',
          url: 'https://gitlab.example.com/95',
        },
      },
      'Merged in Git',
      '!95',
    ],
  ])(
    'waits for Argo CD where it has not noticed %s',
    async (_, by, title, link) => {
      renderStrip({
        change: { ...latestChange, sha: '3'.repeat(40) },
        unnoticed: {
          sha: 'b'.repeat(40),
          url: 'https://gitlab.example.com/b',
          ...by,
          since: '2026-11-23T14:24:00Z',
        },
      });
      expect(await screen.findByText(title)).toBeInTheDocument();
      expect(screen.getByRole('link', { name: link })).toBeInTheDocument();
      expect(
        screen.getByText('Waiting for Argo CD').parentElement,
      ).toHaveTextContent(/since .*:24/);
      expect(
        screen.queryByText('Waiting for an environment'),
      ).not.toBeInTheDocument();
    },
  );

  it('counts the jobs of a pipeline that runs', async () => {
    const job = { stage: 'build', url: '' };
    renderStrip({
      change: { ...latestChange, state: 'building' },
      images: [],
      pipeline: {
        ...delivery.pipeline!,
        status: 'running',
        jobs: [
          { ...job, name: 'a', status: 'success' },
          { ...job, name: 'b', status: 'running' },
        ],
      },
    });
    expect(await screen.findByText(/1 of 2 jobs/)).toBeInTheDocument();
    expect(screen.getByText('none pushed yet')).toBeInTheDocument();
  });

  it('does not say "yet" of images that do not come any more', async () => {
    renderStrip({ change: { ...latestChange, state: 'failed' }, images: [] });
    expect(await screen.findByText('none pushed for it')).toBeInTheDocument();
  });

  it('misses no image of a change that brings none, because images carry no commits', async () => {
    renderStrip({ change: { ...latestChange, state: 'built' }, images: [] });
    expect(await screen.findByText('Pipeline passed')).toBeInTheDocument();
    expect(screen.queryByText('Images')).not.toBeInTheDocument();
  });

  it('has the short id, and says what may not be seen', async () => {
    const { title: _t, author: _a, committedAt: _c, ...change } = latestChange;
    renderStrip({ change, pipeline: undefined, images: [], withheld: true });
    expect(
      await screen.findByText(
        'You may not see the title, the author, the merge request and the pipeline of this commit, because the project is private in GitLab; its owners and the platform group may.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('2222222')).toBeInTheDocument();
    expect(screen.queryByText(/Pipeline/)).not.toBeInTheDocument();
  });

  it('says why GitLab says nothing', async () => {
    renderStrip({ change: undefined, unavailable: 'the token has expired.' });
    expect(
      await screen.findByText('GitLab: the token has expired.'),
    ).toBeInTheDocument();
  });
});
