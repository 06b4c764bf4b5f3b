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

import { screen, within } from '@testing-library/react';
import {
  answer,
  apiMock,
  brokenApplication,
  liveApplication,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { ArgocdOverviewCard } from './ArgocdOverviewCard';

describe('the overview card', () => {
  it('says one sentence, and one line per environment', async () => {
    const api = apiMock(async () =>
      answer({
        headline: {
          code: 'liveOthersBehind',
          parameters: { environments: 'dev', behind: 'staging:1' },
          sentence: '',
        },
        applications: [liveApplication, brokenApplication],
      }),
    );
    renderOnEntityPage(<ArgocdOverviewCard />, api);
    expect(
      await screen.findByText('Live in dev. Staging is 1 change behind.'),
    ).toBeInTheDocument();
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(
        /^dev2222222 feat: greet by nameHealthyLatest change/,
      ),
      expect.stringMatching(/^staging1111111 feat: beginBroken1 change behind/),
    ]);
    expect(
      screen.getByText('Latest change: feat: greet by name by Maria'),
    ).toBeInTheDocument();
    // One request serves the card.
    expect(api.getEntityApplications).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['–', '2026-11-23T14:02:00Z'],
    ['Version unknown', undefined],
  ])(
    'says %s where nothing is known to run, read at %s',
    async (text, readAt) => {
      const { standing } = brokenApplication;
      renderOnEntityPage(
        <ArgocdOverviewCard />,
        apiMock(async () =>
          answer({
            applications: [
              {
                ...brokenApplication,
                standing: {
                  ...standing,
                  commit: undefined,
                  services: [],
                  readAt,
                },
              },
            ],
          }),
        ),
      );
      const [version] = within(await screen.findByRole('table')).getAllByRole(
        'cell',
      );
      expect(version).toHaveTextContent(text);
    },
  );

  it('shows the worst of many', async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...liveApplication,
      name: `shop-${index}`,
      environment: `region-${index}`,
    }));
    renderOnEntityPage(
      <ArgocdOverviewCard />,
      apiMock(async () =>
        answer({ applications: [...many, brokenApplication] }),
      ),
    );
    const table = await screen.findByRole('table');
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toHaveTextContent('staging');
  });

  it.each([
    [
      'loads',
      () => new Promise<never>(() => {}),
      'Loading the state of the deployments',
    ],
    [
      'is not linked',
      async () => answer({ applications: [], annotated: false }),
      'No application is linked to this entity.',
    ],
    [
      'may be linked, and no Argo CD has answered since the portal started',
      async () =>
        answer({
          applications: [],
          annotated: true,
          headline: {
            code: 'notAnswering',
            parameters: {},
            sentence: 'Argo CD has not answered yet.',
          },
        }),
      'Argo CD has not answered yet.',
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
    [
      'fails',
      () => Promise.reject(new Error('no')),
      'The state of the deployments is not available.',
    ],
  ])('has its own words where it %s', async (_name, get, text) => {
    renderOnEntityPage(<ArgocdOverviewCard />, apiMock(get));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
