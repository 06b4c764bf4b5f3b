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

import fc from 'fast-check';
import { readRetry } from './retryTime';

const message = (clock: string) =>
  `one or more tasks failed. Retrying attempt #3 at ${clock}.`;

describe('readRetry', () => {
  it.each([
    ['in UTC', '2026-11-23T05:01:57Z', '5:02AM', '2026-11-23T05:02:00.000Z'],
    [
      'in the minute that has begun',
      '2026-11-23T05:02:04Z',
      '5:02AM',
      '2026-11-23T05:02:00.000Z',
    ],
    [
      'in a zone east of it',
      '2026-11-23T05:01:57Z',
      '6:04AM',
      '2026-11-23T05:04:00.000Z',
    ],
    [
      'in a zone with half an hour',
      '2026-11-23T05:01:57Z',
      '10:34AM',
      '2026-11-23T05:04:00.000Z',
    ],
    [
      'in a zone with a quarter',
      '2026-11-23T05:01:57Z',
      '10:48AM',
      '2026-11-23T05:03:00.000Z',
    ],
    [
      'over midnight',
      '2026-11-23T23:59:40Z',
      '12:02AM',
      '2026-11-24T00:02:00.000Z',
    ],
    ['at noon', '2026-11-23T11:58:00Z', '12:00PM', '2026-11-23T12:00:00.000Z'],
  ])('reads a clock %s', (_where, failedAt, clock, time) => {
    expect(readRetry(message(clock), failedAt)).toEqual({ attempt: '3', time });
  });

  it.each([
    ['nobody knows when the try failed', message('5:02AM'), undefined],
    ['the time of the try cannot be read', message('5:02AM'), 'yesterday'],
    ['the clock shows no time', message('25:02AM'), '2026-11-23T05:01:57Z'],
    ['the clock shows no minute', message('5:72AM'), '2026-11-23T05:01:57Z'],
  ])('tells no time where %s', (_why, text, failedAt) => {
    expect(readRetry(text, failedAt)).toEqual({ attempt: '3' });
  });

  it('finds none in other messages', () => {
    expect(
      readRetry('successfully synced', '2026-11-23T05:01:57Z'),
    ).toBeUndefined();
    expect(readRetry(undefined, '2026-11-23T05:01:57Z')).toBeUndefined();
  });

  it('finds what Argo CD meant, in every zone, where the next try is within a quarter of an hour', () => {
    const day = Date.parse('2026-11-23T00:00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_399 }),
        fc.integer({ min: 0, max: 13 * 60 }),
        fc.integer({ min: -48, max: 56 }),
        (failedSecond, waitSeconds, quarters) => {
          const failed = day + failedSecond * 1000;
          const next = failed + waitSeconds * 1000;
          const there = new Date(next + quarters * 900_000);
          const hour = there.getUTCHours();
          const minute = String(there.getUTCMinutes()).padStart(2, '0');
          const clock = `${hour % 12 || 12}:${minute}${
            hour < 12 ? 'AM' : 'PM'
          }`;
          expect(
            readRetry(message(clock), new Date(failed).toISOString()),
          ).toEqual({
            attempt: '3',
            time: new Date(next - (next % 60_000)).toISOString(),
          });
        },
      ),
      { seed: 15, numRuns: 300 },
    );
  });
});
