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

import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { MockEntityListContextProvider } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import {
  answer,
  apiMock,
  entity,
  applicationList,
} from '../../__testUtils__/fixtures';
import { fakeSignals } from '../../__testUtils__/signals';
import { argocdApiRef } from '../../api';
import { argocdCatalogColumn } from './argocdCatalogColumn';
import { EntityVerdictFilter } from './EntityVerdictFilter';
import { VerdictFilter } from './VerdictFilter';

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});

describe('the column of the catalog', () => {
  const cell = (of: Entity) =>
    argocdCatalogColumn().render!({ entity: of }, 'row');

  it('shows the worst application of each row, by one request for all rows', async () => {
    const api = apiMock(async () => answer());
    renderInTestApp(
      <>
        {[entity, component('fastapi'), component('other')].map(of => (
          <section key={of.metadata.name} aria-label={of.metadata.name}>
            {cell(of)}
          </section>
        ))}
      </>,
      { apis: [[argocdApiRef, api]] },
    );
    await waitFor(() =>
      expect(screen.getByLabelText('coelho-realtime')).toHaveTextContent(
        'Broken',
      ),
    );
    expect(screen.getByLabelText('fastapi')).toHaveTextContent('Broken');
    expect(screen.getByLabelText('other')).toHaveTextContent('–');
    expect(api.getApplications).toHaveBeenCalledTimes(1);
    expect(api.getApplications).toHaveBeenCalledWith({
      entity: [
        'system:default/coelho-realtime',
        'component:default/fastapi',
        'component:default/other',
      ],
      limit: 500,
    });
  });

  it('asks once for all rows, once again for what changes, and nothing when it is drawn anew', async () => {
    jest.useFakeTimers();
    const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
    const api = apiMock(async () => answer());
    const signals = fakeSignals();
    const rows = [
      entity,
      ...Array.from({ length: 29 }, (_, index) => component(`c-${index}`)),
    ];
    function Table() {
      const [round, setRound] = useState(0);
      return (
        <div key={round}>
          {rows.map(of => (
            <section key={of.metadata.name} aria-label={of.metadata.name}>
              {cell(of)}
            </section>
          ))}
          <button onClick={() => setRound(round + 1)}>Draw anew</button>
        </div>
      );
    }
    renderInTestApp(<Table />, {
      apis: [
        [argocdApiRef, api],
        [signalApiRef, signals.api],
      ],
    });
    await wait(1_000);
    expect(screen.getByLabelText('coelho-realtime')).toHaveTextContent(
      'Broken',
    );
    fireEvent.click(screen.getByText('Draw anew'));
    await wait(240_000);
    expect(api.getApplications).toHaveBeenCalledTimes(1);
    await wait(60_000);
    expect(api.getApplications).toHaveBeenCalledTimes(2);

    signals.signal({ applications: ['of-others'], instances: false });
    await wait(2_100);
    expect(api.getApplications).toHaveBeenCalledTimes(2);
    signals.signal({ applications: ['opaque-staging'], instances: false });
    await wait(2_100);
    expect(api.getApplications).toHaveBeenCalledTimes(3);
    expect(api.getApplications.mock.lastCall![0]!.entity).toEqual([
      'system:default/coelho-realtime',
    ]);
    signals.signal({ applications: [], instances: true });
    await wait(2_100);
    expect(api.getApplications).toHaveBeenCalledTimes(4);
    expect(api.getApplications.mock.lastCall![0]!.entity).toHaveLength(30);
    jest.useRealTimers();
  });

  it('says as last known what cannot be read again', async () => {
    jest.useFakeTimers();
    const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
    const api = apiMock(async () => answer());
    const signals = fakeSignals();
    renderInTestApp(<section aria-label="cell">{cell(entity)}</section>, {
      apis: [
        [argocdApiRef, api],
        [signalApiRef, signals.api],
      ],
    });
    await wait(1_000);
    expect(screen.getByLabelText('cell')).toHaveTextContent(/^\s*Broken/);
    api.getApplications.mockRejectedValue(
      Object.assign(new Error('no'), { statusCode: 500 }),
    );
    signals.signal({ applications: ['opaque-staging'], instances: false });
    await wait(5_000);
    expect(screen.getByLabelText('cell')).toHaveTextContent('Was: Broken');
    // Without any signal: what failed once may not fail again.
    api.getApplications.mockResolvedValue(applicationList);
    await wait(11_000);
    expect(screen.getByLabelText('cell')).toHaveTextContent(/^\s*Broken/);
    const { length } = api.getApplications.mock.calls;
    await wait(60_000);
    expect(api.getApplications).toHaveBeenCalledTimes(length);
    jest.useRealTimers();
  });

  it('shows a dash where nothing can be known', async () => {
    const api = apiMock(async () => answer());
    api.getApplications.mockRejectedValue(new Error('Failed to fetch'));
    renderInTestApp(<section aria-label="cell">{cell(entity)}</section>, {
      apis: [[argocdApiRef, api]],
    });
    await waitFor(() =>
      expect(screen.getByLabelText('cell')).toHaveTextContent('–'),
    );
  });
});

