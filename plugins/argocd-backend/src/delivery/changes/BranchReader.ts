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

import {
  GitlabClient,
  GitlabError,
  GitlabProject,
  pageSize,
  isRefused,
} from '../../gitlab/GitlabClient';
import { plainLine } from '../../gitlab/plainLine';
import { GitlabCommit, GitlabJob, GitlabPipelineRow } from '../../gitlab/types';
import { isOver } from './commitState';
import { ImageLookup } from './ImageLookup';
import { mergeLists } from './mergeLists';
import { broughtBy, MergeRequests } from './MergeRequests';
import { Round } from './Round';
import { BranchRecord, CommitRecord, JobFacts } from './types';

/** Commits of one branch that are kept. */
export const maxListed = 1_000;
/** From this many new commits on, lists of tags are cheaper than one tag after the other. */
const manyCommits = 4;
const maxPipelinePages = 5;
/** Pipelines whose jobs are asked for at a time; the rest comes later. */
const maxPipelines = 5;
/** Changes, newest first, whose merge requests are asked for. */
const mergeRequestsOf = 5;

/** What is read of GitLab. */
export type ReaderClient = Pick<
  GitlabClient,
  | 'commits'
  | 'pipelines'
  | 'pipeline'
  | 'jobs'
  | 'mergeRequests'
  | 'latestMergeRequests'
  | 'mergeRequestDiffs'
  | 'registryRepositories'
  | 'tags'
  | 'tag'
  | 'defaultBranch'
>;

/** What is to be found out. */
export interface Question {
  /** Whether there are new commits; otherwise, what became of those that are known. */
  commits: boolean;
  /** Commits that the list is to reach, if it can. */
  wanted: string[];
  /** Whether somebody looks, and wants merge requests. */
  isLooked: boolean;
}

export interface Reading {
  record: BranchRecord;
  changed: { commit: CommitRecord; jobs?: JobFacts[] }[];
  /** Commits that the branch has no more. */
  gone: string[];
  /** What kept it from being whole. */
  failure?: unknown;
}

const noBranch =
  'GitLab has no such project or branch, or the portal may not see it.';

export const emptyBranch: BranchRecord = {
  commits: [],
  isComplete: false,
  imageJobs: {},
};

function time(text: string | null | undefined): string | undefined {
  return text ? new Date(text).toISOString() : undefined;
}

function toCommit(commit: GitlabCommit, seenAt?: string): CommitRecord {
  const committedAt = new Date(commit.committed_date).toISOString();
  return {
    sha: commit.id,
    title: plainLine(commit.title),
    author: plainLine(commit.author_name),
    authorEmail: commit.author_email?.toLowerCase() || undefined,
    committedAt,
    seenAt: seenAt ?? committedAt,
    images: [],
    state: 'unknown',
    isSettled: false,
  };
}

function toJob(job: GitlabJob): JobFacts {
  return {
    name: job.name,
    stage: job.stage,
    status: job.status,
    url: job.web_url,
    startedAt: time(job.started_at),
    finishedAt: time(job.finished_at),
  };
}

/** The pipeline that tells what became of each commit: its newest, though a scheduled one only where there is no other. */
function pipelineBySha(
  rows: GitlabPipelineRow[],
): Map<string, GitlabPipelineRow> {
  const chosen = new Map<string, GitlabPipelineRow>();
  const rank = ({ source, id }: GitlabPipelineRow) =>
    source === 'schedule' ? id - Number.MAX_SAFE_INTEGER : id;
  for (const row of rows) {
    const known = chosen.get(row.sha);
    if (!known || rank(row) > rank(known)) {
      chosen.set(row.sha, row);
    }
  }
  return chosen;
}

/** Reads one branch in GitLab: its commits, what their pipelines do, and which images they brought. */
export class BranchReader {
  readonly #images: ImageLookup;
  readonly #open: MergeRequests;

  constructor(
    private readonly client: ReaderClient,
    private readonly now: () => number,
  ) {
    this.#images = new ImageLookup(client);
    this.#open = new MergeRequests(client);
  }

  /**
   * @param ref - `undefined` for the default branch
   * @throws GitlabError where GitLab does not say which commits there are
   */
  async read(
    project: GitlabProject,
    ref: string | undefined,
    known: BranchRecord,
    question: Question,
  ): Promise<Reading> {
    const asked = question.commits
      ? await this.#commits(project, ref, known, question.wanted)
      : known;
    const round = new Round(asked, known, this.now);
    try {
      // Without new commits and anybody who looks, those that are open have their own turn.
      if (
        !question.commits ||
        round.hasNewCommits ||
        (question.isLooked && round.open.length > 0)
      ) {
        await this.#pipelines(project, ref, round);
        await this.#settle(project, round);
      }
      if (question.isLooked) {
        if (question.commits) {
          await this.#open.read(project, ref, round);
        }
        await this.#mergeRequests(project, round);
      }
      return round.result();
    } catch (failure) {
      return { ...round.result(), failure };
    }
  }

