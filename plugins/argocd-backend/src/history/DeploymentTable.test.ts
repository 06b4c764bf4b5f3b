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
import { ApplicationRecord } from '../record/ApplicationRecord';
import { RunningService, RunningVersions } from '../record/RunningVersions';
import { ApplicationStore } from '../store/ApplicationStore';
import { DeploymentPages } from './DeploymentPages';
import { DeploymentRecorder } from './DeploymentRecorder';
import { DeploymentTable } from './DeploymentTable';
import { OperationRequests } from './OperationRequests';
import { toRows } from './toRows';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

const record: ApplicationRecord = {
  instance: 'global',
  namespace: 'argocd',
  name: 'shop-dev',
  resourceVersion: '10',
  project: 'shop',
  labels: { environment: 'dev' },
  entityRefs: [],
  sources: [{ repoUrl: 'https://gitlab.example.com/blue/shop.git' }],
  destination: { namespace: 'shop-dev' },
  sync: { status: 'Synced', revision: 'b' },
  health: { status: 'Healthy', since: '2026-11-23T05:00:40Z' },
  operation: {
    phase: 'Succeeded',
    startedAt: '2026-11-23T05:00:00Z',
    finishedAt: '2026-11-23T05:00:10Z',
    revision: 'b',
    initiatedBy: 'user:default/maria',
  },
  conditions: [],
  images: ['shop:b'],
  history: [
    {
      id: 1,
      revision: 'b',
      startedAt: '2026-11-23T05:00:00Z',
      deployedAt: '2026-11-23T05:00:10Z',
      initiatedBy: 'backstage-ops',
    },
    {
      id: 0,
      revision: 'a',
      startedAt: '2026-11-22T05:00:00Z',
      deployedAt: '2026-11-22T05:00:20Z',
      automated: true,
    },
  ],
};
const failed: ApplicationRecord = {
  ...record,
  operation: {
    phase: 'Failed',
    startedAt: '2026-11-23T06:00:00Z',
    finishedAt: '2026-11-23T06:00:05Z',
    revision: 'c',
    message: 'one or more objects failed to apply',
    automated: true,
  },
};

