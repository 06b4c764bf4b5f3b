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
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  apiMock,
  brokenApplication,
  liveApplication,
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
    expect(screen.getByRole('list', { name: 'Images' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sync…' })).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open in Argo CD/ }),
    ).toHaveAttribute('href', liveApplication.url);
    expect(await screen.findByText(/runs now/)).toBeInTheDocument();
    expect(screen.queryByText('Why')).not.toBeInTheDocument();
  });

  it('begins with the worst environment, and shows another one when it is chosen', async () => {
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
    expect(screen.getByText('Where it fails')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'dev: Healthy' }));
    expect(screen.getByRole('heading', { name: 'dev' })).toBeInTheDocument();
    expect(screen.queryByText('Where it fails')).not.toBeInTheDocument();
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
      await screen.findByRole('button', { name: 'Roll back dev to b495aaa' }),
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
      'You may not see the applications of this entity.',
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
