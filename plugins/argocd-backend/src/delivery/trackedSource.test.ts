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
import {
  comparedRevision,
  deployedRevision,
  trackedSource,
} from './trackedSource';

const addresses = { aliases: [], gitlabHosts: ['gitlab.example.com'] };
const chart = { repoUrl: 'https://charts.example.com', chart: 'webapp' };
const values = {
  repoUrl: 'git@gitlab.example.com:blue/values.git',
  targetRevision: 'main',
  ref: 'values',
};
const helm = {
  repoUrl: 'https://gitlab.example.com/blue/shop.git',
  path: 'helm',
  targetRevision: 'refs/heads/release/1',
};
const deployed = (revision: string, revisions?: string[]) => [
  { id: 1, revision, revisions, deployedAt: '2026-11-02T00:00:00Z' },
];

describe('the source that is tracked', () => {
  it.each([
    ['what renders something', [chart, values, helm], 'blue/shop', 2],
    ['what lends files to a chart', [chart, values], 'blue/values', 1],
  ])('is %s', (_name, sources, project, index) => {
    expect(trackedSource({ sources }, addresses)).toMatchObject({
      repository: `https://gitlab.example.com/${project}`,
      index,
    });
  });

  it('is none where there are charts alone', () => {
    expect(trackedSource({ sources: [chart] }, addresses)).toBeUndefined();
  });

  it('is of the branch that is tracked, whose name may have a slash', () => {
    expect(trackedSource({ sources: [helm] }, addresses)?.branch).toBe(
      'release/1',
    );
  });
});

describe('what is compared and deployed of a source', () => {
  const both = (change: Partial<ApplicationRecord>, index = 0) => {
    const record = testRecord(change);
    return [comparedRevision(record, index), deployedRevision(record, index)];
  };
  const ahead = { status: 'OutOfSync' as const, revision: 'b' };
  const several = {
    status: 'OutOfSync' as const,
    revision: '1.4.2',
    revisions: ['1.4.2', 'b'],
  };
  const hydration = {
    dryRevision: 'dry2',
    hydratedFrom: 'dry1',
    hydratedTo: 'wet',
  };

  it.each<[string, Partial<ApplicationRecord>, number, unknown[]]>([
    ['Git is ahead', { sync: ahead, history: deployed('a') }, 0, ['b', 'a']],
    [
      'the second source is ahead',
      { sync: several, history: deployed('1.4.2', ['1.4.2', 'a']) },
      1,
      ['b', 'a'],
    ],
    [
      'there were fewer sources before',
      { sync: several, history: deployed('a') },
      1,
      ['b', undefined],
    ],
    ['nothing is known of the past', { sync: ahead }, 0, ['b', undefined]],
    [
      'what is rendered into Git is in sync',
      { sync: { status: 'Synced', revision: 'wet' }, hydration },
      0,
      ['dry1', 'dry1'],
    ],
    [
      'what is rendered into Git is not in sync',
      {
        sync: { ...ahead, revision: 'wet' },
        history: deployed('wet'),
        hydration,
      },
      0,
      ['dry1', undefined],
    ],
    [
      'what is rendered into Git is not what is compared yet',
      { sync: { status: 'Synced', revision: 'older' }, hydration },
      0,
      [undefined, undefined],
    ],
  ])('where %s', (_name, change, index, expected) => {
    expect(both(change, index)).toEqual(expected);
  });

  it('is nothing where none of its objects exists', () => {
    const objects = {
      wanted: 2,
      existing: 0,
      workloads: 1,
      existingWorkloads: 0,
      toPrune: 0,
    };
    expect(both({ objects })[1]).toBe('nothing');
  });
});
