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

import { act, fireEvent, screen } from '@testing-library/react';
import {
  answer,
  apiMock,
  latestChange,
  liveApplication,
} from '../../__testUtils__/fixtures';
import { renderOnEntityPage } from '../../__testUtils__/render';
import { EntityArgocdContent } from './EntityArgocdContent';

const second = 1_000;
const minute = 60 * second;

/** In steps, where what a component learns takes effect only after one. */
async function wait(ms: number, stepMs = ms): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    await act(() => jest.advanceTimersByTimeAsync(Math.min(left, stepMs)));
  }
}

/** Every request, by its name. */
function counts(api: ReturnType<typeof apiMock>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(api).flatMap(([name, method]) =>
      method.mock.calls.length > 0 ? [[name, method.mock.calls.length]] : [],
    ),
  );
}

async function open(known = answer()) {
  // As of a back end that has nothing new: the same answer.
  const api = apiMock(async () => known);
  const signals = renderOnEntityPage(<EntityArgocdContent />, api, {
    signals: true,
  });
  await wait(2 * second);
  expect(screen.getByRole('heading', { name: 'Live in dev.' })).toBeVisible();
  const forget = () => jest.clearAllMocks();
  return { ...signals, api, forget };
}

describe('the requests of an entity tab', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('are one of each part when it is opened, then one slow look in five minutes', async () => {
    const { api, forget } = await open();
    expect(counts(api)).toEqual({
      getEntityApplications: 1,
      getEntityDelivery: 1,
    });
    forget();
    await wait(4 * minute);
    expect(counts(api)).toEqual({});
    await wait(6 * minute);
    expect(counts(api)).toEqual({ getEntityApplications: 2 });
  });

  it('are none for what Argo CD compares, whose age the corner says', async () => {
    const known = answer();
    known.instances[0] = {
      ...known.instances[0],
      signal: 'global instance',
      comparedAt: new Date(Date.now() - 4 * minute).toISOString(),
    };
    const { api, forget, tellCompared } = await open(known);
    expect(screen.getByText('Argo CD compared 5 min ago')).toBeInTheDocument();
    forget();
    tellCompared({
      'global instance': new Date().toISOString(),
      another: new Date(0).toISOString(),
    });
    await wait(second);
    expect(
      screen.getByText(/Argo CD compared \d+ sec ago/),
    ).toBeInTheDocument();
    expect(counts(api)).toEqual({});
  });

  it('are one more when time alone makes the answer another one', async () => {
    const { api, forget } = await open({
      ...answer(),
      freshUntil: new Date(Date.now() + minute).toISOString(),
    });
    forget();
    await wait(50 * second);
    expect(counts(api)).toEqual({});
    await wait(20 * second);
    expect(counts(api)).toEqual({ getEntityApplications: 1 });
    await wait(2 * minute);
    expect(counts(api)).toEqual({ getEntityApplications: 1 });
  });

  it('are none while it is hidden, and one when it is seen again', async () => {
    const { api, forget, signal } = await open();
    forget();
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    signal({ applications: [liveApplication.signal], instances: true });
    await wait(30 * minute);
    expect(counts(api)).toEqual({});
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await wait(second);
    expect(counts(api)).toEqual({ getEntityApplications: 1 });
  });

  it('are one for a signal, and what depends on its answer where that is another', async () => {
    const { api, forget, signal } = await open();
    forget();
    signal({ applications: [liveApplication.signal], instances: false });
    await wait(second);
    expect(counts(api)).toEqual({ getEntityApplications: 1 });
    api.getEntityApplications.mockResolvedValue(answer());
    signal({ applications: [liveApplication.signal], instances: false });
    await wait(second);
    expect(counts(api)).toEqual({
      getEntityApplications: 2,
      getEntityDelivery: 1,
    });
  });

  it('follow a build, because nothing announces its jobs', async () => {
    const { api, forget, signal } = await open();
    const building = (state: 'building' | 'built') => ({
      repositories: [
        {
          repository: latestChange.repository,
          branch: 'main',
          change: { ...latestChange, state },
          images: [],
        },
      ],
      splits: [],
      arrivals: [],
    });
    api.getEntityDelivery.mockResolvedValue(building('building'));
    api.getEntityApplications.mockResolvedValue(answer());
    signal({ applications: [liveApplication.signal], instances: false });
    await wait(second);
    forget();
    await wait(minute, 15 * second);
    expect(counts(api)).toEqual({ getEntityDelivery: 4 });
    api.getEntityDelivery.mockResolvedValue(building('built'));
    await wait(15 * second);
    forget();
    await wait(minute);
    expect(counts(api)).toEqual({});
  });

  it('go on every ten seconds while signals are lost, and are one when they are back', async () => {
    const { api, forget, setOpen } = await open();
    setOpen(false);
    await wait(2 * second);
    forget();
    await wait(minute);
    expect(counts(api)).toEqual({ getEntityApplications: 6 });
    expect(screen.getByText('Looks every 10 s')).toBeInTheDocument();
    setOpen(true);
    forget();
    await wait(10 * second);
    expect(counts(api)).toEqual({ getEntityApplications: 1 });
    expect(screen.getByText('Changes show at once')).toBeInTheDocument();
  });

  it('are probes alone while the portal is away, which is said within ten seconds; then everything is asked once', async () => {
    const { api, forget, setOpen } = await open();
    const gone = new TypeError('Failed to fetch');
    api.getEntityApplications.mockRejectedValue(gone);
    api.getInstances.mockRejectedValue(gone);
    setOpen(false);
    await wait(10 * second);
    expect(
      screen.getByText(
        /The portal has not answered since .*; what is shown is from then\./,
      ),
    ).toBeInTheDocument();
    // Nothing is green, and nothing can be pressed.
    expect(screen.getByText('Was healthy')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'More for dev' }));
    expect(
      screen.getByRole('group', {
        name: 'Not now: the portal does not answer.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('menuitem', { name: 'Sync…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
    forget();
    await wait(minute);
    expect(counts(api)).toEqual({ getInstances: 12 });

    api.getEntityApplications.mockResolvedValue(answer());
    api.getInstances.mockResolvedValue([]);
    forget();
    setOpen(true);
    await wait(10 * second);
    expect(counts(api)).toEqual({
      getEntityApplications: 1,
      getEntityDelivery: 1,
    });
    expect(screen.queryByText(/does not answer/)).not.toBeInTheDocument();
    expect(screen.getByText('Healthy')).toBeInTheDocument();
  });
});
