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

import { testRecord } from '../__testUtils__/testRecord';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { settlementOf } from './settlement';

const [one, two, three] = ['1', '2', '3'].map(digit => digit.repeat(40));

/** One o'clock and so many minutes. */
const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 23, 13, minute))
    .toISOString()
    .replace('.000Z', 'Z');

/** `two` was deployed from minute 10 to minute 11, after `one`. */
const deployed = { revision: two, startedAt: at(10), finishedAt: at(11) };

function seen(change: Partial<ApplicationRecord> = {}): ApplicationRecord {
  return testRecord({
    sync: { status: 'Synced', revision: two },
    health: { status: 'Healthy', since: at(12) },
    operation: {
      phase: 'Succeeded',
      startedAt: at(10),
      finishedAt: at(11),
      revision: two,
    },
    history: [
      { id: 2, revision: two, startedAt: at(10), deployedAt: at(11) },
      { id: 1, revision: one, startedAt: at(0), deployedAt: at(1) },
    ],
    ...change,
  });
}

const observed = (change?: Partial<ApplicationRecord>) => {
  const settlement = settlementOf(seen(change), deployed);
  return settlement && [settlement.health, settlement.healthyAt];
};
const rank = (change?: Partial<ApplicationRecord>) =>
  settlementOf(seen(change), deployed)?.rank ?? 0;

const degraded: ApplicationRecord['health'] = {
  status: 'Degraded',
  since: at(12),
};
const broken: ApplicationRecord['conditions'] = [
  { type: 'ComparisonError', message: 'helm template failed' },
];

describe('how a deployment ended', () => {
  it('is told where it is synced and has settled', () => {
    expect(observed()).toEqual(['Healthy', at(12)]);
    expect(observed({ health: degraded })).toEqual(['Degraded', undefined]);
    expect(observed({ health: { status: 'Suspended' } })).toEqual([
      'Suspended',
      undefined,
    ]);
  });

  it.each(['Progressing', 'Missing', 'Unknown'] as const)(
    'is not told while health is %s',
    status => {
      expect(observed({ health: { status, since: at(12) } })).toBeUndefined();
    },
  );

  it('has no time where health has not changed since', () => {
    expect(observed({ health: { status: 'Healthy', since: at(5) } })).toEqual([
      'Healthy',
      undefined,
    ]);
  });

  it('is not told by what is healthy because nothing can be compared', () => {
    expect(
      observed({ sync: { status: 'Unknown', revision: two } }),
    ).toBeUndefined();
    expect(observed({ conditions: broken })).toBeUndefined();
  });

  it('is not told by the comparison before the sync', () => {
    expect(
      observed({
        sync: { status: 'OutOfSync', revision: two },
        health: { status: 'Healthy', since: at(5) },
      }),
    ).toBeUndefined();
  });

  it('is told of what stays out of sync, once health has changed after the sync', () => {
    expect(observed({ sync: { status: 'OutOfSync', revision: two } })).toEqual([
      'Healthy',
      at(12),
    ]);
  });

  it('is not told while another operation runs, or after one', () => {
    for (const phase of ['Pending', 'Running', 'Terminating'] as const) {
      expect(
        observed({ operation: { phase, startedAt: at(12) } }),
      ).toBeUndefined();
    }
    const operation = { startedAt: at(12), finishedAt: at(12) };
    expect(
      observed({ operation: { ...operation, phase: 'Failed' } }),
    ).toBeUndefined();
    expect(
      observed({
        operation: {
          ...operation,
          phase: 'Succeeded',
          selected: ['Deployment/shop'],
        },
      }),
    ).toBeUndefined();
  });

  it('is told after a dry run, which changes nothing', () => {
    const operation = {
      phase: 'Succeeded' as const,
      startedAt: at(12),
      finishedAt: at(12),
      dryRun: true,
    };
    const settled = (startedAt: string) =>
      settlementOf(
        seen({
          operation: {
            ...operation,
            before: { phase: 'Succeeded', startedAt },
          },
        }),
        deployed,
      );
    expect(settled(at(10))).toMatchObject({
      health: 'Healthy',
      healthyAt: at(12),
    });
    expect(settled(at(10))?.rank).toBeLessThan(rank({ health: degraded }));
    // Something else has begun in between, or nobody can tell.
    expect(settled(at(12))).toBeUndefined();
    expect(observed({ operation })).toBeUndefined();
  });

  it('is not made a success by a newer revision', () => {
    const newer = { status: 'OutOfSync' as const, revision: three };
    expect(observed({ sync: newer })).toBeUndefined();
    expect(observed({ sync: newer, health: degraded })).toEqual([
      'Degraded',
      undefined,
    ]);
    // What renders the same and was applied by nobody may tell, but not against what was seen before.
    const same = { status: 'Synced' as const, revision: three };
    expect(observed({ sync: same })).toEqual(['Healthy', at(12)]);
    expect(rank({ sync: same })).toBeLessThan(rank({ health: degraded }));
  });

  it('is told of a rollback, whose revision nothing is compared with', () => {
    const back = {
      operation: {
        phase: 'Succeeded' as const,
        startedAt: at(20),
        finishedAt: at(21),
        revision: one,
      },
      history: [
        { id: 3, revision: one, startedAt: at(20), deployedAt: at(21) },
        { id: 2, revision: two, startedAt: at(10), deployedAt: at(11) },
      ],
    };
    const rollback = { revision: one, startedAt: at(20), finishedAt: at(21) };
    const settled = (change: Partial<ApplicationRecord>) =>
      settlementOf(seen({ ...back, ...change }), rollback)?.health;
    // The comparison that was made before it.
    expect(settled({})).toBeUndefined();
    const sync = { status: 'OutOfSync' as const, revision: two };
    expect(settled({ sync })).toBeUndefined();
    const health = { status: 'Healthy' as const, since: at(22) };
    expect(settled({ sync, health })).toBe('Healthy');
  });

  it('is told of all sources together', () => {
    const several = (revisions: string[], change = {}) =>
      settlementOf(
        seen({ sync: { status: 'OutOfSync', revision: two, revisions } }),
        { ...deployed, revisions: [two, one], ...change },
      )?.health;
    expect(several([two, one])).toBe('Healthy');
    expect(several([two, three])).toBeUndefined();
  });

  it('is not told of a revision that nobody knows', () => {
    expect(
      settlementOf(seen({ sync: { status: 'OutOfSync' } }), {
        ...deployed,
        revision: undefined,
      }),
    ).toBeUndefined();
  });

  it('stays healthy once it was, and becomes so after it had failed', () => {
    expect(rank()).toBeGreaterThan(rank({ health: degraded }));
    expect(rank({ health: degraded })).toBeGreaterThan(
      rank({ health: { status: 'Suspended' } }),
    );
  });
});
