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

import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** An answer is longer than it may be. */
export class TooLargeError extends Error {}

/**
 * The JSON of an answer, read no further than it may be long.
 *
 * @throws TooLargeError, SyntaxError, or whatever ended the connection
 */
export async function readJson<T>(
  response: Response,
  maxBytes: number,
): Promise<T> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (response.body) {
    for await (const chunk of Readable.fromWeb(
      response.body as NodeReadableStream<Uint8Array>,
    )) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        throw new TooLargeError(`more than ${maxBytes} bytes`);
      }
      chunks.push(chunk);
    }
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
