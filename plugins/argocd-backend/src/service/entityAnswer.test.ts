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

import { ApplicationView, InstanceStatus } from '@slipway/plugin-argocd-common';
import { testRecord } from '../__testUtils__/testRecord';
import { AnsweredApplication, entityAnswer } from './entityAnswer';

const latest = 'c'.repeat(40);
const now = Date.parse('2026-11-28T12:00:00Z');
const live: InstanceStatus = {
  name: 'main',
  status: 'live',
  since: '2026-11-28T08:00:00Z',
};

/** The service `api` of an application that is broken, by the pods of `web` as far as its cause says. */
const broken = (
  unhealthy: string[],
  standing: Partial<AnsweredApplication['standing']> = {},
) => {
  const record = testRecord();
  return entityAnswer(
    [
      {
        record: {
          ...record,
          unhealthy: unhealthy.map(name => ({
            kind: 'Deployment',
            name: `${record.name}-${name}`,
            health: 'Degraded' as const,
          })),
        },
        view: {
          instance: 'main',
          namespace: 'argocd',
          name: record.name,
          environment: 'dev',
          verdict: { code: 'broken', parameters: {}, sentence: '' },
          cause: { code: 'crashLoop', parameters: { workload: 'web' } },
          destination: {},
        } as Partial<ApplicationView> as ApplicationView,
        standing: {
          commit: latest,
          has: 'yes',
          behind: 0,
          services: [],
          readAt: '2026-11-28T12:00:00Z',
          changes: [latest],
          states: [{ has: 'yes', wants: 'yes' }],
          wants: 'yes',
          images: [],
          workloads: ['api'],
          servedByPrevious: [],
          ...standing,
        },
        instance: live,
        pushes: {},
        isDeployed: true,
        isOneService: true,
        isReadable: true,
      },
    ],
    { instances: [live], now, service: 'api' },
  ).headline.code;
};

describe('the headline of one service', () => {
  it('says nothing of others that fail', () => {
    expect(broken(['web'])).toBe('liveEverywhere');
  });

  it('does not call it behind where it never came', () => {
    expect(broken(['web'], { has: 'no', behind: 2, commit: undefined })).toBe(
      'notLiveYet',
    );
    expect(
      broken(['web'], {
        has: 'no',
        behind: 2,
        commit: undefined,
        isMissing: true,
      }),
    ).toBe('notDeployed');
  });

  it('does not call it live where it fails, too, of which the cause says nothing', () => {
    expect(broken(['web', 'api'])).toBe('otherFails');
  });

  it('does not call it live where more fail than are known by name', () => {
    expect(broken(['web', 'one', 'two', 'three', 'four'])).toBe('otherFails');
  });
});

describe('the headline without an application', () => {
  const codeOf = (...statuses: InstanceStatus['status'][]) =>
    entityAnswer([], {
      instances: statuses.map(status => ({ ...live, status })),
      now,
    }).headline.code;

  it('says that Argo CD has not answered, where there may be one all the same', () => {
    expect(codeOf('unreachable')).toBe('notAnswering');
    expect(codeOf('live', 'unauthorized')).toBe('notAnswering');
  });

  it('leaves it to the page to say that there is none where every Argo CD answers', () => {
    expect(codeOf('live', 'delayed')).toBe('unknown');
  });
});
