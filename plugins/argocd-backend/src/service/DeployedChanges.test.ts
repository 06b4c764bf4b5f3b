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

import { Deployment } from '@slipway/plugin-argocd-common';
import { testRecord } from '../__testUtils__/testRecord';
import { RawRevisionMetadata } from '../argocd/types';
import { RepositoryFacts } from '../delivery/types';
import { DeploymentItem } from '../history/DeploymentPages';
import { OnDemand } from '../onDemand/OnDemand';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { DeployedChanges } from './DeployedChanges';

const repository = 'https://gitlab.example.com/blue/shop';
const sha = (digit: string) => digit.repeat(40);

function application(change: Partial<ApplicationRecord> = {}) {
  return testRecord({
    sources: [{ repoUrl: `${repository}.git`, targetRevision: 'main' }],
    ...change,
  });
}

let id = 0;

function item(
  record: ApplicationRecord,
  change: Partial<Deployment> = {},
  isOfRepository = true,
): DeploymentItem {
  id += 1;
  return {
    record,
    isOfRepository,
    view: {
      id: String(id),
      instance: record.instance,
      namespace: record.namespace,
      name: record.name,
      environment: 'dev',
      revision: sha('a'),
      startedAt: '2026-11-23T05:00:00Z',
      outcome: 'succeeded',
      automated: true,
      images: [],
      ...change,
    },
  };
}

const facts: RepositoryFacts = {
  repository,
  branch: 'main',
  complete: true,
  commits: [
    {
      sha: sha('a'),
      url: `${repository}/-/commit/${sha('a')}`,
      title: 'feat: known',
      author: 'Maria',
      committedAt: '2026-11-23T04:00:00Z',
      state: 'built',
      images: [],
    },
    {
      sha: sha('c'),
      url: `${repository}/-/commit/${sha('c')}`,
      title: 'feat: score in batches',
      author: 'Jonas',
      committedAt: '2026-11-23T03:00:00Z',
      mergeRequest: {
        iid: 90,
        title: 'Score in batches',
        url: `${repository}/-/merge_requests/90`,
      },
      state: 'built',
      images: ['blue/shop/api'],
    },
  ],
};

function setUp(
  tell: (revision: string) => Promise<RawRevisionMetadata>,
  waitMs?: number,
) {
  const revisionMetadata = jest.fn((_target: unknown, revision: string) =>
    tell(revision),
  );
  const changes = new DeployedChanges({
    addresses: { aliases: [], gitlabHosts: ['gitlab.example.com'] },
    changes: {
      facts: (page: string) => (page === repository ? facts : undefined),
    },
    table: {
      times: async (_page, ids) =>
        ids
          .filter(commit => commit === sha('c'))
          .map(commit => ({
            sha: commit,
            committedAt: '2026-11-23T03:00:00Z',
            images: [],
            pipeline: {
              id: 12,
              status: 'success',
              url: `${repository}/-/pipelines/12`,
              createdAt: '2026-11-23T03:00:00Z',
              durationSeconds: 302,
            },
          })),
    },
    instances: {
      get: () => ({ read: { revisionMetadata } }),
    },
    onDemand: new OnDemand(),
    waitMs,
  });
  /** The changes of a page whose titles may be told. */
  const page = async (...items: DeploymentItem[]) => {
    const readable = new Set(items.map(({ record }) => record));
    const rows = await changes.addTo(items, readable);
    return rows.map(({ change }) => change);
  };
  return { changes, page, revisionMetadata };
}

const told = async (revision: string) => ({
  author: 'Jonas <jonas@example.com>',
  message: `fix: ${revision.slice(0, 1)}\n\nWith a body.`,
});

