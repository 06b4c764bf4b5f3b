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

import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ChangeSignal } from '@slipway/plugin-argocd-common';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { answer, apiMock } from '../__testUtils__/fixtures';
import { fakeSignals } from '../__testUtils__/signals';
import { argocdApiRef } from '../api';
import { useLiveReload } from './useLiveReload';

const spreadMs = 300;
const ours: ChangeSignal = { applications: ['ours'], instances: false };

function renderReload() {
  const signals = fakeSignals();
  const reload = jest.fn();
  const api = apiMock(async () => answer());
  renderHook(
    () =>
      useLiveReload(
        reload,
        ({ applications }) => applications.includes('ours'),
        spreadMs,
      ),
    {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <TestApiProvider
          apis={[
            [argocdApiRef, api],
            [signalApiRef, signals.api],
          ]}
        >
          {children}
        </TestApiProvider>
      ),
    },
  );
  return { reload, ...signals };
}

const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

describe('useLiveReload', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('reloads on a signal that concerns it, and on no other', async () => {
    const { reload, signal } = renderReload();
    signal({ applications: ['other'], instances: false });
    await wait(spreadMs);
    expect(reload).not.toHaveBeenCalled();
    signal(ours);
    await wait(spreadMs);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('reloads once for signals that come together', async () => {
    const { reload, signal } = renderReload();
    jest.spyOn(Math, 'random').mockReturnValue(0.9);
    signal(ours);
    signal({ ...ours });
    await wait(spreadMs);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('reloads now and then where something changes all the time', async () => {
    const { reload, signal } = renderReload();
    for (let count = 0; count < 30; count += 1) {
      signal({ ...ours });
      await wait(100);
    }
    expect(reload.mock.calls.length).toBeGreaterThan(5);
    expect(reload.mock.calls.length).toBeLessThanOrEqual(10);
  });

  it('spreads what everybody asks after a loss', async () => {
    const { reload, setOpen } = renderReload();
    jest.spyOn(Math, 'random').mockReturnValue(0.9);
    setOpen(false);
    await wait(2_000);
    setOpen(true);
    await wait(1_000);
    expect(reload).not.toHaveBeenCalled();
    await wait(3_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('does nothing while the page is hidden, and reloads at once when it is seen again', async () => {
    const { reload, signal } = renderReload();
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    signal(ours);
    await wait(600_000);
    expect(reload).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await wait(0);
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
