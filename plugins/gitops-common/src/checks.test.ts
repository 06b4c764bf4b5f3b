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

import { outcomeOfChecks, ProjectCheck } from './checks';

const outcomeOf = (...statuses: ProjectCheck['status'][]) =>
  outcomeOfChecks(statuses.map(status => ({ status })));

describe('what checks say together', () => {
  it('is a yes only where each that can be asked says so', () => {
    expect(outcomeOf('passed', 'passed')).toBe('passed');
    expect(outcomeOf('passed', 'notChecked')).toBe('passed');
    expect(outcomeOf('passed', 'unknown')).toBe('unknown');
    expect(outcomeOf('unknown', 'unknown')).toBe('unknown');
    expect(outcomeOf()).toBe('unknown');
  });

  it('is a no where one says so, whatever is unknown', () => {
    expect(outcomeOf('unknown', 'refused', 'passed')).toBe('refused');
  });
});
