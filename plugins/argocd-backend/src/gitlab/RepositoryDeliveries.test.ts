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

import { GitlabClient, GitlabError } from './GitlabClient';
import { RepositoryDeliveries } from './RepositoryDeliveries';
import { GitlabCommit } from './types';

const page = 'https://gitlab.example.com/team/shop';

function commit(id: string, change: Partial<GitlabCommit> = {}): GitlabCommit {
  return {
    id,
    title: `feat: ${id}`,
    message: `feat: ${id}\n`,
    parent_ids: ['parent'],
    author_name: 'Maria',
    committed_date: '2026-11-23T05:00:00.000+01:00',
    web_url: `${page}/-/commit/${id}`,
    ...change,
  };
}

const imageUpdate = commit('image-update', {
  message: 'chore: deploy\n\n[skip ci]',
});

function clientWith(commits: GitlabCommit[]) {
  return {
    project: jest.fn().mockReturnValue({ host: 'gitlab.example.com' }),
    commits: jest.fn().mockResolvedValue(commits),
    pipelines: jest.fn().mockResolvedValue([]),
    mergeRequests: jest.fn().mockResolvedValue([]),
    registryRepositories: jest
      .fn()
      .mockResolvedValue([{ id: 1, path: 'team/shop/web' }]),
    tag: jest.fn().mockResolvedValue({ name: 'newest', created_at: null }),
    compare: jest.fn().mockResolvedValue({ commits }),
  } satisfies Partial<GitlabClient>;
}

const read = (client: ReturnType<typeof clientWith>) =>
  new RepositoryDeliveries(client as unknown as GitlabClient).getDelivery(
    page,
    'main',
  );

describe('the way of the newest change through GitLab', () => {
  it('begins with the newest commit of somebody, not with what a pipeline wrote', async () => {
    expect(
      await read(clientWith([imageUpdate, commit('newest')])),
    ).toMatchObject({
      commit: { sha: 'newest', committedAt: '2026-11-23T04:00:00.000Z' },
      images: [{ repository: 'team/shop/web', tag: 'newest' }],
    });
  });

  it('takes the first commit of a project for a change, although a template starts its pipeline', async () => {
    const first = commit('first', {
      message: 'feat: create the project\n\n[skip ci]\n',
      parent_ids: [],
    });
    expect(await read(clientWith([imageUpdate, first]))).toMatchObject({
      commit: { sha: 'first' },
    });
  });

  it('does not take a promotion for a change', async () => {
    const promotion = commit('promotion', {
      message: "Merge branch 'promote/production-7' into 'main'\n",
      parent_ids: ['a', 'b'],
    });
    expect(
      await read(
        clientWith([
          promotion,
          commit('tags', { message: 'chore(production): promote from dev\n' }),
          commit('change'),
        ]),
      ),
    ).toMatchObject({ commit: { sha: 'change' } });
  });

  it('shows the commit where pipelines, merge requests and registry are turned off', async () => {
    const client = clientWith([commit('newest')]);
    const off = new GitlabError(403, 'GitLab does not permit this.');
    client.pipelines.mockRejectedValue(off);
    client.mergeRequests.mockRejectedValue(off);
    client.registryRepositories.mockRejectedValue(off);
    expect(await read(client)).toMatchObject({
      commit: { sha: 'newest' },
      pipeline: undefined,
      images: [],
    });
  });

  it('counts what people changed between two commits', async () => {
    const client = clientWith([
      commit('a'),
      imageUpdate,
      commit('merged', { parent_ids: ['a', 'x'] }),
      commit('b'),
    ]);
    const deliveries = new RepositoryDeliveries(
      client as unknown as GitlabClient,
    );
    expect(await deliveries.behind(page, 'old', 'b')).toBe(2);
    expect(await deliveries.behind(page, 'b', 'b')).toBe(0);
  });

  it('keeps what it knew while GitLab does not answer', async () => {
    let now = Date.now();
    const client = clientWith([commit('newest')]);
    const deliveries = new RepositoryDeliveries(
      client as unknown as GitlabClient,
      () => now,
    );
    await deliveries.getDelivery(page, 'main');
    client.commits.mockRejectedValue(
      new GitlabError(undefined, 'GitLab does not answer.'),
    );
    now += 11_000;
    for (let round = 0; round < 3; round += 1) {
      expect(await deliveries.getDelivery(page, 'main')).toMatchObject({
        commit: { sha: 'newest' },
      });
    }
    expect(client.commits).toHaveBeenCalledTimes(2);
  });

  it('says why there is nothing, and spares a GitLab that failed', async () => {
    const client = clientWith([]);
    client.commits.mockRejectedValue(
      new GitlabError(undefined, 'GitLab does not answer.'),
    );
    const deliveries = new RepositoryDeliveries(
      client as unknown as GitlabClient,
    );
    for (let round = 0; round < 3; round += 1) {
      expect(await deliveries.getDelivery(page, 'main')).toMatchObject({
        unavailable: 'GitLab does not answer.',
      });
    }
    expect(client.commits).toHaveBeenCalledTimes(1);
  });
});
