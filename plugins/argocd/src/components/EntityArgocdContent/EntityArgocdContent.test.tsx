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

import { Headline } from '@slipway/plugin-argocd-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  apiMock,
  brokenApplication,
  liveApplication,
  liveInstance,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { EntityArgocdContent } from './EntityArgocdContent';

const stagingFails: Headline = {
  code: 'latestFails',
  parameters: { environment: 'staging' },
  sentence: '',
};
const live = { name: 'Live in dev.' };

describe('the entity tab', () => {
  it('answers whether it is live, with facts, actions and deployments', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () => answer()),
    );
    expect(await screen.findByRole('heading', live)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'dev' })).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: /^Services/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(screen.getByRole('row', { name: /^fastapi/ })).toBeInTheDocument();
    expect(screen.queryByText('Why')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: /^Deployments/ }));
    expect(await screen.findByText(/runs now/)).toBeInTheDocument();
  });

  it('says when the latest change became live, and nothing of another one', async () => {
    const api = apiMock(async () => answer({ latest: 'c'.repeat(40) }));
    const wentLive = {
      sha: 'c'.repeat(40),
      environment: 'dev',
      at: '2026-11-23T05:01:00Z',
      by: 'Ada',
      seconds: 360,
    };
    api.getEntityDelivery.mockResolvedValue({
      repositories: [],
      splits: [],
      arrivals: [],
      wentLive,
      deployments: 38,
    });
    renderOnEntityPage(<EntityArgocdContent />, api);
    expect(
      await screen.findByText(/^The latest change went live in dev/),
    ).toHaveTextContent(/ by Ada, 6 min after the push\.$/);
    expect(screen.getByRole('tab', { name: /^Deployments/ })).toHaveTextContent(
      '38',
    );
  });

  it('does not say of an earlier change when it became live', async () => {
    const api = apiMock(async () => answer({ latest: 'c'.repeat(40) }));
    api.getEntityDelivery.mockResolvedValue({
      repositories: [],
      splits: [],
      arrivals: [],
      wentLive: { sha: 'd'.repeat(40), environment: 'dev', at: '2026-11-23' },
      deployments: 7,
    });
    renderOnEntityPage(<EntityArgocdContent />, api);
    await waitFor(() =>
      expect(
        screen.getByRole('tab', { name: /^Deployments/ }),
      ).toHaveTextContent('7'),
    );
    expect(screen.queryByText(/went live/)).not.toBeInTheDocument();
  });

  it('keeps Promote where Argo CD does not compare, off and with the reason', async () => {
    const { instance, namespace, name } = liveApplication;
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          next: {
            code: 'promote',
            instance,
            namespace,
            name,
            url: 'https://gitlab.example.com/-/jobs/1',
            blocked: 'notComparing',
          },
        }),
      ),
    );
    const button = await screen.findByRole('button', {
      name: 'Promote to dev…',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      /^Not now: a promotion would not be deployed/,
    );
  });

  it('opens why under the row that fails, with its resources, whichever row is opened', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          headline: stagingFails,
          applications: [liveApplication, brokenApplication],
        }),
      ),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'The latest change fails in staging.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('What to do')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: /^Resources/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    const staging = screen.getByRole('radio', { name: 'staging' });
    expect(staging).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'dev' }));
    expect(screen.getByText(liveApplication.name)).toBeInTheDocument();
    expect(staging).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'dev' }));
    expect(screen.getByRole('radio', { name: 'dev' })).toBeChecked();
    expect(screen.getByText('What to do')).toBeInTheDocument();
  });

  it('explains on request why a link is only claimed, and is loaded again when it is confirmed', async () => {
    const api = apiMock(async () =>
      answer({ applications: [{ ...liveApplication, link: 'claimed' }] }),
    );
    const { instance, namespace, name } = liveApplication;
    api.getEntityDiagnosis.mockResolvedValue({
      entityRef: 'system:default/coelho-realtime',
      location: '',
      mayConfirm: true,
      steps: [],
      applications: [
        {
          instance,
          namespace,
          name,
          link: 'claimed',
          by: 'name',
          doubt: 'unproven',
        },
      ],
    });
    renderOnEntityPage(<EntityArgocdContent />, api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Why is a link only claimed?',
      }),
    );
    api.getEntityApplications.mockResolvedValue(answer());
    await userEvent.click(
      await screen.findByRole('button', { name: `Confirm ${name}` }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Why is a link only claimed?' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('marks what is only last known', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          applications: [
            {
              ...liveApplication,
              verdict: { ...liveApplication.verdict, lastKnown: true },
            },
          ],
        }),
      ),
    );
    expect(await screen.findByText('Was healthy')).toBeInTheDocument();
  });

  it('does not say that there is no application where no Argo CD has answered', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () =>
        answer({
          applications: [],
          instances: [{ ...liveInstance, status: 'unreachable' }],
          headline: {
            code: 'notAnswering',
            parameters: {},
            sentence: 'Argo CD has not answered yet.',
          },
        }),
      ),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Argo CD has not answered yet.',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/annotation/)).not.toBeInTheDocument();
    expect(
      screen.getByText(
        'Global Argo CD does not answer, and nothing is known of it yet.',
      ),
    ).toBeInTheDocument();
  });

  it('opens a rollback to the deployment that was chosen in the list', async () => {
    const api = apiMock(async () =>
      answer({
        applications: [
          {
            ...liveApplication,
            actions: {
              ...liveApplication.actions,
              rollback: { allowed: true },
            },
          },
        ],
      }),
    );
    renderOnEntityPage(<EntityArgocdContent />, api);
    await userEvent.click(
      await screen.findByRole('tab', { name: /^Deployments/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Go back to b495aaa in dev…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('radio', { name: /^b495aaa/ }),
    ).toBeChecked();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Roll back dev' }),
    );
    expect(api.rollbackApplication).toHaveBeenCalledWith(
      expect.objectContaining({ name: liveApplication.name }),
      { id: 0, prune: false },
    );
  });

  it('announces that an application was deleted, and goes on with the rest', async () => {
    const api = apiMock(async () =>
      answer({
        headline: stagingFails,
        applications: [liveApplication, brokenApplication],
      }),
    );
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    await screen.findByRole('heading', { name: /fails in staging/ });
    api.getEntityApplications.mockResolvedValue(answer());
    signal({ applications: ['opaque-staging'], instances: false });
    expect(
      await screen.findByText(/coelho-realtime-staging is no longer there/),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', live)).toBeInTheDocument();

    api.getEntityApplications.mockResolvedValue(answer({ applications: [] }));
    signal({ applications: ['opaque-dev'], instances: false });
    expect(
      await screen.findByText(
        /coelho-realtime-dev, coelho-realtime-staging are no longer there/,
      ),
    ).toBeInTheDocument();
  });

  it('follows a signal that concerns it', async () => {
    const api = apiMock(async () => answer());
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    expect(await screen.findByText('Changes show at once')).toBeInTheDocument();
    api.getEntityApplications.mockResolvedValue(
      answer({
        headline: stagingFails,
        applications: [{ ...brokenApplication, signal: 'opaque-dev' }],
      }),
    );
    signal({ applications: ['opaque-dev'], instances: false });
    expect(
      await screen.findByRole('heading', {
        name: 'The latest change fails in staging.',
      }),
    ).toBeInTheDocument();
  });

  it('is not set back by an answer that comes after a newer one', async () => {
    const api = apiMock(async () => answer());
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    await screen.findByRole('heading', live);
    let late = (_answer: ReturnType<typeof answer>) => {};
    api.getEntityApplications.mockReturnValueOnce(
      new Promise(resolve => {
        late = resolve;
      }),
    );
    signal({ applications: ['opaque-dev'], instances: false });
    await waitFor(() =>
      expect(api.getEntityApplications).toHaveBeenCalledTimes(2),
    );
    api.getEntityApplications.mockResolvedValue(
      answer({ headline: stagingFails, applications: [brokenApplication] }),
    );
    signal({ applications: ['opaque-dev'], instances: false });
    const fails = { name: 'The latest change fails in staging.' };
    await screen.findByRole('heading', fails);
    await act(async () => late(answer()));
    expect(screen.getByRole('heading', fails)).toBeInTheDocument();
  });

  it('says nothing as if it were so now where it cannot be read again, and offers no action', async () => {
    const api = apiMock(async () => answer());
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    await screen.findByText('Healthy');
    api.getEntityApplications.mockRejectedValueOnce(
      Object.assign(new Error('The database is away.'), { statusCode: 500 }),
    );
    signal({ applications: ['opaque-dev'], instances: false });
    expect(
      await screen.findByText(
        /^How it is now could not be read.*The database is away\.$/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Was healthy')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
  });

  it('shows no more of what the person may not see any more', async () => {
    const api = apiMock(async () => answer());
    const { signal } = renderOnEntityPage(<EntityArgocdContent />, api, {
      signals: true,
    });
    await screen.findByRole('heading', live);
    api.getEntityApplications.mockRejectedValue(
      Object.assign(new Error('Request failed with 403 Forbidden'), {
        statusCode: 403,
        cause: { name: 'NotAllowedError' },
      }),
    );
    signal({ applications: ['opaque-dev'], instances: false });
    expect(
      await screen.findByText(
        'You cannot see the deployments of coelho-realtime.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('heading', live)).not.toBeInTheDocument();
  });

  it('shows that it polls where there are no signals', async () => {
    renderOnEntityPage(
      <EntityArgocdContent />,
      apiMock(async () => answer()),
    );
    expect(await screen.findByText('Looks every 10 s')).toBeInTheDocument();
  });

  it.each([
    [
      'loads',
      () => new Promise<never>(() => {}),
      'Loading the state of the deployments',
    ],
    [
      'is linked to nothing',
      async () => answer({ applications: [], annotated: false }),
      'No application is linked to this entity.',
    ],
    [
      'may not be seen',
      () =>
        Promise.reject(
          Object.assign(new Error('Request failed with 403 Forbidden'), {
            cause: { name: 'NotAllowedError' },
          }),
        ),
      'You cannot see the deployments of coelho-realtime.',
    ],
  ])('shows its state where it %s', async (_name, get, text) => {
    renderOnEntityPage(<EntityArgocdContent />, apiMock(get));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('offers another try where the portal does not answer', async () => {
    const api = apiMock(async () => answer());
    api.getEntityApplications.mockRejectedValueOnce(
      new Error('Failed to fetch'),
    );
    renderOnEntityPage(<EntityArgocdContent />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('heading', live)).toBeInTheDocument();
  });
});