describe('the filter of the catalog', () => {
  it('narrows the catalog to entities with an application in that state, and undoes it', async () => {
    const api = apiMock(async () => answer());
    api.getApplications
      .mockResolvedValueOnce({ ...applicationList, nextCursor: 'next' })
      .mockResolvedValueOnce({ ...applicationList, items: [] });
    const updateFilters = jest.fn();
    renderInTestApp(
      <MockEntityListContextProvider value={{ updateFilters }}>
        <VerdictFilter />
      </MockEntityListContextProvider>,
      { apis: [[argocdApiRef, api]] },
    );
    await userEvent.click(await screen.findByRole('button'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Broken' }),
    );
    await waitFor(() =>
      expect(updateFilters).toHaveBeenLastCalledWith({
        argocd: expect.any(EntityVerdictFilter),
      }),
    );
    const { argocd: filter } = updateFilters.mock.lastCall![0];
    expect(filter.getCatalogQuery()).toEqual({
      'metadata.name': { $in: ['coelho-realtime', 'fastapi'] },
    });
    expect(filter.filterEntity(entity)).toBe(true);
    expect(filter.filterEntity({ ...entity, kind: 'API' })).toBe(false);
    expect(filter.toQueryValue()).toBe('broken');

    await userEvent.click(screen.getByRole('button'));
    await userEvent.click(await screen.findByRole('option', { name: 'any' }));
    expect(updateFilters).toHaveBeenLastCalledWith({ argocd: undefined });
  });

  it('takes for healthy only what has nothing worse', async () => {
    const api = apiMock(async () => answer());
    const [broken] = applicationList.items;
    const of = (...refs: string[]) => ({
      ...applicationList,
      items: [
        {
          ...broken,
          entities: refs.map(entityRef => ({
            entityRef,
            link: 'confirmed' as const,
          })),
        },
      ],
    });
    api.getApplications.mockImplementation(async query =>
      query?.verdict?.includes('live')
        ? of('system:default/shop', 'system:default/mail')
        : of('system:default/mail'),
    );
    const updateFilters = jest.fn();
    renderInTestApp(
      <MockEntityListContextProvider value={{ updateFilters }}>
        <VerdictFilter />
      </MockEntityListContextProvider>,
      { apis: [[argocdApiRef, api]] },
    );
    await userEvent.click(await screen.findByRole('button'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Healthy' }),
    );
    await waitFor(() =>
      expect(updateFilters.mock.lastCall?.[0].argocd.getCatalogQuery()).toEqual(
        { 'metadata.name': { $in: ['shop'] } },
      ),
    );
    const asked = api.getApplications.mock.calls.map(([query]) => query);
    expect(asked).toEqual([
      expect.objectContaining({ verdict: ['live'] }),
      expect.objectContaining({
        verdict: expect.arrayContaining(['rolledBack', 'broken']),
      }),
    ]);
  });

  it('lets nothing through where no application is in that state', () => {
    const filter = new EntityVerdictFilter('broken', []);
    expect(filter.getCatalogQuery()).toEqual({ 'metadata.name': { $in: [] } });
    expect(filter.filterEntity(entity)).toBe(false);
  });
});
