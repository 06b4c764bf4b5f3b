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

/** What can be wrong with an Argo CD, for tests. */
export type Fault =
  | 'hang'
  | 'unauthorized'
  | 'html'
  | 'garbage'
  | 'unavailable';

/** Injects faults in front of the API: streams that are open are cut when a fault begins. */
export class Faults {
  #fault?: Fault;
  readonly #streams = new Set<Response>();

  set(fault: Fault | undefined): void {
    this.#fault = fault;
    this.cutStreams();
  }

  get current(): Fault | undefined {
    return this.#fault;
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

  readonly middleware: RequestHandler = (_req, res, next) => {
    switch (this.#fault) {
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
