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

import { createServer, request, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** Answers a request itself, or leaves it to GitLab by saying nothing. */
type Interception = (asked: string, res: ServerResponse) => boolean | void;

/** A proxy before a GitLab, which also stands below the path /gitlab there: the back end reaches it at another address than people, and some answers are the proxy's own. */
export class GitlabProxy {
  /** What was asked so far, such as `POST /api/v4/projects`. */
  readonly asked: string[] = [];
  intercept: Interception = () => {};

  static async start(gitlabUrl: string): Promise<GitlabProxy> {
    const proxy = new GitlabProxy(gitlabUrl);
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  readonly #server: Server;

  private constructor(gitlabUrl: string) {
    this.#server = createServer((req, res) => {
      const asked = `${req.method} ${req.url}`;
      this.asked.push(asked);
      if (this.intercept(asked, res)) {
        req.resume();
        return;
      }
      const forwarded = request(
        new URL(req.url?.replace(/^\/gitlab\//, '/') ?? '', gitlabUrl),
        { method: req.method, headers: req.headers },
        answer => {
          res.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(res);
        },
      );
      forwarded.on('error', () => res.writeHead(502).end());
      req.pipe(forwarded);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
