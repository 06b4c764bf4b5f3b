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

import {
  createServer,
  IncomingMessage,
  request as httpRequest,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the way to Argo CD does to what passes; one at a time. */
export type WayFault =
  | 'delay'
  | 'duplicate'
  | 'drop'
  | 'halfLine'
  | 'html'
  | 'unauthorized'
  | 'unavailable'
  | 'refuse';

const delayMs = 60;

/** A proxy in front of an Argo CD that spoils what passes, and counts what is asked. */
export class FaultProxy {
  requests = 0;
  /** Streams that were opened. */
  streams = 0;
  #fault?: WayFault;
  #server!: Server;
  #port = 0;
  readonly #open = new Set<ServerResponse>();

  constructor(private readonly target: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#server = createServer((req, res) => this.#handle(req, res));
    await new Promise<void>(resolve =>
      this.#server.listen(this.#port, '127.0.0.1', resolve),
    );
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  async set(fault: WayFault | undefined): Promise<void> {
    if (this.#fault === 'refuse') {
      await this.start();
    }
    this.#fault = fault;
    if (fault === 'refuse') {
      await this.stop();
    }
  }

  /** Breaks off everything that is open. */
  cut(): void {
    for (const res of this.#open) {
      res.destroy();
    }
  }

  #handle(req: IncomingMessage, res: ServerResponse): void {
    this.requests += 1;
    const isStream = req.url!.includes('/stream/');
    this.streams += isStream ? 1 : 0;
    switch (this.#fault) {
      case 'html':
        res.setHeader('Content-Type', 'text/html');
        res.end('<!doctype html><title>Sign in</title>');
        return;
      case 'unauthorized':
        res.writeHead(401, { 'Content-Type': 'application/json' });
        res.end(
          '{"error":"invalid session","code":16,"message":"invalid session"}',
        );
        return;
      case 'unavailable':
        res.writeHead(503).end('no healthy upstream');
        return;
      case 'delay':
        setTimeout(() => this.#forward(req, res, isStream), delayMs);
        return;
      default:
        this.#forward(req, res, isStream);
    }
  }

  #forward(req: IncomingMessage, res: ServerResponse, isStream: boolean): void {
    this.#open.add(res);
    const upstream = httpRequest(
      `${this.target}${req.url}`,
      { method: req.method, headers: { ...req.headers, host: 'localhost' } },
      answer => {
        res.writeHead(answer.statusCode!, answer.headers);
        answer.on('data', (chunk: Buffer) => {
          if (isStream) {
            this.#passEvent(chunk, res);
          } else {
            res.write(chunk);
          }
        });
        answer.on('end', () => res.end());
        answer.on('error', () => res.destroy());
      },
    );
    upstream.on('error', () => res.destroy());
    req.pipe(upstream);
    res.on('close', () => {
      this.#open.delete(res);
      upstream.destroy();
    });
  }

  #passEvent(chunk: Buffer, res: ServerResponse): void {
    switch (this.#fault) {
      case 'drop':
        return;
      case 'duplicate':
        res.write(Buffer.concat([chunk, chunk]));
        return;
      case 'halfLine':
        res.write(chunk.subarray(0, Math.floor(chunk.length / 2)), () =>
          res.destroy(),
        );
        return;
      default:
        res.write(chunk);
    }
  }
}
