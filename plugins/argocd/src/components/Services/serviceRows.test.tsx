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
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ServiceChange } from '@slipway/plugin-argocd-common';
import { screen, within } from '@testing-library/react';
import {
  answer,
  apiMock,
  latestChange,
  liveApplication,
} from '../../__testUtils__/fixtures';
import { argocdApiRef } from '../../api';
import { ServicesPanel } from './ServicesPanel';

const entityRef = 'component:default/coelho-realtime-fastapi';

function renderRows(lastChanges: ServiceChange[], lastKnown = false) {
  const { standing, verdict } = liveApplication;
  const [fastapi, kafka] = standing.services;
  renderInTestApp(
    <ServicesPanel
      applications={[
        {
          ...liveApplication,
          verdict: { ...verdict, ...(lastKnown && { lastKnown }) },
          standing: {
            ...standing,
            services: [{ ...fastapi, entityRef, newer: true }, kafka],
          },
        },
      ]}
      changes={[latestChange]}
      lastChanges={lastChanges}
    />,
    {
      apis: [[argocdApiRef, apiMock(async () => answer())]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return async (name: string) =>
    within(await screen.findByRole('row', { name: new RegExp(`^${name}`) }));
}

describe('a row of the services', () => {
  it('leads to the tab of its component, where the catalog has one', async () => {
    const row = renderRows([]);
    expect(
      (await row('fastapi')).getByRole('link', { name: 'fastapi' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/coelho-realtime-fastapi/argo-cd',
    );
    expect(
      (await row('kafka')).queryByRole('link', { name: 'kafka' }),
    ).not.toBeInTheDocument();
  });

  it('says who changed it last, and when', async () => {
    const row = renderRows([{ entityRef, change: latestChange }]);
    const [, last] = (await row('fastapi')).getAllByRole('cell');
    expect(last).toHaveTextContent(/^Maria, /);
    expect(within(last).getByTitle(latestChange.title!)).toBeInTheDocument();
    const [, unknown] = (await row('kafka')).getAllByRole('cell');
    expect(unknown).toHaveTextContent('–');
  });

  it('says the time itself where all of it is old', async () => {
    const soon = new Date(Date.now() - 5_000).toISOString();
    const change = { ...latestChange, committedAt: soon };
    const row = renderRows([{ entityRef, change }], true);
    const [, last] = (await row('fastapi')).getAllByRole('cell');
    expect(last).not.toHaveTextContent('ago');
  });

  it('says behind its pods that it is newer', async () => {
    const row = renderRows([]);
    const [cell] = (await row('fastapi')).getAllByRole('cell');
    expect(cell).toHaveTextContent(/2\/2 pods ?newer$/);
  });
});
