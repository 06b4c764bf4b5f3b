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

import { Knex } from 'knex';
import {
  BranchRecord,
  BranchRef,
  CommitRecord,
  ImageFacts,
  JobFacts,
  PipelineFacts,
} from './types';

const branches = 'repository_branches';
const commits = 'repository_commits';
const comparisons = 'repository_comparisons';
/** SQLite takes a limited number of values in one statement. */
const batch = 40;
/** That an unused branch is used again need not be written down at once. */
const shaLength = 40;
const shortId = /^[0-9a-f]{7,39}$/;
const usedMs = 24 * 3_600_000;

interface BranchRow {
  repository: string;
  branch: string;
  commits: string;
  is_complete: boolean;
  image_jobs: string;
  open_merge_requests: string | null;
  read_at: string | null;
  unavailable: string | null;
  asked_at: string;
  commits_asked_at: string;
  used_at: string;
}

interface CommitRow {
  repository: string;
  branch: string;
  sha: string;
  title: string;
  author: string;
  author_email: string | null;
  committed_at: string;
  seen_at: string;
  merge_request: string | null;
  pipeline: string | null;
  jobs: string | null;
  images: string;
  state: CommitRecord['state'];
  failed_job: string | null;
  expected_images: number | null;
  awaited_images: string | null;
  is_settled: boolean;
  is_listed: boolean;
}

/** What the way of a change is measured by. */
export interface CommitTimes {
  sha: string;
  committedAt: string;
  pipeline?: PipelineFacts;
  images: ImageFacts[];
}

const commitColumns = [
  'sha',
  'title',
  'author',
  'author_email',
  'committed_at',
  'seen_at',
  'merge_request',
  'pipeline',
  'images',
  'state',
  'failed_job',
  'expected_images',
  'awaited_images',
  'is_settled',
] as const;

/** A text that a database takes: PostgreSQL has no NUL. */
function plain(text: string): string {
  return text.replaceAll('\0', '');
}

function toRow(
  { repository, branch }: BranchRef,
  commit: CommitRecord,
): Omit<CommitRow, 'jobs'> {
  return {
    repository,
    branch,
    sha: commit.sha,
    title: plain(commit.title),
    author: plain(commit.author),
    author_email: commit.authorEmail ? plain(commit.authorEmail) : null,
    committed_at: commit.committedAt,
    seen_at: commit.seenAt,
    merge_request:
      commit.mergeRequest === undefined
        ? null
        : JSON.stringify(commit.mergeRequest),
    pipeline: commit.pipeline ? JSON.stringify(commit.pipeline) : null,
    images: JSON.stringify(commit.images),
    state: commit.state,
    failed_job: commit.failedJob ?? null,
    expected_images: commit.expectedImages ?? null,
    awaited_images: commit.awaited ? JSON.stringify(commit.awaited) : null,
    is_settled: commit.isSettled,
    is_listed: true,
  };
}

function toCommit(row: Pick<CommitRow, (typeof commitColumns)[number]>) {
  const commit: CommitRecord = {
    sha: row.sha,
    title: row.title,
    author: row.author,
    authorEmail: row.author_email ?? undefined,
    committedAt: row.committed_at,
    seenAt: row.seen_at,
    mergeRequest: row.merge_request ? JSON.parse(row.merge_request) : undefined,
    pipeline: row.pipeline ? JSON.parse(row.pipeline) : undefined,
    images: JSON.parse(row.images),
    state: row.state,
    failedJob: row.failed_job ?? undefined,
    expectedImages: row.expected_images ?? undefined,
    awaited: row.awaited_images ? JSON.parse(row.awaited_images) : undefined,
    isSettled: Boolean(row.is_settled),
  };
  return commit;
}

function inBatches<T>(items: T[]): T[][] {
  const result: T[][] = [];
  for (let at = 0; at < items.length; at += batch) {
    result.push(items.slice(at, at + batch));
  }
  return result;
}

/** Branches, their commits and comparisons, which all replicas share. Every write may be made twice, in any order. */
export class ChangeTable {
  constructor(
    private readonly knex: Knex,
    private readonly now: () => number = Date.now,
  ) {}

  async read(ref: BranchRef): Promise<BranchRecord | undefined> {
    const { repository, branch } = ref;
    const row = await this.knex<BranchRow>(branches)
      .where({ repository, branch })
      .first();
    if (!row) {
      return undefined;
    }
    const rows = await this.knex<CommitRow>(commits)
      .where({ repository, branch, is_listed: true })
      .select(...commitColumns);
    const bySha = new Map(rows.map(item => [item.sha, item]));
    const order: string[] = JSON.parse(row.commits);
    if (Date.parse(row.used_at) < this.now() - usedMs) {
      await this.#branch(ref).update({ used_at: this.#time() });
    }
    return {
      commits: order.flatMap(sha => {
        const found = bySha.get(sha);
        return found ? [toCommit(found)] : [];
      }),
      isComplete: Boolean(row.is_complete),
      readAt: row.read_at ?? undefined,
      unavailable: row.unavailable ?? undefined,
      imageJobs: JSON.parse(row.image_jobs),
      openMergeRequests: row.open_merge_requests
        ? JSON.parse(row.open_merge_requests)
        : undefined,
      askedAt: row.asked_at || undefined,
      commitsAskedAt: row.commits_asked_at || undefined,
    };
  }

