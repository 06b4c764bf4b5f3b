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

import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { Connection } from '../../plugins/argocd-backend/src/argocd/Connection';
import { listen } from './listen';

interface ConnectionCase {
  /** Address of an Argo CD; with `tls` a server is started instead. */
  url?: string;
  /** Files of the case's folder. */
  tls?: { key: string; cert: string; ca?: string };
}

function wordsOf(error: unknown): string {
  const { message, cause } = error as Error & {
    cause?: Error & { code?: string };
  };
  return [message, cause?.code, cause?.message].filter(Boolean).join(' ');
}

/** What the first call to an Argo CD says where it fails. */
export async function runConnection(
  { tls, url = '' }: ConnectionCase,
  folder: string,
): Promise<{ message: string }> {
  const read = (file: string) => fs.readFileSync(path.join(folder, file));
  const server =
    tls &&
    https.createServer(
      { key: read(tls.key), cert: read(tls.cert) },
      (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end('{"Version":"v3.5.1"}');
      },
    );
  const connection = new Connection({
    url: server ? `https://localhost:${await listen(server)}` : url,
    credential: { kind: 'token', token: 't' },
    deadlineMs: 5_000,
    ...(tls?.ca && { tls: { caFile: path.join(folder, tls.ca) } }),
  });
  try {
    await connection.json('/api/version');
    return { message: '' };
  } catch (error) {
    return { message: wordsOf(error) };
  } finally {
    await connection.close();
    server?.close();
  }
}
