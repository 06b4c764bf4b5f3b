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
  EntityDelivery,
  VerdictCode,
} from '@slipway/plugin-argocd-common';
import { liveApplication } from '../../__testUtils__/fixtures';
import { behindPrevious, whereItStands } from './whereItStands';

function application(
  environment: string,
  code: VerdictCode = 'live',
): ApplicationView {
  return {
    ...liveApplication,
    name: `shop-${environment}`,
    environment,
    verdict: { ...liveApplication.verdict, code },
  };
}

function delivery(
  change: Partial<EntityDelivery['repositories'][number]>,
  behind: Record<string, number> = {},
): EntityDelivery {
  return {
    repositories: [
      {
        repository: 'https://gitlab.example.com/team/shop',
        branch: 'main',
        commit: {
          sha: 'newest',
          title: 'feat: more',
          author: 'Maria',
          committedAt: '2026-11-23T05:00:00Z',
          url: 'https://gitlab.example.com/team/shop/-/commit/newest',
        },
        images: [{ repository: 'api', tag: 'newest' }],
        ...change,
      },
    ],
    applications: Object.entries(behind).map(([environment, count]) => ({
      instance: 'global',
      namespace: 'argocd',
      name: `shop-${environment}`,
      behind: count,
    })),
  };
}

const pipeline = (
  status: string,
): NonNullable<EntityDelivery['repositories'][number]['pipeline']> => ({
  id: 7,
  status,
  url: 'https://gitlab.example.com/team/shop/-/pipelines/7',
  createdAt: '2026-11-23T05:00:00Z',
  jobs: [
    {
      name: 'image: [web]',
      stage: 'build',
      status,
      url: 'https://gitlab.example.com/team/shop/-/jobs/1',
      startedAt: '2026-11-23T05:00:10Z',
    },
  ],
});

describe('where the newest change stands', () => {
  const three = ['dev', 'staging', 'prod'].map(name => application(name));

  it.each(['running', 'failed'])('in the pipeline that is %s', status => {
    expect(
      whereItStands(three, delivery({ pipeline: pipeline(status) })),
    ).toMatchObject({
      code: status === 'running' ? 'building' : 'buildFailed',
      job: 'image: [web]',
    });
  });

  it('built, and waits for Argo CD to notice it', () => {
    expect(
      whereItStands(
        three,
        delivery({ pipeline: pipeline('success') }, { dev: 1 }),
      ),
    ).toMatchObject({ code: 'waiting', environment: 'dev' });
  });

  it('rolls out, or is stuck', () => {
    const at = (code: VerdictCode) =>
      whereItStands(
        [application('dev'), application('staging', code)],
        delivery({}, { dev: 0, staging: 1 }),
      );
    expect(at('rollingOut')).toMatchObject({
      code: 'moving',
      environment: 'staging',
    });
    expect(at('broken')).toMatchObject({
      code: 'stuck',
      environment: 'staging',
    });
  });

  it('in the first environments, and not yet in a later one', () => {
    expect(
      whereItStands(three, delivery({}, { dev: 0, staging: 3, prod: 5 })),
    ).toMatchObject({ code: 'behind', environment: 'staging' });
  });

  it('does not count commits that brought no image, and is not everywhere while something is not deployed', () => {
    const promoted = delivery({}, { dev: 2, staging: 2, prod: 2 });
    const quiet = {
      ...promoted,
      repositories: promoted.repositories.map(repository => ({
        ...repository,
        images: [],
      })),
    };
    expect(whereItStands(three, quiet)).toMatchObject({ code: 'arrived' });
    expect(behindPrevious(three, 0, quiet)).toBeUndefined();
    const [dev, ...rest] = three;
    expect(
      whereItStands(
        [
          dev,
          { ...rest[0], verdict: { ...rest[0].verdict, code: 'notDeployed' } },
        ],
        delivery({}, { dev: 0 }),
      ),
    ).toMatchObject({ code: 'behind', environment: rest[0].environment });
  });

  it('everywhere; and unknown without GitLab', () => {
    expect(
      whereItStands(three, delivery({}, { dev: 0, staging: 0, prod: 0 })),
    ).toEqual({ code: 'arrived' });
    expect(whereItStands(three, undefined)).toEqual({ code: 'unknown' });
  });

  it('counts what an environment lacks against the one before it', () => {
    const known = delivery({}, { dev: 0, staging: 3, prod: 5 });
    expect(
      three.map((_, index) => behindPrevious(three, index, known)),
    ).toEqual([
      { count: 0 },
      { count: 3, environment: 'dev' },
      { count: 2, environment: 'staging' },
    ]);
  });

  it('does not call a commit live whose pipeline it may not know', () => {
    const withheld = (images: { repository: string; tag: string }[]) =>
      delivery(
        {
          commit: { sha: 'newest', url: 'https://gitlab.example.com' },
          withheld: true,
          images,
        },
        { dev: 0, staging: 0, prod: 0 },
      );
    expect(whereItStands(three, withheld([]))).toEqual({ code: 'unknown' });
    expect(
      whereItStands(three, withheld([{ repository: 'api', tag: 'newest' }])),
    ).toEqual({ code: 'arrived' });
  });
});
