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

import { spawn } from 'node:child_process';
import type { Request, Response } from 'express';
import { gitEnvironment } from './git';

/** Serves one request of Git's smart HTTP protocol by Git's own `git http-backend`, as a CGI program. */
export function serveGit(
  req: Request,
  res: Response,
  options: {
    projectRoot: string;
    /** Path below the root, e.g. `/42.git/info/refs`. */
    pathInfo: string;
    remoteUser?: string;
    env?: Record<string, string>;
  },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = req.originalUrl.split('?')[1] ?? '';
    const child = spawn('git', ['http-backend'], {
      env: gitEnvironment({
        GIT_PROJECT_ROOT: options.projectRoot,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: options.pathInfo,
        QUERY_STRING: query,
        REQUEST_METHOD: req.method,
        CONTENT_TYPE: req.get('content-type') ?? '',
        CONTENT_LENGTH: req.get('content-length') ?? '',
        HTTP_CONTENT_ENCODING: req.get('content-encoding') ?? '',
        GIT_PROTOCOL: req.get('git-protocol') ?? '',
        REMOTE_USER: options.remoteUser ?? '',
        ...options.env,
      }),
    });
    let head = Buffer.alloc(0);
    let headDone = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (headDone) {
        res.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      headDone = true;
      for (const line of head.subarray(0, end).toString().split('\r\n')) {
        const [name, value] = splitOnce(line, ': ');
        if (name.toLowerCase() === 'status') {
          res.status(Number(value.split(' ')[0]));
        } else {
          res.setHeader(name, value);
        }
      }
      res.write(head.subarray(end + 4));
    });
    child.on('error', reject);
    child.on('close', () => {
      if (!headDone) {
        res.status(500);
      }
      res.end();
      resolve();
    });
    // A client that hangs up leaves nothing to write to.
    child.stdin.on('error', () => {});
    req.pipe(child.stdin);
  });
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0
    ? [text, '']
    : [text.slice(0, index), text.slice(index + separator.length)];
}
