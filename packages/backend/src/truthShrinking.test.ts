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

import { shrink } from './__testUtils__/truth/shrink';

describe('shrinking a sequence that fails', () => {
  it.each([
    ['one step', [7]],
    ['two steps far from each other', [2, 17]],
    ['three steps side by side', [9, 10, 11]],
    ['the first and the last', [0, 19]],
  ])('leaves %s', async (_, needed) => {
    const items = Array.from({ length: 20 }, (_item, index) => index);
    expect(
      await shrink(items, async some =>
        needed.every(item => some.includes(item)),
      ),
    ).toEqual(needed);
  });

  it('leaves what fails in any case, when patience is at its end', async () => {
    const items = Array.from({ length: 64 }, (_item, index) => index);
    let tries = 0;
    const rest = await shrink(
      items,
      async some => {
        tries += 1;
        return some.includes(3) && some.includes(40);
      },
      5,
    );
    expect(tries).toBe(5);
    expect(rest).toEqual(expect.arrayContaining([3, 40]));
  });
});
