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
import { testRecord } from '../__testUtils__/testRecord';
import { DeploymentTable } from '../history/DeploymentTable';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore } from '../store/ApplicationStore';
import { DetailKeeper } from './DetailKeeper';
import { DetailTable } from './DetailTable';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const complete = testRecord({
  resourceVersion: '10',
  conditions: [
    {
      type: 'ComparisonError',
      message:
        'rpc error: failed to list refs of https://argocd:secret@gitlab.example.com/a/b.git, `helm template --set password=secret`',
    },
  ],
  objects: {
    wanted: 3,
    existing: 3,
    workloads: 1,
    existingWorkloads: 1,
    toPrune: 0,
  },
  history: [{ id: 1, revision: 'a', deployedAt: '2026-11-23T05:00:00Z' }],
});

/** The same as a list has it. */
const listed: ApplicationRecord = {
  ...complete,
  resourceVersion: '20',
  conditions: undefined,
  objects: undefined,
  history: undefined,
};

describe.each(databases.eachSupportedId())('details in %p', databaseId => {
  const first = '2026-11-28T14:00:00.000Z';
  const later = '2026-11-28T14:10:00.000Z';
  let table: DetailTable;
  let now: string;

  function portal() {
    const store = new ApplicationStore();
    const keeper = new DetailKeeper({
      store,
      table,
      logger: mockServices.logger.mock(),
      now: () => Date.parse(now),
    });
    return { store, keeper };
  }

  /** A portal that has known an application, and has stopped. */
  async function before(record = complete) {
    const { store, keeper } = portal();
    store.upsert(record);
    await keeper.stop();
  }

  /** A portal that has been started since, with its first list. */
  async function after(...records: ApplicationRecord[]) {
    const { store, keeper } = portal();
    store.reconcile(complete.instance, records, '20');
    await keeper.restore(complete.instance);
    await keeper.stop();
    return store;
  }

  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    await DeploymentTable.create(knex);
    table = new DetailTable(knex);
    now = first;
  });

  it('brings back after a restart what no list says, with its age, until Argo CD says it again', async () => {
    await before();
    now = later;
    const store = await after(listed);
    expect(store.get(complete)).toMatchObject({
      detailsAsOf: first,
      history: complete.history,
      objects: complete.objects,
      resourceVersion: '20',
    });
    // It is still to be read.
    expect(store.stored(complete)?.complete).toBe(false);
    store.enrich({ ...complete, conditions: [] });
    expect(store.get(complete)).toMatchObject({ conditions: [] });
    expect(store.get(complete)?.detailsAsOf).toBeUndefined();
    expect(store.stored(complete)?.complete).toBe(true);
  });

  it('keeps no credentials and no command lines', async () => {
    await before();
    const [{ details }] = await table.read(complete.instance);
    expect(JSON.stringify(details)).not.toContain('secret');
    expect(details.conditions?.[0].message).toBe(
      'rpc error: failed to list refs of https://gitlab.example.com/a/b.git, …',
    );
  });

  it('keeps the sync before a dry run, without credentials', async () => {
    const startedAt = '2026-11-28T13:00:00Z';
    const sync = {
      phase: 'Failed' as const,
      message: 'failed to fetch https://argocd:secret@gitlab.example.com/a.git',
      startedAt: '2026-11-28T12:00:00Z',
    };
    await before({
      ...complete,
      operation: { phase: 'Succeeded', startedAt, dryRun: true, before: sync },
    });
    // Something else than the operation has changed since.
    const store = await after({
      ...listed,
      sync: { status: 'OutOfSync' },
      operation: { phase: 'Succeeded', startedAt, listedOnly: true },
    });
    expect(store.get(complete)?.operation).toMatchObject({
      dryRun: true,
      before: {
        ...sync,
        message: 'failed to fetch https://gitlab.example.com/a.git',
      },
    });
  });

  it.each<[string, Partial<ApplicationRecord>]>([
    ['another sync state', { sync: { status: 'OutOfSync' } }],
    [
      'another operation',
      { operation: { phase: 'Running', startedAt: '2026-11-28T13:00:00Z' } },
    ],
    ['a deletion', { deletingSince: '2026-11-28T13:00:00Z' }],
  ])('leaves out what a list contradicts with %s', async (_, change) => {
    await before();
    const store = await after({ ...listed, ...change });
    expect(store.get(complete)?.history).toBeUndefined();
    expect(store.get(complete)?.detailsAsOf).toBeUndefined();
  });

  it('never puts what was kept over what Argo CD has said since', async () => {
    await before();
    const { store, keeper } = portal();
    const newer = { ...complete, resourceVersion: '30', conditions: [] };
    store.upsert(newer);
    await keeper.restore(complete.instance);
    expect(store.get(complete)?.conditions).toEqual([]);
    await keeper.stop();
  });

  it('keeps the newest of what two replicas write', async () => {
    now = later;
    await before({ ...complete, conditions: [] });
    now = first;
    await before();
    const [{ details, readAt }] = await table.read(complete.instance);
    expect({ conditions: details.conditions, readAt }).toEqual({
      conditions: [],
      readAt: later,
    });
  });

  it('does not keep what it has only brought back', async () => {
    await before();
    now = later;
    await after(listed);
    const [{ readAt }] = await table.read(complete.instance);
    expect(readAt).toBe(first);
  });

  it('notes that it is still so, and forgets applications and instances that are gone', async () => {
    await before();
    const { keeper } = portal();
    await keeper.confirm([{ name: complete.instance, dataAsOf: later }]);
    expect((await table.read(complete.instance))[0].readAt).toBe(later);
    await keeper.stop();

    await table.keepOnly([complete.instance]);
    expect(await table.read(complete.instance)).toHaveLength(1);
    await after();
    expect(await table.read(complete.instance)).toEqual([]);

    await before();
    await table.keepOnly(['other']);
    expect(await table.read(complete.instance)).toEqual([]);
  });
});
