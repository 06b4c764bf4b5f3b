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

import { RepositoryDelivery } from '@slipway/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { GitlabClient, GitlabError, GitlabProject } from './GitlabClient';
import { GitlabCommit, GitlabPipeline } from './types';

/** What changes is asked again after this many milliseconds. */
const freshMs = 10_000;
const failedMs = 30_000;
const maxRepositories = 1_000;
const maxComparisons = 5_000;

/**
 * A commit that a pipeline made itself starts no pipeline, and is no change of somebody; nor is what only brings it from
 * one environment to the next. The first commit of a project may say the same where a template starts the pipeline: that
 * is a change.
 */
function isImageUpdate({
  message,
  parent_ids: parents,
}: GitlabCommit): boolean {
  return (
    parents.length > 0 &&
    (/\[(?:ci[ _-]skip|skip[ _-]ci)\]/i.test(message) ||
      /^(Merge branch 'promote\/|chore\([-a-z]+\): promote from )/.test(
        message,
      ))
  );
}

/** A merge brings changes that are counted themselves. */
function isMerge({ parent_ids: parents }: GitlabCommit): boolean {
  return parents.length > 1;
}

/** The way of the newest change through GitLab, per repository and branch; asked once for everybody, and kept a while. */
export class RepositoryDeliveries {
  readonly #deliveries: LRUCache<string, RepositoryDelivery, RepositoryTarget>;
  /** Two commits always compare the same. */
  readonly #comparisons: LRUCache<string, { behind: number }, Comparison>;

  /** A GitLab that hangs is not asked again by everybody who looks. */
  readonly #failures: LRUCache<string, string>;

  constructor(private readonly client: GitlabClient, now = Date.now) {
    const perf = { now };
    this.#failures = new LRUCache({
      max: maxRepositories,
      ttl: failedMs,
      perf,
    });
    this.#deliveries = new LRUCache({
      max: maxRepositories,
      ttl: freshMs,
      perf,
      // Old news is better than none while GitLab does not answer.
      allowStaleOnFetchRejection: true,
      noDeleteOnFetchRejection: true,
      fetchMethod: async (key, _old, { context }) => {
        try {
          return await this.#read(context);
        } catch (error) {
          this.#failures.set(
            key,
            error instanceof GitlabError
              ? error.message
              : 'The portal cannot read what GitLab answers.',
          );
          throw error;
        }
      },
    });
    this.#comparisons = new LRUCache({
      max: maxComparisons,
      fetchMethod: (_key, _old, { context }) => this.#compare(context),
    });
  }

  /** @param page - address of the repository for people */
  async getDelivery(page: string, branch: string): Promise<RepositoryDelivery> {
    const project = this.client.project(page);
    const nothing = { repository: page, branch, images: [] };
    if (!project) {
      return {
        ...nothing,
        unavailable: 'The portal is connected to no GitLab with this host.',
      };
    }
    const key = `${page} ${branch}`;
    const found = this.#failures.has(key)
      ? this.#deliveries.get(key, {
          allowStale: true,
          noDeleteOnStaleGet: true,
        })
      : await this.#deliveries.fetch(key, {
          context: { project, page, branch },
        });
    return found ?? { ...nothing, unavailable: this.#failures.get(key) };
  }

  /** How many commits of people lie between two; `undefined` where nobody can tell. */
  async behind(
    page: string,
    from: string,
    to: string,
  ): Promise<number | undefined> {
    const project = this.client.project(page);
    if (!project || from === to) {
      return project && 0;
    }
    try {
      const found = await this.#comparisons.fetch(`${page} ${from} ${to}`, {
        context: { project, from, to },
      });
      return found?.behind;
    } catch {
      return undefined;
    }
  }

  async #compare({ project, from, to }: Comparison) {
    const { commits } = await this.client.compare(project, from, to);
    return {
      behind: commits.filter(
        commit => !isImageUpdate(commit) && !isMerge(commit),
      ).length,
    };
  }

  async #read({
    project,
    page,
    branch,
  }: RepositoryTarget): Promise<RepositoryDelivery> {
    const commits = await this.client.commits(
      project,
      branch === 'HEAD' ? undefined : branch,
    );
    const commit = commits.find(item => !isImageUpdate(item));
    if (!commit) {
      return { repository: page, branch, images: [] };
    }
    // A project may have pipelines, merge requests or its registry turned off; the rest of the way is there all the same.
    const [[pipeline], [mergeRequest], images] = await Promise.all([
      this.client.pipelines(project, commit.id).catch(() => []),
      this.client.mergeRequests(project, commit.id).catch(() => []),
      this.#images(project, commit.id).catch(() => []),
    ]);
    return {
      repository: page,
      branch,
      commit: {
        sha: commit.id,
        title: commit.title,
        author: commit.author_name,
        committedAt: new Date(commit.committed_date).toISOString(),
        url: commit.web_url,
      },
      pipeline:
        pipeline &&
        (await this.#pipeline(project, pipeline).catch(() => undefined)),
      mergeRequest: mergeRequest && {
        iid: mergeRequest.iid,
        title: mergeRequest.title,
        url: mergeRequest.web_url,
        author: mergeRequest.author?.name ?? mergeRequest.author?.username,
      },
      images,
    };
  }

  async #pipeline(project: GitlabProject, { id }: GitlabPipeline) {
    const [pipeline, jobs] = await Promise.all([
      this.client.pipeline(project, id),
      this.client.jobs(project, id),
    ]);
    return {
      id,
      status: pipeline.status,
      url: pipeline.web_url,
      createdAt: pipeline.created_at,
      finishedAt: pipeline.finished_at ?? undefined,
      durationSeconds: pipeline.duration ?? undefined,
      // GitLab lists the newest first; people read in the order of the stages.
      jobs: jobs.reverse().map(job => ({
        name: job.name,
        stage: job.stage,
        status: job.status,
        url: job.web_url,
        startedAt: job.started_at ?? undefined,
        finishedAt: job.finished_at ?? undefined,
      })),
    };
  }

  async #images(project: GitlabProject, sha: string) {
    const repositories = await this.client.registryRepositories(project);
    const tags = await Promise.all(
      repositories.map(async ({ id, path }) => {
        const tag = await this.client
          .tag(project, id, sha)
          .catch(() => undefined);
        return (
          tag && {
            repository: path,
            tag: tag.name,
            createdAt: tag.created_at ?? undefined,
          }
        );
      }),
    );
    return tags.filter(tag => tag !== undefined);
  }
}

interface RepositoryTarget {
  project: GitlabProject;
  page: string;
  branch: string;
}

interface Comparison {
  project: GitlabProject;
  from: string;
  to: string;
}
