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
import { commit, repository } from './__testUtils__/deliveryFacts';
import { changesOfService } from './changesOfService';
import { CommitFacts } from './types';

const statesOf = (change: Partial<CommitFacts>, built = ['api', 'web']) =>
  changesOfService(
    repository([commit('b', [], change), commit('a', built)]),
    'team/shop/api',
  ).commits.map(({ state }) => state);

describe.each(['building', 'failed'] as const)('a change that is %s', state => {
  it.each<[string, Partial<CommitFacts>, CommitFacts['state']]>([
    [
      'is one of the service where a job of it brings its image',
      { awaited: { paths: ['team/shop/api'], isWhole: false } },
      state,
    ],
    [
      'is one of the service where its image is there',
      { images: ['team/shop/api'] },
      state,
    ],
    [
      'is none where it is known to bring others alone',
      { awaited: { paths: ['team/shop/web'], isWhole: true } },
      'none',
    ],
    [
      'may be one where it may bring more',
      { awaited: { paths: ['team/shop/web'], isWhole: false } },
      'unknown',
    ],
    ['may be one where nothing is known of its jobs', {}, 'unknown'],
  ])('%s', (_what, change, expected) => {
    expect(statesOf({ state, ...change })).toEqual([expected, 'built']);
  });

  it('is one of every service before the first image of all', () => {
    expect(statesOf({ state }, [])).toEqual([state, 'none']);
  });
});