  /**
   * Takes it on to ask GitLab about a branch, unless a replica has done so after a moment.
   *
   * @param commitsToo - whether its commits are asked for
   */
  async claim(
    ref: BranchRef,
    notAfter: number,
    commitsToo: boolean,
  ): Promise<boolean> {
    const time = this.#time();
    await this.knex<BranchRow>(branches)
      .insert({ ...ref, used_at: time })
      .onConflict(['repository', 'branch'])
      .ignore();
    const updated = await this.#branch(ref)
      .where('asked_at', '<=', new Date(notAfter).toISOString())
      .update({
        asked_at: time,
        ...(commitsToo && { commits_asked_at: time }),
      });
    return updated > 0;
  }

  /** @param changed - commits that are new or other than before, with their jobs where those were asked for */
  async write(
    ref: BranchRef,
    record: BranchRecord,
    changed: { commit: CommitRecord; jobs?: JobFacts[] }[],
  ): Promise<void> {
    for (const part of inBatches(changed)) {
      const rows = part.map(({ commit }) => toRow(ref, commit));
      await this.knex(commits)
        .insert(rows)
        .onConflict(['repository', 'branch', 'sha'])
        .merge();
    }
    for (const { commit, jobs } of changed) {
      if (jobs) {
        await this.knex(commits)
          .where({ ...ref, sha: commit.sha })
          .update({ jobs: JSON.stringify(jobs) });
      }
    }
    await this.#branch(ref).update({
      commits: JSON.stringify(record.commits.map(({ sha }) => sha)),
      is_complete: record.isComplete,
      image_jobs: JSON.stringify(record.imageJobs),
      open_merge_requests: record.openMergeRequests
        ? JSON.stringify(record.openMergeRequests)
        : null,
      read_at: record.readAt ?? null,
      unavailable: record.unavailable ?? null,
    });
  }

  /** Takes commits off the list that a branch has no more. */
  async unlist(ref: BranchRef, shas: string[]): Promise<void> {
    for (const part of inBatches(shas)) {
      await this.knex(commits)
        .where({ ...ref })
        .whereIn('sha', part)
        .update({ is_listed: false });
    }
  }

  /** A commit, with the jobs of its pipeline as they were last seen. */
  async commit(
    ref: BranchRef,
    sha: string,
  ): Promise<(CommitRecord & { jobs: JobFacts[] }) | undefined> {
    const { repository, branch } = ref;
    const row = await this.knex<CommitRow>(commits)
      .where({ repository, branch, sha })
      .first();
    return (
      row && { ...toCommit(row), jobs: row.jobs ? JSON.parse(row.jobs) : [] }
    );
  }

  /**
   * Times of some commits of a repository, on whatever branch.
   *
   * @param ids - whole, or the beginnings of their ids
   */
  async times(repository: string, ids: string[]): Promise<CommitTimes[]> {
    const found = new Map<string, CommitTimes>();
    const whole = ids.filter(id => id.length >= shaLength);
    const short = ids.filter(id => shortId.test(id));
    for (const part of [...inBatches(whole), ...short]) {
      const query = this.knex<CommitRow>(commits)
        .where({ repository })
        .select('sha', 'committed_at', 'pipeline', 'images');
      const rows = await (typeof part === 'string'
        ? query.andWhereLike('sha', `${part}%`)
        : query.whereIn('sha', part));
      for (const row of rows) {
        const known = found.get(row.sha);
        if (!known?.pipeline) {
          found.set(row.sha, {
            sha: row.sha,
            committedAt: row.committed_at,
            pipeline: row.pipeline ? JSON.parse(row.pipeline) : undefined,
            images: JSON.parse(row.images),
          });
        }
      }
    }
    return [...found.values()];
  }

  /** Which commits another one contains, and does not, as far as they were compared. */
  async comparisons(
    repository: string,
    commit: string,
  ): Promise<Map<string, boolean>> {
    const rows: { ancestor: string; contains: boolean }[] = await this.knex(
      comparisons,
    )
      .where({ repository, commit })
      .select('ancestor', 'contains');
    return new Map(
      rows.map(({ ancestor, contains }) => [ancestor, Boolean(contains)]),
    );
  }

  async addComparison(
    repository: string,
    commit: string,
    ancestor: string,
    contains: boolean,
  ): Promise<void> {
    await this.knex(comparisons)
      .insert({ repository, commit, ancestor, contains })
      .onConflict(['repository', 'commit', 'ancestor'])
      .ignore();
  }

  /** Forgets branches that nothing has followed since, and commits that were seen before and are on no list any more. */
  async removeBefore(time: string): Promise<void> {
    await this.knex(branches).where('used_at', '<', time).delete();
    const known = (table: string) =>
      this.knex(branches)
        .select(this.knex.raw('1'))
        .whereRaw('??.repository = ??.repository', [branches, table]);
    await this.knex(commits)
      .where('seen_at', '<', time)
      .where(row =>
        row
          .where('is_listed', false)
          .orWhereNotExists(
            known(commits).whereRaw('??.branch = ??.branch', [
              branches,
              commits,
            ]),
          ),
      )
      .delete();
    await this.knex(comparisons).whereNotExists(known(comparisons)).delete();
  }

  #branch({ repository, branch }: BranchRef) {
    return this.knex<BranchRow>(branches).where({ repository, branch });
  }

  #time(): string {
    return new Date(this.now()).toISOString();
  }
}
