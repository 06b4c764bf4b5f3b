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

import path from 'node:path';
import { compare } from '../corpus/compare';
import { readExpectation } from '../corpus/expectation';
import { lint } from '.';

jest.setTimeout(120_000);

/** One of each shape; npm run -s corpus looks at all of them. */
const trees = [
  '14-need-that-changes-leave-out',
  '16-inputs-that-do-not-fit',
  '24-include-missing',
  '28-kustomize-misspelt',
  '41-chainsaw',
  '59-values-against-their-schema',
  '74-parameter-of-no-element',
  '80-skaffold-misspelt',
  '84-service-names-and-classes',
  '85-one-project-for-all',
];

describe('the corpus', () => {
  it.each(trees)('%s is judged as expected', async name => {
    const folder = path.resolve(__dirname, '../corpus', name);
    const expected = readExpectation(folder);
    const { findings } = await lint(path.join(folder, 'tree'));
    for (const profile of ['broken', 'house'] as const) {
      expect(compare(findings, expected, profile)).toEqual({
        falsely: [],
        missed: [],
      });
    }
  });
});
