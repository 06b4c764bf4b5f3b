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

import http from 'node:http';
import { ConfigReader } from '@backstage/config';
import { GitlabProjects } from '../../plugins/scaffolder-backend-module-gitops/src/gitlab/GitlabProjects';
import { planEndpoints } from '../../plugins/scaffolder-backend-module-gitops/src/plan/endpoints';
import { Targets } from '../../plugins/scaffolder-backend-module-gitops/src/targets/Targets';
import { listen } from './listen';

interface GitlabCase {
  owner: string;
  repo: string;
  /** What GitLab answers to the creation of a project. */
  answer?: object;
  status?: number;
  /** GitLab's pages are at another address than its API. */
  apiElsewhere?: boolean;
}

/** A GitLab in which no project exists yet. */
function createGitlab({ answer, status }: GitlabCase, seen: string[]) {
  return http.createServer(({ method, url = '' }, response) => {
    seen.push(`${method} ${url}`);
    response.setHeader('content-type', 'application/json');
    if (url.includes('/namespaces/')) {
      response.end(JSON.stringify({ id: 7 }));
      return;
    }
    const creates = method === 'POST';
    response.statusCode = creates ? status ?? 201 : 404;
    response.end(
      JSON.stringify(creates ? answer ?? {} : { message: '404 Not Found' }),
    );
  });
}

/** What creating a project at a GitLab asks it and says, and the addresses that are planned for it. */
export async function runGitlab(input: GitlabCase) {
  const seen: string[] = [];
  const server = createGitlab(input, seen);
  const host = `127.0.0.1:${await listen(server)}`;
  const placed = Targets.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host,
            apiBaseUrl: `http://${host}/api/v4`,
            baseUrl: input.apiElsewhere
              ? 'http://people.invalid'
              : `http://${host}`,
          },
        ],
      },
      argocd: { instances: [{ name: 'acme' }] },
      gitops: {
        targets: [
          {
            name: 'acme',
            argocdInstance: 'acme',
            gitlab: { host, groups: [input.owner] },
            endpointProfile: 'self-managed',
            registry: { host: 'registry.acme.test' },
            domain: 'acme.test',
            registration: 'manual',
          },
        ],
      },
    }),
  ).place({ name: input.repo, target: 'acme', group: input.owner });
  const projects = GitlabProjects.create(placed.address, 'token');
  let message = '';
  try {
    await projects.find();
    await projects.create({
      visibility: 'private',
      description: '',
      topics: [],
    });
  } catch (error) {
    message = (error as Error).message;
  }
  server.close();
  return {
    message,
    seen,
    endpoints: planEndpoints(placed),
  };
}
