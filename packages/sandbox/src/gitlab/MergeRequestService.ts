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

import { Person } from '../world/people';
import { badRequest, message } from './errors';
import { GitlabWorld } from './GitlabWorld';
import { MergeRequest, Pipeline, Project } from './model';
import { PipelineService } from './PipelineService';
import { Webhooks } from './Webhooks';

/** GitLab checks in the background whether a merge request can be merged; until then its status is `checking`. */
const checkMs = 300;

export type DetailedMergeStatus =
  | 'checking'
  | 'mergeable'
  | 'conflict'
  | 'commits_status'
  | 'ci_must_pass'
  | 'ci_still_running'
  | 'draft_status'
  | 'not_open';

/** The options of a push that concern a merge request. */
export interface MergeRequestOptions {
  targetBranch: string;
  title?: string;
  description?: string;
  removeSourceBranch: boolean;
}

/** Merge requests within one project. */
export class MergeRequestService {
  constructor(
    private readonly world: GitlabWorld,
    private readonly pipelines: PipelineService,
    private readonly webhooks: Webhooks,
  ) {}

  /** @throws GitlabError 409 where one is open for the same branches, 422 for a branch and itself, 400 for none */
  async open(
    project: Project,
    author: Person,
    input: MergeRequestOptions &
      Pick<MergeRequest, 'sourceBranch'> &
      Partial<
        Pick<MergeRequest, 'labels' | 'assigneeIds' | 'reviewerIds' | 'squash'>
      >,
    { startsPipeline }: { startsPipeline: boolean },
  ): Promise<MergeRequest> {
    const { sourceBranch, targetBranch } = input;
    if (sourceBranch === targetBranch) {
      throw message(422, [
        "You can't use same project/branch for source and target",
      ]);
    }
    for (const [field, branch] of [
      ['source_branch', sourceBranch],
      ['target_branch', targetBranch],
    ]) {
      if (!(await project.repository.resolve(`refs/heads/${branch}`))) {
        throw badRequest({ [field]: ['does not exist'] });
      }
    }
    const other = this.#openOf(project, sourceBranch).find(
      item => item.targetBranch === targetBranch,
    );
    if (other) {
      throw message(409, [
        `Another open merge request already exists for this source branch: !${other.iid}`,
      ]);
    }
    const sha = (await project.repository.resolve(
      `refs/heads/${sourceBranch}`,
    ))!;
    const commit = (await project.repository.commit(sha))!;
    const now = this.world.clock.now();
    const mergeRequest: MergeRequest = {
      id: this.world.nextId(),
      iid: project.nextMergeRequestIid,
      projectId: project.id,
      title: input.title ?? commit.message.split('\n')[0],
      description: input.description ?? '',
      state: 'opened',
      sourceBranch,
      targetBranch,
      sha,
      authorId: author.id,
      assigneeIds: input.assigneeIds ?? [],
      reviewerIds: input.reviewerIds ?? [],
      labels: input.labels ?? [],
      squash: input.squash ?? false,
      removeSourceBranch: input.removeSourceBranch,
      createdAt: now,
      updatedAt: now,
    };
    project.nextMergeRequestIid += 1;
    this.world.mergeRequests.set(mergeRequest.id, mergeRequest);
    if (startsPipeline) {
      await this.pipelines.mergeRequestChanged(
        project,
        mergeRequest,
        author.id,
      );
    }
    return mergeRequest;
  }

  /** After a push: open merge requests from the branch show its new head, and are checked anew. */
  async pushed(
    project: Project,
    branch: string,
    sha: string,
    userId: number,
    { startsPipeline }: { startsPipeline: boolean },
  ): Promise<void> {
    for (const mergeRequest of this.#openOf(project, branch)) {
      mergeRequest.sha = sha;
      mergeRequest.checkedAt = undefined;
      mergeRequest.updatedAt = this.world.clock.now();
      if (startsPipeline) {
        await this.pipelines.mergeRequestChanged(project, mergeRequest, userId);
      }
    }
  }

  /** Newest first. */
  pipelinesOf(project: Project, { id }: MergeRequest): Pipeline[] {
    return this.world
      .pipelinesOf(project)
      .filter(({ mergeRequest }) => mergeRequest?.id === id);
  }

  async commits(project: Project, { targetBranch, sha }: MergeRequest) {
    const base = await project.repository.mergeBase(targetBranch, sha);
    return base ? project.repository.between(base, sha) : [];
  }

  /** The first request starts the check. */
  async status(
    project: Project,
    mergeRequest: MergeRequest,
  ): Promise<DetailedMergeStatus> {
    if (mergeRequest.state !== 'opened') {
      return 'not_open';
    }
    const now = this.world.clock.now();
    mergeRequest.checkedAt ??= now;
    if (now - mergeRequest.checkedAt < checkMs) {
      return 'checking';
    }
    const { targetBranch, sha, title } = mergeRequest;
    if (!(await project.repository.mergedTree(targetBranch, sha))) {
      return 'conflict';
    }
    if ((await project.repository.between(targetBranch, sha)).length === 0) {
      return 'commits_status';
    }
    if (/^(draft:|\[draft\]|\(draft\))/i.test(title)) {
      return 'draft_status';
    }
    if (project.settings.only_allow_merge_if_pipeline_succeeds) {
      const [newest] = this.pipelinesOf(project, mergeRequest);
      if (newest?.status === 'pending' || newest?.status === 'running') {
        return 'ci_still_running';
      }
      return newest?.status === 'success' ? 'mergeable' : 'ci_must_pass';
    }
    return 'mergeable';
  }

  /** @throws GitlabError 405 where it cannot be merged now, 409 where it has moved on, 401 without the right */
  async merge(
    project: Project,
    mergeRequest: MergeRequest,
    person: Person,
    input: { sha?: string; removeSourceBranch?: boolean } = {},
  ): Promise<void> {
    const { sourceBranch, targetBranch, sha } = mergeRequest;
    const level = this.world.projectLevel(person, project);
    const needed =
      this.world.protection(project, targetBranch)?.mergeLevel ?? 30;
    if (needed === 0 || level < needed) {
      throw message(401, '401 Unauthorized');
    }
    if (input.sha && input.sha !== sha) {
      throw message(409, `SHA does not match HEAD of source branch: ${sha}`);
    }
    const { repository } = project;
    const tree = await repository.mergedTree(targetBranch, sha);
    if (
      !tree ||
      !['mergeable', 'checking'].includes(
        await this.status(project, mergeRequest),
      )
    ) {
      throw message(405, '405 Method Not Allowed');
    }
    const before = (await repository.resolve(targetBranch))!;
    const merged = await repository.commitTree({
      branch: targetBranch,
      before,
      tree,
      parents: [before, sha],
      message: `Merge branch '${sourceBranch}' into '${targetBranch}'\n\n${
        mergeRequest.title
      }\n\nSee merge request ${this.world.fullPath(project)}!${
        mergeRequest.iid
      }`,
      author: person,
    });
    const now = this.world.clock.now();
    mergeRequest.state = 'merged';
    mergeRequest.mergeCommitSha = merged;
    mergeRequest.mergedAt = now;
    mergeRequest.mergedById = person.id;
    mergeRequest.updatedAt = now;
    project.lastActivityAt = now;
    if (input.removeSourceBranch ?? mergeRequest.removeSourceBranch) {
      await repository.deleteBranch(sourceBranch);
    }
    void this.webhooks.pushed({
      project,
      ref: `refs/heads/${targetBranch}`,
      before,
      after: merged,
    });
    await this.pipelines.pushed({
      project,
      branch: targetBranch,
      before,
      after: merged,
      userId: person.id,
      skip: false,
    });
  }

  #openOf(project: Project, sourceBranch: string): MergeRequest[] {
    return this.world
      .mergeRequestsOf(project)
      .filter(
        item => item.state === 'opened' && item.sourceBranch === sourceBranch,
      );
  }
}