describe('what deployments brought', () => {
  it('is what the portal knows of the repository', async () => {
    const { page, revisionMetadata } = setUp(told);
    expect(await page(item(application()))).toEqual([
      { sha: sha('a'), title: 'feat: known', author: 'Maria' },
    ]);
    expect(revisionMetadata).not.toHaveBeenCalled();
  });

  describe('that came with other images', () => {
    const image = (digit: string) =>
      `registry.example.com/blue/shop/api:${sha(digit)}`;
    const update = {
      revision: sha('a'),
      images: [image('c')],
      imagesBefore: [image('e')],
    };

    it('is the change that these were built from, with merge request and pipeline', async () => {
      const { changes } = setUp(told);
      const record = application();
      const [row] = await changes.addTo(
        [item(record, update)],
        new Set([record]),
      );
      expect(row.brings).toBe('images');
      expect(row.carries).toEqual({
        sha: sha('c'),
        url: `${repository}/-/commit/${sha('c')}`,
        title: 'feat: score in batches',
        author: 'Jonas',
        mergeRequest: expect.objectContaining({ iid: 90 }),
        pipeline: {
          id: 12,
          status: 'success',
          url: `${repository}/-/pipelines/12`,
          durationSeconds: 302,
        },
      });
    });

    it('is told by its id alone to who may not read it', async () => {
      const { changes } = setUp(told);
      const [row] = await changes.addTo(
        [item(application(), update)],
        new Set(),
      );
      expect(row.carries).toEqual({
        sha: sha('c'),
        url: `${repository}/-/commit/${sha('c')}`,
        withheld: true,
      });
    });

    it.each<[string, Partial<Deployment>, Deployment['brings']]>([
      [
        'the same images',
        { ...update, imagesBefore: [image('c')] },
        'configuration',
      ],
      [
        'one image less',
        { ...update, imagesBefore: [image('c'), image('e')] },
        'images',
      ],
      [
        'nothing known before it',
        { ...update, imagesBefore: undefined },
        undefined,
      ],
      ['nothing known of it', { ...update, images: [] }, undefined],
    ])('is told apart from configuration: %s', async (_, row, brings) => {
      const { changes } = setUp(told);
      const [shown] = await changes.addTo(
        [item(application(), row)],
        new Set(),
      );
      expect(shown.brings).toBe(brings);
      expect(shown).not.toHaveProperty('carries');
    });
  });

  it('is asked of Argo CD once for a page, and for all who look', async () => {
    const { page, revisionMetadata } = setUp(told);
    const rows = ['shop-dev', 'shop-staging'].map(name =>
      item(application({ name }), { revision: sha('b') }),
    );
    const answer = { sha: sha('b'), title: 'fix: b', author: 'Jonas' };
    expect(await Promise.all([page(...rows), page(...rows)])).toEqual([
      [answer, answer],
      [answer, answer],
    ]);
    expect(await page(...rows)).toEqual([answer, answer]);
    expect(revisionMetadata).toHaveBeenCalledTimes(1);
  });

  it('is the commit alone for who may not read it', async () => {
    const { changes, revisionMetadata } = setUp(told);
    const rows = [
      item(application()),
      item(application(), { revision: sha('b') }),
    ];
    const shown = await changes.addTo(rows, new Set());
    expect(shown.map(({ change }) => change)).toEqual([
      { sha: sha('a'), withheld: true },
      { sha: sha('b'), withheld: true },
    ]);
    expect(revisionMetadata).not.toHaveBeenCalled();
  });

  it('is nothing where the revision is no commit', async () => {
    const { page, revisionMetadata } = setUp(told);
    expect(
      await page(
        item(application(), { revision: '1.2.3' }),
        item(application(), { revision: undefined }),
      ),
    ).toEqual([undefined, undefined]);
    expect(revisionMetadata).not.toHaveBeenCalled();
  });

  it.each([
    ['another repository', item(application(), { revision: sha('b') }, false)],
    [
      'one of several sources',
      item(
        application({
          sources: [
            { repoUrl: 'https://a.example' },
            { repoUrl: 'https://b.example' },
          ],
        }),
        { revision: sha('b') },
      ),
    ],
    [
      'a chart',
      item(
        application({
          sources: [{ repoUrl: 'https://charts.example.com', chart: 'shop' }],
        }),
        { revision: sha('b') },
      ),
    ],
  ])('is not asked of Argo CD for %s', async (_, row) => {
    const { page, revisionMetadata } = setUp(told);
    expect(await page(row)).toEqual([{ sha: sha('b') }]);
    expect(revisionMetadata).not.toHaveBeenCalled();
  });

  it('is not asked for again at once where Argo CD cannot tell', async () => {
    const { page, revisionMetadata } = setUp(async () => {
      throw new Error('unable to resolve');
    });
    const row = item(application(), { revision: sha('b') });
    expect(await page(row)).toEqual([{ sha: sha('b') }]);
    expect(await page(row)).toEqual([{ sha: sha('b') }]);
    expect(revisionMetadata).toHaveBeenCalledTimes(1);
  });

  it('is asked for a few at a time', async () => {
    const { page, revisionMetadata } = setUp(told);
    const rows = Array.from({ length: 30 }, (_, index) =>
      item(application(), {
        revision: index.toString(16).padStart(40, 'd'),
      }),
    );
    const titles = async () =>
      (await page(...rows)).filter(change => change?.title).length;
    expect(await titles()).toBe(20);
    expect(revisionMetadata).toHaveBeenCalledTimes(20);
    expect(await titles()).toBe(30);
    expect(revisionMetadata).toHaveBeenCalledTimes(30);
  });

  it('does not wait for an Argo CD that hangs', async () => {
    let answer = (_: RawRevisionMetadata) => {};
    const { page } = setUp(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
      1,
    );
    const row = item(application(), { revision: sha('b') });
    expect(await page(row)).toEqual([{ sha: sha('b') }]);
    answer({ message: 'fix: late' });
    await new Promise(resolve => setImmediate(resolve));
    expect(await page(row)).toEqual([
      { sha: sha('b'), title: 'fix: late', author: undefined },
    ]);
  });

  it('names the commits of its images, where one is known', async () => {
    const { changes } = setUp(told);
    const [own, foreign] = await changes.addTo(
      [
        item(application(), {
          images: [`registry.example.com/blue/shop/api:${sha('a')}`, 'redis:7'],
        }),
        item(application(), { images: ['redis:7'] }),
      ],
      new Set(),
    );
    expect(own.versions).toEqual([
      {
        image: `registry.example.com/blue/shop/api:${sha('a')}`,
        commit: sha('a'),
      },
      { image: 'redis:7', commit: undefined },
    ]);
    expect(foreign).not.toHaveProperty('versions');
  });
});
