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
import { testRecord } from '../__testUtils__/testRecord';
import { CallLimit } from '../argocd/CallLimit';
import { RawApplication } from '../argocd/types';
import { ApplicationStore } from '../store/ApplicationStore';
import { Details } from './Details';

function listed(name: string, change = {}) {
  return testRecord({
    name,
    history: undefined,
    objects: undefined,
    conditions: undefined,
    ...change,
  });
}

describe('Details', () => {
  let store: ApplicationStore;
  let asked: string[];
  let answer: (name: string) => Promise<RawApplication>;
  let details: Details;

  beforeEach(() => {
    store = new ApplicationStore();
    // What a test before this one still asks is not counted here.
    const calls: string[] = [];
    asked = calls;
    answer = async name => ({ metadata: { name, namespace: 'argocd' } });
    details = new Details({
      instance: 'main',
      client: {
        getApplication: async ({ name }) => {
          calls.push(name);
          return answer(name);
        },
      },
      limit: new CallLimit(),
      store,
      logger: mockServices.logger.mock(),
      onRead: () => {},
      firstPauseMs: 300,
    });
    details.start();
  });

  afterEach(() => details.stop());

  async function until(count: number) {
    while (asked.length < count) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  it('reads what is opened and what is in trouble before all others', async () => {
    // Those that begin at once wait for nothing, and the limit holds the others up.
    const others = Array.from({ length: 12 }, (_, index) =>
      listed(`other-${index}`),
    );
    others.forEach(record => store.upsert(record));
    details.fill();
    store.upsert(listed('broken', { health: { status: 'Degraded' } }));
    store.upsert(listed('opened'));
    details.fill();
    details.opened(store.stored(listed('opened'))!);
    await until(14);
    const behindTheFirst = asked.slice(4);
    expect(behindTheFirst.slice(0, 2)).toEqual(['opened', 'broken']);
    expect(new Set(asked).size).toBe(14);
  });

  it('asks once for who asks at the same time, and anew for who expects something new', async () => {
    store.upsert(listed('one'));
    await Promise.all([
      details.read(listed('one')),
      details.read(listed('one')),
    ]);
    expect(asked).toEqual(['one']);
    await Promise.all([
      details.read(listed('one')),
      details.again(store.stored(listed('one'))!),
    ]);
    expect(asked).toEqual(['one', 'one', 'one']);
  });

  it('leaves an Argo CD that has trouble alone for a while, and then goes on', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `app-${index}`);
    names.forEach(name => store.upsert(listed(name)));
    answer = async () => {
      throw new Error('boom');
    };
    details.fill();
    await until(4);
    await new Promise(resolve => setImmediate(resolve));
    expect(asked).toHaveLength(4);
    expect(details.waiting).toBe(26);
    answer = async name => ({ metadata: { name, namespace: 'argocd' } });
    await until(30);
    expect(names.filter(name => !asked.includes(name))).toEqual([]);
    expect(details.waiting).toBe(0);
  });
});
