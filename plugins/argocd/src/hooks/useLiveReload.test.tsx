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
import { fakeSignals } from '../__testUtils__/signals';
import { useLiveReload } from './useLiveReload';

const spreadMs = 300;
const ours: ChangeSignal = { applications: ['ours'], instances: false };

function renderReload(options: { signals: boolean }) {
  const signals = fakeSignals();
  const reload = jest.fn();
  const { result } = renderHook(
    () =>
      useLiveReload(
        reload,
        ({ applications }) => applications.includes('ours'),
        spreadMs,
      ),
    {
      wrapper: ({ children }: PropsWithChildren<{}>) =>
        options.signals ? (
          <TestApiProvider apis={[[signalApiRef, signals.api]]}>
            {children}
          </TestApiProvider>
        ) : (
          <TestApiProvider apis={[]}>{children}</TestApiProvider>
        ),
    },
  );
  return { reload, result, signal: signals.signal };
}

const wait = (ms: number) => act(() => jest.advanceTimersByTime(ms));

describe('useLiveReload', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('reloads on a signal that concerns it, and on no other', () => {
    const { reload, result, signal } = renderReload({ signals: true });
    expect(result.current).toBe(true);
    signal({ applications: ['other'], instances: false });
    wait(spreadMs);
    expect(reload).not.toHaveBeenCalled();
    signal(ours);
    wait(spreadMs);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('reloads once for signals that come together', () => {
    const { reload, signal } = renderReload({ signals: true });
    jest.spyOn(Math, 'random').mockReturnValue(0.9);
    signal(ours);
    signal({ ...ours });
    wait(spreadMs);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('polls often without signals, and seldom with them', () => {
    const without = renderReload({ signals: false });
    expect(without.result.current).toBe(false);
    const withSignals = renderReload({ signals: true });
    wait(60_000);
    expect(without.reload).toHaveBeenCalledTimes(6);
    expect(withSignals.reload).toHaveBeenCalledTimes(1);
  });

  it('does nothing while the page is hidden, and reloads at once when it is seen again', () => {
    const { reload, signal } = renderReload({ signals: true });
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    signal(ours);
    wait(600_000);
    expect(reload).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
