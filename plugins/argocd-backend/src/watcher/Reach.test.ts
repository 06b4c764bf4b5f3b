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

import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { Reach } from './Reach';
import { defaultTiming } from './timing';

/** An Argo CD, with what a bare connection and a call find. */
function reachOf(found: {
  bare: boolean | undefined;
  answer: Error | undefined;
}) {
  const client = {
    takesConnections: jest.fn(async () => found.bare),
    version: jest.fn(async () => {
      if (found.answer) {
        throw found.answer;
      }
      return 'v3.5.1';
    }),
  };
  const reach = new Reach({
    client,
    timing: {
      ...defaultTiming,
      connect: 10,
      probe: 400,
      quietProbe: 800,
      backoffMinimum: 10,
      backoffMaximum: 1_000,
    },
    random: () => 0.5,
    onVersion: () => {},
  });
  return { client, reach };
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('Reach', () => {
  const stop = new AbortController();
  afterAll(() => stop.abort());

  it('asks by bare connections, and seldom by calls', async () => {
    const { client, reach } = reachOf({ bare: true, answer: undefined });
    reach.guard(stop.signal);
    await wait(1_000);
    expect(client.version.mock.calls.length).toBeLessThan(10);
    expect(client.takesConnections.mock.calls.length).toBeGreaterThan(
      2 * client.version.mock.calls.length,
    );
  });

  it('lets go as soon as a bare connection is refused', async () => {
    const found = { bare: true, answer: undefined as Error | undefined };
    const { client, reach } = reachOf(found);
    const guard = reach.guard(stop.signal);
    await wait(300);
    const calls = client.version.mock.calls.length;
    found.bare = false;
    found.answer = new ArgocdUnreachableError('refused');
    await expect(guard).rejects.toThrow(ArgocdUnreachableError);
    expect(client.version.mock.calls.length).toBe(calls + 1);
  });

  it('believes no bare connection that goes elsewhere than the calls', async () => {
    const { client, reach } = reachOf({ bare: false, answer: undefined });
    reach.guard(stop.signal);
    await wait(400);
    expect(client.takesConnections.mock.calls.length).toBe(1);
  });

  it('opens no more of them where something stands between that always takes them', async () => {
    const found = {
      bare: true,
      answer: new ArgocdAnswerError(503, 'no healthy upstream') as
        | Error
        | undefined,
    };
    const { client, reach } = reachOf(found);
    await expect(reach.guard(stop.signal)).rejects.toThrow('no healthy');
    found.answer = undefined;
    client.takesConnections.mockClear();
    reach.guard(stop.signal);
    await wait(300);
    expect(client.takesConnections).not.toHaveBeenCalled();
    expect(client.version.mock.calls.length).toBeGreaterThan(1);
  });

  it('finds out at once when a call has failed', async () => {
    const found = { bare: undefined, answer: undefined as Error | undefined };
    const { reach } = reachOf(found);
    const guard = reach.guard(stop.signal);
    await wait(100);
    found.answer = new ArgocdAnswerError(502, 'bad gateway');
    reach.doubt();
    await expect(guard).rejects.toThrow('bad gateway');
  });

  it('gives one that is slow three tries', async () => {
    const { client, reach } = reachOf({
      bare: true,
      answer: new ArgocdUnreachableError('timeout'),
    });
    await expect(reach.guard(stop.signal)).rejects.toThrow();
    expect(client.version).toHaveBeenCalledTimes(3);
  });

  it('spends no call on one that is away while bare connections are refused', async () => {
    const found = { bare: false as boolean, answer: undefined };
    const { client, reach } = reachOf(found);
    let isOver = false;
    const waiting = reach.wait(0, stop.signal).then(() => {
      isOver = true;
    });
    await wait(200);
    expect(isOver).toBe(false);
    found.bare = true;
    await waiting;
    expect(client.version).not.toHaveBeenCalled();
  });
});
