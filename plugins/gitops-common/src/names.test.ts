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

import { nameProblem, projectNameSchema, suggestName } from './names';

describe('nameProblem', () => {
  it.each([
    ['shop', undefined],
    ['a1-b2', undefined],
    ['once', undefined],
    ['shop-', 'nameForm'],
    ['1shop', 'nameForm'],
    ['Shop', 'nameForm'],
    ['', 'nameForm'],
    ['no', 'nameYaml'],
    ['a'.repeat(11), 'nameLong'],
  ])('says of %j: %s', (name, problem) => {
    expect(nameProblem(name, 10)).toBe(problem);
    expect(projectNameSchema.safeParse(name).success).toBe(
      problem !== 'nameForm',
    );
  });
});

describe('suggestName', () => {
  it.each([
    ['shöp', 'shop'],
    ['7 Müller & Söhne', 'muller-sohne'],
    ['a very long name indeed', 'a-very-long-name'],
    ['日本', undefined],
    ['Yes!', undefined],
  ])('makes of %j: %s', (typed, name) => {
    expect(suggestName(typed, 17)).toBe(name);
  });
});
