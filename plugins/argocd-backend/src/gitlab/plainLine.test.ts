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

import { plainLine } from './plainLine';

describe('plainLine', () => {
  it.each([
    ['fix: \u202egpj.exe', 'fix:  gpj.exe'],
    ['\u2066feat\u2069: greet', 'feat : greet'],
    ['feat: greet\r\n\u0000now', 'feat: greet now'],
    ['تحسين <b>البحث</b>', 'تحسين <b>البحث</b>'],
    ['fix: größer – 👩‍👩‍👧', 'fix: größer – 👩‍👩‍👧'],
  ])('makes of %j: %s', (text, line) => {
    expect(plainLine(text)).toBe(line);
  });
});
