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

import { mockServices } from '@backstage/backend-test-utils';
import {
  recordedEvents,
  recordedManifests,
  recordedRecord,
  recordedTree,
} from '../__testUtils__/recordings';
import { testRecord } from '../__testUtils__/testRecord';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { RawApplication, RawLogEntry, RawTree } from '../argocd/types';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationReader } from './ApplicationReader';

const broken = testRecord({
  name: 'broken-image',
  health: { status: 'Degraded', since: '2026-11-23T05:00:00Z' },
});
const crashing = testRecord({
  name: 'case-crash',
  health: { status: 'Degraded', since: '2026-11-23T05:00:00Z' },
});
const failed = testRecord({
  sync: { status: 'OutOfSync', revision: 'b' },
  operation: {
    phase: 'Failed',
    startedAt: '2026-11-23T05:00:00Z',
    finishedAt: '2026-11-23T05:00:05Z',
    message: 'one or more tasks failed',
  },
});
const failedHook: RawApplication = {
  metadata: { name: 'shop-dev' },
  status: {
    operationState: {
      syncResult: {
        resources: [
          {
            group: 'batch',
            kind: 'Job',
            namespace: 'shop-dev',
            name: 'migrate',
            hookType: 'PreSync',
            hookPhase: 'Failed',
          },
        ],
      },
    },
  },
};

/** A log that has only these lines. */
async function* logOf(...lines: string[]): AsyncGenerator<RawLogEntry> {
  for (const content of lines) {
    yield { content };
  }
  yield { content: '', last: true };
}

const httpRoute = {
  kind: 'HTTPRoute',
  name: 'shop',
  liveState: JSON.stringify({ spec: { hostnames: ['shop.example.org'] } }),
};

function fakeClient() {
  return {
    getApplication: jest.fn(async () => failedHook),
    resourceTree: jest.fn(
      async (_: { name: string }): Promise<RawTree> => ({
        nodes: recordedTree('broken-image'),
      }),
    ),
    targetStates: jest.fn(async () =>
      recordedManifests('coelho-realtime-staging'),
    ),
    managedResources: jest.fn(async () => [httpRoute]),
    events: jest.fn(async () => recordedEvents('events-of-pod')),
    liveManifest: jest.fn(async () => '{}'),
    logs: jest.fn((..._: unknown[]) => logOf()),
  };
}

