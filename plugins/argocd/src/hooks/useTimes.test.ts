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

import { renderHook } from '@testing-library/react';
import { useTimes } from './useTimes';

// Without an app there is no language; the times are in that of the browser, which is English here.
const times = () => renderHook(() => useTimes()).result.current;
const now = Date.parse('2026-11-23T12:00:00Z');

describe('useTimes', () => {
  it.each([
    ['2026-11-23T11:59:48Z', '12 sec. ago'],
    ['2026-11-23T11:58:01Z', '1 min. ago'],
    ['2026-11-23T09:00:00Z', '3 hr. ago'],
    // The clock of a cluster may be ahead.
    ['2026-11-23T12:00:30Z', 'now'],
  ])('writes %s as %s', (iso, text) => {
    expect(times().relative(iso, now)).toBe(text);
  });

  it('writes the date of what is older than a day', () => {
    expect(times().relative('2026-11-20T12:00:00Z', now)).toMatch(/^Nov 20, /);
  });

  it.each([
    ['2026-11-23T11:59:47.100Z', '13 sec'],
    ['2026-11-23T11:58:01Z', '119 sec'],
    ['2026-11-23T11:57:59Z', '3 min'],
    ['2026-11-23T08:59:59Z', '4 hr'],
    ['2026-11-20T12:00:00Z', '3 days'],
    // The clock of a cluster may be ahead.
    ['2026-11-23T12:00:30Z', '1 sec'],
  ])('spans %s by the last %s', (iso, text) => {
    expect(times().within(iso, now)).toBe(text);
  });

  it.each([
    ['2026-11-23T11:59:47.100Z', '12 sec'],
    ['2026-11-23T09:00:01Z', '2 hr'],
    ['2026-11-20T12:00:00Z', '3 days'],
    ['2026-11-23T12:00:30Z', '0 sec'],
  ])('has lasted since %s for %s', (iso, text) => {
    expect(times().lasting(iso, now)).toBe(text);
  });

  it.each([
    [42, '42 sec'],
    [90, '2 min'],
    [2_400, '40 min'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(times().duration(seconds)).toBe(text);
  });
});
