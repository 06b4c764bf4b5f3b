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
  recordedRecord,
  recordedTree,
} from '../__testUtils__/recordings';
import { testRecord } from '../__testUtils__/testRecord';
import { RawApplication, RawLogEntry, RawTreeNode } from '../argocd/types';
import { ApplicationStore } from '../store/ApplicationStore';
import { CauseFinder } from './CauseFinder';

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

function fakeClient() {
  return {
    getApplication: jest.fn(async () => failedHook),
    resourceTree: jest.fn(async () => ({
      nodes: recordedTree('broken-image'),
    })),
    events: jest.fn(async () => recordedEvents('events-of-pod')),
    logs: jest.fn((..._: unknown[]) => logOf()),
  };
}

describe('CauseFinder', () => {
  let client: ReturnType<typeof fakeClient>;
  let store: ApplicationStore;
  let finder: CauseFinder;

  beforeEach(() => {
    jest.useFakeTimers();
    client = fakeClient();
    store = new ApplicationStore();
    finder = new CauseFinder({
      store,
      clients: new Map([['main', client]]),
      logger: mockServices.logger.mock(),
    });
  });

  afterEach(() => {
    finder.stop();
    jest.useRealTimers();
  });

  const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

  it('finds the cause in the tree once, however often the application is seen', async () => {
    store.upsert(broken);
    await pass();
    store.upsert({
      ...broken,
      resourceVersion: '2',
      labels: { seen: 'again' },
    });
    await pass(600_000);
    expect(store.cause(broken)).toMatchObject({ code: 'imageNotFound' });
    expect(client.resourceTree).toHaveBeenCalledTimes(1);
    expect(client.logs).not.toHaveBeenCalled();
  });

  it('finds the cause in the result of a sync, with the last line of the hook', async () => {
    client.logs.mockImplementation(() => logOf('connecting', 'no such table'));
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

  it('knows without a call what the application says itself', async () => {
    const record = recordedRecord('read/get-broken-path.json');
    store.upsert(record);
    await pass();
    expect(store.cause(record)?.code).toBe('pathMissing');
    expect(client.getApplication).not.toHaveBeenCalled();
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
    client.resourceTree.mockResolvedValue({
      nodes: recordedTree('broken-image'),
    });
    store.upsert({ ...broken, images: ['shop:2'] });
    await pass();
    expect(store.cause(broken)).toMatchObject({ code: 'imageNotFound' });
  });

  it('looks again later where a rollout only waits', async () => {
    const waiting = testRecord({
      health: { status: 'Progressing', since: new Date().toISOString() },
    });
    client.resourceTree.mockResolvedValue({
      nodes: [{ kind: 'Pod', name: 'a', health: { status: 'Progressing' } }],
    });
    client.events.mockResolvedValue([]);
    store.upsert(waiting);
    await pass(7_000);
    expect(client.resourceTree).not.toHaveBeenCalled();
    await pass(2_000);
    expect(client.resourceTree).toHaveBeenCalledTimes(1);
    await pass(15_000);
    expect(client.resourceTree).toHaveBeenCalledTimes(2);
    expect(store.cause(waiting)).toBeUndefined();
  });

  it('forgets the cause when the application is live, and drops what is no longer wanted', async () => {
    store.upsert(broken);
    await pass();
    store.upsert({ ...broken, health: { status: 'Healthy' } });
    expect(store.cause(broken)).toBeUndefined();

    let answer: (tree: { nodes: RawTreeNode[] }) => void = () => {};
    client.resourceTree.mockReturnValue(
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
    expect(client.resourceTree).toHaveBeenCalledTimes(2);
  });

  it('searches no more for an application that is gone', async () => {
    client.resourceTree.mockRejectedValue(new Error('timeout'));
    store.upsert(broken);
    await pass();
    store.remove(broken);
    await pass(600_000);
    expect(client.resourceTree).toHaveBeenCalledTimes(1);
  });

  it('searches two at a time, and says how many wait', async () => {
    client.resourceTree.mockReturnValue(new Promise(() => {}));
    for (let index = 0; index < 5; index += 1) {
      store.upsert({ ...broken, name: `broken-${index}` });
    }
    await pass();
    expect(client.resourceTree).toHaveBeenCalledTimes(2);
    expect(finder.queued()).toEqual(new Map([['main', 3]]));
  });

  it('has nothing to search in an instance that it does not know', async () => {
    store.upsert({ ...broken, instance: 'other' });
    await pass(600_000);
    expect(client.resourceTree).not.toHaveBeenCalled();
    expect(store.cause({ ...broken, instance: 'other' })).toBeUndefined();
  });

  it('ends with what is still waiting', async () => {
    client.resourceTree.mockRejectedValue(new Error('timeout'));
    store.upsert(broken);
    await pass();
    finder.stop();
    await pass(600_000);
    store.upsert({ ...broken, images: ['shop:2'] });
    await pass();
    expect(client.resourceTree).toHaveBeenCalledTimes(1);
  });
});
