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

import { toArrivals, toChangeArrivals } from './arrivals';
import { DeploymentTimes } from './splits';
import { CommitFacts, RepositoryFacts } from './types';

const change = 'c'.repeat(40);
const older = 'd'.repeat(40);
const update = 'a'.repeat(40);
const merge = 'b'.repeat(40);

const commit = (
  sha: string,
  differs: Partial<CommitFacts> = {},
): CommitFacts => ({
  sha,
  url: `https://gitlab.example.com/shop/-/commit/${sha}`,
  title: 'Commit',
  author: 'Ada',
  committedAt: '2026-11-28T09:00:00.000Z',
  state: 'none',
  images: [],
  ...differs,
});

const facts = (...commits: CommitFacts[]): RepositoryFacts => ({
  repository: 'https://gitlab.example.com/shop',
  branch: 'main',
  commits,
  complete: true,
});

const deployment = (
  revision: string,
  tag: string,
  differs: Partial<DeploymentTimes> = {},
): DeploymentTimes => ({
  instance: 'global',
  namespace: 'argocd',
  application: 'shop-dev',
  argocd_id: 3,
  outcome: 'succeeded',
  revision,
  started_at: '2026-11-28T10:00:00.000Z',
  finished_at: '2026-11-28T10:00:05.000Z',
  healthy_at: null,
  images: JSON.stringify([`registry.example.com/shop/web:${tag}`]),
  ...differs,
});

describe('by what the images came', () => {
  it('is the first sync with them, not the last', () => {
    const [arrival] = toArrivals(
      [
        deployment(merge, change, { started_at: '2026-11-28T12:00:00.000Z' }),
        deployment(update, change),
        deployment('9'.repeat(40), older),
      ],
      facts(
        commit(merge),
        commit(update, {
          hasNoMergeRequest: true,
          authorEmail: 'image-update@noreply.gitlab.example.com',
        }),
      ),
    );
    expect(arrival).toMatchObject({
      name: 'shop-dev',
      at: '2026-11-28T10:00:05.000Z',
      sha: update,
      imageUpdate: true,
      configuration: [{ sha: merge }],
    });
  });

  it('tells what was deployed since and brought no other images, once and without what brought them', () => {
    const again = deployment(update, change);
    const mergeRequest = { iid: 97, title: 'Replicas', url: 'https://x/97' };
    const [arrival] = toArrivals(
      [
        again,
        deployment(merge, change),
        deployment('8'.repeat(40), change),
        deployment(update, change),
        deployment('9'.repeat(40), older),
      ],
      facts(
        commit('7'.repeat(40)),
        commit(merge, { mergeRequest }),
        commit(update),
        commit('9'.repeat(40)),
      ),
    );
    expect(arrival.configuration).toEqual([
      {
        sha: merge,
        url: commit(merge).url,
        title: 'Commit',
        author: 'Ada',
        mergeRequest,
      },
    ]);
  });

  it('is no image update where a merge request or a person brought it, or nobody knows what did', () => {
    const mergeRequest = { iid: 96, title: 'Promote', url: 'https://x/96' };
    const of = (known: CommitFacts) =>
      toArrivals(
        [deployment(merge, change), deployment(update, older)],
        facts(known),
      )[0];
    const merged = of(commit(merge, { mergeRequest }));
    expect(merged).toMatchObject({ author: 'Ada', mergeRequest });
    expect(merged.imageUpdate).toBeUndefined();
    expect(of(commit(merge)).imageUpdate).toBeUndefined();
    const byHand = of(
      commit(merge, {
        hasNoMergeRequest: true,
        authorEmail: 'ada@example.com',
      }),
    );
    expect(byHand).toMatchObject({ author: 'Ada', sha: merge });
    expect(byHand.imageUpdate).toBeUndefined();
  });

  it('is not known unless what ran before is', () => {
    const known = facts(commit(update));
    expect(toArrivals([deployment(update, change)], known)).toEqual([]);
    expect(
      toArrivals(
        [
          deployment(update, change),
          deployment(merge, older, { images: '[]' }),
        ],
        known,
      ),
    ).toEqual([]);
    expect(
      toArrivals([deployment(update, change, { argocd_id: 0 })], known),
    ).toHaveLength(1);
  });

  it('is nothing that failed, and no commit that the branch has not', () => {
    const failed = deployment(merge, change, { outcome: 'failed' });
    expect(
      toArrivals(
        [failed, deployment(update, older, { argocd_id: 0 })],
        facts(commit(update), commit(merge)),
      ),
    ).toMatchObject([{ sha: update }]);
    expect(
      toArrivals([deployment(update, older, { argocd_id: 0 })], facts()),
    ).toEqual([]);
  });
});

describe('by what a change came', () => {
  const images = (...tags: string[]) =>
    JSON.stringify(
      tags.map((tag, index) => `registry.example.com/shop/${index}:${tag}`),
    );
  const having = {
    instance: 'global',
    namespace: 'argocd',
    name: 'shop-dev',
    environment: 'dev',
    sha: change,
  };

  it('is the first sync that brought an image of it, whatever other images came since', () => {
    expect(
      toChangeArrivals(
        [
          deployment(merge, change, {
            images: images(change.slice(0, 8), '8'.repeat(40)),
            started_at: '2026-11-28T12:00:00.000Z',
          }),
          deployment(update, change, { images: images(change, older) }),
          deployment('9'.repeat(40), older, { images: images(older, older) }),
        ],
        facts(commit(merge), commit(update)),
        [having],
      ),
    ).toMatchObject([{ at: '2026-11-28T10:00:05.000Z', sha: update }]);
  });

  it.each<
    [string, Partial<DeploymentTimes>, Partial<DeploymentTimes>, unknown]
  >([
    [
      'when its pods were ready, not when its sync ended',
      { healthy_at: '2026-11-28T10:09:00.000Z' },
      {},
      '2026-11-28T10:09:00.000Z',
    ],
    [
      'by a later sync, where the first did not get healthy',
      {},
      { healthy_at: '2026-11-28T12:03:00.000Z' },
      '2026-11-28T12:03:00.000Z',
    ],
    ['at no time that was seen', {}, {}, undefined],
  ])('is live %s', (_name, first, second, expected) => {
    expect(
      toChangeArrivals(
        [
          deployment(merge, change, {
            started_at: '2026-11-28T12:00:00.000Z',
            ...second,
          }),
          deployment(update, change, first),
          deployment('9'.repeat(40), older),
        ],
        facts(commit(merge), commit(update)),
        [having],
      )[0].liveAt,
    ).toBe(expected);
  });

  it.each<[string, DeploymentTimes[]]>([
    ['brought it', [deployment(update, older)]],
    ['was before it', [deployment(update, change)]],
    [
      'it was, as it is of others',
      [
        deployment(update, change, { application: 'shop-staging' }),
        deployment(update, older, { application: 'shop-staging' }),
      ],
    ],
  ])('is not known where nobody knows what %s', (_, deployments) => {
    expect(
      toChangeArrivals(deployments, facts(commit(update)), [having]),
    ).toEqual([]);
  });
});
