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
import { CommitRecord, JobFacts } from './changes/types';
import { DeliveryService } from './DeliveryService';
import { CommitFacts, RepositoryFacts } from './types';

const repository = 'https://gitlab.example.com/blue/shop';
const sha = 'a'.repeat(40);
const update = 'b'.repeat(40);
const record = testRecord({
  sources: [
    { repoUrl: `${repository}.git`, targetRevision: 'main', path: '.' },
  ],
});

const commit: CommitFacts = {
  sha,
  url: `${repository}/-/commit/${sha}`,
  title: 'feat: secret plans',
  author: 'Maria',
  committedAt: '2026-11-28T08:00:00.000Z',
  mergeRequest: {
    iid: 7,
    title: 'Secret plans',
    url: `${repository}/-/merge_requests/7`,
    author: 'Maria',
  },
  state: 'failed',
  failedJob: 'test-secret',
  images: ['blue/shop/api'],
};
const none: CommitFacts = { ...commit, sha: update, state: 'none', images: [] };
const facts: RepositoryFacts = {
  repository,
  branch: 'main',
  head: update,
  commits: [none, commit],
  complete: true,
};
const stored: CommitRecord & { jobs: JobFacts[] } = {
  sha,
  title: commit.title,
  author: commit.author,
  committedAt: commit.committedAt,
  seenAt: commit.committedAt,
  pipeline: {
    id: 3,
    status: 'failed',
    url: `${repository}/-/pipelines/3`,
    createdAt: '2026-11-28T08:00:02.000Z',
  },
  images: [{ repository: 'blue/shop/api', tag: sha }],
  state: 'failed',
  isSettled: true,
  jobs: [
    {
      name: 'test-secret',
      stage: 'test',
      status: 'failed',
      url: `${repository}/-/jobs/1`,
    },
  ],
};

const latest = () => sha;
const since = '2026-11-28T08:01:00.000Z';
const having = () => [
  {
    instance: record.instance,
    namespace: record.namespace,
    name: record.name,
    environment: 'dev',
    sha,
  },
];

function setUp(known: RepositoryFacts | undefined = facts) {
  const changes = {
    catchUp: jest.fn(async () => known),
    facts: jest.fn(() => known),
    contains: () => false,
    touching: () => [update],
  };
  const service = new DeliveryService({
    changes,
    table: {
      commit: async () => stored,
      times: async () => [{ ...stored, images: [] }],
    },
    deployments: async () => [
      {
        instance: record.instance,
        namespace: record.namespace,
        application: record.name,
        argocd_id: 0,
        outcome: 'succeeded',
        revision: update,
        started_at: '2026-11-28T08:01:00Z',
        finished_at: '2026-11-28T08:01:05Z',
        healthy_at: '2026-11-28T08:01:20Z',
        images: JSON.stringify([`blue/shop/api:${sha}`]),
      },
    ],
    count: async () => 38,
    pushes: () => ({ unnoticed: { since, dueAt: since } }),
    addresses: { aliases: [], gitlabHosts: ['gitlab.example.com'] },
    waitMs: 5,
  });
  return { changes, service };
}

