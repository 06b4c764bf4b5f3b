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

import { Has, ServiceStanding } from '@slipway/plugin-argocd-common';
import { changePlace, comingVersions, PlaceFacts } from './changePlace';

const place = (name: string, facts: Partial<PlaceFacts> = {}): PlaceFacts => ({
  name,
  verdict: 'live',
  isPast: false,
  has: 'no',
  wants: 'no',
  isVersion: false,
  ...facts,
});
const built = { state: 'built' as const };

describe('where a change is', () => {
  it.each([
    ['building', { state: 'building' as const }, []],
    ['built', built, [place('dev'), place('staging')]],
    ['unknown', built, [place('dev', { has: 'unknown' })]],
    ['unknown', built, [place('dev', { isPast: true, wants: 'yes' })]],
  ])('is %s', (code, commit, places) => {
    expect(changePlace(commit, places)).toEqual({
      code,
      live: [],
      environments: [],
    });
  });

  it('names the job that kept it from being built', () => {
    expect(changePlace({ state: 'failed', failedJob: 'test' }, [])).toEqual({
      code: 'notBuilt',
      live: [],
      environments: [],
      job: 'test',
    });
  });

  it('is live where it runs and nothing is wrong, whatever Git holds beside it', () => {
    expect(
      changePlace(built, [
        place('dev', { has: 'yes', verdict: 'outOfDate' }),
        place('staging', { has: 'yes' }),
        place('production'),
      ]),
    ).toEqual({
      code: 'live',
      live: ['dev', 'staging'],
      environments: ['dev', 'staging'],
    });
  });

  it('fails where Git asks for it and it does not come up', () => {
    expect(
      changePlace(built, [
        place('dev', { has: 'yes' }),
        place('staging', { wants: 'yes', isVersion: true, verdict: 'broken' }),
        place('production'),
      ]),
    ).toEqual({ code: 'fails', live: ['dev'], environments: ['staging'] });
  });

  it('waits where it comes with a later one that does not come up', () => {
    expect(
      changePlace(built, [
        place('dev', { has: 'yes' }),
        place('staging', { wants: 'yes', verdict: 'broken' }),
      ]),
    ).toEqual({ code: 'waits', live: ['dev'], environments: ['staging'] });
  });

  it('does not fail where it runs, and something else is broken', () => {
    expect(
      changePlace(built, [
        place('dev', { has: 'yes', verdict: 'broken' }),
        place('staging', { verdict: 'broken' }),
      ]),
    ).toEqual({ code: 'inBroken', live: [], environments: ['dev'] });
  });

  it('rolls out where Git asks for it', () => {
    expect(
      changePlace(built, [
        place('dev', { has: 'yes' }),
        place('staging', { wants: 'yes', verdict: 'rollingOut' }),
      ]),
    ).toEqual({
      code: 'rollingOut',
      live: ['dev'],
      environments: ['staging'],
    });
  });

  it.each(['cannotCompare', 'refused', 'unknown'] as const)(
    'runs where its pods do, whatever Argo CD says beside it: %s',
    verdict => {
      expect(
        changePlace(built, [
          place('dev', { has: 'yes', verdict }),
          place('staging', { has: 'unknown' }),
        ]),
      ).toEqual({ code: 'runs', live: [], environments: ['dev'] });
    },
  );

  it('was where it ran when Argo CD last told', () => {
    expect(
      changePlace(built, [
        place('dev', { isPast: true, has: 'yes' }),
        place('staging'),
      ]),
    ).toEqual({ code: 'was', live: [], environments: ['dev'] });
  });

  it('says nothing in the present of what nobody can tell', () => {
    expect(
      changePlace(built, [
        place('dev', { isPast: true, wants: 'yes', verdict: 'broken' }),
      ]).code,
    ).toBe('unknown');
  });
});

describe('the changes whose versions are to come', () => {
  const standing = (...states: [Has, Has][]) => ({
    changes: ['c', 'b', 'a'].slice(-states.length),
    states: states.map(([has, wants]) => ({ has, wants })),
    services: [] as ServiceStanding[],
  });
  const service = (name: string, commit?: string): ServiceStanding => ({
    service: name,
    has: 'no',
    wanted: commit ? { image: `${name}:${commit}`, commit } : undefined,
  });

  it.each([
    ['the latest one', standing(['no', 'yes'], ['yes', 'yes']), ['b']],
    [
      'an older one, where Git asks for no newer one',
      standing(['no', 'no'], ['unknown', 'yes'], ['yes', 'yes']),
      ['b'],
    ],
    [
      'the newest of those that came together',
      standing(['no', 'yes'], ['no', 'yes'], ['no', 'yes']),
      ['c'],
    ],
    [
      'of each service the one that its image was built from',
      {
        ...standing(['no', 'yes'], ['no', 'yes'], ['no', 'yes']),
        services: [service('web', 'c'), service('api', 'b')],
      },
      ['c', 'b'],
    ],
    [
      'an older one, where a newer one of another service runs',
      {
        ...standing(['yes', 'yes'], ['no', 'yes'], ['no', 'yes']),
        services: [service('web'), service('api', 'b')],
      },
      ['b'],
    ],
    ['none where it runs', standing(['no', 'no'], ['yes', 'yes']), []],
    ['none where nobody can tell', standing(['no', 'unknown']), []],
  ])('are %s', (_, facts, shas) => {
    expect(comingVersions(facts, { code: 'broken', parameters: {} })).toEqual(
      shas,
    );
  });

  it('is none that was not tried yet', () => {
    const { states, ...rest } = standing(['no', 'yes']);
    const waiting = {
      ...rest,
      states: states.map(state => ({ ...state, applied: 'no' as const })),
    };
    const broken = { code: 'broken' as const, parameters: {} };
    const failed = { code: 'syncFailed' as const, parameters: {} };
    const untried = { ...failed, parameters: { wanted: 'f'.repeat(40) } };
    expect(comingVersions(waiting, broken)).toEqual([]);
    expect(comingVersions(waiting, failed)).toEqual(['a']);
    expect(comingVersions(waiting, untried)).toEqual([]);
  });
});
