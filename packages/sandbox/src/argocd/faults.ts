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

import type { RequestHandler, Response } from 'express';
import type { Part } from './parts';

/** What can be wrong with the way to an Argo CD, and with what it thinks of who asks. */
export const transportFaults = [
  'hang',
  'unauthorized',
  'html',
  'garbage',
  'unavailable',
  /** A proxy in between refuses streams, and nothing else. */
  'streamRefused',
  /** A proxy in between keeps what a stream says to itself. */
  'streamSwallowed',
  /** What changes something is never answered, and changes nothing. */
  'writesHang',
  /** Tokens of accounts are no longer accepted; what needs none is answered. */
  'tokenRevoked',
] as const;

export type Fault = (typeof transportFaults)[number];

/** Injects faults in front of the API, and takes away what is behind it. */
export class Faults {
  #fault?: Fault;
  readonly #streams = new Set<Response>();
  readonly #broken = new Set<Part>();

  #onBreak?: (part: Part) => void;

  /** Has somebody told of a part before it is gone. */
  beforeBreak(listener: (part: Part) => void): void {
    this.#onBreak = listener;
  }

  /** Cuts the streams that are open, but for a token that is revoked: Argo CD asks for it when a stream begins only. */
  set(fault: Fault | undefined): void {
    this.#fault = fault;
    if (fault !== 'tokenRevoked') {
      this.cutStreams();
    }
  }

  get current(): Fault | undefined {
    return this.#fault;
  }

  /** Takes a part away, until it is healed. */
  break(part: Part): void {
    if (!this.#broken.has(part)) {
      this.#onBreak?.(part);
      this.#broken.add(part);
    }
  }

  heal(part: Part): void {
    this.#broken.delete(part);
  }

  isBroken(part: Part): boolean {
    return this.#broken.has(part);
  }

  get broken(): Part[] {
    return [...this.#broken];
  }

  track(stream: Response): void {
    this.#streams.add(stream);
    stream.on('close', () => this.#streams.delete(stream));
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  /** Ends every stream without a word, as a proxy's idle timeout does. */
  cutStreams(): void {
    for (const stream of this.#streams) {
      stream.destroy();
    }
  }

  /** Sends raw bytes to every stream, as a broken proxy might. */
  writeToStreams(text: string): void {
    for (const stream of this.#streams) {
      stream.write(text);
    }
  }

  readonly middleware: RequestHandler = (req, res, next) => {
    const isStream = req.path.startsWith('/v1/stream/');
    switch (this.#fault) {
      case 'streamRefused':
        if (!isStream) {
          next();
          return;
        }
        res.status(504).type('text/plain').send('upstream request timeout');
        return;
      case 'streamSwallowed':
        if (!isStream) {
          next();
          return;
        }
        this.track(res);
        return;
      case 'writesHang':
        if (req.method === 'GET') {
          next();
        }
        return;
      case 'hang':
        return;
      case 'unauthorized':
        res.status(401).json({
          error:
            'invalid session: account backstage does not have token with id sandbox-backstage',
          code: 16,
          message:
            'invalid session: account backstage does not have token with id sandbox-backstage',
        });
        return;
      case 'html':
        res
          .status(200)
          .type('html')
          .send('<!doctype html><title>Sign in</title>');
        return;
      case 'garbage':
        res.status(200).type('application/json').send('{"items":[{"metadata"');
        return;
      case 'unavailable':
        res.status(503).type('text/plain').send('no healthy upstream');
        return;
      default:
        next();
    }
  };
}