describe('ApplicationReader', () => {
  let client: ReturnType<typeof fakeClient>;
  let store: ApplicationStore;
  let reader: ApplicationReader;
  let linked: Set<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    client = fakeClient();
    store = new ApplicationStore();
    linked = new Set(['shop-dev', 'broken-image', 'case-crash']);
    reader = new ApplicationReader({
      store,
      clients: new Map([['main', client]]),
      logger: mockServices.logger.mock(),
      isLinked: ({ name }) => linked.has(name),
    });
  });

  afterEach(() => {
    reader.stop();
    jest.useRealTimers();
  });

  const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
  const trees = () => client.resourceTree.mock.calls.map(([{ name }]) => name);

  describe('finds causes and', () => {
    it('finds the cause and what runs in one tree, however often the application is seen', async () => {
      store.upsert(broken);
      await pass();
      store.upsert({
        ...broken,
        resourceVersion: '2',
        labels: { seen: 'again' },
      });
      await pass(600_000);
      expect(store.cause(broken)).toMatchObject({ code: 'imageNotFound' });
      expect(store.running(broken)?.services).toHaveLength(4);
      expect(client.resourceTree).toHaveBeenCalledTimes(1);
      expect(client.targetStates).not.toHaveBeenCalled();
      expect(client.logs).not.toHaveBeenCalled();
    });

    it('reads where routes answer, only where there is one', async () => {
      store.upsert(broken);
      await pass();
      expect(store.running(broken)?.routes).toBeUndefined();
      expect(client.managedResources).not.toHaveBeenCalled();
      client.resourceTree.mockResolvedValue({
        nodes: [
          ...recordedTree('broken-image'),
          {
            group: 'gateway.networking.k8s.io',
            kind: 'HTTPRoute',
            name: 'shop',
          },
        ],
      });
      store.upsert({ ...broken, resourceVersion: '2', images: ['web:2'] });
      await pass(10_000);
      expect(store.running(broken)?.routes).toEqual([
        'https://shop.example.org',
      ]);
    });

    it('finds the cause in the result of a sync, with the last line of the hook', async () => {
      client.logs.mockImplementation(() =>
        logOf('connecting', 'no such table'),
      );
      store.upsert(failed);
      await pass();
      expect(store.cause(failed)).toMatchObject({
        code: 'hookFailed',
        lastLogLine: 'no such table',
      });
      expect(client.logs.mock.calls[0][1]).toMatchObject({
        kind: 'Job',
        name: 'migrate',
        previous: false,
      });
    });

    it('finds the cause of a sync even where the tree cannot be read', async () => {
      client.resourceTree.mockRejectedValue(new Error('denied'));
      store.upsert(failed);
      await pass();
      expect(store.cause(failed)?.code).toBe('hookFailed');
      expect(store.running(failed)).toBeUndefined();
    });

    it('says what runs even where the events of a cause cannot be read', async () => {
      client.events.mockRejectedValue(new Error('denied'));
      store.upsert(broken);
      await pass(600_000);
      expect(store.cause(broken)).toBeUndefined();
      expect(store.running(broken)?.services).toHaveLength(4);
    });

    it('reads the log of the container before, and the present one where there is none', async () => {
      client.resourceTree.mockResolvedValue({
        nodes: recordedTree('case-crash'),
      });
      client.logs
        .mockImplementationOnce(() => logOf())
        .mockImplementationOnce(() => logOf('x'.repeat(1_000)));
      store.upsert(crashing);
      await pass();
      expect(store.cause(crashing)?.lastLogLine).toBe('x'.repeat(500));
      expect(client.logs.mock.calls.map(([, query]) => query)).toMatchObject([
        { pod: 'api-5c485fbb74-79pvv', previous: true },
        { pod: 'api-5c485fbb74-79pvv', previous: false },
      ]);
    });

    it('does without the log where the account may not read it', async () => {
      client.resourceTree.mockResolvedValue({
        nodes: recordedTree('case-crash'),
      });
      client.logs.mockImplementation(() => {
        throw new Error('permission denied');
      });
      store.upsert(crashing);
      await pass();
      expect(store.cause(crashing)).toMatchObject({
        code: 'crashLoop',
        lastLogLine: undefined,
      });
    });

    it('knows without a search what the application says itself', async () => {
      const record = recordedRecord('read/get-broken-path.json');
      store.upsert(record);
      await pass();
      expect(store.cause(record)?.code).toBe('pathMissing');
      expect(client.events).not.toHaveBeenCalled();
      expect(client.getApplication).not.toHaveBeenCalled();
    });

    it('looks again later where a rollout only waits', async () => {
      const waiting = testRecord({
        health: { status: 'Progressing', since: new Date().toISOString() },
      });
      client.resourceTree.mockResolvedValue({
        nodes: [{ kind: 'Job', name: 'a', health: { status: 'Progressing' } }],
      });
      client.events.mockResolvedValue([]);
      store.upsert(waiting);
      await pass(7_000);
      // What runs is known at once, the trouble may pass by itself.
      expect(client.resourceTree).toHaveBeenCalledTimes(1);
      expect(client.events).not.toHaveBeenCalled();
      await pass(2_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(2);
      expect(client.events).toHaveBeenCalledTimes(1);
      await pass(15_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(3);
      expect(store.cause(waiting)).toBeUndefined();
    });

    it('forgets the cause when the application is live, and drops what is no longer wanted', async () => {
      store.upsert(broken);
      await pass();
      store.upsert({ ...broken, health: { status: 'Healthy' } });
      expect(store.cause(broken)).toBeUndefined();
      await pass(10_000);

      let answer: (tree: RawTree) => void = () => {};
      client.resourceTree.mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      );
      store.upsert(broken);
      await pass();
      store.upsert({ ...broken, health: { status: 'Healthy' } });
      answer({ nodes: recordedTree('broken-image') });
      await pass(600_000);
      expect(store.cause(broken)).toBeUndefined();
      expect(client.events).toHaveBeenCalledTimes(1);
    });
  });

  describe('reads what runs', () => {
    it('again after each change that can alter pods, and after no other', async () => {
      const record = testRecord({
        operation: { phase: 'Succeeded', finishedAt: '2026-11-28T10:00:00Z' },
      });
      let count = 0;
      const see = async (change: Partial<typeof record>) => {
        await pass(10_000);
        client.resourceTree.mockClear();
        count += 1;
        store.upsert({ ...record, ...change, resourceVersion: String(count) });
        await pass(10_000);
        return client.resourceTree.mock.calls.length;
      };
      expect(await see({})).toBe(1);
      // A commit that changes nothing, and a sync that has only begun.
      expect(await see({ sync: { ...record.sync, revision: 'b' } })).toBe(0);
      expect(await see({ operation: { phase: 'Running' } })).toBe(0);
      expect(
        await see({
          operation: {
            phase: 'Succeeded',
            dryRun: true,
            finishedAt: '2026-11-28T11:00:00Z',
          },
        }),
      ).toBe(0);
      expect(
        await see({
          operation: {
            phase: 'Succeeded',
            finishedAt: '2026-11-28T12:00:00Z',
          },
        }),
      ).toBe(1);
      expect(await see({ images: ['shop:2', 'web:1'] })).toBe(1);
      // In another order, and back in the first.
      expect(await see({ images: ['web:1', 'shop:2'] })).toBe(0);
      Object.assign(record, { images: ['shop:2', 'web:1'] });
      expect(await see({ health: { status: 'Missing' } })).toBe(1);
      expect(await see({ sync: { status: 'OutOfSync', revision: 'c' } })).toBe(
        1,
      );
      // One of two workloads got ready; as a whole it is what it was.
      Object.assign(record, {
        unhealthy: [{ kind: 'Deployment', name: 'web', health: 'Degraded' }],
      });
      expect(await see({})).toBe(1);
      expect(await see({ resourceVersion: 'later' })).toBe(0);
      Object.assign(record, { unhealthy: [] });
      // Git asks for something else, while the same runs.
      expect(await see({ sync: { status: 'OutOfSync', revision: 'd' } })).toBe(
        1,
      );
    });

    it('once for changes that come one after the other', async () => {
      store.upsert(testRecord());
      await pass();
      for (let index = 0; index < 5; index += 1) {
        store.upsert(testRecord({ images: [`shop:${index}`] }));
        await pass(100);
      }
      await pass(60_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(2);
    });

    it('once more where something changes while it is read', async () => {
      let answer: (tree: RawTree) => void = () => {};
      client.resourceTree.mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      );
      store.upsert(testRecord());
      await pass(10_000);
      store.upsert(testRecord({ images: ['shop:2'] }));
      await pass(10_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(1);
      answer({ nodes: [] });
      await pass();
      expect(client.resourceTree).toHaveBeenCalledTimes(2);
      expect(store.running(testRecord())?.services).toHaveLength(4);
    });

    it('with when it was read, and tells only where it is something else', async () => {
      const changes = jest.fn();
      store.upsert(testRecord());
      store.onChange(changes);
      await pass();
      expect(changes).toHaveBeenCalledTimes(1);
      await pass(10_000);
      store.upsert(testRecord({ images: ['shop:2'] }));
      await pass(10_000);
      // The change itself.
      expect(changes).toHaveBeenCalledTimes(2);
      expect(store.running(testRecord())?.readAt).toBe(
        new Date(Date.now() - 10_000).toISOString(),
      );
    });

    it('and says where Argo CD could not tell what Git asks for', async () => {
      const ofGit = () => store.running(testRecord())?.isWithoutGit;
      const conditions = [{ type: 'ComparisonError', message: 'no chart' }];
      store.upsert(testRecord());
      await pass();
      expect(ofGit()).toBeUndefined();
      for (const change of [
        { conditions },
        { sync: { status: 'Unknown' as const } },
      ]) {
        store.upsert(testRecord(change));
        await pass(10_000);
        expect(ofGit()).toBe(true);
        store.upsert(testRecord());
        await pass(10_000);
        expect(ofGit()).toBeUndefined();
      }
    });

    it('and what Git asks for where that is not what was deployed', async () => {
      const record = testRecord({
        name: 'coelho-realtime-staging',
        sync: { status: 'OutOfSync', revision: 'b' },
        health: { status: 'Missing' },
      });
      client.resourceTree.mockResolvedValue({
        nodes: recordedTree('coelho-realtime-staging'),
      });
      linked.add(record.name);
      store.upsert(record);
      await pass(600_000);
      expect(client.targetStates).toHaveBeenCalledTimes(1);
      expect(store.running(record)?.services[0]).toMatchObject({
        workload: { name: 'coelho-realtime-staging-fastapi' },
        running: [],
        wanted: [expect.stringContaining('/fastapi:1111')],
      });
    });

    it('asks the application which of its pods are hooks only where one runs alone', async () => {
      client.resourceTree.mockResolvedValue({
        nodes: [
          {
            kind: 'Pod',
            name: 'migrate',
            info: [{ name: 'Containers', value: '1/1' }],
            health: { status: 'Healthy' },
            images: ['migrate:1'],
          },
        ],
      });
      client.getApplication.mockResolvedValue({
        metadata: { name: 'shop-dev' },
        status: { resources: [{ kind: 'Pod', name: 'migrate', hook: true }] },
      });
      store.upsert(testRecord());
      await pass();
      expect(store.running(testRecord())?.services).toEqual([]);
      expect(client.getApplication).toHaveBeenCalledTimes(1);
    });

    it('tries again after a failure, three times, and then waits for a change', async () => {
      client.resourceTree.mockRejectedValue(new Error('timeout'));
      store.upsert(broken);
      await pass();
      expect(client.resourceTree).toHaveBeenCalledTimes(1);
      await pass(15_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(2);
      await pass(60_000 + 300_000 + 3_600_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(4);
      expect(store.cause(broken)).toBeUndefined();
      expect(store.running(broken)).toBeUndefined();
      client.resourceTree.mockResolvedValue({
        nodes: recordedTree('broken-image'),
      });
      store.upsert({ ...broken, images: ['shop:2'] });
      await pass();
      expect(store.cause(broken)).toMatchObject({ code: 'imageNotFound' });
      expect(store.running(broken)?.services).toHaveLength(4);
    });

    it('keeps what was known while a later reading fails', async () => {
      store.upsert(testRecord());
      await pass(10_000);
      client.resourceTree.mockRejectedValue(new Error('timeout'));
      store.upsert(testRecord({ images: ['shop:2'] }));
      await pass(600_000);
      expect(store.running(testRecord())?.services).toHaveLength(4);
    });

    it('forgets an application that is gone', async () => {
      client.resourceTree.mockRejectedValue(new Error('timeout'));
      store.upsert(broken);
      await pass();
      store.remove(broken);
      await pass(600_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(1);
    });

    it('has nothing to read in an instance that it does not know', async () => {
      store.upsert({ ...broken, instance: 'other' });
      await pass(600_000);
      expect(client.resourceTree).not.toHaveBeenCalled();
      expect(store.cause({ ...broken, instance: 'other' })).toBeUndefined();
    });

    it('ends with what is still waiting', async () => {
      client.resourceTree.mockRejectedValue(new Error('timeout'));
      store.upsert(broken);
      await pass();
      reader.stop();
      await pass(600_000);
      store.upsert({ ...broken, images: ['shop:2'] });
      await pass();
      expect(client.resourceTree).toHaveBeenCalledTimes(1);
    });
  });

  describe('is a good guest:', () => {
    const many = (
      count: number,
      change: Parameters<typeof testRecord>[0] = {},
    ) =>
      Array.from({ length: count }, (_, index) =>
        testRecord({ name: `app-${index}`, ...change }),
      );

    it('reads two at a time, and says how many wait', async () => {
      client.resourceTree.mockReturnValue(new Promise(() => {}));
      many(5, { health: { status: 'Degraded' } }).forEach(item =>
        store.upsert(item),
      );
      await pass();
      expect(client.resourceTree).toHaveBeenCalledTimes(2);
      expect(reader.queued()).toEqual(new Map([['main', 3]]));
    });

    it('reads each of 500 applications once per change, however many people look', async () => {
      const all = many(500);
      all.forEach(({ name }) => linked.add(name));
      const look = () =>
        all.forEach(item => {
          for (let viewer = 0; viewer < 5; viewer += 1) {
            reader.opened(item);
          }
        });
      all.forEach(item => store.upsert(item));
      look();
      await pass(60_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(500);
      look();
      await pass(600_000);
      look();
      await pass(600_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(500);
      all.forEach(item => store.upsert({ ...item, images: ['shop:2'] }));
      look();
      await pass(600_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(1_000);
    });

    it('does not let those who look repeat a reading that fails', async () => {
      client.resourceTree.mockRejectedValue(new Error('denied'));
      store.upsert(testRecord());
      for (let second = 0; second < 600; second += 1) {
        reader.opened(testRecord());
        await pass(1_000);
      }
      expect(client.resourceTree.mock.calls.length).toBeLessThanOrEqual(5);
      const before = client.resourceTree.mock.calls.length;
      await pass(300_000);
      client.resourceTree.mockResolvedValue({ nodes: [] });
      reader.opened(testRecord());
      await pass();
      expect(client.resourceTree).toHaveBeenCalledTimes(before + 1);
      expect(store.running(testRecord())?.services).toEqual([]);
    });

    it('reads first what somebody has opened, then what is in trouble, then what belongs to an entity', async () => {
      const answers: (() => void)[] = [];
      client.resourceTree.mockImplementation(
        () =>
          new Promise(resolve => {
            answers.push(() => resolve({ nodes: [] }));
          }),
      );
      const blocking = ['one', 'two'].map(name => testRecord({ name }));
      linked.add('one').add('two');
      blocking.forEach(item => store.upsert(item));
      store.upsert(testRecord({ name: 'other' }));
      store.upsert(testRecord({ name: 'opened' }));
      store.upsert(testRecord({ name: 'shop-dev' }));
      store.upsert(broken);
      reader.opened(testRecord({ name: 'opened' }));
      for (let index = 0; index < 6; index += 1) {
        await pass();
        answers[index]?.();
      }
      await pass(500);
      expect(trees()).toEqual([
        'one',
        'two',
        'opened',
        'broken-image',
        'shop-dev',
        'other',
      ]);
    });

    it('reads slowly what nobody waits for, until the catalog links it', async () => {
      const all = many(50);
      all.forEach(item => store.upsert(item));
      await pass(2_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(5);
      all.slice(20, 30).forEach(({ name }) => linked.add(name));
      reader.linksChanged();
      await pass();
      expect(trees().slice(5)).toEqual(
        all.slice(20, 30).map(({ name }) => name),
      );
      await pass(60_000);
      expect(client.resourceTree).toHaveBeenCalledTimes(50);
    });

    it.each([
      ['is away', new ArgocdUnreachableError('refused', 'refused')],
      ['takes no more', new ArgocdAnswerError(429, 'too many')],
      ['takes no account', new ArgocdAnswerError(401, 'expired')],
    ])(
      'leaves an instance alone that %s, and reads all when it is back',
      async (_name, error) => {
        const all = many(500);
        all.forEach(({ name }) => linked.add(name));
        client.resourceTree.mockRejectedValue(error);
        all.forEach(item => store.upsert(item));
        await pass(3_600_000);
        // 5 s, 10 s, 20 s, … 5 min, two at a time.
        expect(client.resourceTree.mock.calls.length).toBeLessThan(50);
        client.resourceTree.mockClear();
        client.resourceTree.mockResolvedValue({ nodes: [] });
        await pass(300_000);
        expect(new Set(trees()).size).toBe(500);
        expect(client.resourceTree).toHaveBeenCalledTimes(500);
      },
    );

    it('does not let an instance that is away hinder another', async () => {
      const other = fakeClient();
      reader.stop();
      reader = new ApplicationReader({
        store,
        clients: new Map([
          ['main', client],
          ['other', other],
        ]),
        logger: mockServices.logger.mock(),
        isLinked: () => true,
      });
      client.resourceTree.mockRejectedValue(
        new ArgocdUnreachableError('refused', 'refused'),
      );
      store.upsert(testRecord());
      store.upsert(testRecord({ instance: 'other' }));
      await pass();
      expect(store.running(testRecord())).toBeUndefined();
      expect(
        store.running(testRecord({ instance: 'other' }))?.services,
      ).toHaveLength(4);
    });
  });
});
