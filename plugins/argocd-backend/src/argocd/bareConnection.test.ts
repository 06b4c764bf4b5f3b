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

import { AddressInfo, createServer, Server } from 'node:net';
import { bareConnection } from './bareConnection';

describe('bareConnection', () => {
  let server: Server;
  let url: string;
  const options = () => ({
    deadlineMs: 2_000,
    signal: new AbortController().signal,
  });

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/root`;
  });

  afterEach(() => {
    server.close();
  });

  it('is taken where somebody listens, and says nothing', async () => {
    const data = jest.fn();
    const closed = new Promise(resolve =>
      server.on('connection', socket =>
        socket.on('data', data).on('close', resolve),
      ),
    );
    expect(await bareConnection(url, options())).toBe(true);
    await closed;
    expect(data).not.toHaveBeenCalled();
  });

  it('is refused where nobody does', async () => {
    await new Promise(resolve => server.close(resolve));
    expect(await bareConnection(url, options())).toBe(false);
  });

  it('tells nothing where the host is not known', async () => {
    expect(
      await bareConnection('https://argocd.invalid', options()),
    ).toBeUndefined();
  });

  it('ends with its signal', async () => {
    expect(
      await bareConnection(url, {
        deadlineMs: 2_000,
        signal: AbortSignal.abort(),
      }),
    ).toBeUndefined();
  });
});
