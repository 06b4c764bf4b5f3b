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

/**
 * A load balancer as Kubernetes' Service is one: each connection goes to the next replica of those that were ready when they
 * were last asked, and to no other where that one refuses it.
 */
export async function balance(port: number, targets: number[]) {
  let ready: number[] = [];
  let turn = 0;
  const sockets = new Set<net.Socket>();
  const isReady = (target: number) =>
    fetch(`http://localhost:${target}/.backstage/health/v1/readiness`).then(
      answer => answer.ok,
      () => false,
    );
  const look = async () => {
    const found = await Promise.all(targets.map(isReady));
    ready = targets.filter((_, index) => found[index]);
  };
  await look();
  const timer = setInterval(look, 500);
  const server = net.createServer(client => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    if (ready.length === 0) {
      client.destroy();
      return;
    }
    turn += 1;
    const upstream = net.connect(ready[turn % ready.length], 'localhost');
    upstream.on('error', () => {});
    upstream.on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    /** Asks the replicas at once who is ready. */
    look,
    close: () => {
      clearInterval(timer);
      sockets.forEach(socket => socket.destroy());
      server.close();
    },
  };
}
