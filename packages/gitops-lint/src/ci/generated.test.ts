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

import { compare, describeDifference } from '../../events/compare';
import { generate } from '../../events/generate';

jest.setTimeout(180_000);

/** Pipelines that are compared here; npm run -s lint-events compares more. */
const count = 50;

describe('the table of events', () => {
  it('is the one of gitlab-ci-local for generated pipelines', async () => {
    const differences = await compare(
      Array.from({ length: count }, (_, index) => generate(4_000 + index)),
    );
    expect(differences.map(describeDifference)).toEqual([]);
  });
});