describe('the rows of a record', () => {
  it('are its history, with the person that the operation names', () => {
    expect(toRows(record)).toMatchObject([
      {
        argocd_id: 1,
        started_at: '2026-11-23T05:00:00Z',
        outcome: 'succeeded',
        initiated_by: 'user:default/maria',
        images: '["shop:b"]',
        health_after: 'Healthy',
        healthy_at: '2026-11-23T05:00:40Z',
      },
      { argocd_id: 0, automated: true, images: '[]', health_after: null },
    ]);
  });

  it('have what failed, which Argo CD forgets', () => {
    expect(toRows(failed)[0]).toMatchObject({
      outcome: 'failed',
      message: 'one or more objects failed to apply',
      argocd_id: null,
      revision: 'c',
    });
    const [stopped] = toRows({
      ...failed,
      operation: { ...failed.operation!, message: 'Operation terminated' },
    });
    expect(stopped.outcome).toBe('terminated');
  });

  it('have what runs, as long as it has not ended', () => {
    const running = { ...failed.operation!, phase: 'Running' as const };
    expect(toRows({ ...failed, operation: running })).toMatchObject([
      {
        outcome: 'inProgress',
        revision: 'c',
        finished_at: null,
        message: null,
      },
      { outcome: 'succeeded', revision: 'b', health_after: null },
      { outcome: 'succeeded', revision: 'a' },
    ]);
    // Argo CD writes the history before it says that the operation has ended.
    const ending = { ...record.operation!, phase: 'Running' as const };
    expect(toRows({ ...record, operation: ending })[0]).toMatchObject({
      argocd_id: 1,
      outcome: 'inProgress',
      finished_at: null,
      health_after: null,
    });
  });

  it.each(['Running', 'Succeeded', 'Failed'] as const)(
    'leave out a dry run and selected objects that are %s',
    phase => {
      const operation = { ...failed.operation!, phase };
      const dry = { ...operation, dryRun: true };
      expect(toRows({ ...failed, operation: dry })).toHaveLength(2);
      const selected = { ...operation, selected: ['Secret/shop'] };
      expect(toRows({ ...failed, operation: selected })).toHaveLength(2);
    },
  );

  it('have what succeeded where Argo CD keeps no history', () => {
    expect(
      toRows({ ...record, history: [], operation: record.operation }),
    ).toMatchObject([
      { argocd_id: null, outcome: 'succeeded', health_after: 'Healthy' },
    ]);
  });

  describe('have the images', () => {
    const workload = { kind: 'Deployment', name: 'shop' };
    const services: RunningService[] = [
      {
        workload,
        running: [{ image: 'shop:a', ready: 2 }],
        newest: ['proxy:1', 'shop:b'],
        wanted: ['shop:c'],
        ready: 2,
        total: 4,
      },
    ];
    const readAt = '2026-11-23T05:00:40.500Z';
    const imagesOf = (
      changes: Partial<ApplicationRecord>,
      versions?: RunningVersions,
    ) => toRows({ ...record, ...changes }, { versions })[0].images;

    it('of the newest pods that were read since it has settled', () => {
      expect(imagesOf({}, { readAt, services })).toBe('["proxy:1","shop:b"]');
      // Before it was healthy the newest pods may have been those of the deployment before it.
      expect(
        imagesOf({}, { readAt: '2026-11-23T05:00:39.500Z', services }),
      ).toBe('["shop:b"]');
      expect(imagesOf({}, { readAt, services: [] })).toBe('["shop:b"]');
    });

    it('that it brought, and not those that serve on, where it never got healthy', () => {
      const health = { ...record.health, status: 'Degraded' as const };
      expect(imagesOf({ health }, { readAt, services })).toBe(
        '["proxy:1","shop:b"]',
      );
      expect(imagesOf({ health })).toBe('[]');
    });

    it('that Git asks for where there are no pods and Git asks for nothing else than was deployed', () => {
      const [{ newest: _, ...scaledDown }] = services;
      const versions = { readAt, services: [scaledDown] };
      const health = { ...record.health, status: 'Degraded' as const };
      expect(imagesOf({ health }, versions)).toBe('["shop:c"]');
      expect(
        imagesOf(
          { health, sync: { ...record.sync, status: 'OutOfSync' } },
          versions,
        ),
      ).toBe('[]');
    });
  });

  it('say of an operation that nobody saw end what the history tells', () => {
    const vanished = '2026-11-22T12:00:00Z';
    expect(toRows(record, { running: vanished })[1]).toMatchObject({
      started_at: vanished,
      outcome: 'failed',
    });
    const [newest] = record.history!;
    expect(
      toRows({ ...record, history: [newest] }, { running: vanished })[1],
    ).toMatchObject({ started_at: vanished, outcome: 'unknown' });
    // It is not over: what is seen is from before it began.
    expect(toRows(record, { running: '2026-11-23T07:00:00Z' })).toHaveLength(2);
    // Another application of the same name.
    const createdAt = '2026-11-22T18:00:00Z';
    expect(
      toRows(
        { ...record, createdAt, history: [newest] },
        { running: vanished },
      )[1],
    ).toMatchObject({ started_at: vanished, outcome: 'unknown' });
  });

  it('have nothing that nobody knows', () => {
    expect(
      toRows({ ...record, history: undefined, operation: undefined }),
    ).toEqual([]);
  });

  it('are once where two begin within a second', () => {
    const [newest, older] = record.history!;
    const rows = toRows({
      ...record,
      operation: undefined,
      history: [newest, { ...older, startedAt: newest.startedAt }],
    });
    expect(rows.map(({ argocd_id }) => argocd_id)).toEqual([1]);
  });
});

let now: string;

beforeEach(() => {
  now = '2026-11-23T05:01:00Z';
});

