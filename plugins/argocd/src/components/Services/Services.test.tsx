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

import { ServiceDetails } from '@slipway/plugin-argocd-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answer,
  apiMock,
  liveApplication,
  serviceDetails,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { EntityArgocdContent } from '../EntityArgocdContent';

async function renderService(details: Partial<ServiceDetails> = {}) {
  const staging = {
    ...liveApplication,
    name: 'coelho-realtime-staging',
    environment: 'staging',
  };
  const api = apiMock(async () =>
    answer({
      applications: [liveApplication, staging],
      service: { name: 'streamlit', of: 4 },
    }),
  );
  api.getService.mockResolvedValue({ ...serviceDetails, ...details });
  renderOnEntityPage(<EntityArgocdContent />, api);
  await screen.findByRole('heading', { name: /Addresses and settings in dev/ });
  return api;
}

const pods = () => screen.findByRole('table', { name: 'Pods in dev' });

describe('the page of one service', () => {
  it('says what is counted, and what a promotion moves', async () => {
    await renderService();
    expect(screen.getByText(/^One of 4 services/)).toHaveTextContent(
      'One of 4 services. Counted here: changes that built a new streamlit image. A promotion moves the whole project.',
    );
  });

  it('shows its pods, and opens their logs', async () => {
    await renderService();
    const table = within(await pods());
    expect(
      table.getByRole('row', { name: /streamlit-59c955b4b-ccpm9.* Ready/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: /^Pods/ })).toHaveTextContent('1');
    await userEvent.click(
      table.getByRole('button', { name: 'Logs of streamlit-59c955b4b-ccpm9' }),
    );
    expect(
      await screen.findByRole('dialog', { name: /Logs/ }),
    ).toBeInTheDocument();
  });

  it('asks for the environment that is chosen', async () => {
    const api = await renderService();
    await userEvent.click(screen.getByRole('radio', { name: 'staging' }));
    expect(
      await screen.findByRole('heading', { name: /settings in staging/ }),
    ).toBeInTheDocument();
    expect(api.getService).toHaveBeenLastCalledWith(
      expect.objectContaining({ name: 'coelho-realtime-staging' }),
      'system:default/coelho-realtime',
    );
  });

  it('shows where it answers and what it is given, with the place in Git', async () => {
    await renderService();
    expect(
      await screen.findByRole('link', {
        name: /^shop-dev\.apps\.example\.org/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('streamlit.shop-dev.svc:8501')).toBeInTheDocument();
    const place = screen.getByRole('link', {
      name: /^helm\/values-dev\.yaml, lines 28 to 41/,
    });
    expect(place.parentElement).toHaveTextContent(
      '1 replica, 250m CPU, 512Mi memory',
    );
  });

  it('says what there is not, and what may not be seen', async () => {
    await renderService({
      pods: [],
      publicUrls: [],
      clusterAddresses: [],
      settings: [],
      withheld: ['manifests'],
    });
    expect(await screen.findByText('No pod runs.')).toBeInTheDocument();
    expect(screen.getByText(/no Ingress or HTTPRoute/)).toBeInTheDocument();
    expect(screen.getByText(/no Service leads/)).toBeInTheDocument();
    expect(
      screen.getByText('You may not see its manifests.'),
    ).toBeInTheDocument();
  });

  it('offers another try where its pods cannot be read', async () => {
    const api = apiMock(async () =>
      answer({ service: { name: 'streamlit', of: 1 } }),
    );
    api.getService.mockRejectedValueOnce(new Error('Argo CD does not answer.'));
    renderOnEntityPage(<EntityArgocdContent />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await pods()).toBeInTheDocument();
  });
});
