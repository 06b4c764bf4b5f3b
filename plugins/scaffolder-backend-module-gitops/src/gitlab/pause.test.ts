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

import { pauseAskedFor } from './pause';

describe('the pause that GitLab asks for', () => {
  const date = 'Sat, 28 Nov 2026 12:00:00 GMT';

  it.each([
    ['as many seconds as it says', { 'Retry-After': '7' }, 7_000],
    ['none where it says so', { 'Retry-After': '0' }, 0],
    [
      'until the time that it says',
      { 'Retry-After': 'Sat, 28 Nov 2026 12:00:30 GMT', Date: date },
      30_000,
    ],
    [
      'none where that time is over',
      { 'Retry-After': 'Sat, 28 Nov 2026 11:00:00 GMT', Date: date },
      0,
    ],
    [
      'until its count begins anew',
      { 'RateLimit-Reset': `${Date.parse(date) / 1_000 + 42}`, Date: date },
      42_000,
    ],
    ['what it leaves open', {}, undefined],
    ['what it leaves open in many words', { 'Retry-After': '' }, undefined],
    ['what nobody can read', { 'Retry-After': 'soon', Date: date }, undefined],
    ['what is no time', { 'RateLimit-Reset': '42', Date: date }, undefined],
    [
      'a time that cannot be told from another',
      { 'Retry-After': 'Sat, 28 Nov 2026 12:00:30 GMT' },
      undefined,
    ],
  ])('is %s', (_name, headers, pause) => {
    expect(pauseAskedFor(new Headers(headers))).toBe(pause);
  });
});
