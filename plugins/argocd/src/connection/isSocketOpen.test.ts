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

import { SignalClient } from '@backstage/plugin-signals';
import { isSocketOpen } from './isSocketOpen';

class Socket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  static last?: Socket;
  readyState = Socket.CONNECTING;
  onclose?: (event: { code: number }) => void;

  constructor() {
    Socket.last = this;
  }

  send() {}

  close() {
    this.readyState = Socket.CLOSED;
  }
}

describe('isSocketOpen', () => {
  const { WebSocket: original } = globalThis;
  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { WebSocket: Socket });
  });
  afterEach(() => {
    Object.assign(globalThis, { WebSocket: original });
    jest.useRealTimers();
  });

  it("sees the socket of Backstage's client", async () => {
    const signals = SignalClient.create({
      identity: {
        getCredentials: async () => ({ token: 'token' }),
        getProfileInfo: async () => ({}),
        getBackstageIdentity: async () => ({
          type: 'user',
          userEntityRef: 'user:default/maria',
          ownershipEntityRefs: [],
        }),
        signOut: async () => {},
      },
      discoveryApi: { getBaseUrl: async () => 'http://localhost/api/signals' },
    });
    expect(isSocketOpen(signals)).toBe(false);
    const { unsubscribe } = signals.subscribe('channel', () => {});
    await jest.advanceTimersByTimeAsync(0);
    expect(isSocketOpen(signals)).toBe(false);
    Socket.last!.readyState = Socket.OPEN;
    await jest.advanceTimersByTimeAsync(200);
    expect(isSocketOpen(signals)).toBe(true);
    Socket.last!.readyState = Socket.CLOSED;
    Socket.last!.onclose!({ code: 1006 });
    expect(isSocketOpen(signals)).toBe(false);
    unsubscribe();
  });

  it('knows of none without the signals plugin', () => {
    expect(isSocketOpen(undefined)).toBe(false);
  });
});
