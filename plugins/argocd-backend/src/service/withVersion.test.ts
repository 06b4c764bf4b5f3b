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

import { withVersion } from './withVersion';

const change = 'a'.repeat(40);
const rolledBack = {
  code: 'rolledBack' as const,
  parameters: { revision: 'b'.repeat(40) },
  sentence: '',
};

describe('the version of a verdict', () => {
  it('is the change that runs after a rollback', () => {
    expect(withVersion(rolledBack, change).parameters).toEqual({
      revision: 'b'.repeat(40),
      version: change,
    });
  });

  it('is not told where it is unknown, or nothing was rolled back', () => {
    expect(withVersion(rolledBack, undefined)).toBe(rolledBack);
    const live = { code: 'live' as const, parameters: {}, sentence: '' };
    expect(withVersion(live, change)).toBe(live);
  });
});
