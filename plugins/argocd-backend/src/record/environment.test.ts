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

import { environmentOf, inPromotionOrder } from './environment';

describe('environments', () => {
  it.each([
    [{ name: 'shop-eu', labels: { environment: 'production' } }, 'production'],
    [{ name: 'shop-dev', labels: {} }, 'dev'],
    [{ name: 'other', labels: {} }, 'other'],
  ])('of %j is %s', (application, environment) => {
    expect(
      environmentOf(
        application as { name: string; labels: Record<string, string> },
        'shop',
      ),
    ).toBe(environment);
  });

  it('stand in the order of promotion, then by name', () => {
    expect(
      ['zeta', 'production', 'alpha', 'dev', 'staging'].sort(
        inPromotionOrder(['dev', 'staging', 'production']),
      ),
    ).toEqual(['dev', 'staging', 'production', 'alpha', 'zeta']);
  });
});
