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
import { useLoaded } from './useLoaded';

/** A request that a test answers. */
function request() {
  let resolve = (_value: string) => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<string>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return {
    promise,
    resolve: (value: string) => act(async () => resolve(value)),
    reject: (error: Error) => act(async () => reject(error)),
  };
}

describe('useLoaded', () => {
  it('loads, and again when what it depends on changes', async () => {
    const { result, rerender } = renderHook(
      ({ id }) => useLoaded(async () => `value of ${id}`, [id]),
      { initialProps: { id: 'a' } },
    );
    expect(result.current.isLoading).toBe(true);
    await act(async () => {});
    expect(result.current).toMatchObject({
      value: 'value of a',
      isLoading: false,
    });
    rerender({ id: 'b' });
    await act(async () => {});
    expect(result.current.value).toBe('value of b');
  });

  it('drops a response that comes too late', async () => {
    const requests = { a: request(), b: request() };
    const { result, rerender } = renderHook(
      ({ id }) => useLoaded(() => requests[id].promise, [id]),
      { initialProps: { id: 'a' } as { id: 'a' | 'b' } },
    );
    rerender({ id: 'b' });
    await requests.b.resolve('new');
    await requests.a.resolve('old');
    expect(result.current.value).toBe('new');
  });

  it('keeps nothing of something else, also where that cannot be loaded', async () => {
    const staging = request();
    const { result, rerender } = renderHook(
      ({ of }) =>
        useLoaded(
          async () => (of === 'dev' ? 'pods of dev' : staging.promise),
          [],
          undefined,
          of,
        ),
      { initialProps: { of: 'dev' } },
    );
    await act(async () => {});
    expect(result.current.value).toBe('pods of dev');
    rerender({ of: 'staging' });
    expect(result.current).toMatchObject({ value: undefined, isLoading: true });
    await staging.reject(new Error('no'));
    expect(result.current).toMatchObject({
      value: undefined,
      error: new Error('no'),
      isLoading: false,
    });
  });

  it('keeps the last value where a later request fails', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce('value')
      .mockRejectedValueOnce(new Error('Failed to fetch'));
    const { result } = renderHook(() => useLoaded(load, []));
    await act(async () => {});
    await act(async () => result.current.reload());
    expect(result.current).toMatchObject({
      value: 'value',
      error: new Error('Failed to fetch'),
      isLoading: false,
    });
  });

  it('polls while the page is visible', async () => {
    jest.useFakeTimers();
    const load = jest.fn().mockResolvedValue('value');
    const { unmount } = renderHook(() => useLoaded(load, [], 15_000));
    await act(async () => jest.advanceTimersByTime(15_000));
    expect(load).toHaveBeenCalledTimes(2);
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await act(async () => jest.advanceTimersByTime(60_000));
    expect(load).toHaveBeenCalledTimes(2);
    hidden.mockRestore();
    unmount();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});
