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

/** Code of a failure of the forward proxy, and not of what is behind it. */
export const proxyFailureCode = 'ERR_FORWARD_PROXY';

/** @param detail - the code of the failure, or `HTTP <status>` where the proxy answered */
function proxyFailure(detail: string | undefined): Error {
  return Object.assign(
    new Error('The forward proxy lets no connection through.'),
    { code: proxyFailureCode, detail },
  );
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
          throw proxyFailure(`HTTP ${data.statusCode}`);
        }
        return data;
      },
      (error: { code?: string }) => {
        throw proxyFailure(error.code);
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
