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

import { decodeCursor, encodeCursor } from './cursor';

const isNumber = (value: unknown): value is number => typeof value === 'number';
const encoded = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursors', () => {
  it('come back as they were given out', () => {
    expect(decodeCursor(encodeCursor(['2026-11-23', 7]), isNumber)).toEqual([
      '2026-11-23',
      7,
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no text of ours', 'nonsense'],
    ['no pair', encoded(['a'])],
    ['three values', encoded(['a', 1, 2])],
    ['an object', encoded({ 0: 'a', 1: 1 })],
    ['another kind of value', encoded(['a', 'b'])],
    ['another kind of first value', encoded([1, 1])],
    ['null', encoded(null)],
  ])('are refused where they are %s', (_name, cursor) => {
    expect(() => decodeCursor(cursor, isNumber)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
