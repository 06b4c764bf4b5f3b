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

import { recordedAnswers } from '../__testUtils__/projectTask';
import { firstVersionOf } from './firstVersion';

const building = recordedAnswers('building');
const live = recordedAnswers('live');
const commit = live.applications.latest!;

describe('the first version', () => {
  it('is on its way', () => {
    const first = firstVersionOf(building, 'dev', commit);
    expect(first).toMatchObject({ isLatest: true, isLive: false });
    expect(first.application?.name).toBe('shop-dev');
    expect(first.delivery?.pipeline?.status).toBe('running');
    expect(first.liveAt).toBeUndefined();
  });

  it('is live, with what each part took', () => {
    const first = firstVersionOf(live, 'dev', commit);
    expect(first.isLive).toBe(true);
    expect(first.split).toMatchObject({
      build: expect.any(Number),
      health: expect.any(Number),
    });
    const { startedAt, total } = first.split!;
    expect(Date.parse(first.liveAt!)).toBe(
      Date.parse(startedAt) + total! * 1_000,
    );
    expect(first.arrival?.sha).not.toBe(commit);
  });

  it('does not run while it is being built, though what is there is healthy', () => {
    const { applications } = live;
    const first = firstVersionOf(
      {
        applications: {
          ...applications,
          headline: building.applications.headline,
        },
        delivery: building.delivery,
      },
      'dev',
      commit,
    );
    expect(first.isLive).toBe(false);
  });

  it('is not live where Argo CD only said so some time ago', () => {
    const { applications, delivery } = live;
    const was = applications.applications.map(application => ({
      ...application,
      verdict: { ...application.verdict, lastKnown: true },
    }));
    const answers = {
      applications: { ...applications, applications: was },
      delivery,
    };
    expect(firstVersionOf(answers, 'dev', commit).isLive).toBe(false);
  });

  it('keeps its times when a later change has come, whose way is not its own', () => {
    const later = 'f'.repeat(40);
    const { applications, delivery } = live;
    const [repository] = delivery.repositories;
    const answers = {
      applications: { ...applications, latest: later },
      delivery: {
        ...delivery,
        repositories: [
          { ...repository, change: { ...repository.change!, sha: later } },
        ],
      },
    };
    const first = firstVersionOf(answers, 'dev', commit);
    expect(first.isLatest).toBe(false);
    expect(first.delivery).toBeUndefined();
    expect(first.arrival).toBeUndefined();
    expect(first.split?.sha).toBe(commit);
  });

  it('leads nowhere but to the web', () => {
    const { applications, delivery } = live;
    const [dev, ...others] = applications.applications;
    const appUrls = ['ftp://shop-dev.localhost/', 'http://shop-dev.localhost/'];
    const answers = {
      applications: {
        ...applications,
        applications: [{ ...dev, appUrls }, ...others],
      },
      delivery,
    };
    expect(firstVersionOf(answers, 'dev', commit).addresses).toEqual([
      'http://shop-dev.localhost/',
    ]);
  });

  it('is not what another environment has', () => {
    const { applications, delivery } = live;
    const [, staging] = applications.applications;
    const first = firstVersionOf(
      { applications: { ...applications, applications: [staging] }, delivery },
      'dev',
      commit,
    );
    expect(first.application).toBeUndefined();
    expect(first.isLive).toBe(false);
  });

  it('is unknown without answers', () => {
    expect(firstVersionOf({}, 'dev', commit)).toMatchObject({
      applications: [],
      isLive: false,
      addresses: [],
    });
  });
});
