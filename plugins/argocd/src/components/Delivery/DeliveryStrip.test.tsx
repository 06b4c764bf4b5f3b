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
import { RepositoryDelivery } from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import { latestChange, liveApplication } from '../../__testUtils__/fixtures';
import { DeliveryStrip } from './DeliveryStrip';

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
  total: number | undefined = 372,
) {
  const { instance, namespace, name } = liveApplication;
  renderInTestApp(
    <DeliveryStrip
      delivery={{ ...delivery, ...change }}
      applications={[liveApplication]}
      splits={[
        {
          instance,
          namespace,
          name,
          sha: latestChange.sha,
          startedAt: '2026-11-23T04:40:05Z',
          total,
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
    expect(screen.getByText('Passed')).toBeInTheDocument();
    expect(screen.getByText('1 image pushed')).toBeInTheDocument();
    expect(screen.getByText('Reached dev after 6 min')).toBeInTheDocument();
    expect(screen.queryByText(/You may not see/)).not.toBeInTheDocument();
  });

  it('says no time where it is not live, and what came later', async () => {
    renderStrip({
      change: { ...latestChange, sha: '3'.repeat(40) },
      laterCommits: 2,
    });
    expect(
      await screen.findByText('2 later commits brought no image.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Reached/)).not.toBeInTheDocument();
  });

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

  it('has the short id, and says what may not be seen', async () => {
    const { title: _t, author: _a, committedAt: _c, ...change } = latestChange;
    renderStrip({ change, pipeline: undefined, images: [], withheld: true });
    expect(
      await screen.findByText(
        'You may not see the title, the author, the merge request and the pipeline of this commit, because the project is private in GitLab; its owners and the platform group may.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('2222222')).toBeInTheDocument();
    expect(screen.queryByText('Pipeline')).not.toBeInTheDocument();
  });

  it('says why GitLab says nothing', async () => {
    renderStrip({ change: undefined, unavailable: 'the token has expired.' });
    expect(
      await screen.findByText('GitLab: the token has expired.'),
    ).toBeInTheDocument();
  });
});
