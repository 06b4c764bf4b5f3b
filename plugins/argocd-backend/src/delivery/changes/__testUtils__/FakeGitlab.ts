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

import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { GitlabClient } from '../../../gitlab/GitlabClient';

interface Commit {
  id: string;
  title: string;
  at: number;
  touches: string[];
}

interface Pipeline {
  id: number;
  sha: string;
  ref: string;
  status: string;
  source: string;
  at: number;
  jobs: Job[];
}

interface Job {
  name: string;
  status: string;
  startedAt?: number;
  finishedAt?: number;
}

const iso = (time: number | undefined) =>
  time === undefined ? null : new Date(time).toISOString();

/** The id of a commit by a name that people can read. */
export function shaOf(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

/** What GitLab answers about its projects, all alike, with a clock that stands still until it is told. */
export class FakeGitlab {
  now = Date.parse('2026-11-28T08:00:00Z');
  /** Paths that were asked for, without the project. */
  requests: string[] = [];
  /** Answers instead of GitLab, where it returns a status. */
  fault: (path: string) => number | undefined = () => undefined;
  retryAfter = '60';
  readonly branches = new Map<string, Commit[]>([['main', []]]);
  readonly pipelines: Pipeline[] = [];
  /** When the tags of each image were pushed. */
  readonly images = new Map<string, Map<string, number>>();
  mergeRequests = new Map<string, object>();
  /** As the list of the project has them, with the differences of each. */
  listed: { row: { iid: number; [name: string]: unknown }; diffs: object[] }[] =
    [];
  readonly #server: Server;
  #ids = 100;

  static async start(): Promise<FakeGitlab> {
    const gitlab = new FakeGitlab();
    await new Promise<void>(resolve =>
      gitlab.#server.listen(0, '127.0.0.1', resolve),
    );
    return gitlab;
  }

  private constructor() {
    this.#server = createServer((req, res) => this.#answer(req, res));
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  client(): GitlabClient {
    const { host } = new URL(this.url);
    const integrations = ScmIntegrations.fromConfig(
      mockServices.rootConfig({
        data: {
          integrations: {
            gitlab: [
              {
                host,
                baseUrl: this.url,
                apiBaseUrl: `${this.url}/api/v4`,
                token: 'the-token-of-the-portal',
              },
            ],
          },
        },
      }),
    );
    return new GitlabClient(integrations, { now: () => this.now });
  }

  page(project = 'team/shop'): string {
    return `${this.url}/${project}`;
  }

  /** Pushes commits by their names, the oldest first; the id of the last. */
  push(
    names: string | string[],
    options: { branch?: string; touches?: string[]; at?: number } = {},
  ): string {
    const { branch = 'main', touches = [], at = this.now } = options;
    const commits = this.branches.get(branch) ?? [];
    for (const name of [names].flat()) {
      commits.unshift({ id: shaOf(name), title: name, at, touches });
    }
    this.branches.set(branch, commits);
    return commits[0].id;
  }

  /** A pipeline of a commit, with the states of its jobs in order. */
  pipeline(
    name: string,
    status: string,
    jobs: Record<string, string> = {},
    options: { ref?: string; source?: string } = {},
  ): Pipeline {
    const { ref = 'main', source = 'push' } = options;
    this.#ids += 1;
    const pipeline: Pipeline = {
      id: this.#ids,
      sha: shaOf(name),
      ref,
      status,
      source,
      at: this.now,
      jobs: [],
    };
    this.pipelines.unshift(pipeline);
    this.run(pipeline, status, jobs);
    return pipeline;
  }

  /** Jobs that succeeded ran one after the other, a minute each, and the last has just ended. */
  run(pipeline: Pipeline, status: string, jobs: Record<string, string>): void {
    pipeline.status = status;
    const names = Object.keys(jobs);
    pipeline.jobs = names.map((name, index) => {
      const ran = ['success', 'failed'].includes(jobs[name]);
      const end = this.now - (names.length - 1 - index) * 60_000;
      return {
        name,
        status: jobs[name],
        ...(ran && { startedAt: end - 50_000, finishedAt: end }),
      };
    });
  }

  /** Pushes an image when a job of a pipeline had nearly ended. */
  image(repository: string, tag: string, at = this.now): void {
    const tags = this.images.get(repository) ?? new Map();
    this.images.set(repository, tags.set(tag, at));
  }

  /** A commit that was built a while ago by `test`, `build` and `update`, with its image. */
  built(name: string, repository = 'team/shop/api'): string {
    const sha = this.push(name);
    this.pipeline(name, 'success', {
      test: 'success',
      build: 'success',
      update: 'success',
    });
    this.image(repository, sha, this.now - 61_000);
    return sha;
  }

  /** How often paths were asked for that contain a text. */
  count(text = ''): number {
    return this.requests.filter(path => path.includes(text)).length;
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    const url = new URL(req.url!, this.url);
    const path = url.pathname.replace(/^\/api\/v4\/projects\/[^/]+/, '');
    this.requests.push(`${path}${url.search}`);
    const status = this.fault(path);
    const body = status
      ? { message: 'no' }
      : this.#body(path, url.searchParams);
    res.writeHead(status ?? (body === undefined ? 404 : 200), {
      'Content-Type': 'application/json',
      ...(status === 429 && { 'Retry-After': this.retryAfter }),
    });
    res.end(JSON.stringify(body ?? { message: '404 Not Found' }));
  }

  #body(path: string, query: URLSearchParams): unknown {
    const paged = <T>(items: T[]) => {
      const size = Number(query.get('per_page') ?? 20);
      const start = (Number(query.get('page') ?? 1) - 1) * size;
      return items.slice(start, start + size);
    };
    const [, kind, id, rest] =
      /^\/(pipelines|registry\/repositories|repository\/commits)\/([^/]+)(\/.*)?$/.exec(
        path,
      ) ?? [];
    if (path === '') {
      return { default_branch: 'main' };
    }
    if (path === '/repository/commits') {
      const ref = query.get('ref_name') ?? 'main';
      const commits = this.branches.get(ref) ?? this.#ancestry(ref);
      const folder = query.get('path');
      return (
        commits &&
        paged(
          commits.filter(({ touches }) => !folder || touches.includes(folder)),
        ).map(commit => this.#commit(commit))
      );
    }
    if (path === '/repository/compare') {
      const from = this.#ancestry(query.get('from')!);
      const to = this.#ancestry(query.get('to')!);
      return (
        from &&
        to && {
          commits: to
            .filter(({ id: sha }) => !from.some(item => item.id === sha))
            .map(commit => this.#commit(commit)),
        }
      );
    }
    if (path === '/merge_requests') {
      return paged(this.listed.map(({ row }) => row));
    }
    const [, iid] = /^\/merge_requests\/(\d+)\/diffs$/.exec(path) ?? [];
    if (iid) {
      return this.listed.find(({ row }) => row.iid === Number(iid))?.diffs;
    }
    if (path === '/pipelines') {
      return paged(
        this.pipelines.filter(({ ref }) => ref === query.get('ref')),
      ).map(pipeline => this.#pipeline(pipeline));
    }
    if (path === '/registry/repositories') {
      return [...this.images.keys()].map((name, index) => ({
        id: index + 1,
        path: name,
        location: `registry.example.com/${name}`,
      }));
    }
    if (kind === 'pipelines') {
      const pipeline = this.pipelines.find(item => item.id === Number(id));
      return rest === '/jobs'
        ? pipeline &&
            [...pipeline.jobs].reverse().map(job => this.#job(job, pipeline))
        : pipeline && {
            ...this.#pipeline(pipeline),
            finished_at: iso(
              pipeline.jobs[pipeline.jobs.length - 1]?.finishedAt,
            ),
            duration: 150,
          };
    }
    if (kind === 'registry/repositories') {
      const tags = [...this.images.values()][Number(id) - 1];
      const tag = rest?.replace('/tags/', '');
      if (rest === '/tags') {
        return paged([...tags.keys()].sort()).map(name => ({ name }));
      }
      return tag && tags.has(tag)
        ? { name: tag, created_at: iso(tags.get(tag)) }
        : undefined;
    }
    if (kind === 'repository/commits') {
      return [this.mergeRequests.get(id)].filter(Boolean);
    }
    return undefined;
  }

  #ancestry(sha: string): Commit[] | undefined {
    for (const commits of this.branches.values()) {
      const position = commits.findIndex(({ id }) => id.startsWith(sha));
      if (position >= 0) {
        return commits.slice(position);
      }
    }
    return undefined;
  }

  #commit({ id, title, at }: Commit) {
    return {
      id,
      title,
      message: `${title}\n`,
      parent_ids: [],
      author_name: 'Maria',
      committed_date: iso(at),
      web_url: `${this.page()}/-/commit/${id}`,
    };
  }

  #pipeline({ id, sha, ref, status, source, at }: Pipeline) {
    return {
      id,
      sha,
      ref,
      status,
      source,
      created_at: iso(at),
      web_url: `${this.page()}/-/pipelines/${id}`,
    };
  }

  #job({ name, status, startedAt, finishedAt }: Job, pipeline: Pipeline) {
    return {
      name,
      stage: name,
      status,
      started_at: iso(startedAt),
      finished_at: iso(finishedAt),
      web_url: `${this.page()}/-/jobs/${name}`,
      pipeline: { id: pipeline.id, status: pipeline.status },
    };
  }
}
