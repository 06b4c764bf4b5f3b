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

import { CronExpressionParser } from 'cron-parser';
import { RawSyncWindow } from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { WindowStates } from './WindowStates';

const application = {
  instance: 'main',
  namespace: 'argocd',
  name: 'shop-production',
  destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
} as ApplicationRecord;
const deny = (): RawSyncWindow[] => [
  {
    kind: 'deny',
    schedule: '0 22 * * *',
    duration: '8h',
    applications: ['*-production'],
  },
];
const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);

describe('WindowStates', () => {
  let states: WindowStates;
  let worked: jest.SpyInstance;

  beforeEach(() => {
    states = new WindowStates();
    worked = jest.spyOn(CronExpressionParser, 'parse');
  });
  afterEach(() => worked.mockRestore());

  /** How often schedules are read while something is asked. */
  const workOf = (ask: () => unknown): number => {
    const before = worked.mock.calls.length;
    ask();
    return worked.mock.calls.length - before;
  };

  it('works out an application once, however often a view asks', () => {
    const windows = deny();
    const ask = () => states.stateOf(application, windows, at('12:00'));
    expect(workOf(ask)).toBeGreaterThan(0);
    expect(
      workOf(() => {
        for (let action = 0; action < 6; action += 1) {
          expect(ask()).toEqual({ automatic: true, manual: true });
        }
      }),
    ).toBe(0);
  });

  it('keeps what it knows where a list says the same again', () => {
    states.stateOf(application, deny(), at('12:00'));
    expect(workOf(() => states.stateOf(application, deny(), at('12:03')))).toBe(
      0,
    );
  });

  it('works it out anew when a window opens or closes', () => {
    const windows = deny();
    const ask = (time: string) =>
      states.stateOf(application, windows, at(time));
    ask('12:00');
    expect(workOf(() => ask('21:59'))).toBe(0);
    expect(ask('22:00')).toEqual({
      automatic: false,
      manual: false,
      until: '2026-11-25T06:00:00.000Z',
    });
    expect(workOf(() => ask('23:59'))).toBe(0);
    expect(
      states.stateOf(application, windows, Date.parse('2026-11-25T06:00:00Z')),
    ).toEqual({ automatic: true, manual: true });
  });

  it('works it out anew when the windows or the application change', () => {
    const windows = deny();
    states.stateOf(application, windows, at('23:00'));
    const open = [{ ...deny()[0], applications: ['*-staging'] }];
    expect(states.stateOf(application, open, at('23:00'))).toBeUndefined();
    expect(
      states.stateOf({ ...application, name: 'shop' }, windows, at('23:00')),
    ).toBeUndefined();
    const byNamespace = [
      { ...deny()[0], applications: [], namespaces: ['shop'] },
    ];
    expect(states.stateOf(application, byNamespace, at('23:00'))).toMatchObject(
      { automatic: false },
    );
    const moved = { ...application, destination: { namespace: 'other' } };
    expect(states.stateOf(moved, byNamespace, at('23:00'))).toBeUndefined();
  });
});
