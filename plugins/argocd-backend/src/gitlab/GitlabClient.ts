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

import { GitLabIntegration, ScmIntegrations } from '@backstage/integration';
import pLimit from 'p-limit';
import { readJson, TooLargeError } from './readJson';
import {
  GitlabCommit,
  GitlabComparison,
  GitlabFile,
  GitlabJob,
  GitlabFileDiff,
  GitlabMergeRequest,
  GitlabMergeRequestRow,
  GitlabPipeline,
  GitlabPipelineRow,
  GitlabProjectSettings,
  GitlabRegistryRepository,
  GitlabTag,
  GitlabTreeEntry,
} from './types';

/** GitLab did not give what was asked for. The message is fit for people: no address, no token. */
export class GitlabError extends Error {
  constructor(readonly status: number | undefined, message: string) {
    super(message);
    this.name = 'GitlabError';
  }
}

/** Whether GitLab answered that there is none, or none that the portal may see. */
export function isRefused(error: unknown): boolean {
  return (
    error instanceof GitlabError &&
    (error.status === 403 || error.status === 404)
  );
}

/** What GitLab lists in one answer at most. */
export const pageSize = 100;

const defaultDeadlineMs = 10_000;
/** A comparison brings its differences along; nothing else comes near. */
const maxBytes = 32 * 1024 * 1024;
/** Calls to one host at the same time. */
const concurrency = 4;
/** Without a word from GitLab, this many milliseconds of silence follow on a 429. */
const defaultPauseMs = 30_000;

/** One project of a GitLab, by its path. */
export interface GitlabProject {
  host: string;
  apiBaseUrl: string;
  path: string;
  token?: string;
}

/** What GitLab has; `undefined` where it has none. */
async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GitlabError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

/** The reading part of GitLab's REST API that delivery data needs, with the portal's own token and within its limits. */
export class GitlabClient {
  readonly #integrations: ScmIntegrations;
  readonly #limits = new Map<string, ReturnType<typeof pLimit>>();
  readonly #pausedUntil = new Map<string, number>();
  readonly #now: () => number;
  readonly #deadlineMs: number;

  constructor(
    integrations: ScmIntegrations,
    options: { deadlineMs?: number; now?(): number } = {},
  ) {
    this.#integrations = integrations;
    this.#now = options.now ?? Date.now;
    this.#deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  }

  /** The project of a repository's page, e.g. `https://gitlab.example.com/a/b`; `undefined` where no GitLab is known. */
  project(page: string): GitlabProject | undefined {
    const integration: GitLabIntegration | undefined =
      this.#integrations.gitlab.byUrl(page);
    if (!integration) {
      return undefined;
    }
    const { host, apiBaseUrl, baseUrl, token } = integration.config;
    const root = new URL(baseUrl).pathname.replace(/\/$/, '');
    const path = new URL(page).pathname.slice(root.length + 1);
    return path ? { host, apiBaseUrl, path, token } : undefined;
  }

  /** The page of a project for people; `undefined` where no such GitLab is known. */
  pageOf(host: string, path: string): string | undefined {
    const config = this.#configOf(host);
    return config && `${config.baseUrl.replace(/\/+$/, '')}/${path}`;
  }

  /** The project that has a number now, wherever it has moved; `undefined` where the portal sees none. */
  async projectWithId(
    host: string,
    id: number,
  ): Promise<{ path: string; url: string } | undefined> {
    const config = this.#configOf(host);
    if (!config) {
      return undefined;
    }
    const { apiBaseUrl, token } = config;
    const found = await ifThere(
      this.#get<{ path_with_namespace: string }>(
        { host, apiBaseUrl, path: String(id), token },
        '',
      ),
    );
    const path = found?.path_with_namespace;
    return path === undefined
      ? undefined
      : { path, url: this.pageOf(host, path)! };
  }

  /** The branch that GitLab names as the project's default; `undefined` for a project without any. */
  async defaultBranch(project: GitlabProject): Promise<string | undefined> {
    const { default_branch: branch } = await this.settings(project);
    return branch ?? undefined;
  }

  settings(project: GitlabProject): Promise<GitlabProjectSettings> {
    return this.#get(project, '');
  }

  /** Until when a host is left alone because it asked for that, in milliseconds; in the past where it is not. */
  pausedUntil(host: string): number {
    return this.#pausedUntil.get(host) ?? 0;
  }