describe.each(databases.eachSupportedId())('deployments in %p', databaseId => {
  async function setUp(knex?: Awaited<ReturnType<typeof databases.init>>) {
    const database = knex ?? (await databases.init(databaseId));
    const table = await DeploymentTable.create(database);
    const store = new ApplicationStore();
    const requests = new OperationRequests({
      knex: database,
      logger: mockServices.logger.mock(),
      now: () => Date.parse(now),
    });
    const onRequesters = jest.fn();
    const recorder = new DeploymentRecorder({
      store,
      table,
      requests,
      onRequesters,
      logger: mockServices.logger.mock(),
      gatherMs: 3_600_000,
    });
    const pages = new DeploymentPages(
      table,
      { aliases: [], gitlabHosts: ['gitlab.example.com'] },
      { now: () => Date.parse(now) },
    );
    const all = async (limit = 50, cursor?: string) => {
      const page = await pages.getPage([store.get(record) ?? record], {
        limit,
        cursor,
        entityName: 'shop',
      });
      return { ...page, items: page.items.map(({ view }) => view) };
    };
    return { database, table, store, requests, recorder, onRequesters, all };
  }

  it('are filled in from Argo CD on first sight, and kept when it forgets them', async () => {
    const { store, recorder, all } = await setUp();
    store.upsert(record);
    await recorder.flush();
    expect((await all()).items).toMatchObject([
      {
        environment: 'dev',
        revision: 'b',
        rollbackId: 1,
        durationSeconds: 10,
        outcome: 'succeeded',
        initiatedBy: 'user:default/maria',
        images: ['shop:b'],
        healthAfter: 'Healthy',
        healthyAt: undefined,
      },
      { revision: 'a', rollbackId: 0, automated: true },
    ]);
    store.upsert({ ...record, history: record.history!.slice(0, 1) });
    await recorder.flush();
    const { items } = await all();
    expect(items.map(({ rollbackId }) => rollbackId)).toEqual([1, undefined]);
    await recorder.stop();
  });

  it('learn how healthy a deployment is once its rollout has settled', async () => {
    const { store, recorder, all } = await setUp();
    store.upsert({ ...record, health: { status: 'Progressing' } });
    await recorder.flush();
    expect((await all()).items[0]).toMatchObject({
      outcome: 'inProgress',
      images: [],
      healthAfter: undefined,
    });
    store.upsert({ ...record, health: { status: 'Degraded' } });
    await recorder.flush();
    expect((await all()).items[0]).toMatchObject({
      healthAfter: 'Degraded',
      healthyAt: undefined,
    });
    store.upsert(record);
    await recorder.flush();
    expect((await all()).items[0]).toMatchObject({
      images: ['shop:b'],
      healthAfter: 'Healthy',
      healthyAt: '2026-11-23T05:00:40Z',
    });
    await recorder.stop();
  });

  it('keep what was observed for them, whatever comes later', async () => {
    const { store, recorder, all } = await setUp();
    await recorder.flush();
    const newest = async () => {
      await recorder.flush();
      const [{ outcome, healthAfter }] = (await all()).items;
      return [outcome, healthAfter];
    };
    store.upsert({ ...record, health: { status: 'Degraded' } });
    // Both come before anything is written.
    store.upsert({
      ...record,
      sync: { status: 'Unknown', revision: 'c' },
      health: { status: 'Healthy', since: '2026-11-23T05:02:00Z' },
    });
    expect(await newest()).toEqual(['succeeded', 'Degraded']);
    store.upsert({
      ...record,
      sync: { status: 'OutOfSync', revision: 'c' },
      health: { status: 'Healthy', since: '2026-11-23T05:03:00Z' },
    });
    expect(await newest()).toEqual(['succeeded', 'Degraded']);
    store.upsert({ ...failed, health: record.health });
    await recorder.flush();
    expect(
      (await all()).items.map(item => [item.outcome, item.healthAfter]),
    ).toEqual([
      ['failed', undefined],
      ['succeeded', 'Degraded'],
      ['succeeded', undefined],
    ]);
    await recorder.stop();
  });

  it('are in progress while they run or roll out, and no longer than that is known', async () => {
    const { store, recorder, all } = await setUp();
    const outcomes = async () => {
      await recorder.flush();
      return (await all()).items.map(({ outcome }) => outcome);
    };
    const running = { ...record.operation!, phase: 'Running' as const };
    store.upsert({ ...record, operation: running });
    expect(await outcomes()).toEqual(['inProgress', 'succeeded']);
    store.upsert({ ...record, health: { status: 'Progressing' } });
    now = '2026-11-23T08:00:00Z';
    expect(await outcomes()).toEqual(['inProgress', 'succeeded']);
    // A commit that does not render hides what became of it; Argo CD calls that healthy.
    store.upsert({ ...record, sync: { status: 'Unknown' } });
    expect(await outcomes()).toEqual(['inProgress', 'succeeded']);
    // Nothing runs that could roll out.
    store.upsert({ ...record, sync: { status: 'Unknown' }, images: [] });
    expect(await outcomes()).toEqual(['succeeded', 'succeeded']);
    store.upsert({ ...record, sync: { status: 'Unknown' } });
    now = '2026-11-24T08:00:00Z';
    expect(await outcomes()).toEqual(['succeeded', 'succeeded']);
    const newer = {
      ...record,
      sync: { status: 'OutOfSync' as const, revision: 'c' },
      health: { status: 'Healthy' as const, since: '2026-11-20T05:00:00Z' },
    };
    store.upsert(newer);
    now = '2026-11-23T05:01:00Z';
    expect(await outcomes()).toEqual(['inProgress', 'succeeded']);
    now = '2026-11-23T05:10:00Z';
    expect(await outcomes()).toEqual(['succeeded', 'succeeded']);
    await recorder.stop();
  });

  it('tell of an operation that ended while nobody looked', async () => {
    const { database, store, recorder, all } = await setUp();
    const running = { ...failed.operation!, phase: 'Running' as const };
    store.upsert({ ...failed, operation: running });
    await recorder.stop();
    // After a restart, another one has begun.
    const later = await setUp(database);
    const next = '2026-11-23T07:00:00Z';
    later.store.upsert({
      ...record,
      operation: { ...record.operation!, startedAt: next },
      history: [
        { ...record.history![0], id: 2, startedAt: next, deployedAt: next },
        ...record.history!,
      ],
    });
    expect((await all()).items[0].outcome).toBe('inProgress');
    await later.recorder.flush();
    expect(
      (await later.all()).items.map(item => [item.startedAt, item.outcome]),
    ).toEqual([
      [next, 'succeeded'],
      ['2026-11-23T06:00:00Z', 'failed'],
      ['2026-11-23T05:00:00Z', 'succeeded'],
      ['2026-11-22T05:00:00Z', 'succeeded'],
    ]);
    await later.recorder.stop();
  });

  it('link to the repository that they came from', async () => {
    const { store, recorder, table, all } = await setUp();
    const [newest, older] = record.history!;
    const commits = ['b'.repeat(40), 'a'.repeat(40)];
    const history = [
      { ...newest, revision: commits[0] },
      {
        ...older,
        revision: commits[1],
        repoUrl: 'https://gitlab.example.com/red/shop.git',
      },
    ];
    await table.write(toRows({ ...record, history }));
    const moved = {
      ...record,
      history,
      sources: [{ repoUrl: 'https://gitlab.example.com/blue/moved.git' }],
    };
    await table.write(toRows(moved));
    store.upsert(moved);
    expect((await all()).items.map(({ commitUrl }) => commitUrl)).toEqual([
      `https://gitlab.example.com/blue/shop/-/commit/${commits[0]}`,
      `https://gitlab.example.com/red/shop/-/commit/${commits[1]}`,
    ]);
    await recorder.stop();
  });

  it('tell the person of the portal, whichever replica was asked', async () => {
    const one = await setUp();
    const other = await setUp(one.database);
    const started = '2026-11-23T05:01:01Z';
    const rollback: ApplicationRecord = {
      ...record,
      operation: {
        phase: 'Running',
        startedAt: started,
        revision: 'a',
        initiatedBy: 'backstage-ops',
      },
    };
    await other.recorder.flush();
    await one.requests.note(record, {
      kind: 'rollback',
      user: 'user:default/jonas',
      account: 'backstage-ops',
    });
    other.store.upsert(rollback);
    await other.recorder.flush();
    expect((await other.all()).items[0].initiatedBy).toBe('user:default/jonas');
    expect(other.onRequesters).toHaveBeenCalledWith([
      expect.objectContaining({ name: 'shop-dev' }),
    ]);
    one.store.upsert(rollback);
    await one.recorder.flush();
    expect(one.onRequesters).not.toHaveBeenCalled();
    expect((await one.all()).items[0].initiatedBy).toBe('user:default/jonas');
    await one.recorder.stop();
    await other.recorder.stop();
  });

  it('are the same however many replicas write them, in whatever order', async () => {
    const one = await setUp();
    const other = await setUp(one.database);
    one.store.upsert(record);
    other.store.upsert(record);
    await Promise.all([one.recorder.flush(), other.recorder.flush()]);
    one.store.upsert(failed);
    await one.recorder.flush();
    // The other one is late, and sees what was before.
    other.store.upsert({ ...record, images: ['shop:late'] });
    await other.recorder.flush();
    const { items } = await one.all();
    expect(items.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'succeeded',
      'succeeded',
    ]);
    await one.recorder.stop();
    await other.recorder.stop();
  });

  it('come in pages, and refuse a cursor that is none', async () => {
    const { store, recorder, all } = await setUp();
    store.upsert(failed);
    await recorder.flush();
    const first = await all(2);
    expect(first.items).toHaveLength(2);
    const second = await all(2, first.nextCursor);
    expect(second.items.map(({ revision }) => revision)).toEqual(['a']);
    expect(second.nextCursor).toBeUndefined();
    await expect(all(2, 'bm90aGluZw')).rejects.toThrow('cursor is none');
    await recorder.stop();
  });

  it('tell how long a rollout usually takes, and go when they are old', async () => {
    const { table, store, recorder } = await setUp();
    store.upsert({ ...record, health: { status: 'Progressing' } });
    await recorder.flush();
    store.upsert(record);
    await recorder.flush();
    expect(await table.usualRolloutMs(record)).toBe(40_000);
    store.upsert({
      ...record,
      health: { status: 'Progressing', since: '2026-11-24T05:00:00Z' },
    });
    await recorder.flush();
    expect(recorder.usualRolloutMs(record)).toBe(40_000);
    expect(await table.removeBefore('2026-11-23T00:00:00Z')).toBe(1);
    expect(await table.page([record], 10)).toHaveLength(1);
    await recorder.stop();
  });

  it('are not kept from being written by one that cannot be', async () => {
    const { table, store, recorder, all } = await setUp();
    const real = table.write.bind(table);
    const write = jest
      .spyOn(table, 'write')
      .mockImplementation(async rows =>
        rows.some(({ revision }) => revision === 'a')
          ? Promise.reject(new Error('value too long'))
          : real(rows),
      );
    store.upsert(record);
    await recorder.flush();
    write.mockRestore();
    expect((await all()).items.map(({ revision }) => revision)).toEqual(['b']);
    await recorder.stop();
  });

  it('are written later where the database is away', async () => {
    const { table, store, recorder, all } = await setUp();
    const away = new Error('connection lost');
    const newest = jest.spyOn(table, 'newest').mockRejectedValueOnce(away);
    const write = jest.spyOn(table, 'write').mockRejectedValueOnce(away);
    store.upsert(record);
    await expect(recorder.flush()).rejects.toThrow('connection lost');
    newest.mockResolvedValueOnce(new Map()).mockRejectedValueOnce(away);
    await expect(recorder.flush()).rejects.toThrow('connection lost');
    newest.mockRestore();
    write.mockRestore();
    await recorder.flush();
    expect((await all()).items).toHaveLength(2);
    await recorder.stop();
  });
});
