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

import { fateOf } from './fate';

const line = { level: 'info' as const, text: 'Removed it.' };
const whole = { lines: [line], isWhole: true };
const partly = { lines: [line], isWhole: false };
const nothing = { left: [], removed: [] };
const something = { left: ['It is there.'], removed: [] };
const removed = { left: [], removed: ['Removed it.'] };

describe('what has become of what a task made', () => {
  it.each([
    ['is what the task took back', whole, undefined, 'takenBack'],
    ['stays so where a look finds nothing', whole, nothing, 'takenBack'],
    ['is a part where the task left something', partly, undefined, 'unsure'],
    ['is a part where a look finds something', whole, something, 'unsure'],
    ['is settled by a look that finds nothing', partly, nothing, 'notFound'],
    ['is not there for a look', undefined, nothing, 'notFound'],
    ['is removed by its person', undefined, removed, 'removed'],
    ['is there', undefined, something, undefined],
    ['is there before a look', undefined, undefined, undefined],
  ])('%s', (_, reverted, view, fate) => {
    expect(fateOf('failed', reverted, view)).toBe(fate);
  });

  it('is nothing to ask of one that goes on', () => {
    expect(fateOf('running', undefined, nothing)).toBeUndefined();
    expect(fateOf('completed', undefined, nothing)).toBeUndefined();
  });
});
