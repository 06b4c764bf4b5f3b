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

import { unknownStanding } from '../delivery/__testUtils__/deliveryFacts';
import { testRecord } from '../__testUtils__/testRecord';
import { CommitFacts } from '../delivery/types';
import { AnsweredApplication } from './entityAnswer';
import { serviceChangesOf } from './serviceChanges';

const repository = 'https://gitlab.example.com/team/shop';

const commit = (
  id: string,
  images: string[],
  state: CommitFacts['state'] = 'built',
): CommitFacts => ({
  sha: id.repeat(40),
  url: `${repository}/-/commit/${id.repeat(40)}`,
  title: `change ${id}`,
  author: 'Maria Example',
  committedAt: '2026-11-28T12:00:00.000Z',
  state,
  images,
});

function application(
  commits: CommitFacts[],
  isReadable = true,
): AnsweredApplication {
  const service = (name: string) => ({
    service: name,
    entityRef: `component:default/${name}`,
    version: { image: `registry.example.com:5000/team/shop/${name}:1` },
    has: 'unknown' as const,
  });
  return {
    record: testRecord(),
    view: {} as AnsweredApplication['view'],
    standing: {
      ...unknownStanding,
      services: [
        service('api'),
        service('web'),
        { ...service('sidecar'), entityRef: undefined },
      ],
      repository: { repository, branch: 'main', commits, complete: true },
    },
    instance: { name: 'main', status: 'live', since: '2026-11-28T08:00:00Z' },
    pushes: {},
    isDeployed: true,
    isOneService: false,
    isReadable,
  };
}

const shown = (...applications: AnsweredApplication[]) =>
  serviceChangesOf(applications).map(({ entityRef, change }) => [
    entityRef,
    change.sha[0],
    change.title,
  ]);

describe('the latest change of each service', () => {
  const commits = [
    commit('e', [], 'none'),
    commit('d', ['team/shop/api'], 'unknown'),
    commit('c', ['team/shop/sidecar']),
    commit('b', ['team/shop/api', 'team/shop/other']),
    commit('a', ['team/shop/api', 'team/shop/web']),
  ];

  it('is the newest that brought its image', () => {
    expect(shown(application(commits))).toEqual([
      ['component:default/api', 'b', 'change b'],
      ['component:default/web', 'a', 'change a'],
    ]);
  });

  it('is not known where no commit of it is', () => {
    expect(shown(application(commits.slice(0, 3)))).toEqual([]);
  });

  it('has no title for who may not read the delivery, but for who may in one environment', () => {
    expect(shown(application(commits, false))[0]).toEqual([
      'component:default/api',
      'b',
      undefined,
    ]);
    for (const order of [
      [true, false],
      [false, true],
    ]) {
      expect(
        shown(...order.map(isReadable => application(commits, isReadable)))[0],
      ).toEqual(['component:default/api', 'b', 'change b']);
    }
  });
});
