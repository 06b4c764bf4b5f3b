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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DeploymentTable } from '../../history/DeploymentTable';
import { CommitFacts } from '../types';
import { FakeGitlab, shaOf } from './__testUtils__/FakeGitlab';
import { ChangeTable } from './ChangeTable';
import { GitlabChanges } from './GitlabChanges';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const api = 'team/shop/api';
const web = 'team/shop/web';

describe('changes of a repository', () => {
  let gitlab: FakeGitlab;
  let knex: Knex;
  let changes: GitlabChanges;
  let page: string;

  const replica = () =>
    new GitlabChanges({
      client: gitlab.client(),
      table: new ChangeTable(knex, () => gitlab.now),
      logger: mockServices.logger.mock(),
      now: () => gitlab.now,
    });
  const factsOf = async (branch = 'main') => {
    changes.facts(page, branch);
    await changes.settled();
    return changes.facts(page, branch)!;
  };
  /** Somebody looks, after a while. */
  const look = async (milliseconds = 11 * second, branch = 'main') => {
    gitlab.now += milliseconds;
    changes.look(page, branch);
    return factsOf(branch);
  };
  const pick = async (
    name: string,
    facts = look(),
  ): Promise<Partial<CommitFacts>> => {
    const { state, images, failedJob, expectedImages } = (
      await facts
    ).commits.find(({ sha }) => sha === shaOf(name))!;
    return { state, images, failedJob, expectedImages };
  };

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    await DeploymentTable.create(knex);
  });

  beforeEach(async () => {
    for (const table of ['branches', 'commits', 'comparisons']) {
      await knex(`repository_${table}`).delete();
    }
    gitlab = await FakeGitlab.start();
    page = gitlab.page();
    changes = replica();
  });

  afterEach(async () => {
    await changes.stop();
    await gitlab.stop();
  });

  it('are known in the background, and told', async () => {
    gitlab.built('one');
    const told = jest.fn();
    changes.onChange(told);
    expect(changes.facts(page, 'main')).toBeUndefined();
    expect(gitlab.requests).toEqual([]);
    expect(await factsOf()).toMatchObject({
      repository: page,
      branch: 'main',
      head: shaOf('one'),
      complete: true,
      readAt: '2026-11-28T08:00:00.000Z',
      commits: [
        {
          sha: shaOf('one'),
          url: `${page}/-/commit/${shaOf('one')}`,
          title: 'one',
          author: 'Maria',
          committedAt: '2026-11-28T08:00:00.000Z',
          state: 'built',
          images: [api],
        },
      ],
    });
    expect(told).toHaveBeenCalledWith([page]);
  });

  it('are no documents, no image updates and no promotions, whatever their messages say', async () => {
    gitlab.built('feat: one');
    gitlab.push(['chore: deploy one [skip ci]', "Merge branch 'promote/1'"]);
    gitlab.push('docs: how it works');
    gitlab.pipeline('docs: how it works', 'success', { test: 'success' });
    gitlab.pipeline("Merge branch 'promote/1'", 'skipped');
    // This one says that it is none, and brought an image.
    gitlab.built('chore(production): promote from dev [ci skip]', web);
    const { commits } = await look(2 * minute);
    expect(commits.map(({ title, state }) => [title, state])).toEqual([
      ['chore(production): promote from dev [ci skip]', 'built'],
      ['docs: how it works', 'none'],
      ["Merge branch 'promote/1'", 'none'],
      ['chore: deploy one [skip ci]', 'none'],
      ['feat: one', 'built'],
    ]);
  });

  it('are being built while a pipeline runs whose jobs are known to bring images', async () => {
    gitlab.built('one');
    await look();
    gitlab.push('two');
    const pipeline = gitlab.pipeline('two', 'running', {
      test: 'running',
      build: 'created',
      update: 'created',
    });
    changes.pushed(page, 'main', shaOf('two'));
    expect(await pick('two')).toMatchObject({
      state: 'building',
      images: [],
      expectedImages: 1,
    });
    gitlab.run(pipeline, 'running', {
      test: 'success',
      build: 'success',
      update: 'running',
    });
    gitlab.image(api, shaOf('two'));
    expect(await pick('two')).toMatchObject({ state: 'built', images: [api] });
  });

  it('are none while a pipeline runs whose jobs are known to bring none', async () => {
    gitlab.built('one');
    gitlab.push('docs');
    gitlab.pipeline('docs', 'success', { test: 'success', links: 'success' });
    await look();
    gitlab.push('docs again');
    gitlab.pipeline('docs again', 'running', {
      test: 'running',
      links: 'created',
    });
    changes.nudge(page, 'main', 'push');
    expect(await pick('docs again')).toMatchObject({ state: 'none' });
  });

  it('may be any unfinished pipeline while nothing has been learned', async () => {
    gitlab.push('one');
    gitlab.pipeline('one', 'pending');
    expect(await pick('one')).toMatchObject({ state: 'building' });
  });

  it('are unknown until a pipeline is made, and none without one a minute later', async () => {
    gitlab.built('one');
    await look();
    gitlab.push('two');
    changes.pushed(page, 'main', shaOf('two'));
    expect(await pick('two')).toMatchObject({ state: 'unknown' });
    expect(changes.facts(page, 'main')!.commits[0].isFresh).toBe(true);
    expect(await pick('two', look(minute))).toMatchObject({
      state: 'none',
    });
  });

  it('are new, and no more, while the jobs of their pipeline are still to come', async () => {
    gitlab.built('one');
    await look();
    gitlab.push('two');
    gitlab.pipeline('two', 'pending');
    changes.pushed(page, 'main', shaOf('two'));
    const [two] = (await look()).commits;
    expect(two).toMatchObject({ state: 'unknown', isFresh: true });
    const [later] = (await look(minute)).commits;
    expect(later.state).toBe('unknown');
    expect(later.isFresh).toBeUndefined();
  });

  it.each(['failed', 'canceled'])(
    'have failed where a pipeline %s before its images, with the job',
    async status => {
      gitlab.built('one');
      await look();
      gitlab.push('two');
      gitlab.pipeline('two', status, {
        test: status,
        build: 'skipped',
        update: 'skipped',
      });
      changes.pushed(page, 'main', shaOf('two'));
      expect(await pick('two')).toEqual({
        state: 'failed',
        images: [],
        failedJob: 'test',
        expectedImages: 1,
      });
    },
  );

  it('are none where a pipeline failed that was to bring nothing', async () => {
    gitlab.built('one');
    gitlab.push('docs');
    gitlab.pipeline('docs', 'failed', { test: 'failed' });
    expect(await pick('docs')).toMatchObject({ state: 'none' });
  });

  it.each([
    ['fails', { build: 'success', 'build new': 'failed' }],
    [
      'never comes',
      { test: 'failed', build: 'success', 'build new': 'skipped' },
    ],
  ] as const)(
    'have failed where the first build of another service %s',
    async (_how, jobs) => {
      gitlab.built('one');
      gitlab.push('two');
      gitlab.pipeline('two', 'failed', jobs);
      expect(await pick('two')).toMatchObject({ state: 'failed' });
    },
  );

  it('have failed where the first pipeline of a project does', async () => {
    gitlab.push('one');
    gitlab.pipeline('one', 'failed', { test: 'failed', build: 'skipped' });
    expect(await pick('one')).toMatchObject({
      state: 'failed',
      failedJob: 'test',
    });
  });

  it('are built by another try', async () => {
    gitlab.built('one');
    gitlab.push('two');
    const pipeline = gitlab.pipeline('two', 'failed', {
      test: 'failed',
      build: 'skipped',
    });
    expect(await pick('two')).toMatchObject({ state: 'failed' });
    gitlab.run(pipeline, 'success', { test: 'success', build: 'success' });
    gitlab.image(api, shaOf('two'));
    await look(3 * minute);
    expect(await pick('two', look(3 * minute))).toMatchObject({
      state: 'built',
      failedJob: undefined,
    });
  });

  it.each(['manual', 'success'])(
    'are built, although a manual job leaves their pipeline %s',
    async status => {
      gitlab.push('one');
      gitlab.image(api, shaOf('one'), gitlab.now - minute);
      gitlab.pipeline('one', status, { build: 'success', promote: 'manual' });
      expect(await pick('one')).toMatchObject({ state: 'built' });
    },
  );

  it('are not told by pipelines of merge requests, other branches or schedules', async () => {
    gitlab.built('one');
    gitlab.push('two');
    gitlab.pipeline(
      'two',
      'running',
      {},
      { ref: 'refs/merge-requests/7/head' },
    );
    gitlab.pipeline('two', 'running', {}, { ref: 'two' });
    gitlab.pipeline('one', 'running', {}, { source: 'schedule' });
    const facts = await look(2 * minute);
    expect(facts.commits.map(({ state }) => state)).toEqual(['none', 'built']);
  });

  it('tell which of two services were built', async () => {
    gitlab.push('both');
    gitlab.pipeline('both', 'success', {
      'build: [api]': 'success',
      'build: [web]': 'success',
    });
    gitlab.image(api, shaOf('both'), gitlab.now - 61_000);
    gitlab.image(web, shaOf('both'));
    gitlab.now += 5 * minute;
    gitlab.push('web alone');
    gitlab.pipeline('web alone', 'success', { 'build: [web]': 'success' });
    gitlab.image(web, shaOf('web alone'));
    expect(await pick('web alone')).toMatchObject({
      state: 'built',
      images: [web],
      expectedImages: 1,
    });
    expect(await pick('both')).toMatchObject({
      images: [api, web],
      expectedImages: 2,
    });
    gitlab.push('three');
    gitlab.pipeline('three', 'running', {
      'build: [api]': 'success',
      'build: [web]': 'running',
    });
    gitlab.image(api, shaOf('three'));
    changes.pushed(page, 'main', shaOf('three'));
    expect(await pick('three')).toMatchObject({
      state: 'building',
      expectedImages: 2,
    });
  });

  it('may bring more images than are known of while a job runs that is new', async () => {
    gitlab.push('web alone');
    gitlab.pipeline('web alone', 'success', { 'build: [web]': 'success' });
    gitlab.image(web, shaOf('web alone'));
    expect(await pick('web alone')).toMatchObject({ state: 'built' });
    gitlab.now += 5 * minute;
    gitlab.push('both');
    gitlab.pipeline('both', 'running', {
      'build: [api]': 'running',
      'build: [web]': 'success',
    });
    gitlab.image(web, shaOf('both'));
    changes.pushed(page, 'main', shaOf('both'));
    expect(await pick('both')).toMatchObject({
      state: 'building',
      images: [web],
      expectedImages: undefined,
    });
  });

  it('are found by short tags, unless those are too short or mean several', async () => {
    gitlab.built('one');
    gitlab.push(['short', 'shorter']);
    for (const name of ['short', 'shorter']) {
      gitlab.pipeline(name, 'success', { build: 'success' });
    }
    gitlab.image(api, shaOf('short').slice(0, 8));
    gitlab.image(api, shaOf('shorter').slice(0, 7));
    const { commits } = await look();
    expect(commits.map(({ state }) => state)).toEqual([
      'none',
      'built',
      'built',
    ]);
  });

  it('stay changes when the registry is cleaned up', async () => {
    gitlab.built('one');
    await look();
    gitlab.images.set(api, new Map());
    gitlab.pipeline('one', 'success', { test: 'success' });
    changes.nudge(page, 'main', 'pipeline');
    expect(await pick('one')).toMatchObject({ state: 'built', images: [api] });
  });

  it('are unknown where nobody may look into the registry', async () => {
    gitlab.fault = path => (path.startsWith('/registry') ? 403 : undefined);
    gitlab.built('one');
    gitlab.push('docs');
    const { commits, unavailable } = await look(2 * minute);
    expect(commits.map(({ state }) => state)).toEqual(['none', 'unknown']);
    expect(unavailable).toBeUndefined();
  });

  it('are none where pipelines are turned off', async () => {
    gitlab.fault = path => (path.startsWith('/pipelines') ? 403 : undefined);
    gitlab.push('one');
    expect(await pick('one', look(2 * minute))).toMatchObject({
      state: 'none',
    });
  });

  it('are built where images come from elsewhere, without pipelines', async () => {
    gitlab.image(api, gitlab.push('one', { at: gitlab.now - hour }));
    expect(await pick('one')).toMatchObject({ state: 'built' });
    gitlab.image(api, gitlab.push('two'));
    changes.pushed(page, 'main', shaOf('two'));
    await look();
    expect(await pick('two', look(minute))).toMatchObject({ state: 'built' });
  });

  it('name their merge requests, once somebody looks', async () => {
    gitlab.built('one');
    gitlab.mergeRequests.set(shaOf('one'), {
      iid: 7,
      title: 'One',
      web_url: `${page}/-/merge_requests/7`,
      author: { name: 'Maria' },
    });
    expect((await factsOf()).commits[0].mergeRequest).toBeUndefined();
    gitlab.now += 2 * minute;
    expect((await look(3 * minute)).commits[0].mergeRequest).toEqual({
      iid: 7,
      title: 'One',
      url: `${page}/-/merge_requests/7`,
      author: 'Maria',
    });
    gitlab.requests = [];
    await look(3 * minute);
    expect(gitlab.count(`${shaOf('one')}/merge_requests`)).toBe(0);
  });

  it('know of those that are not changes by the list of what was merged, and that the others came by none', async () => {
    gitlab.built('one');
    gitlab.push(['update', 'promotion']);
    gitlab.listed = [
      {
        row: {
          iid: 9,
          title: 'Promote dev to staging',
          web_url: `${page}/-/merge_requests/9`,
          state: 'merged',
          sha: shaOf('branch'),
          merge_commit_sha: shaOf('promotion'),
        },
        diffs: [],
      },
    ];
    await look();
    const { commits } = await look(3 * minute);
    // What merges says no more than that it does: its merge request says what.
    expect(commits[0]).toMatchObject({
      title: 'Promote dev to staging',
      mergeRequest: { iid: 9 },
    });
    expect(commits[0].hasNoMergeRequest).toBeUndefined();
    expect(commits[1].mergeRequest).toBeUndefined();
    expect(commits[1].hasNoMergeRequest).toBe(true);
  });

  it('have merge requests before them, whose differences are read once per head', async () => {
    gitlab.built('one');
    const row = {
      iid: 9,
      title: 'Promote dev to staging',
      web_url: `${page}/-/merge_requests/9`,
      state: 'opened',
      sha: shaOf('branch'),
      detailed_merge_status: 'not_approved',
    };
    const diffs = [
      {
        new_path: 'helm/values-staging.yaml',
        diff: `@@ -1 +1 @@\n-  tag: ${shaOf('zero')}\n+  tag: ${shaOf(
          'one',
        )}\n`,
      },
    ];
    gitlab.listed = [{ row, diffs }];
    const [open] = (await look()).openMergeRequests!;
    expect(open).toEqual({
      iid: 9,
      title: 'Promote dev to staging',
      url: `${page}/-/merge_requests/9`,
      author: undefined,
      sha: shaOf('branch'),
      waitsFor: 'approval',
      files: [{ path: 'helm/values-staging.yaml', tags: [shaOf('one')] }],
    });
    gitlab.listed = [
      { row: { ...row, detailed_merge_status: 'mergeable' }, diffs },
    ];
    expect((await look(3 * minute)).openMergeRequests).toMatchObject([
      { waitsFor: 'merge' },
    ]);
    expect(gitlab.count('/diffs')).toBe(1);
    const other = replica();
    other.facts(page, 'main');
    await other.settled();
    expect(other.facts(page, 'main')?.openMergeRequests).toMatchObject([
      { iid: 9 },
    ]);
    gitlab.listed = [{ row: { ...row, sha: shaOf('more') }, diffs }];
    await look(3 * minute);
    expect(gitlab.count('/diffs')).toBe(2);
    gitlab.listed = [];
    expect((await look(3 * minute)).openMergeRequests).toEqual([]);
  });

  it('show a merge request as soon as an event tells of it, where somebody looks', async () => {
    gitlab.built('one');
    await look();
    gitlab.listed = [
      {
        row: {
          iid: 9,
          title: 'Promote dev to staging',
          web_url: `${page}/-/merge_requests/9`,
          state: 'opened',
          sha: shaOf('branch'),
          detailed_merge_status: 'mergeable',
        },
        diffs: [],
      },
    ];
    changes.nudge(page, 'main', 'mergeRequest');
    expect((await look()).openMergeRequests).toMatchObject([{ iid: 9 }]);
    gitlab.requests = [];
    await look();
    expect(gitlab.count()).toBe(0);
    // Nobody looks any more: GitLab is not asked for it until somebody does.
    gitlab.now += 20 * minute;
    await factsOf();
    gitlab.requests = [];
    gitlab.listed = [];
    changes.nudge(page, 'main', 'mergeRequest');
    gitlab.now += minute;
    await factsOf();
    expect(gitlab.count()).toBe(0);
    expect((await look()).openMergeRequests).toEqual([]);
  });

  it('are told where GitLab shows nobody its merge requests', async () => {
    gitlab.built('one');
    gitlab.fault = path => (path === '/merge_requests' ? 403 : undefined);
    const facts = await look();
    expect(facts.openMergeRequests).toBeUndefined();
    expect(facts.unavailable).toBeUndefined();
    expect(facts.commits[0].state).toBe('built');
  });

  describe('in their order', () => {
    it('contain what comes later in the list, without a call', async () => {
      gitlab.push(['one', 'two', 'three']);
      await look();
      gitlab.requests = [];
      expect(changes.contains(page, shaOf('three'), shaOf('one'))).toBe(true);
      expect(changes.contains(page, shaOf('one'), shaOf('three'))).toBe(false);
      expect(changes.contains(page, shaOf('two'), shaOf('two'))).toBe(true);
      expect(
        changes.contains(page, shaOf('two').slice(0, 8), shaOf('one')),
      ).toBe(true);
      await changes.settled();
      expect(gitlab.requests).toEqual([]);
    });

    it('are compared once where they are not on the list, by all replicas', async () => {
      gitlab.push(['one', 'two']);
      gitlab.branches.set('aside', [...gitlab.branches.get('main')!]);
      gitlab.push('aside', { branch: 'aside' });
      await look();
      const ask = async (of: GitlabChanges) => {
        of.facts(page, 'main');
        await of.settled();
        of.contains(page, shaOf('aside'), shaOf('two'));
        of.contains(page, shaOf('two'), shaOf('aside'));
        await of.settled();
        return [
          of.contains(page, shaOf('aside'), shaOf('two')),
          of.contains(page, shaOf('two'), shaOf('aside')),
        ];
      };
      expect(changes.contains(page, shaOf('aside'), shaOf('two'))).toBe(
        undefined,
      );
      expect(await ask(changes)).toEqual([true, false]);
      expect(await ask(replica())).toEqual([true, false]);
      expect(gitlab.count('/repository/compare')).toBe(2);
    });

    it('are compared once or twice with all that are on the list', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `commit ${index}`);
      gitlab.push(names);
      gitlab.branches.set('aside', gitlab.branches.get('main')!.slice(15));
      gitlab.push('aside', { branch: 'aside' });
      await look();
      const ask = () =>
        names.map(name => changes.contains(page, shaOf('aside'), shaOf(name)));
      expect(ask()).toEqual(names.map(() => undefined));
      for (let round = 0; round < 3; round += 1) {
        await changes.settled();
        ask();
      }
      const expected = names.map((_, index) => index < 25);
      expect(ask()).toEqual(expected);
      gitlab.push('latest');
      changes.pushed(page, 'main', shaOf('latest'));
      await look();
      expect(changes.contains(page, shaOf('aside'), shaOf('latest'))).toBe(
        false,
      );
      await changes.settled();
      expect(gitlab.count('/repository/compare')).toBeLessThanOrEqual(3);
    });

    it('stay unknown where GitLab does not have one of them, and are not asked for again and again', async () => {
      gitlab.push('one');
      await look();
      for (let round = 0; round < 5; round += 1) {
        expect(changes.contains(page, shaOf('one'), shaOf('lost'))).toBe(
          undefined,
        );
        await changes.settled();
        gitlab.now += 5 * minute;
      }
      expect(gitlab.count('/repository/compare')).toBe(1);
    });

    it('are the new ones after a force push, and old comparisons stay true', async () => {
      gitlab.push(['base', 'old']);
      await look();
      const old = gitlab.branches.get('main')!;
      gitlab.branches.set('gone', old);
      gitlab.branches.set('main', old.slice(1));
      gitlab.push('new');
      changes.pushed(page, 'main', shaOf('new'));
      const { commits } = await look();
      expect(commits.map(({ title }) => title)).toEqual(['new', 'base']);
      changes.contains(page, shaOf('new'), shaOf('old'));
      await changes.settled();
      expect(changes.contains(page, shaOf('new'), shaOf('old'))).toBe(false);
      expect(changes.contains(page, shaOf('new'), shaOf('base'))).toBe(true);
    });

    it('reach back to a version that runs, and no further', async () => {
      gitlab.push(Array.from({ length: 450 }, (_, index) => `commit ${index}`));
      const first = await look();
      expect(first).toMatchObject({ complete: false });
      expect(first.commits).toHaveLength(100);
      const ask = () =>
        changes.contains(page, first.head!, shaOf('commit 150'));
      expect(ask()).toBeUndefined();
      await look();
      expect(ask()).toBe(true);
      expect(changes.facts(page, 'main')!.commits).toHaveLength(300);
      expect(gitlab.count('/repository/compare')).toBe(0);
      // A later push keeps what is known.
      gitlab.push('latest');
      changes.pushed(page, 'main', shaOf('latest'));
      expect((await look()).commits).toHaveLength(301);
    });

    it('tell which touched a folder, once per head', async () => {
      gitlab.push('chart', { touches: ['helm'] });
      gitlab.push('docs', { touches: ['docs'] });
      await look();
      expect(changes.touching(page, 'main', 'helm')).toBeUndefined();
      await changes.settled();
      expect(changes.touching(page, 'main', 'helm')).toEqual([shaOf('chart')]);
      changes.touching(page, 'main', 'helm');
      await changes.settled();
      expect(gitlab.count('path=helm')).toBe(1);
    });
  });

  describe('and what GitLab is asked', () => {
    it('is one call in three minutes while somebody looks, and one an hour while nobody does', async () => {
      gitlab.built('one');
      await look();
      gitlab.requests = [];
      for (let passed = 0; passed < hour; passed += 5 * second) {
        await look(5 * second);
      }
      // One for commits, and one for what waits to be merged.
      expect(gitlab.count('/repository/commits')).toBe(20);
      expect(gitlab.count('/merge_requests?')).toBe(20);
      expect(gitlab.count()).toBe(40);
      gitlab.requests = [];
      gitlab.now += 10 * minute;
      for (let passed = 0; passed < 5 * hour; passed += minute) {
        gitlab.now += minute;
        await factsOf();
      }
      expect(gitlab.count()).toBe(5);
    });

    it('is one call for commits per push, however many applications tell of it', async () => {
      gitlab.built('one');
      await look();
      const other = replica();
      other.facts(page, 'main');
      await other.settled();
      gitlab.requests = [];
      for (let round = 0; round < 10; round += 1) {
        gitlab.now += 20 * second;
        const sha = gitlab.built(`push ${round}`);
        for (let application = 0; application < 5; application += 1) {
          changes.pushed(page, 'main', sha);
          other.pushed(page, 'main', sha);
        }
        await Promise.all([changes.settled(), other.settled()]);
        gitlab.now += 20 * second;
        await Promise.all([changes.settled(), other.settled()]);
        expect(other.facts(page, 'main')!.head).toBe(sha);
        expect(changes.facts(page, 'main')!.head).toBe(sha);
      }
      expect(gitlab.count('/repository/commits?')).toBe(10);
    });

    it('is nothing for a revision that is known, or of another branch, twice', async () => {
      gitlab.built('one');
      await look();
      gitlab.requests = [];
      changes.pushed(page, 'main', shaOf('one'));
      gitlab.now += minute;
      await changes.settled();
      expect(gitlab.requests).toEqual([]);
      for (let round = 0; round < 5; round += 1) {
        changes.pushed(page, 'main', shaOf('elsewhere'));
        gitlab.now += 30 * second;
        await changes.settled();
      }
      expect(gitlab.count('/repository/commits')).toBe(1);
    });

    it('is one call in ten seconds while a pipeline runs and somebody looks', async () => {
      gitlab.built('one');
      gitlab.push('two');
      gitlab.pipeline('two', 'running', { test: 'running', build: 'created' });
      await look();
      gitlab.requests = [];
      for (let passed = 0; passed < minute; passed += second) {
        await look(second);
      }
      expect(gitlab.count()).toBeLessThanOrEqual(6);
      expect(gitlab.count('/jobs')).toBeGreaterThanOrEqual(5);
    });

    it('is one call in three minutes while a pipeline runs and nobody looks', async () => {
      gitlab.push('one');
      gitlab.pipeline('one', 'running', { test: 'running' });
      await factsOf();
      gitlab.requests = [];
      for (let passed = 0; passed < hour; passed += minute) {
        gitlab.now += minute;
        await factsOf();
      }
      expect(gitlab.count()).toBe(20);
    });

    it('is nothing at all until the pause that it asks for is over', async () => {
      gitlab.built('one');
      await look();
      gitlab.requests = [];
      gitlab.fault = () => 429;
      gitlab.retryAfter = '900';
      await look(3 * minute);
      expect(gitlab.count()).toBe(1);
      gitlab.fault = () => undefined;
      for (let passed = 0; passed < 14 * minute; passed += 30 * second) {
        changes.nudge(page, 'main', 'push');
        changes.contains(page, shaOf('one'), shaOf('other'));
        await look(30 * second);
      }
      expect(gitlab.count()).toBe(1);
      expect(changes.facts(page, 'main')).toMatchObject({
        head: shaOf('one'),
        unavailable: 'GitLab asks for a pause; the portal looks again later.',
      });
      expect((await look(3 * minute)).unavailable).toBeUndefined();
    });

    it('is asked again later where it fails, and old facts stay', async () => {
      gitlab.built('one');
      const { readAt } = await look();
      gitlab.fault = () => 502;
      for (let passed = 0; passed < 30 * minute; passed += 30 * second) {
        await look(30 * second);
      }
      const { head, ...facts } = changes.facts(page, 'main')!;
      expect(head).toBe(shaOf('one'));
      expect(facts.unavailable).toBe('GitLab answers 502.');
      expect(facts.readAt! >= readAt!).toBe(true);
      expect(gitlab.count('/repository/commits?')).toBeLessThanOrEqual(12);
      gitlab.fault = () => undefined;
      gitlab.built('two');
      expect(await look(3 * minute)).toMatchObject({
        head: shaOf('two'),
        unavailable: undefined,
      });
    });

    it('is known of commits although the rest fails', async () => {
      gitlab.built('one');
      gitlab.fault = path => (path.startsWith('/pipelines') ? 500 : undefined);
      expect(await look()).toMatchObject({
        head: shaOf('one'),
        commits: [{ state: 'unknown' }],
        unavailable: 'GitLab answers 500.',
      });
    });

    it('says that a branch is not there, and keeps what was', async () => {
      gitlab.built('one');
      await look();
      gitlab.branches.set('trunk', gitlab.branches.get('main')!);
      gitlab.branches.delete('main');
      expect(await look(3 * minute)).toMatchObject({
        head: shaOf('one'),
        unavailable:
          'GitLab has no such project or branch, or the portal may not see it.',
      });
      expect(await look(0, 'trunk')).toMatchObject({ head: shaOf('one') });
    });

    it('follows the default branch', async () => {
      gitlab.built('one');
      expect(await look(0, 'HEAD')).toMatchObject({
        branch: 'HEAD',
        commits: [{ state: 'built' }],
      });
    });

    it('is nothing of another host, and that is said at once', async () => {
      expect(
        changes.facts('https://elsewhere.example.com/a/b', 'main'),
      ).toMatchObject({
        commits: [],
        unavailable: 'The portal is connected to no GitLab with this host.',
      });
      changes.look('https://elsewhere.example.com/a/b', 'main');
      changes.pushed('https://elsewhere.example.com/a/b', 'main', shaOf('one'));
      changes.look(page, 'x'.repeat(256));
      await changes.settled();
      expect(gitlab.requests).toEqual([]);
    });

    it('is nothing after a restart that the database knows', async () => {
      gitlab.built('one');
      const before = await look();
      gitlab.requests = [];
      changes = replica();
      gitlab.now += minute;
      expect(await factsOf()).toEqual(before);
      changes.pushed(page, 'main', shaOf('one'));
      await changes.settled();
      expect(gitlab.requests).toEqual([]);
    });

    it('is bounded for a huge history with many tags', async () => {
      const names = Array.from({ length: 3_000 }, (_, index) => `c${index}`);
      gitlab.push(names, { at: gitlab.now - hour });
      for (const name of names) {
        gitlab.pipeline(name, 'success', { build: 'success' });
        gitlab.image(api, shaOf(name));
      }
      const { commits } = await look();
      expect(commits).toHaveLength(100);
      expect(gitlab.count()).toBeLessThan(70);
      expect(commits.some(({ state }) => state === 'unknown')).toBe(true);
      expect(commits.some(({ state }) => state === 'none')).toBe(false);
      for (let round = 0; round < 6; round += 1) {
        await look(minute);
      }
      expect(
        new Set(changes.facts(page, 'main')!.commits.map(({ state }) => state)),
      ).toEqual(new Set(['built']));
      expect(gitlab.count()).toBeLessThan(200);
    });

    it('is nothing of branches that memory has no room for: the database knows them', async () => {
      gitlab.built('one');
      const pages = Array.from({ length: 60 }, (_, index) =>
        gitlab.page(`team/shop-${index}`),
      );
      changes = new GitlabChanges({
        client: gitlab.client(),
        table: new ChangeTable(knex, () => gitlab.now),
        logger: mockServices.logger.mock(),
        now: () => gitlab.now,
        maxCommits: 20,
      });
      pages.forEach(item => changes.facts(item, 'main'));
      await changes.settled();
      gitlab.requests = [];
      const known = () =>
        pages.filter(item => changes.facts(item, 'main')).length;
      expect(known()).toBeLessThanOrEqual(10);
      changes.facts(pages[0], 'main');
      await changes.settled();
      expect(gitlab.requests).toEqual([]);
    });
  });

  it('are waited for by who asks for them now', async () => {
    gitlab.built('one');
    expect(await changes.catchUp(page, 'main')).toMatchObject({
      head: shaOf('one'),
    });
  });
});
