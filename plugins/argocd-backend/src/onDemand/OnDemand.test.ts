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

import { BusyError, OnDemand } from './OnDemand';

/** A call that ends when the test says so. */
function heldCall() {
  let answer: (value: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const call = jest.fn(
    () =>
      new Promise<string>((resolve, reject) => {
        answer = resolve;
        fail = reject;
      }),
  );
  return {
    call,
    answer: (value: string) => answer(value),
    fail: (error: Error) => fail(error),
  };
}

/** Lets everything run that waits for nothing. */
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('OnDemand', () => {
  let onDemand: OnDemand;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
    onDemand = new OnDemand({ now: () => Date.now() });
  });

  afterEach(() => jest.useRealTimers());

  it('calls once for all who want the same at the same time', async () => {
    const { call, answer } = heldCall();
    const waiting = [1, 2, 3].map(() =>
      onDemand.get('main', 'tree', 1_000, call),
    );
    await settle();
    answer('a tree');
    expect(await Promise.all(waiting)).toEqual(['a tree', 'a tree', 'a tree']);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('tells the same key of two instances apart', async () => {
    expect(await onDemand.get('main', 'tree', 1_000, async () => 1)).toBe(1);
    expect(await onDemand.get('team', 'tree', 1_000, async () => 2)).toBe(2);
  });

  it('keeps each answer for as long as it was told', async () => {
    const short = jest.fn(async () => 'short');
    const long = jest.fn(async () => 'long');
    const read = async () => {
      await onDemand.get('main', 'short', 1_000, short);
      await onDemand.get('main', 'long', 60_000, long);
    };
    await read();
    jest.advanceTimersByTime(999);
    await read();
    expect([short, long].map(call => call.mock.calls.length)).toEqual([1, 1]);
    jest.advanceTimersByTime(2);
    await read();
    expect([short, long].map(call => call.mock.calls.length)).toEqual([2, 1]);
    jest.advanceTimersByTime(60_000);
    await read();
    expect([short, long].map(call => call.mock.calls.length)).toEqual([3, 2]);
  });

  it('keeps for ever what never changes', async () => {
    const call = jest.fn(async () => 'a commit');
    await onDemand.get('main', 'revision', Infinity, call);
    jest.advanceTimersByTime(365 * 86_400_000);
    await onDemand.get('main', 'revision', Infinity, call);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('keeps an answer that is undefined too', async () => {
    const call = jest.fn(async () => undefined);
    await onDemand.get('main', 'repositories', 1_000, call);
    expect(
      await onDemand.get('main', 'repositories', 1_000, call),
    ).toBeUndefined();
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('tells everybody of a failure, and keeps none', async () => {
    const { call, fail } = heldCall();
    const waiting = [1, 2].map(() => onDemand.get('main', 'tree', 1_000, call));
    const outcome = Promise.allSettled(waiting);
    await settle();
    fail(new Error('refused'));
    expect(await outcome).toEqual([
      { status: 'rejected', reason: new Error('refused') },
      { status: 'rejected', reason: new Error('refused') },
    ]);
    expect(await onDemand.get('main', 'tree', 1_000, async () => 'now')).toBe(
      'now',
    );
  });

  it('does not answer with what is too old where a new call fails', async () => {
    await onDemand.get('main', 'tree', 1_000, async () => 'old');
    jest.advanceTimersByTime(1_001);
    await expect(
      onDemand.get('main', 'tree', 1_000, async () => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
  });

  it('answers with what is too large to be kept', async () => {
    const small = new OnDemand({ maxCharacters: 10 });
    const call = jest.fn(async () => 'a large tree');
    for (let round = 1; round <= 2; round += 1) {
      expect(await small.get('main', 'tree', 1_000, call)).toBe('a large tree');
      expect(call).toHaveBeenCalledTimes(round);
    }
  });

  it('makes six calls to one instance at a time, and lets no other instance wait', async () => {
    const held = Array.from({ length: 8 }, heldCall);
    const waiting = held.map(({ call }, index) =>
      onDemand.get('main', `tree ${index}`, 1_000, call),
    );
    const started = () =>
      held.filter(({ call }) => call.mock.calls.length > 0).length;
    await settle();
    expect(started()).toBe(6);
    expect(await onDemand.get('team', 'tree', 1_000, async () => 'team')).toBe(
      'team',
    );
    held[0].answer('done');
    await settle();
    expect(started()).toBe(7);
    for (const { answer } of held) {
      answer('done');
      await settle();
    }
    held[7].answer('done');
    expect(await Promise.all(waiting)).toHaveLength(8);
  });

  it('turns away who would wait too long, and takes calls again when there is room', async () => {
    const held = Array.from({ length: 206 }, heldCall);
    const begin = (from: number, to: number) =>
      held
        .slice(from, to)
        .map(({ call }, index) =>
          onDemand.get('main', `tree ${from + index}`, 1_000, call),
        );
    const waiting = begin(0, 6);
    await settle();
    waiting.push(...begin(6, 206));
    await settle();
    await expect(
      onDemand.get('main', 'one more', 1_000, async () => 'late'),
    ).rejects.toThrow(new BusyError('main'));
    held[0].answer('done');
    await waiting[0];
    await settle();
    const late = onDemand.get('main', 'one more', 1_000, async () => 'late');
    for (const { answer } of held) {
      answer('done');
      await settle();
    }
    expect(await late).toBe('late');
    await Promise.all(waiting);
  });
});
