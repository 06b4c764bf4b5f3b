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

import { CommitFacts } from './types';
import { Follower, unnoticedOf } from './unnoticed';

const repository = 'https://gitlab.example.com/shop';
const update = 'b'.repeat(40);
const docs = 'd'.repeat(40);
const since = '2026-11-28T14:24:00Z';
const commit = (sha: string): CommitFacts => ({
  sha,
  url: `${repository}/-/commit/${sha}`,
  title: 'Commit',
  author: 'Ada',
  committedAt: since,
  state: 'none',
  images: [],
});
const follower = (more: Partial<Follower> = {}): Follower => ({
  touching: () => [update],
  hasCompared: () => false,
  pushes: { unnoticed: { since, dueAt: since } },
  ...more,
});
const later = [commit(docs), commit(update)];

describe('what Argo CD has not noticed', () => {
  it('is the latest commit that touches what is deployed', () => {
    expect(unnoticedOf(later, [follower()], repository)).toEqual({
      sha: update,
      url: commit(update).url,
      since,
    });
  });

  it('says that a pipeline wrote it', () => {
    const written = {
      ...commit(update),
      hasNoMergeRequest: true,
      authorEmail: 'image-update@noreply.gitlab.example.com',
    };
    expect(
      unnoticedOf([commit(docs), written], [follower()], repository),
    ).toMatchObject({ sha: update, imageUpdate: true });
  });

  it('is nothing where it touches nothing, or that is not known', () => {
    expect(
      unnoticedOf(later, [follower({ touching: () => [] })], repository),
    ).toBeUndefined();
    expect(
      unnoticedOf(later, [follower({ touching: () => undefined })], repository),
    ).toBeUndefined();
    expect(unnoticedOf([], [follower()], repository)).toBeUndefined();
  });

  it.each([
    ['one has compared with it', () => true],
    ['nobody can tell for one', () => undefined],
  ])('is nothing where %s', (_, hasCompared) => {
    expect(
      unnoticedOf(later, [follower(), follower({ hasCompared })], repository),
    ).toBeUndefined();
  });

  it('is nothing as long as the portal has seen no push', () => {
    expect(
      unnoticedOf(later, [follower({ pushes: {} })], repository),
    ).toBeUndefined();
  });
});
