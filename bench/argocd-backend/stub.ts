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

// A process of its own that answers like an Argo CD with many applications, so that it costs the measured one nothing.
// Its parent tells it over the process channel when to send events.
import { createServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firstVersion, indexOf, rawApplication, rawTree } from './applications';

const [instance, size] = process.argv.slice(2).map(Number);
let version = firstVersion - 1;
let stream: ServerResponse | undefined;
const calls: Record<string, number> = {};

/** Lists leave out what Argo CD's do. */
function listed(index: number) {
  const { metadata, spec, status } = rawApplication(instance, index, 0);
  const { resourceVersion: _, ...rest } = metadata;
  const { history: __, operationState, ...shown } = status;
  const { phase, startedAt, finishedAt } = operationState;
  return {
    metadata: rest,
    spec,
    status: { ...shown, operationState: { phase, startedAt, finishedAt } },
  };
}

function line(type: 'ADDED' | 'MODIFIED', application: object): string {
  return `data: ${JSON.stringify({ result: { type, application } })} \n\n\n`;
}

function event(index: number, round: number): string {
  version += 1;
  return line('MODIFIED', rawApplication(instance, index, version, round));
}

const server = createServer((req, res) => {
  const path = req.url!.split('?')[0];
  calls[path] = (calls[path] ?? 0) + 1;
  if (path.endsWith('/stream/applications')) {
    stream = res;
    res.on('close', () => {
      stream = undefined;
    });
    // A stream begins with what is there, and is known to work by that.
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    res.write(line('ADDED', rawApplication(instance, 0, version)));
    return;
  }
  res.setHeader('Content-Type', 'application/json');
  if (path.endsWith('/api/version')) {
    res.end('{"Version":"v3.5.1"}');
  } else if (path.endsWith('/api/v1/applications')) {
    const items = Array.from({ length: size }, (_, index) => listed(index));
    res.end(
      JSON.stringify({
        metadata: { resourceVersion: String(version) },
        items,
      }),
    );
  } else if (path.endsWith('/resource-tree')) {
    res.end(JSON.stringify(rawTree(path.split('/').slice(-2)[0])));
  } else if (path.endsWith('/metadata')) {
    res.end('{"author":"Maria Example","message":"A change"}');
  } else if (/\/applications\/[^/]+$/.test(path)) {
    const name = path.split('/').slice(-1)[0];
    res.end(JSON.stringify(rawApplication(instance, indexOf(name), 0)));
  } else {
    res.end('{"items":null}');
  }
});

const drained = () =>
  new Promise<void>(resolve => stream!.once('drain', resolve));

async function send(count: number, round: number, size_: number) {
  for (let index = 0; index < count; index += 1) {
    if (
      !stream!.write(event(index % size_, round + Math.floor(index / size_)))
    ) {
      await drained();
    }
  }
}

server.listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});

interface Order {
  send?: number;
  one?: number;
  round?: number;
}

process.on('message', async ({ one, round = 0, send: count }: Order) => {
  if (count) {
    await send(count, round, size);
    process.send!({ sent: count, at: Date.now() });
  } else if (one !== undefined) {
    stream!.write(event(one, round));
    process.send!({ sent: 1, at: Date.now() });
  } else {
    process.send!({ calls });
  }
});
// A stub whose bench has failed would keep its output open, and those who read it waiting.
process.on('disconnect', () => process.exit());
