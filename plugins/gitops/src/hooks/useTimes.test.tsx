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
import { renderHook } from '@testing-library/react';
import { useTimes } from './useTimes';

// Without an app there is no language; the times are in that of the browser, which is English here.
const times = () =>
  renderHook(() => useTimes(), {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[]}>{children}</TestApiProvider>
    ),
  }).result.current;
const now = Date.parse('2026-11-23T12:00:00Z');

describe('useTimes', () => {
  it.each([
    [-3, '< 1 sec'],
    [0.4, '< 1 sec'],
    [3.2, '3 sec'],
    [59.6, '1 min'],
    [100, '1 min 40 sec'],
    [252, '4 min 12 sec'],
    [3_600, '1 hr'],
    [5_430, '1 hr 30 min'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(times().duration(seconds)).toBe(text);
  });

  it.each([
    ['2026-11-23T11:59:48Z', '12 sec. ago'],
    ['2026-11-23T11:58:01Z', '1 min. ago'],
    ['2026-11-20T12:00:00Z', expect.stringMatching(/^Nov 20, /)],
    // The clock of the portal may be ahead.
    ['2026-11-23T12:00:30Z', 'now'],
  ])('writes %s as %s', (iso, text) => {
    expect(times().relative(iso, now)).toEqual(text);
  });
});
