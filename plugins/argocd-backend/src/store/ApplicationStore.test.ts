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
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore } from './ApplicationStore';

const record = (
  name: string,
  resourceVersion: string,
  change: Partial<ApplicationRecord> = {},
): ApplicationRecord => ({
  instance: 'global',
  namespace: 'argocd',
  name,
  resourceVersion,
  project: 'p',
  labels: {},
  entityRefs: [],
  sources: [],
  destination: {},
  sync: { status: 'Synced', revision: 'a' },
  health: { status: 'Healthy' },
  images: [],
  ...change,
});
const complete = {
  conditions: [],
  history: [],
  objects: {
    wanted: 1,
    existing: 1,
    workloads: 0,
    existingWorkloads: 0,
    toPrune: 0,
  },
};

function setUp() {
  const store = new ApplicationStore();
  const changes: string[][] = [];
  store.onChange(changed => changes.push(changed.map(({ name }) => name)));
  return { store, changes };
}

describe('ApplicationStore', () => {
  it('adds, corrects and removes by a list, and tells of it once', () => {
    const { store, changes } = setUp();
    store.upsert(record('gone', '1'));
    store.upsert(record('changed', '2'));
    store.reconcile(
      'global',
      [
        record('changed', '10', { sync: { status: 'OutOfSync' } }),
        record('new', '10'),
      ],
      '10',
    );
    expect([...store.all()].map(({ name }) => name)).toEqual([
      'changed',
      'new',
    ]);
    expect(changes).toEqual([
      ['gone'],
      ['changed'],
      ['changed', 'new', 'gone'],
    ]);
  });

  it('keeps what was learnt after the list was made', () => {
    const { store } = setUp();
    store.upsert(record('newer', '12', { health: { status: 'Degraded' } }));
    store.upsert(record('younger', '13'));
    store.reconcile('global', [record('newer', '10')], '10');
    expect(store.get(record('newer', ''))?.health.status).toBe('Degraded');
    expect(store.get(record('younger', ''))).toBeDefined();
  });

  it('leaves the applications of other instances alone', () => {
    const { store } = setUp();
    store.upsert(record('other', '1', { instance: 'team' }));
    store.reconcile('global', [], '10');
    expect([...store.all()]).toHaveLength(1);
  });

  it('keeps what a list cannot say while the rest is the same, and forgets it otherwise', () => {
    const { store } = setUp();
    store.upsert(record('a', '1', complete));
    store.reconcile('global', [record('a', '10')], '10');
    expect(store.get(record('a', ''))?.history).toEqual([]);
    store.reconcile(
      'global',
      [record('a', '20', { sync: { status: 'OutOfSync', revision: 'b' } })],
      '20',
    );
    expect(store.get(record('a', ''))?.history).toBeUndefined();
  });

  it('keeps the revisions of several sources, which no list has', () => {
    const { store } = setUp();
    const several = { revision: '1.4.2', revisions: ['1.4.2', 'b'] };
    store.upsert(
      record('a', '1', {
        ...complete,
        sync: { status: 'OutOfSync', ...several },
        applicationSet: 'shops',
      }),
    );
    const listed = (version: string, status: 'OutOfSync' | 'Synced') =>
      store.reconcile(
        'global',
        [record('a', version, { sync: { status } })],
        version,
      );
    listed('10', 'OutOfSync');
    expect(store.get(record('a', ''))).toMatchObject({
      sync: { status: 'OutOfSync', ...several },
      applicationSet: 'shops',
    });
    listed('20', 'Synced');
    expect(store.get(record('a', ''))).toMatchObject({
      sync: { status: 'Synced' },
      applicationSet: 'shops',
    });
    expect(store.get(record('a', ''))?.sync).not.toHaveProperty('revisions');
  });

  it('does not take revisions for those of other sources', () => {
    const { store } = setUp();
    const sourcesOf = (...urls: string[]) => urls.map(repoUrl => ({ repoUrl }));
    store.upsert(
      record('a', '1', {
        ...complete,
        sources: sourcesOf('x', 'y'),
        sync: { status: 'Synced', revision: 'a', revisions: ['a', 'b'] },
      }),
    );
    store.reconcile(
      'global',
      [
        record('a', '10', {
          sources: sourcesOf('y', 'x'),
          sync: { status: 'Synced' },
        }),
      ],
      '10',
    );
    expect(store.get(record('a', ''))?.sync).toEqual({ status: 'Synced' });
  });

  it('does not know the objects any more once their health has changed', () => {
    const { store } = setUp();
    store.upsert(record('a', '1', complete));
    store.reconcile('global', [record('a', '10')], '10');
    expect(store.get(record('a', ''))?.objects).toEqual(complete.objects);
    store.reconcile(
      'global',
      [record('a', '20', { health: { status: 'Missing' } })],
      '20',
    );
    expect(store.get(record('a', ''))?.objects).toBeUndefined();
    expect(store.stored(record('a', ''))?.complete).toBe(false);
  });

  it('takes details from an older object only where both say the same', () => {
    const { store } = setUp();
    store.reconcile(
      'global',
      [
        record('same', '10'),
        record('other', '10', { sync: { status: 'OutOfSync' } }),
      ],
      '10',
    );
    store.enrich(record('same', '5', complete));
    store.enrich(record('other', '5', complete));
    expect(store.get(record('same', ''))).toMatchObject({
      resourceVersion: '10',
      history: [],
    });
    expect(store.get(record('other', ''))?.history).toBeUndefined();
  });

  it('judges anew what an ApplicationSet says something new of, and nothing else', () => {
    const waiting = new Map<string, string>();
    const store = new ApplicationStore({
      applicationSetOf: ({ applicationSet: name = '' }) => ({
        name,
        waitsForStep: waiting.get(name),
      }),
    });
    const changes: string[][] = [];
    const outOfSync = { sync: { status: 'OutOfSync' as const, revision: 'b' } };
    store.upsert(
      record('member', '1', {
        ...complete,
        ...outOfSync,
        history: [{ id: 1, revision: 'a', deployedAt: '2026-11-02T00:00:00Z' }],
        applicationSet: 'shops',
      }),
    );
    store.upsert(record('other', '1', complete));
    store.setCause(record('member', ''), { code: 'other', parameters: {} });
    store.onChange(changed => changes.push(changed.map(({ name }) => name)));
    const code = () => store.stored(record('member', ''))?.verdictCode;
    expect(code()).toBe('outOfDate');
    waiting.set('shops', '2');
    store.judgeAgain(({ applicationSet }) => applicationSet === 'shops');
    expect(code()).toBe('refused');
    expect(store.cause(record('member', ''))).toBeDefined();
    expect(changes).toEqual([['member']]);
  });

  it('does not take a new version alone for a change', () => {
    const { store, changes } = setUp();
    store.upsert(record('a', '1'));
    store.upsert(record('a', '2'));
    expect(changes).toEqual([['a']]);
    expect(store.get(record('a', ''))?.resourceVersion).toBe('2');
  });

  it('keeps what pods run beside the record, and tells where that is something else', () => {
    const { store, changes } = setUp();
    const services = [
      {
        workload: { kind: 'Deployment', name: 'api' },
        running: [{ image: 'shop/api:1', ready: 1 }],
        ready: 1,
        total: 1,
      },
    ];
    const running = { readAt: '2026-11-28T12:00:00.000Z', services };
    const app = record('a', '1', complete);
    store.setRunning(app, running);
    expect(store.running(app)).toBeUndefined();

    store.upsert(app);
    expect(store.running(app)).toBeUndefined();
    store.setRunning(app, running);
    expect(store.running(app)).toEqual(running);
    expect(changes).toEqual([['a'], ['a']]);

    // The same, read again: that it is younger is no news.
    const again = { ...running, readAt: '2026-11-28T12:05:00.000Z' };
    store.setRunning(app, again);
    store.upsert({ ...app, health: { status: 'Degraded' } });
    expect(store.running(app)).toEqual(again);
    store.setRunning(app, { ...again, services: [] });
    expect(store.running(app)?.services).toEqual([]);
    expect(changes).toEqual([['a'], ['a'], ['a'], ['a']]);

    store.remove(app);
    store.upsert(app);
    expect(store.running(app)).toBeUndefined();
  });

  it('remembers when an operation was first seen that has not begun', () => {
    let now = Date.parse('2026-11-23T05:00:00Z');
    const store = new ApplicationStore({ now: () => now });
    const put = (change: Partial<ApplicationRecord>) => {
      store.upsert(testRecord(change));
      return store.stored(testRecord())?.pendingSince;
    };
    expect(put({})).toBeUndefined();
    now += 1_000;
    expect(put({ operation: { phase: 'Pending' } })).toBe(
      '2026-11-23T05:00:01.000Z',
    );
    now += 60_000;
    expect(
      put({ operation: { phase: 'Pending' }, labels: { changed: 'yes' } }),
    ).toBe('2026-11-23T05:00:01.000Z');
    expect(put({ operation: { phase: 'Running' } })).toBeUndefined();
  });
});
