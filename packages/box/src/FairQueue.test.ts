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

import { FairQueue } from './FairQueue';

/** Tasks that end when they are told to, and the order in which they begin. */
function recorder(queue: FairQueue) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const settle = () => new Promise(resolve => setImmediate(resolve));
  return {
    begun,
    ask: (person: string, name: string, signal?: AbortSignal) =>
      queue.run(
        person,
        () => {
          begun.push(name);
          return new Promise<void>(resolve => ends.set(name, resolve));
        },
        signal,
      ),
    async end(name: string) {
      await settle();
      ends.get(name)!();
      await settle();
    },
    settle,
  };
}

const limits = {
  concurrency: 2,
  concurrencyEach: 1,
  maxWaiting: 4,
  maxWaitingEach: 3,
};

describe('FairQueue', () => {
  it('lets nobody take every place, and whoever has had the least comes first', async () => {
    const { ask, begun, end, settle } = recorder(new FairQueue(limits));
    const all = [ask('m', 'm1'), ask('m', 'm2'), ask('m', 'm3')];
    await settle();
    expect(begun).toEqual(['m1']);
    all.push(ask('j', 'j1'), ask('a', 'a1'));
    await settle();
    expect(begun).toEqual(['m1', 'j1']);
    await end('m1');
    expect(begun).toEqual(['m1', 'j1', 'a1']);
    await end('j1');
    await end('a1');
    await end('m2');
    await end('m3');
    await Promise.all(all);
    expect(begun).toEqual(['m1', 'j1', 'a1', 'm2', 'm3']);
  });

  it('refuses what is too much of one person, and of all', async () => {
    const { ask, begun, end } = recorder(new FairQueue(limits));
    const all = ['m1', 'm2', 'm3', 'm4'].map(name => ask('m', name));
    await expect(ask('m', 'm5')).rejects.toMatchObject({ share: 'person' });
    all.push(ask('j', 'j1'), ask('j', 'j2'));
    await expect(ask('a', 'a1')).rejects.toMatchObject({ share: 'total' });
    for (const name of ['m1', 'j1', 'm2', 'j2', 'm3', 'm4']) {
      await end(name);
    }
    await Promise.all(all);
    expect(begun).toHaveLength(6);
  });

  it('forgets what was aborted while it waited, and goes on after what failed', async () => {
    const queue = new FairQueue({ ...limits, concurrency: 1 });
    const { ask, begun, end } = recorder(queue);
    const first = ask('m', 'm1');
    const stop = new AbortController();
    const second = ask('m', 'm2', stop.signal);
    stop.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    await end('m1');
    await first;
    await expect(
      queue.run('m', () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
    const last = ask('m', 'm3');
    await end('m3');
    await last;
    expect(begun).toEqual(['m1', 'm3']);
  });
});
