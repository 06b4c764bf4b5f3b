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

import { buffer } from 'node:stream/consumers';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { runProgram } from '../programs/runProgram';
import { gitEnvironment } from './git';
import type { Repository } from './Repository';

interface Options {
  projectRoot: string;
  /** Path below the root, e.g. `/42.git/info/refs`. */
  pathInfo: string;
  remoteUser?: string;
  env?: Record<string, string>;
}

/** Has Git's own `git http-backend` answer, as a CGI program. */
async function ask(
  req: Request,
  options: Options,
  input?: Buffer,
): Promise<Buffer> {
  const { stdout } = await runProgram('git', ['http-backend'], {
    input,
    env: gitEnvironment({
      GIT_PROJECT_ROOT: options.projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: options.pathInfo,
      QUERY_STRING: req.originalUrl.split('?')[1] ?? '',
      REQUEST_METHOD: req.method,
      CONTENT_TYPE: req.get('content-type') ?? '',
      CONTENT_LENGTH: input ? String(input.length) : '',
      HTTP_CONTENT_ENCODING: req.get('content-encoding') ?? '',
      GIT_PROTOCOL: req.get('git-protocol') ?? '',
      REMOTE_USER: options.remoteUser ?? '',
      ...options.env,
    }),
  });
  return stdout;
}

const endOfHead = '\r\n\r\n';

function send(res: Response, answer: Buffer): void {
  const end = answer.indexOf(endOfHead);
  if (end < 0) {
    res.status(500).end();
    return;
  }
  for (const line of answer.toString('utf8', 0, end).split('\r\n')) {
    const [name, value] = splitOnce(line, ': ');
    if (name.toLowerCase() === 'status') {
      res.status(Number(value.split(' ')[0]));
    } else {
      res.setHeader(name, value);
    }
  }
  res.end(answer.subarray(end + endOfHead.length));
}

/** Serves one request of Git's smart HTTP protocol by Git itself. */
export async function serveGit(
  req: Request,
  res: Response,
  options: Options,
): Promise<void> {
  send(res, await ask(req, options, await buffer(req)));
}

/** How many answers about branches and tags are kept. */
const keptAnswers = 1_000;

/**
 * Says which branches and tags there are. Git is asked where they are others than before alone: every Argo CD asks again
 * and again.
 */
export class RefsAnswers {
  readonly #kept = new LRUCache<string, Buffer>({ max: keptAnswers });

  async serve(
    req: Request,
    res: Response,
    options: Options & { repository: Repository },
  ): Promise<void> {
    const before = await options.repository.state();
    const key = [
      options.pathInfo,
      req.originalUrl.split('?')[1],
      req.get('git-protocol'),
      before,
    ].join('\0');
    let answer = this.#kept.get(key);
    if (!answer) {
      answer = await ask(req, options);
      if ((await options.repository.state()) === before) {
        this.#kept.set(key, answer);
      }
    }
    send(res, answer);
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0
    ? [text, '']
    : [text.slice(0, index), text.slice(index + separator.length)];
}
