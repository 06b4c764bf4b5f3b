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

import { connect } from 'node:net';

/** What a host says where nobody listens on the port. */
const refusals = ['ECONNREFUSED', 'ECONNRESET'];

/**
 * Opens a connection and closes it without a word.
 *
 * @returns whether it was taken; `undefined` where that cannot be told
 */
export function bareConnection(
  url: string,
  options: { deadlineMs: number; signal: AbortSignal },
): Promise<boolean | undefined> {
  const { hostname, port, protocol } = new URL(url);
  const usualPort = protocol === 'https:' ? 443 : 80;
  return new Promise(resolve => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || usualPort,
      signal: options.signal,
      timeout: options.deadlineMs,
    });
    const end = (isTaken: boolean | undefined) => {
      socket.destroy();
      resolve(isTaken);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(undefined));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(refusals.includes(error.code ?? '') ? false : undefined),
    );
  });
}
