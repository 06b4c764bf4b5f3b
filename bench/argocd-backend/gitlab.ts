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

// A process of its own that answers like a GitLab with the repositories of all applications.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rawRepository } from './applications';

function answer(path: string, rest: string): unknown {
  const { commits, images, pipelines } = rawRepository(path);
  const [, tag] = /\/tags\/(\w+)$/.exec(rest) ?? [];
  if (tag) {
    return { name: tag };
  }
  switch (rest) {
    case '/repository/commits':
      return commits;
    case '/pipelines':
      return pipelines;
    case '/registry/repositories':
      return images;
    case '':
      return { default_branch: 'main' };
    default:
      return rest.endsWith('/tags')
        ? commits.map(({ id }) => ({ name: id }))
        : [];
  }
}

const server = createServer((req, res) => {
  const [, project, rest] =
    /^\/api\/v4\/projects\/([^/?]+)([^?]*)/.exec(req.url!) ?? [];
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(answer(decodeURIComponent(project), rest)));
});

server.listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());