  async #commits(
    project: GitlabProject,
    ref: string | undefined,
    known: BranchRecord,
    wanted: string[],
  ): Promise<BranchRecord> {
    const seenAt =
      known.commits.length > 0 ? new Date(this.now()).toISOString() : undefined;
    const page = await this.#newest(project, ref);
    const { commits, isJoined } = mergeLists(
      page.map(commit => toCommit(commit, seenAt)),
      known.commits,
    );
    let isComplete = page.length < pageSize || (isJoined && known.isComplete);
    const lacks = () => {
      const shas = new Set(commits.map(({ sha }) => sha));
      return wanted.some(sha => !shas.has(sha));
    };
    while (!isComplete && commits.length < maxListed && lacks()) {
      const older = await this.client.commits(project, {
        ref,
        page: Math.floor(commits.length / pageSize) + 1,
      });
      const shas = new Set(commits.map(({ sha }) => sha));
      commits.push(
        ...older
          .filter(({ id }) => !shas.has(id))
          .map(commit => toCommit(commit)),
      );
      isComplete = older.length < pageSize;
    }
    return {
      ...known,
      commits: commits.slice(0, maxListed),
      isComplete: isComplete && commits.length <= maxListed,
    };
  }

  async #newest(
    project: GitlabProject,
    ref: string | undefined,
  ): Promise<GitlabCommit[]> {
    let commits: GitlabCommit[];
    try {
      commits = await this.client.commits(project, { ref });
    } catch (error) {
      throw error instanceof GitlabError && error.status === 404
        ? new GitlabError(404, noBranch)
        : error;
    }
    if (commits.length === 0 && ref) {
      throw new GitlabError(404, noBranch);
    }
    return commits;
  }

  async #pipelines(
    project: GitlabProject,
    ref: string | undefined,
    round: Round,
  ): Promise<void> {
    const { open } = round;
    if (
      open.length > 0 &&
      open.length <= maxPipelines &&
      open.every(({ pipeline }) => pipeline && !isOver(pipeline.status)) &&
      !round.hasNewCommits
    ) {
      await Promise.all(
        open.map(commit => this.#askRunning(project, round, commit)),
      );
      return;
    }
    const name = ref ?? (await this.client.defaultBranch(project));
    if (!name) {
      return;
    }
    const oldest = open[open.length - 1]?.committedAt;
    const { rows, isWhole } = await this.#listPipelines(project, name, oldest);
    round.hasPipelines = rows.length > 0;
    const bySha = pipelineBySha(rows);
    for (const commit of round.commits) {
      const row = bySha.get(commit.sha);
      if (row) {
        round.tellPipeline(commit, {
          id: row.id,
          status: row.status,
          url: row.web_url,
          createdAt: new Date(row.created_at).toISOString(),
        });
      }
    }
    if (!isWhole) {
      round.pipelinesSince = Date.parse(rows[rows.length - 1].created_at);
    }
    const unfinished = round.open.filter(
      ({ pipeline }) => pipeline && !isOver(pipeline.status),
    );
    for (const commit of unfinished.slice(0, maxPipelines)) {
      await this.#askJobs(project, round, commit);
    }
  }

  /** @param oldest - when the oldest commit was made that is asked for */
  async #listPipelines(
    project: GitlabProject,
    ref: string,
    oldest: string | undefined,
  ): Promise<{ rows: GitlabPipelineRow[]; isWhole: boolean }> {
    const rows: GitlabPipelineRow[] = [];
    for (let page = 1; page <= maxPipelinePages; page += 1) {
      let found: GitlabPipelineRow[] = [];
      try {
        found = await this.client.pipelines(project, ref, page);
      } catch (error) {
        // Where pipelines are turned off there are none.
        if (!isRefused(error)) {
          throw error;
        }
      }
      rows.push(...found);
      if (found.length < pageSize) {
        return { rows, isWhole: true };
      }
      const last = Date.parse(found[found.length - 1].created_at);
      if (oldest === undefined || last < Date.parse(oldest)) {
        break;
      }
    }
    return { rows, isWhole: false };
  }

  /** Jobs tell how their pipeline is, too. */
  async #askRunning(
    project: GitlabProject,
    round: Round,
    commit: CommitRecord,
  ): Promise<void> {
    const pipeline = commit.pipeline!;
    const jobs = await this.client.jobs(project, pipeline.id);
    const status =
      jobs[0]?.pipeline?.status ??
      (await this.client.pipeline(project, pipeline.id)).status;
    round.tellPipeline(commit, { ...pipeline, status });
    round.tellJobs(commit, jobs.reverse().map(toJob));
  }

  /** Finds out what those brought whose pipelines are over, or whose images should all be there. */
  async #settle(project: GitlabProject, round: Round): Promise<void> {
    const due = round.open.filter(
      commit =>
        (round.isDue(commit) && (commit.pipeline || !round.hasPipelines)) ||
        (round.isFirst && !commit.pipeline),
    );
    const found =
      due.length > 0
        ? await this.#images.find(
            project,
            due.map(({ sha }) => sha),
            { all: round.shas, areMany: round.newCommits >= manyCommits },
          )
        : undefined;
    if (found) {
      round.open.forEach(commit =>
        round.tellImages(commit, found.get(commit.sha) ?? []),
      );
      const known = due.filter(({ sha }) => found.has(sha));
      await this.#learn(project, round, known);
      const open = await this.#explain(project, round, known);
      round.open
        .filter(commit => !due.includes(commit) || known.includes(commit))
        .filter(commit => !open.includes(commit))
        .forEach(commit => round.tellState(commit));
      return;
    }
    for (const commit of round.open) {
      if (commit.pipeline && due.includes(commit)) {
        round.tellNoRegistry(commit);
      } else {
        round.tellState(commit);
      }
    }
  }

  /** Learns from pipelines that are over which of their jobs bring images. */
  async #learn(
    project: GitlabProject,
    round: Round,
    due: CommitRecord[],
  ): Promise<void> {
    const ended = due.filter(
      ({ pipeline }) => pipeline && isOver(pipeline.status),
    );
    for (const commit of ended
      .filter(item => round.wantsJobs(item))
      .slice(0, maxPipelines)) {
      if (round.wantsJobs(commit)) {
        if (!round.hasJobs(commit)) {
          await this.#askJobs(project, round, commit);
        }
        await this.#askEnd(project, commit);
        await this.#askBirths(project, round, commit);
        round.learn(commit);
      }
    }
  }

  /** Asks why pipelines brought nothing; those that it did not come to. */
  async #explain(
    project: GitlabProject,
    round: Round,
    due: CommitRecord[],
  ): Promise<CommitRecord[]> {
    const failed = due.filter(commit => round.needsJobs(commit));
    for (const commit of failed.slice(0, maxPipelines)) {
      await this.#askJobs(project, round, commit);
    }
    return failed.slice(maxPipelines);
  }

  async #askJobs(
    project: GitlabProject,
    round: Round,
    commit: CommitRecord,
  ): Promise<void> {
    const jobs = await this.client.jobs(project, commit.pipeline!.id);
    // GitLab lists the newest first; people read in the order of the stages.
    round.tellJobs(commit, jobs.reverse().map(toJob));
  }

  async #askEnd(project: GitlabProject, commit: CommitRecord): Promise<void> {
    const { id } = commit.pipeline!;
    const pipeline = await this.client.pipeline(project, id);
    commit.pipeline = {
      ...commit.pipeline!,
      finishedAt: time(pipeline.finished_at),
      durationSeconds: pipeline.duration ?? undefined,
    };
  }

  /** Lists of tags do not tell when an image came into being. */
  async #askBirths(
    project: GitlabProject,
    round: Round,
    commit: CommitRecord,
  ): Promise<void> {
    if (commit.images.some(({ createdAt }) => !createdAt)) {
      const { sha } = commit;
      const found = await this.#images.find(project, [sha], {
        all: round.shas,
        areMany: false,
      });
      round.tellImages(commit, found?.get(sha) ?? []);
    }
  }

  async #mergeRequests(project: GitlabProject, round: Round): Promise<void> {
    const changes = round.commits
      .filter(({ state }) => state !== 'none' && state !== 'unknown')
      .slice(0, mergeRequestsOf)
      .filter(({ mergeRequest }) => mergeRequest === undefined);
    await Promise.all(
      changes.map(async commit => {
        try {
          const [found] = await this.client.mergeRequests(project, commit.sha);
          if (found) {
            broughtBy(commit, found);
          } else {
            commit.mergeRequest = null;
          }
        } catch (error) {
          if (!isRefused(error)) {
            throw error;
          }
          commit.mergeRequest = null;
        }
      }),
    );
  }
}
