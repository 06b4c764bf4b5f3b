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

import { act, renderHook } from '@testing-library/react';
import { useNow } from './useNow';

const noon = Date.parse('2026-11-23T12:00:00Z');

function setHidden(isHidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('useNow', () => {
  beforeEach(() => jest.useFakeTimers({ now: noon }));
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('goes on in steps, the same for all who use it, by one timer', () => {
    const one = renderHook(() => useNow());
    act(() => jest.advanceTimersByTime(2_000));
    const other = renderHook(() => useNow());
    expect(jest.getTimerCount()).toBe(1);
    expect(other.result.current).toBe(noon);
    act(() => jest.advanceTimersByTime(3_000));
    expect(one.result.current).toBe(noon + 5_000);
    expect(other.result.current).toBe(noon + 5_000);
    act(() => jest.advanceTimersByTime(60_000));
    expect(one.result.current).toBe(noon + 65_000);
  });

  it('stops when the last component that uses it is gone', () => {
    const one = renderHook(() => useNow());
    const other = renderHook(() => useNow());
    one.unmount();
    act(() => jest.advanceTimersByTime(5_000));
    expect(other.result.current).toBe(noon + 5_000);
    other.unmount();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('stops while the page is hidden, and is right at once when it is seen again', () => {
    const { result } = renderHook(() => useNow());
    setHidden(true);
    expect(jest.getTimerCount()).toBe(0);
    act(() => jest.advanceTimersByTime(600_000));
    expect(result.current).toBe(noon);
    setHidden(false);
    expect(result.current).toBe(noon + 600_000);
    expect(jest.getTimerCount()).toBe(1);
  });

  it('begins with the time of now, however long nothing used it', () => {
    renderHook(() => useNow()).unmount();
    jest.advanceTimersByTime(3_600_000);
    expect(renderHook(() => useNow()).result.current).toBe(noon + 3_600_000);
  });
});