  /** One page of a branch by first parents, newest first. */
  commits(
    project: GitlabProject,
    options: {
      /** The project's default branch where absent. */
      ref?: string;
      /** Only those that touch it. */
      path?: string;
      page?: number;
    } = {},
  ): Promise<GitlabCommit[]> {
    const { ref, path, page = 1 } = options;
    return this.#get(project, '/repository/commits', {
      ...(ref && { ref_name: ref }),
      ...(path && { path }),
      first_parent: 'true',
      per_page: String(pageSize),
      page: String(page),
    });
  }

  /** One page of the pipelines of a branch, newest first. */
  pipelines(
    project: GitlabProject,
    ref: string,
    page: number,
  ): Promise<GitlabPipelineRow[]> {
    return this.#get(project, '/pipelines', {
      ref,
      per_page: String(pageSize),
      page: String(page),
    });
  }

  pipeline(project: GitlabProject, id: number): Promise<GitlabPipeline> {
    return this.#get(project, `/pipelines/${id}`);
  }

  jobs(project: GitlabProject, pipeline: number): Promise<GitlabJob[]> {
    return this.#get(project, `/pipelines/${pipeline}/jobs`, {
      per_page: String(pageSize),
    });
  }

  mergeRequests(
    project: GitlabProject,
    sha: string,
  ): Promise<GitlabMergeRequest[]> {
    return this.#get(
      project,
      `/repository/commits/${encodeURIComponent(sha)}/merge_requests`,
    );
  }

  /** The merge requests into a branch of which something was new last, open or not. */
  latestMergeRequests(
    project: GitlabProject,
    targetBranch: string,
  ): Promise<GitlabMergeRequestRow[]> {
    return this.#get(project, '/merge_requests', {
      target_branch: targetBranch,
      order_by: 'updated_at',
      per_page: String(pageSize),
    });
  }

  mergeRequestDiffs(
    project: GitlabProject,
    iid: number,
  ): Promise<GitlabFileDiff[]> {
    return this.#get(project, `/merge_requests/${iid}/diffs`, {
      per_page: String(pageSize),
    });
  }

  registryRepositories(
    project: GitlabProject,
  ): Promise<GitlabRegistryRepository[]> {
    return this.#get(project, '/registry/repositories', {
      per_page: String(pageSize),
    });
  }

  /** One page of the tags of an image, by name. */
  tags(
    project: GitlabProject,
    repository: number,
    page: number,
  ): Promise<GitlabTag[]> {
    return this.#get(project, `/registry/repositories/${repository}/tags`, {
      per_page: String(pageSize),
      page: String(page),
    });
  }

  /** One tag of an image; `undefined` where it was never pushed. */
  async tag(
    project: GitlabProject,
    repository: number,
    tag: string,
  ): Promise<GitlabTag | undefined> {
    return ifThere(
      this.#get<GitlabTag>(
        project,
        `/registry/repositories/${repository}/tags/${encodeURIComponent(tag)}`,
      ),
    );
  }

  /** The text of a file at a commit; `undefined` where there is none. */
  async file(
    project: GitlabProject,
    path: string,
    commit: string,
  ): Promise<string | undefined> {
    const file = await ifThere(
      this.#get<GitlabFile>(
        project,
        `/repository/files/${encodeURIComponent(path)}`,
        { ref: commit },
      ),
    );
    return file?.encoding === 'base64'
      ? Buffer.from(file.content, 'base64').toString()
      : undefined;
  }

  /** One page of everything that a commit has, folders included. */
  tree(
    project: GitlabProject,
    commit: string,
    page: number,
  ): Promise<GitlabTreeEntry[]> {
    return this.#get(project, '/repository/tree', {
      ref: commit,
      recursive: 'true',
      per_page: String(pageSize),
      page: String(page),
    });
  }

  compare(
    project: GitlabProject,
    from: string,
    to: string,
  ): Promise<GitlabComparison> {
    return this.#get(project, '/repository/compare', { from, to });
  }

  #configOf(host: string) {
    return this.#integrations.gitlab.byHost(host.toLocaleLowerCase('en-US'))
      ?.config;
  }

  #get<T>(
    project: GitlabProject,
    path: string,
    query: Record<string, string> = {},
  ): Promise<T> {
    const limit = this.#limits.get(project.host) ?? pLimit(concurrency);
    this.#limits.set(project.host, limit);
    return limit(() => this.#send<T>(project, path, query));
  }

  async #send<T>(
    project: GitlabProject,
    path: string,
    query: Record<string, string>,
  ): Promise<T> {
    const { host, apiBaseUrl, token } = project;
    if ((this.#pausedUntil.get(host) ?? 0) > this.#now()) {
      throw new GitlabError(
        429,
        'GitLab asks for a pause; the portal looks again later.',
      );
    }
    const id = encodeURIComponent(project.path);
    const search = new URLSearchParams(query);
    let response: Response;
    try {
      response = await fetch(
        `${apiBaseUrl}/projects/${id}${path}${
          search.size > 0 ? `?${search}` : ''
        }`,
        {
          headers: {
            Accept: 'application/json',
            ...(token && { Authorization: `Bearer ${token}` }),
          },
          // A redirect could carry the token to another host.
          redirect: 'manual',
          signal: AbortSignal.timeout(this.#deadlineMs),
        },
      );
    } catch {
      throw new GitlabError(undefined, 'GitLab does not answer.');
    }
    if (response.status === 429) {
      const seconds = Number(response.headers.get('retry-after'));
      this.#pausedUntil.set(
        host,
        this.#now() + (seconds > 0 ? seconds * 1000 : defaultPauseMs),
      );
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new GitlabError(response.status, reason(response.status));
    }
    try {
      return await readJson<T>(response, maxBytes);
    } catch (error) {
      throw new GitlabError(undefined, unreadable(error));
    }
  }
}

function unreadable(error: unknown): string {
  if (error instanceof TooLargeError) {
    return 'GitLab answers more than the portal reads.';
  }
  return error instanceof SyntaxError
    ? 'What answers is not GitLab.'
    : 'GitLab does not answer.';
}

function reason(status: number): string {
  switch (status) {
    case 401:
      return "GitLab does not accept the portal's token.";
    case 403:
      return "The portal's token may not read this project in GitLab.";
    case 404:
      return 'GitLab has no such project, or the portal may not see it.';
    case 429:
      return 'GitLab asks for a pause; the portal looks again later.';
    default:
      return `GitLab answers ${status}.`;
  }
}
