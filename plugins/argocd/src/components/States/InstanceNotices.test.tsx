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
  Headline,
  instanceReason,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  apiMock,
  liveApplication,
  liveInstance,
} from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { InstanceNotices } from './InstanceNotices';

function renderNotices(
  instances: InstanceStatus[],
  applications = [liveApplication],
  headline?: Pick<Headline, 'line' | 'cause'>,
) {
  renderInTestApp(
    <>
      <InstanceNotices data={{ applications, instances }} headline={headline} />
      <p>Below the notices</p>
    </>,
    { apis: [[argocdApiRef, apiMock(jest.fn())]] },
  );
  return screen.findByText('Below the notices');
}

describe('the notices about instances', () => {
  it('say why one does not answer, and when what is shown was so', async () => {
    const dataAsOf = new Date();
    dataAsOf.setHours(14, 2);
    await renderNotices([
      {
        ...liveInstance,
        status: 'unreachable',
        dataAsOf: dataAsOf.toISOString(),
        reason: instanceReason('certificateOfOtherHost'),
      },
    ]);
    expect(
      screen.getByText(
        /^Global Argo CD does not answer; you see what was known at .*:02/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('What answers has a certificate for another host name.'),
    ).toBeInTheDocument();
  });

  it('show what keeps one from looking, but not that it looks late', async () => {
    const since = '2026-11-23T14:02:00Z';
    await renderNotices([
      {
        ...liveInstance,
        troubles: [
          { code: 'notComparing', since, sentence: '' },
          { code: 'clusterAway', since, cluster: 'eu', sentence: '' },
          { code: 'webhooksSilent', since, sentence: '' },
        ],
      },
    ]);
    expect(
      screen.getByText(
        /^Global Argo CD: It answers, but has not compared anything since .*:02/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^Global Argo CD: It has not reached the cluster eu since .*:02/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /Ask the platform team to look at its application controller\./,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/webhook/)).not.toBeInTheDocument();
  });

  it('lead to all that is known of the instance', async () => {
    await renderNotices([
      {
        ...liveInstance,
        status: 'stale',
        since: '2026-11-23T14:02:00Z',
        dataAsOf: '2026-11-23T14:01:00Z',
        version: 'v3.5.1',
      },
    ]);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Instance status of Global Argo CD',
      }),
    );
    const status = await screen.findByRole('dialog', {
      name: 'Instance status of Global Argo CD',
    });
    expect(status).toHaveTextContent(/not heard for a moment since .*:02/);
    expect(status).toHaveTextContent(/Data as of.*:01/);
    expect(status).toHaveTextContent('Last comparisonnone yet');
    expect(status).toHaveTextContent('v3.5.1');
  });

  describe('beside a headline', () => {
    const cluster = { code: 'clusterAway', cluster: 'eu' } as const;
    const since = '2026-11-23T14:02:00Z';
    const away: InstanceStatus = {
      ...liveInstance,
      troubles: [{ ...cluster, since, sentence: '' }],
    };
    const headline = {
      line: { code: 'clusterAway', parameters: {}, sentence: '' },
    } as const;

    it('leave out what it says', async () => {
      await renderNotices([away], [liveApplication], headline);
      expect(screen.queryByText(/cluster eu/)).not.toBeInTheDocument();
    });

    it('leave out that changes show up late, where it says so', async () => {
      await renderNotices(
        [{ ...liveInstance, status: 'delayed' }],
        [liveApplication],
        { line: { code: 'delayed', parameters: {}, sentence: '' } },
      );
      expect(screen.queryByText(/30 s late/)).not.toBeInTheDocument();
    });

    it('leave out what it gives as the cause', async () => {
      await renderNotices(
        [
          {
            ...liveInstance,
            troubles: [{ code: 'repositoryServerAway', since, sentence: '' }],
          },
        ],
        [liveApplication],
        { cause: { code: 'repositoryServerAway', parameters: {} } },
      );
      expect(screen.queryByText(/repo-server/)).not.toBeInTheDocument();
    });

    it('say which host of repositories is away, which the cause does not', async () => {
      await renderNotices(
        [
          {
            ...liveInstance,
            troubles: [
              {
                code: 'repositoryHostAway',
                since,
                repositoryHost: 'gitlab.example.com',
                sentence: '',
              },
            ],
          },
        ],
        [liveApplication],
        { cause: { code: 'repositoryHostAway', parameters: {} } },
      );
      expect(
        screen.getByText(
          /^Global Argo CD: It has not reached the repositories at gitlab\.example\.com since .*:02/,
        ),
      ).toBeVisible();
    });

    it('say it where several instances may be meant', async () => {
      await renderNotices(
        [away, { ...liveInstance, name: 'team' }],
        [liveApplication, { ...liveApplication, instance: 'team' }],
        headline,
      );
      expect(screen.getByText(/^Global Argo CD: .* cluster eu/)).toBeVisible();
    });
  });

  it.each([
    [
      'delayed',
      'Global Argo CD does not push changes; they show up to 30 s late.',
    ],
    ['starting', 'Global Argo CD is being read for the first time.'],
    [
      'unauthorized',
      "Global Argo CD refuses the portal's credential. Ask the platform team to renew it.",
    ],
    [
      'unreachable',
      'Global Argo CD does not answer, and nothing is known of it yet.',
    ],
  ] as const)('show that one is %s', async (status, text) => {
    await renderNotices([{ ...liveInstance, status }], []);
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('leave out an instance that none of the applications is in', async () => {
    await renderNotices([
      liveInstance,
      { ...liveInstance, name: 'team', title: 'Team', status: 'unreachable' },
    ]);
    expect(screen.queryByText(/Team/)).not.toBeInTheDocument();
  });
});
