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

import { createServer, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly server: Server;
  port: number;
  /**
   * Stops taking connections until the open requests are done, or have had their time, and begins anew; what is still
   * open then lives on. Resolves with the milliseconds during which connections were refused.
   */
  reload(patienceMs: number): Promise<number>;
  close(): Promise<void>;
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** Listens on loopback only: a pipeline runs the code of a repository, so no other machine may reach it. Port 0 takes a free one. */
export async function listen(
  app: RequestListener,
  port: number,
): Promise<Listening> {
  // A page of the web could point its own name at loopback; it cannot choose the Host that the browser sends.
  const handler: RequestListener = (req, res) => {
    const hostname = (req.headers.host ?? '').replace(/:\d+$/, '');
    if (!['localhost', '127.0.0.1'].includes(hostname)) {
      res.writeHead(403).end('This sandbox answers to localhost only.\n');
      return;
    }
    app(req, res);
  };
  const servers = [createServer(handler)];
  await bind(servers[0], port);
  const { port: bound } = servers[0].address() as AddressInfo;
  return {
    get server() {
      return servers[0];
    },
    port: bound,
    reload: async patienceMs => {
      const begun = performance.now();
      await Promise.race([
        new Promise(resolve => servers[0].close(resolve)),
        new Promise(resolve => setTimeout(resolve, patienceMs)),
      ]);
      servers.unshift(createServer(handler));
      await bind(servers[0], bound);
      return performance.now() - begun;
    },
    close: async () => {
      await Promise.all(
        servers.map(
          server =>
            new Promise(resolve => {
              server.close(resolve);
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}
