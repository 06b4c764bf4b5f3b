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
import { useStableOrder } from './useStableOrder';

describe('useStableOrder', () => {
  it('moves nothing that was shown, puts what is new last, and lets go of what is gone', () => {
    const { result, rerender } = renderHook(
      ({ items }) => useStableOrder(items, item => item),
      { initialProps: { items: ['b', 'a'] } },
    );
    expect(result.current).toEqual(['b', 'a']);
    rerender({ items: ['a', 'c', 'b'] });
    expect(result.current).toEqual(['b', 'a', 'c']);
    rerender({ items: ['c', 'a'] });
    expect(result.current).toEqual(['a', 'c']);
  });
});
