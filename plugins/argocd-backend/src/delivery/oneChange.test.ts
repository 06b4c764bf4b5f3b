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

import { commit, repository, sha } from './__testUtils__/deliveryFacts';
import { towardsOneChange } from './oneChange';
import { ApplicationStanding } from './Standings';

const main = repository([commit('c', ['api']), commit('a', ['api'])]);
const other = repository([commit('a', ['api'])], { branch: 'v1.0' });

function standing(rest: Partial<ApplicationStanding>): ApplicationStanding {
  return {
    repository: main,
    commit: sha('c'),
    has: 'yes',
    behind: 0,
    wants: 'yes',
    changes: [sha('c'), sha('a')],
    states: [
      { has: 'yes', wants: 'yes' },
      { has: 'yes', wants: 'yes' },
    ],
    services: [],
    images: ['registry.example.com/team/shop/api:1'],
    workloads: ['api'],
    servedByPrevious: [],
    ...rest,
  };
}

type Given = Partial<ApplicationStanding> & { environment?: string };

function hasOf(...given: Given[]) {
  return towardsOneChange(
    given.map(({ environment: _, ...rest }) => standing(rest)),
    given.map(({ environment }, index) => environment ?? `stage-${index}`),
  ).map(
    ({ has, commit: version, behind }) => `${has} ${version?.[0]} ${behind}`,
  );
}

describe('towards the one latest change', () => {
  it('stands where it does by itself where all follow the same changes', () => {
    expect(
      hasOf(
        {},
        { has: 'no', behind: 1, commit: sha('a') },
        { images: [], workloads: [], servedByPrevious: [] },
      ),
    ).toEqual(['yes c 0', 'no a 1', 'yes c 0']);
    // One branch by two names.
    expect(hasOf({}, { repository: { ...main, branch: 'HEAD' } })).toEqual([
      'yes c 0',
      'yes c 0',
    ]);
  });

  it('does not take the newest of a tag, a branch or a folder for the latest change', () => {
    const behindTag = { changes: [sha('a')], commit: sha('a') };
    expect(hasOf({}, { ...behindTag, repository: other })).toEqual([
      'yes c 0',
      'unknown undefined undefined',
    ]);
    expect(hasOf({}, behindTag)).toEqual([
      'yes c 0',
      'unknown undefined undefined',
    ]);
  });

  it('leaves out who runs none of its images where others of its environment do', () => {
    const apart = {
      changes: [sha('a')],
      commit: sha('a'),
      images: ['registry.example.com/team/docs/web:1'],
    };
    expect(
      hasOf({ environment: 'dev' }, { ...apart, environment: 'dev' }),
    ).toEqual(['yes c 0', 'yes a 0']);
    // The image may have had another name when this one was deployed.
    expect(
      hasOf({ environment: 'dev' }, { ...apart, environment: 'production' }),
    ).toEqual(['yes c 0', 'unknown a undefined']);
  });

  it('does not call the latest what is rendered alike and runs another version', () => {
    const rendered = { isRendered: true };
    const old = ['registry.example.com/team/shop/api:0'];
    expect(hasOf(rendered, rendered)).toEqual(['yes c 0', 'yes c 0']);
    expect(hasOf(rendered, { ...rendered, images: old })).toEqual([
      'unknown undefined undefined',
      'unknown undefined undefined',
    ]);
    expect(hasOf({}, { images: old })).toEqual(['yes c 0', 'yes c 0']);
  });
});
