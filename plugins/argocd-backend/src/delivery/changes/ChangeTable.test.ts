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

import { TestDatabases } from '@backstage/backend-test-utils';
import { DeploymentTable } from '../../history/DeploymentTable';
import { ChangeTable } from './ChangeTable';
import { BranchRecord, CommitRecord } from './types';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const start = Date.parse('2026-11-28T08:00:00Z');
const day = 24 * 3_600_000;
const repository = 'https://gitlab.example.com/blue/shop';
const ref = { repository, branch: 'main' };

const commit = (
  sha: string,
  other: Partial<CommitRecord> = {},
): CommitRecord => ({
  sha,
  title: 'feat: cart',
  author: 'Maria',
  committedAt: '2026-11-28T07:00:00.000Z',
  seenAt: '2026-11-28T07:00:10.000Z',
  images: [],
  state: 'unknown',
  isSettled: false,
  ...other,
});
const record = (
  commits: CommitRecord[],
  other: Partial<BranchRecord> = {},
): BranchRecord => ({ commits, isComplete: true, imageJobs: {}, ...other });

describe.each(databases.eachSupportedId())('changes in %s', id => {
  async function setUp() {
    const knex = await databases.init(id);
    await DeploymentTable.create(knex);
    const clock = { now: start };
    const table = new ChangeTable(knex, () => clock.now);
    const write = async (written: BranchRecord, jobs?: []) => {
      await table.claim(ref, clock.now, true);
      await table.write(
        ref,
        written,
        written.commits.map(item => ({ commit: item, jobs })),
      );
    };
    return { table, clock, write };
  }

  it('come back as they were written, in their order', async () => {
    const { table, write } = await setUp();
    expect(await table.read(ref)).toBeUndefined();
    const built = commit('b'.repeat(40), {
      title: 'nul \0 and ünicode',
      mergeRequest: null,
      pipeline: {
        id: 7,
        status: 'success',
        url: `${repository}/-/pipelines/7`,
        createdAt: '2026-11-28T07:00:05.000Z',
        durationSeconds: 90.5,
      },
      images: [{ repository: 'blue/shop/api', tag: 'b'.repeat(40) }],
      state: 'built',
      failedJob: 'scan',
      expectedImages: 2,
      awaited: { paths: ['shop/api', 'shop/web'], isWhole: true },
      isSettled: true,
    });
    const whole = record([commit('c'.repeat(40)), built], {
      imageJobs: { build: [3, 1] },
      readAt: '2026-11-28T08:00:01.000Z',
      unavailable: 'GitLab does not answer.',
    });
    await write(whole);
    await write(whole);
    const asked = '2026-11-28T08:00:00.000Z';
    expect(await table.read(ref)).toEqual({
      ...whole,
      commits: [whole.commits[0], { ...built, title: 'nul  and ünicode' }],
      askedAt: asked,
      commitsAskedAt: asked,
    });
  });

  it('keep jobs that were not asked for again', async () => {
    const { table, write } = await setUp();
    const jobs = [
      { name: 'build', stage: 'build', status: 'success', url: 'https://x' },
    ];
    const [one] = [commit('a'.repeat(40))];
    await write(record([one]));
    await table.write(ref, record([one]), [{ commit: one, jobs }]);
    await write(record([{ ...one, state: 'built' }]));
    expect(await table.commit(ref, one.sha)).toMatchObject({
      state: 'built',
      jobs,
    });
    expect(await table.commit(ref, 'lost')).toBeUndefined();
  });

  it('are asked for by one replica at a time', async () => {
    const { table, clock } = await setUp();
    const claims = await Promise.all(
      [1, 2, 3].map(() => table.claim(ref, clock.now - 10_000, true)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    clock.now += 10_000;
    expect(await table.claim(ref, clock.now - 10_000, false)).toBe(true);
    expect(await table.read(ref)).toMatchObject({
      askedAt: '2026-11-28T08:00:10.000Z',
      commitsAskedAt: '2026-11-28T08:00:00.000Z',
    });
  });

  it('leave a list that was replaced', async () => {
    const { table, write } = await setUp();
    const [one, two] = ['a', 'b'].map(name => commit(name.repeat(40)));
    await write(record([two, one]));
    await write(record([one]));
    await table.unlist(ref, [two.sha]);
    expect((await table.read(ref))!.commits).toEqual([one]);
    await write(record([two, one]));
    expect((await table.read(ref))!.commits).toEqual([two, one]);
  });

  it('tell times by whole and by short ids', async () => {
    const { table, write } = await setUp();
    await write(record([commit('a'.repeat(40)), commit('b'.repeat(40))]));
    const shas = async (...ids: string[]) =>
      (await table.times(repository, ids)).map(({ sha }) => sha[0]).sort();
    expect(await shas('a'.repeat(40), 'b'.repeat(8))).toEqual(['a', 'b']);
    expect(await shas('c'.repeat(40), '%')).toEqual([]);
  });

  it('keep what was compared', async () => {
    const { table } = await setUp();
    await table.addComparison(repository, 'b', 'a', true);
    await table.addComparison(repository, 'b', 'c', false);
    await table.addComparison(repository, 'b', 'c', false);
    expect(await table.comparisons(repository, 'b')).toEqual(
      new Map([
        ['a', true],
        ['c', false],
      ]),
    );
  });

  it('go when they are old and nobody follows them', async () => {
    const { table, clock, write } = await setUp();
    const [one, two] = ['a', 'b'].map(name => commit(name.repeat(40)));
    await write(record([two, one]));
    await table.unlist(ref, [two.sha]);
    await table.write(ref, record([one]), []);
    await table.addComparison(repository, 'b', 'a', true);
    const before = (days: number) =>
      table.removeBefore(new Date(clock.now - days * day).toISOString());

    clock.now += 2 * day;
    await table.read(ref);
    await before(1);
    expect((await table.read(ref))!.commits).toEqual([one]);
    expect(await table.times(repository, [two.sha])).toEqual([]);
    expect((await table.comparisons(repository, 'b')).size).toBe(1);

    clock.now += 2 * day;
    await before(1);
    expect(await table.read(ref)).toBeUndefined();
    expect(await table.times(repository, [one.sha])).toEqual([]);
    expect((await table.comparisons(repository, 'b')).size).toBe(0);
  });
});
