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

import {
  ApplicationView,
  ServiceStanding,
} from '@slipway/plugin-argocd-common';
import { ApplicationStanding } from '../delivery/Standings';
import { AnsweredApplication } from './entityAnswer';
import { markNewer } from './markNewer';

const repository = 'https://gitlab.example.com/blue/shop';

function application(
  environment: string,
  services: ServiceStanding[],
  branch: string | undefined = 'main',
): AnsweredApplication {
  return {
    view: { environment, standing: { has: 'no', services } } as ApplicationView,
    standing: {
      ...(branch && { repository: { repository, branch } }),
    } as ApplicationStanding,
  } as AnsweredApplication;
}

const service = (name: string, behind?: number): ServiceStanding => ({
  service: name,
  has: 'unknown',
  behind,
});

const marked = (applications: AnsweredApplication[]) =>
  markNewer(applications).map(({ environment, standing }) => [
    environment,
    standing.services.filter(({ newer }) => newer).map(item => item.service),
  ]);

describe('markNewer', () => {
  it('marks a service that is ahead of the environment that follows', () => {
    expect(
      marked([
        application('dev', [service('web', 0), service('api', 1)]),
        application('staging', [service('web', 1), service('api', 1)]),
        application('production', [service('web', 3), service('api', 0)]),
      ]),
    ).toEqual([
      ['dev', ['web']],
      ['staging', ['web']],
      ['production', []],
    ]);
  });

  it('marks nothing where one of the two is not known', () => {
    expect(
      marked([
        application('dev', [
          service('web'),
          service('api', 0),
          service('job', 0),
        ]),
        application('staging', [service('web', 2), service('api')]),
      ]),
    ).toEqual([
      ['dev', []],
      ['staging', []],
    ]);
  });

  it('holds no two branches against each other, nor what has no repository', () => {
    const dev = application('dev', [service('web', 0)]);
    const web = [service('web', 1)];
    expect(marked([dev, application('staging', web, 'release')])[0]).toEqual([
      'dev',
      [],
    ]);
    expect(
      marked([
        application('dev', [service('web', 0)], ''),
        application('staging', web, ''),
      ])[0],
    ).toEqual(['dev', []]);
  });
});
