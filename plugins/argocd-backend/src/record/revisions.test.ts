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

import { findRevision, sameRevisions } from './revisions';

describe('sameRevisions', () => {
  it.each([
    ['one', { revision: 'a' }, { revision: 'a' }, true],
    ['another', { revision: 'a' }, { revision: 'b' }, false],
    ['all of several', of('1.4.2', 'a'), of('1.4.2', 'a'), true],
    ['not all of several', of('1.4.2', 'a'), of('1.4.2', 'b'), false],
    ['more sources than there were', of('a', 'b'), { revision: 'a' }, false],
    ['none', { revision: 'a' }, {}, undefined],
    ['nothing', undefined, { revision: 'a' }, undefined],
  ])('tells %s', (_name, a, b, expected) => {
    expect(sameRevisions(a, b)).toBe(expected);
  });
});

function of(...revisions: string[]) {
  return { revision: revisions[0], revisions };
}

describe('findRevision', () => {
  const older = {
    id: 3,
    deployedAt: '2026-11-02T00:00:00Z',
    ...of('1.4.1', 'a'),
  };
  const record = {
    sync: { status: 'Synced' as const, ...of('1.4.2', 'b') },
    history: [{ ...older, id: 4, ...of('1.4.2', 'b') }, older],
  };

  it('finds what the application compares with, whichever source it is of', () => {
    expect(findRevision(record, 'b')).toEqual({ index: 1 });
  });

  it('finds what was deployed, with its entry of the history', () => {
    expect(findRevision(record, 'a')).toEqual({ index: 1, deployment: older });
  });

  it('finds nothing else', () => {
    expect(findRevision(record, 'c')).toBeUndefined();
  });
});
