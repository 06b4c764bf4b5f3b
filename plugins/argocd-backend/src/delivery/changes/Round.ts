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

import { commitState, isOver, pipelineDelayMs } from './commitState';
import { bringsImages, learnImageJobs, nothingLearned } from './imageJobs';
import {
  BranchRecord,
  CommitRecord,
  ImageFacts,
  JobFacts,
  PipelineFacts,
} from './types';

/** Images of older commits may have been cleaned up, which says nothing of their jobs. */
const learnMs = 24 * 3_600_000;

/** What one look at a branch brings together. */
export class Round {
  readonly commits: CommitRecord[];
  /** Pipelines that were made before this moment were not listed. */
  pipelinesSince = -Infinity;
  /** Whether the branch has any. */
  hasPipelines = true;
  /** As far as they are known. */
  openMergeRequests: BranchRecord['openMergeRequests'];
  readonly #before: Map<string, string>;
  readonly #jobs = new Map<string, JobFacts[]>();
  #imageJobs: BranchRecord['imageJobs'];

  constructor(
    private readonly record: BranchRecord,
    private readonly known: BranchRecord,
    private readonly now: () => number,
  ) {
    this.commits = record.commits.map(commit => ({ ...commit }));
    this.#imageJobs = record.imageJobs;
    this.openMergeRequests = record.openMergeRequests;
    this.#before = new Map(
      known.commits.map(commit => [commit.sha, JSON.stringify(commit)]),
    );
  }

  get newCommits(): number {
    return this.commits.filter(({ sha }) => !this.#before.has(sha)).length;
  }

  get hasNewCommits(): boolean {
    return this.newCommits > 0;
  }

  /** Whether the branch was never read before: images may be there that pipelines brought long ago, or elsewhere. */
  get isFirst(): boolean {
    return this.#before.size === 0;
  }

  get open(): CommitRecord[] {
    return this.commits.filter(({ isSettled }) => !isSettled);
  }

  get shas(): string[] {
    return this.commits.map(({ sha }) => sha);
  }

  /** Whether more can be found out about a commit now. */
  isDue(commit: CommitRecord): boolean {
    const { isSettled, pipeline, images, seenAt } = commit;
    if (isSettled) {
      return false;
    }
    if (!pipeline) {
      return this.now() - Date.parse(seenAt) >= pipelineDelayMs;
    }
    if (isOver(pipeline.status)) {
      return true;
    }
    const imageJobs = (this.#jobs.get(commit.sha) ?? []).filter(({ name }) =>
      bringsImages(name, this.#imageJobs),
    );
    const done = imageJobs.filter(({ status }) => status === 'success');
    return done.length > images.length;
  }

  /** A pipeline that is new, or other than before, may bring something. */
  tellPipeline(commit: CommitRecord, pipeline: PipelineFacts): void {
    const { id, status } = commit.pipeline ?? {};
    if (pipeline.id !== id || pipeline.status !== status) {
      commit.pipeline = pipeline;
      commit.isSettled = false;
    }
  }

  tellJobs(commit: CommitRecord, jobs: JobFacts[]): void {
    if (jobs.length === 0 && this.#isStarting(commit)) {
      delete commit.pipeline;
      return;
    }
    this.#jobs.set(commit.sha, jobs);
  }

  /** What was seen once counts, although the registry may be cleaned up. */
  tellImages(commit: CommitRecord, images: ImageFacts[]): void {
    const rest = commit.images.filter(
      known =>
        !images.some(({ repository }) => repository === known.repository),
    );
    commit.images = [...images, ...rest];
  }

  /** Whether the jobs of a pipeline that is over are needed to say what became of its commit. */
  needsJobs({ sha, images, pipeline }: CommitRecord): boolean {
    return (
      !this.#jobs.has(sha) &&
      images.length === 0 &&
      (pipeline?.status === 'failed' || pipeline?.status === 'canceled')
    );
  }

  /** Whether something may be learned of the jobs of a pipeline that is over. */
  wantsJobs({ images, pipeline }: CommitRecord): boolean {
    return (
      pipeline !== undefined &&
      pipeline.status !== 'skipped' &&
      (this.#isRecent(pipeline) ||
        (images.length > 0 && nothingLearned(this.#imageJobs)))
    );
  }

  hasJobs({ sha }: CommitRecord): boolean {
    return this.#jobs.has(sha);
  }

  learn({ sha, images, pipeline }: CommitRecord): void {
    const jobs = this.#jobs.get(sha);
    if (jobs && pipeline && (images.length > 0 || this.#isRecent(pipeline))) {
      this.#imageJobs = learnImageJobs(this.#imageJobs, jobs, images);
    }
  }

  /** Says what became of a commit, as far as that is known. */
  tellState(commit: CommitRecord): void {
    const { pipeline, committedAt } = commit;
    if (!pipeline && Date.parse(committedAt) < this.pipelinesSince) {
      // It may have had one.
      Object.assign(commit, { state: 'unknown', isSettled: true });
      return;
    }
    Object.assign(
      commit,
      commitState(
        commit,
        this.#jobs.get(commit.sha),
        this.#imageJobs,
        this.now(),
      ),
      { isSettled: pipeline ? isOver(pipeline.status) : this.isDue(commit) },
    );
  }

  /** Where nobody may look into the registry, nobody can tell. */
  tellNoRegistry(commit: CommitRecord): void {
    commit.state = commit.pipeline?.status === 'skipped' ? 'none' : 'unknown';
    commit.isSettled =
      commit.pipeline !== undefined && isOver(commit.pipeline.status);
  }

  result() {
    const listed = new Set(this.shas);
    return {
      record: {
        ...this.record,
        commits: this.commits,
        imageJobs: this.#imageJobs,
        openMergeRequests: this.openMergeRequests,
      },
      changed: this.commits
        .filter(
          commit =>
            this.#jobs.has(commit.sha) ||
            this.#before.get(commit.sha) !== JSON.stringify(commit),
        )
        .map(commit => ({ commit, jobs: this.#jobs.get(commit.sha) })),
      gone: this.known.commits
        .map(({ sha }) => sha)
        .filter(sha => !listed.has(sha)),
    };
  }

  /** A pipeline whose jobs are still to come says no more than that a commit is new. */
  #isStarting({ pipeline, seenAt }: CommitRecord): boolean {
    return (
      pipeline !== undefined &&
      !isOver(pipeline.status) &&
      !nothingLearned(this.#imageJobs) &&
      this.now() - Date.parse(seenAt) < pipelineDelayMs
    );
  }

  #isRecent({ createdAt }: PipelineFacts): boolean {
    return this.now() - Date.parse(createdAt) < learnMs;
  }
}
