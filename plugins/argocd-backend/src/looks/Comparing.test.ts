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

import { Comparing } from './Comparing';

const intervalMs = 180_000;

describe('a question that Argo CD does not answer in time', () => {
  function asked(): Comparing {
    const comparing = new Comparing(intervalMs);
    comparing.heard(true, 0);
    comparing.compared(1);
    comparing.asks('shop', intervalMs * 1.5);
    return comparing;
  }

  it('counts where nothing was compared since', () => {
    const comparing = asked();
    comparing.asked('silent');
    expect(comparing.notComparingSince(intervalMs * 3)).toBe(1);
  });

  it('says nothing where something else was compared meanwhile', () => {
    const comparing = asked();
    const newest = intervalMs * 1.5 + 1;
    comparing.compared(newest);
    comparing.asked('silent');
    expect(comparing.notComparingSince(newest + intervalMs * 3)).toBe(
      undefined,
    );
    expect(comparing.isDue(newest + intervalMs * 3)).toBe(true);
  });
});
