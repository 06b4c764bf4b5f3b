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

import net from 'node:net';

/** A load balancer: each connection goes to the next replica that takes it. */
export async function balance(port: number, targets: number[]) {
  let turn = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer(client => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    const attempt = (left: number) => {
      if (left === 0) {
        client.destroy();
        return;
      }
      turn += 1;
      const upstream = net.connect(targets[turn % targets.length], '127.0.0.1');
      let isConnected = false;
      upstream.once('connect', () => {
        isConnected = true;
        client.pipe(upstream);
        upstream.pipe(client);
      });
      upstream.on('error', () => {});
      upstream.on('close', () => {
        if (isConnected) {
          client.destroy();
        } else {
          attempt(left - 1);
        }
      });
    };
    attempt(targets.length);
  });
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    close: () => {
      sockets.forEach(socket => socket.destroy());
      server.close();
    },
  };
}
