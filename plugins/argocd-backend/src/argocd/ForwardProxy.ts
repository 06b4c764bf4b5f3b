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

import { Dispatcher, Pool, ProxyAgent } from 'undici';

/** The forward proxy, and not what is behind it, let no connection through. */
export class ProxyFailure extends Error {
  /** @param code - of the failure, or `HTTP <status>` where the proxy answered */
  constructor(readonly code: string) {
    super('The forward proxy lets no connection through.');
    this.name = 'ProxyFailure';
  }
}

function failureOf(error: unknown): ProxyFailure {
  const { code = 'UNKNOWN' } = error as { code?: string };
  return new ProxyFailure(code);
}

/** Connections to the proxy; what fails here is no fault of Argo CD. */
class ProxyPool extends Pool {
  override connect(
    options: Dispatcher.ConnectOptions,
  ): Promise<Dispatcher.ConnectData>;
  override connect(
    options: Dispatcher.ConnectOptions,
    callback: (error: Error | null, data: Dispatcher.ConnectData) => void,
  ): void;
  override connect(
    options: Dispatcher.ConnectOptions,
    callback?: (error: Error | null, data: Dispatcher.ConnectData) => void,
  ): Promise<Dispatcher.ConnectData> | void {
    if (callback) {
      return super.connect(options, callback);
    }
    return super.connect(options).then(
      data => {
        if (data.statusCode !== 200) {
          data.socket.on('error', () => {}).destroy();
          throw new ProxyFailure(`HTTP ${data.statusCode}`);
        }
        return data;
      },
      error => {
        throw failureOf(error);
      },
    );
  }
}

/** A way to Argo CD through a forward proxy, in a tunnel of its own; TLS is with Argo CD, not with the proxy. */
export function forwardProxy(
  proxy: string,
  {
    connect,
    ...options
  }: Pick<
    ProxyAgent.Options,
    'headersTimeout' | 'bodyTimeout' | 'pipelining'
  > & { connect: ProxyAgent.Options['requestTls'] },
): ProxyAgent {
  return new ProxyAgent({
    ...options,
    uri: proxy,
    requestTls: connect,
    clientFactory: (origin, pool) => new ProxyPool(origin, pool),
  });
}
