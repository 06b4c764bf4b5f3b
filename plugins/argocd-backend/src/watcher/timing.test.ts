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

import { defaultTiming, retryAfter } from './timing';

describe('retryAfter', () => {
  it('finds an Argo CD that has restarted within three seconds, jitter included', () => {
    // What stands between may answer for it, so that only a call tells.
    for (const awayMs of [0, 1_000, 8_000, 20_000]) {
      expect(1.2 * retryAfter(awayMs, defaultTiming)).toBeLessThan(3_000);
    }
  });

  it('leaves one alone that is away for long', () => {
    let awayMs = 0;
    let tries = 0;
    while (awayMs < 3_600_000) {
      awayMs += retryAfter(awayMs, defaultTiming);
      tries += 1;
    }
    expect(tries).toBeLessThan(200);
    expect(retryAfter(awayMs, defaultTiming)).toBe(
      defaultTiming.backoffMaximum,
    );
  });
});