describe('the way of the latest change through GitLab', () => {
  it('is told with everything to those who may know', async () => {
    const { service } = setUp();
    const delivery = await service.getDelivery(
      [record],
      new Set([record]),
      latest,
      having,
    );
    expect(delivery).toEqual({
      repositories: [
        {
          repository,
          branch: 'main',
          head: update,
          change: {
            repository,
            sha,
            url: commit.url,
            title: 'feat: secret plans',
            author: 'Maria',
            committedAt: commit.committedAt,
            mergeRequest: commit.mergeRequest,
            state: 'failed',
            failedJob: 'test-secret',
          },
          laterCommits: 1,
          pipeline: { ...stored.pipeline, jobs: stored.jobs },
          mergeRequest: commit.mergeRequest,
          images: stored.images,
          unnoticed: {
            sha: update,
            url: commit.url,
            mergeRequest: commit.mergeRequest,
            since,
          },
        },
      ],
      splits: [expect.objectContaining({ sha, sync: 5, total: 20 })],
      arrivals: [
        expect.objectContaining({
          name: record.name,
          author: commit.author,
          mergeRequest: commit.mergeRequest,
        }),
      ],
      wentLive: {
        sha,
        environment: 'dev',
        at: '2026-11-28T08:01:20Z',
        by: commit.author,
        seconds: 78,
      },
      deployments: 38,
    });
  });

  it('is told without titles, authors, merge requests, jobs and times to others', async () => {
    const { service } = setUp();
    const delivery = await service.getDelivery(
      [record],
      new Set(),
      latest,
      having,
    );
    expect(delivery).toEqual({
      repositories: [
        {
          repository,
          branch: 'main',
          head: update,
          change: { repository, sha, url: commit.url, state: 'failed' },
          laterCommits: 1,
          images: stored.images,
          withheld: true,
        },
      ],
      splits: [],
      arrivals: [],
      deployments: 38,
    });
    expect(JSON.stringify(delivery)).not.toMatch(/secret|Maria/i);
  });

  it('does not count later commits of which one may still bring an image', async () => {
    const { service } = setUp({
      ...facts,
      commits: [{ ...none, state: 'unknown' }, commit],
    });
    const { repositories } = await service.getDelivery(
      [record],
      new Set([record]),
      latest,
      having,
    );
    expect(repositories[0]).not.toHaveProperty('laterCommits', 1);
    expect(repositories[0].change?.sha).toBe(sha);
  });

  it('is of the change that concerns what is looked at, and of no other', async () => {
    const { service } = setUp();
    const { repositories } = await service.getDelivery(
      [record],
      new Set([record]),
      () => undefined,
      having,
    );
    expect(repositories[0]).toMatchObject({ head: update, images: [] });
    expect(repositories[0].change).toBeUndefined();
    expect(repositories[0].pipeline).toBeUndefined();
  });

  it('is what was known before, where GitLab takes its time', async () => {
    const { changes, service } = setUp();
    changes.catchUp.mockReturnValue(new Promise(() => {}));
    const { repositories } = await service.getDelivery(
      [record],
      new Set([record]),
      latest,
      having,
    );
    expect(repositories[0].change?.sha).toBe(sha);
  });

  it('says why there is nothing', async () => {
    const { service } = setUp({
      ...facts,
      head: undefined,
      commits: [],
      unavailable: 'GitLab does not answer.',
      readAt: '2026-11-20T10:00:00.000Z',
    });
    const { repositories } = await service.getDelivery(
      [record],
      new Set([record]),
      latest,
      having,
    );
    expect(repositories).toEqual([
      {
        repository,
        branch: 'main',
        images: [],
        unavailable: 'GitLab does not answer.',
        readAt: '2026-11-20T10:00:00.000Z',
      },
    ]);
  });

  it('does not change because GitLab was heard again', async () => {
    const { service } = setUp({ ...facts, readAt: '2026-11-20T10:00:00.000Z' });
    const { repositories } = await service.getDelivery(
      [record],
      new Set([record]),
      latest,
      having,
    );
    expect(repositories[0].readAt).toBeUndefined();
  });

  it('is asked for once per branch, and not of repositories elsewhere', async () => {
    const { changes, service } = setUp();
    const elsewhere = testRecord({
      name: 'elsewhere',
      sources: [{ repoUrl: 'https://git.example.com/a/b' }],
    });
    const { repositories } = await service.getDelivery(
      [record, { ...record, name: 'other' }, elsewhere],
      new Set(),
      latest,
      having,
    );
    expect(repositories).toHaveLength(1);
    expect(changes.catchUp.mock.calls).toEqual([[repository, 'main']]);
  });
});
