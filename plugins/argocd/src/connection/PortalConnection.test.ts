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

import { act } from '@testing-library/react';
import { fakeSignals } from '../__testUtils__/signals';
import { PortalConnection } from './PortalConnection';

const second = 1_000;
const minute = 60 * second;
const startedAt = '2026-11-24T14:02:00.000Z';

const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

/** The portal, which a test takes away. */
function portal() {
  const state = { isThere: true };
  const probe = jest.fn(async () => {
    if (!state.isThere) {
      throw new TypeError('Failed to fetch');
    }
  });
  return { state, probe };
}

function connect(options: { signals?: boolean; isOpen?: boolean } = {}) {
  const signals = fakeSignals();
  if (options.isOpen === false) {
    signals.setOpen(false);
  }
  const { state, probe } = portal();
  const connection = new PortalConnection({
    probe,
    signals: options.signals === false ? undefined : signals.api,
  });
  const look = jest.fn();
  const signal = jest.fn();
  const stop = connection.listen({ look, signal });
  return { connection, look, onSignal: signal, probe, signals, state, stop };
}

function hide(): () => void {
  const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  return () => {
    hidden.mockRestore();
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
  };
}

describe('PortalConnection', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse(startedAt) }));
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('asks for nothing but a slow look while signals are connected', async () => {
    const { connection, look, onSignal, probe, signals } = connect();
    expect(connection.state.push).toBe('open');
    await wait(5 * minute - second);
    expect(look).not.toHaveBeenCalled();
    await wait(10 * minute + second);
    expect(look).toHaveBeenCalledTimes(3);
    expect(probe).not.toHaveBeenCalled();
    const message = { applications: ['a'], instances: false };
    signals.signal(message);
    expect(onSignal).toHaveBeenCalledWith(message);
  });

  it('looks once for what changed before the socket was open', async () => {
    const { connection, look, signals } = connect({ isOpen: false });
    expect(connection.state.push).toBe('connecting');
    signals.setOpen(true);
    await wait(2 * second);
    expect(connection.state.push).toBe('open');
    expect(look).not.toHaveBeenCalled();
    await wait(2 * minute);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('looks every ten seconds where nothing is pushed', async () => {
    const { connection, look } = connect({ signals: false });
    expect(connection.state.push).toBe('none');
    await wait(minute);
    expect(look).toHaveBeenCalledTimes(6);
  });

  it('gives up a socket that does not open, and looks often', async () => {
    const { connection, look } = connect({ isOpen: false });
    await wait(minute);
    expect(connection.state.push).toBe('none');
    expect(look).toHaveBeenCalledTimes(6);
  });

  it('relies on no signals whose socket cannot be seen', async () => {
    const { subscribe } = fakeSignals().api;
    const connection = new PortalConnection({
      probe: async () => {},
      signals: { subscribe },
    });
    const look = jest.fn();
    connection.listen({ look });
    await wait(minute);
    expect(connection.state.push).toBe('none');
    expect(look).toHaveBeenCalledTimes(6);
  });

  it('does nothing while the page is hidden, and looks once when it is seen again', async () => {
    const { look, probe, state, signals } = connect();
    const show = hide();
    signals.setOpen(false);
    state.isThere = false;
    await wait(30 * minute);
    expect(look).not.toHaveBeenCalled();
    expect(probe).not.toHaveBeenCalled();
    signals.setOpen(true);
    state.isThere = true;
    show();
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('bridges signals that are lost, and looks once when they are back', async () => {
    const { connection, look, probe, signals } = connect();
    signals.setOpen(false);
    await wait(2 * second);
    expect(connection.state.push).toBe('none');
    expect(connection.state.lostSince).toBeUndefined();
    expect(probe).toHaveBeenCalledTimes(1);
    await wait(minute);
    expect(look).toHaveBeenCalledTimes(6);
    signals.setOpen(true);
    await wait(2 * second);
    expect(look).toHaveBeenCalledTimes(7);
    expect(look).toHaveBeenLastCalledWith(3 * second);
    await wait(4 * minute);
    expect(look).toHaveBeenCalledTimes(7);
  });

  it('subscribes anew where the socket was ended regularly, which nobody else repairs', async () => {
    const { signals } = connect();
    const subscribe = jest.spyOn(signals.api, 'subscribe');
    signals.setOpen(false);
    await wait(5 * second);
    expect(subscribe).not.toHaveBeenCalled();
    await wait(10 * second);
    expect(subscribe).toHaveBeenCalledTimes(2);
  });

  it('notices within ten seconds that the portal is away, and asks once when it is back', async () => {
    const { connection, look, probe, signals, state } = connect();
    await wait(minute);
    state.isThere = false;
    signals.setOpen(false);
    await wait(10 * second);
    expect(connection.state.lostSince).toBe('2026-11-24T14:03:01.000Z');
    probe.mockClear();
    await wait(minute);
    // Nothing but the probe asks.
    expect(probe).toHaveBeenCalledTimes(12);
    expect(look).not.toHaveBeenCalled();

    jest.spyOn(signals.api, 'subscribe').mockImplementation(() => {
      signals.setOpen(true);
      return { unsubscribe: () => {} };
    });
    state.isThere = true;
    await wait(10 * second);
    expect(connection.state.lostSince).toBeUndefined();
    expect(look).toHaveBeenCalledTimes(1);
    expect(look).toHaveBeenCalledWith(3 * second);
  });

  it('asks once without signals where these do not come back with the portal', async () => {
    const { look, signals, state } = connect();
    state.isThere = false;
    signals.setOpen(false);
    await wait(10 * second);
    state.isThere = true;
    await wait(10 * second);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('takes a probe that is never answered for a portal that is away', async () => {
    const signals = fakeSignals();
    const connection = new PortalConnection({
      probe: signal =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('Aborted')));
        }),
      signals: signals.api,
    });
    connection.listen({});
    signals.setOpen(false);
    await wait(10 * second);
    expect(connection.state.lostSince).toBeDefined();
  });

  it('asks whether the portal is there when the network goes', async () => {
    const { connection, state } = connect();
    state.isThere = false;
    window.dispatchEvent(new Event('offline'));
    await wait(0);
    expect(connection.state.lostSince).toBe(startedAt);
    state.isThere = true;
    window.dispatchEvent(new Event('online'));
    await wait(0);
    expect(connection.state.lostSince).toBeUndefined();
  });

  it('does not believe the network: a portal on the same machine is there without one', async () => {
    const { connection } = connect();
    window.dispatchEvent(new Event('offline'));
    await wait(0);
    expect(connection.state.lostSince).toBeUndefined();
  });

  const status = (statusCode: number) =>
    Object.assign(new Error(`Request failed with ${statusCode}`), {
      statusCode,
    });

  it.each([
    ['does not come', new TypeError('Failed to fetch'), 1],
    ['a proxy answers with 502', status(502), 1],
    ['a portal that starts answers with 503', status(503), 1],
    ['is refused', status(403), 0],
    ['fails in the portal', status(500), 0],
  ])('probes where an answer %s or not', async (_name, error, probes) => {
    const { connection, probe } = connect();
    await expect(connection.track(Promise.reject(error))).rejects.toBe(error);
    await wait(0);
    expect(probe).toHaveBeenCalledTimes(probes);
    expect(connection.state.lostSince).toBeUndefined();
  });

  it('probes where an answer takes long', async () => {
    const { connection, probe, state } = connect();
    state.isThere = false;
    connection.track(new Promise(() => {}));
    await wait(4 * second);
    expect(probe).not.toHaveBeenCalled();
    await wait(2 * second);
    expect(connection.state.lostSince).toBeDefined();
  });

  it('knows by any answer that the portal is back', async () => {
    const { connection, state } = connect();
    state.isThere = false;
    await expect(
      connection.track(Promise.reject(new TypeError('Failed to fetch'))),
    ).rejects.toThrow();
    await wait(0);
    expect(connection.state.lostSince).toBeDefined();
    await connection.track(Promise.resolve());
    expect(connection.state.lostSince).toBeUndefined();
  });

  it('leaves nothing behind when nobody listens', async () => {
    const { stop, look } = connect();
    stop();
    expect(jest.getTimerCount()).toBe(0);
    await wait(10 * minute);
    expect(look).not.toHaveBeenCalled();
  });
});
