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
import { ApplicationStanding } from '../delivery/Standings';
import { Verdict, VerdictCode } from '@slipway/plugin-argocd-common';
import { toListedVersion, toStandingView } from './standingViews';

const version = (changes: Partial<ApplicationStanding>) =>
  toListedVersion({ ...unknownStanding, ...changes }, { isReadable: true });

describe('the version of a row', () => {
  it('is none where pods were read and none is ready, whether changes are known or not', () => {
    const readAt = '2026-11-28T12:00:00.000Z';
    expect(version({ readAt })).toEqual({ has: 'unknown', runsNothing: true });
    expect(version({ readAt, has: 'no', behind: 2 })).toEqual({
      has: 'no',
      behind: 2,
      runsNothing: true,
    });
  });

  it('is unknown until pods were read', () => {
    expect(version({ has: 'no' })).toEqual({ has: 'no' });
  });

  it('is an image where its change is not known', () => {
    const image = 'registry.example.com/shop/api:1';
    expect(
      version({
        readAt: '2026-11-28T12:00:00.000Z',
        images: [image],
        services: [
          {
            service: 'api',
            version: { image },
            has: 'unknown',
            pods: { ready: 1, total: 1 },
          },
        ],
      }),
    ).toEqual({ has: 'unknown', image });
  });
});

const latest = 'b'.repeat(40);
const older = 'a'.repeat(40);
const repository = {
  repository: 'https://gitlab.example.com/team/shop',
  branch: 'main',
  complete: true,
  commits: [latest, older].map(sha => ({
    sha,
    url: `https://gitlab.example.com/team/shop/-/commit/${sha}`,
    title: `change ${sha[0]}`,
    author: 'Maria Example',
    committedAt: '2026-11-28T12:00:00.000Z',
    state: 'built' as const,
    images: [],
  })),
};
const wanting: ApplicationStanding = {
  ...unknownStanding,
  commit: older,
  has: 'no',
  behind: 1,
  changes: [latest, older],
  wants: 'yes',
  repository,
};
const judged = (code: VerdictCode, lastKnown?: boolean): Verdict => ({
  code,
  parameters: {},
  sentence: '',
  lastKnown,
});

describe('the latest change of an environment that fails', () => {
  const views = (
    verdict: Verdict,
    changes: Partial<ApplicationStanding> = {},
    isReadable = true,
  ) => {
    const one = { ...wanting, ...changes };
    return {
      listed: toListedVersion(one, { isReadable, verdict }).failing,
      tab: toStandingView(one, verdict).failing,
    };
  };

  it.each<[VerdictCode, Partial<ApplicationStanding>]>([
    ['broken', {}],
    ['syncFailed', {}],
    ['broken', { commit: latest, has: 'yes', behind: 0 }],
  ])('is named by list and tab where it is %s', (code, changes) => {
    expect(views(judged(code), changes)).toEqual({
      tab: latest,
      listed: {
        commit: latest,
        url: repository.commits[0].url,
        title: 'change b',
      },
    });
  });

  it.each<[string, Verdict, Partial<ApplicationStanding>]>([
    ['it is healthy', judged('live'), {}],
    ['Git asks for another', judged('broken'), { wants: 'no' }],
    [
      'it waits while what runs is broken',
      judged('broken'),
      { states: [{ has: 'no', wants: 'yes', applied: 'no' }] },
    ],
    [
      'the sync that failed was of another commit',
      { ...judged('syncFailed'), parameters: { wanted: latest } },
      {},
    ],
    [
      'it still runs and Git asks for another',
      judged('broken'),
      { commit: latest, has: 'yes', behind: 0, wants: 'no' },
    ],
    ['nobody knows what Git asks for', judged('broken'), { wants: 'unknown' }],
    [
      'it still runs and Git asks for what no commit built',
      judged('broken'),
      { commit: latest, has: 'yes', behind: 0, wants: 'unknown' },
    ],
    [
      'its pipeline failed and a later image is asked for',
      judged('broken'),
      {
        repository: {
          ...repository,
          commits: repository.commits.map(commit => ({
            ...commit,
            state: 'failed' as const,
          })),
        },
      },
    ],
    ['it only was so', judged('broken', true), {}],
    ['no change is known', judged('broken'), { changes: [] }],
  ])('is named by neither where %s', (_, verdict, changes) => {
    expect(views(verdict, changes)).toEqual({});
  });

  it('has no title for who may not read the delivery', () => {
    expect(views(judged('broken'), {}, false).listed).toEqual({
      commit: latest,
      url: repository.commits[0].url,
    });
  });

  it('is unknown in a list where another branch is followed', () => {
    expect(
      toListedVersion(
        { ...wanting, repository: { ...repository, branch: 'release' } },
        {
          isReadable: true,
          verdict: judged('broken'),
          defaultBranch: () => 'main',
        },
      ),
    ).toMatchObject({ has: 'unknown', behind: undefined });
  });
});
