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

import { decideWorkflow } from '../ci/workflow';
import { predefinedVariables } from '../ci/variables';
import { PipelineRunner } from '../ci/PipelineRunner';
import { zeroSha } from '../git/Repository';
import { badRequest } from './errors';
import { GitlabWorld } from './GitlabWorld';
import { Job, MergeRequest, Pipeline, Project } from './model';

const skipMarker = /\[(?:ci[-_ ]skip|skip[-_ ]ci)\]/i;

interface PipelineInput {
  project: Project;
  ref: string;
  userId: number;
}

/** Decides whether a push or a request makes a pipeline, and hands it to the runner. */
export class PipelineService {
  constructor(
    private readonly world: GitlabWorld,
    private readonly runner: PipelineRunner,
  ) {}

  async pushed(input: {
    project: Project;
    branch: string;
    before: string;
    after: string;
    userId: number;
    skip: boolean;
  }): Promise<void> {
    const { project, before, after } = input;
    const pipeline = this.#pipeline(
      { project, ref: input.branch, userId: input.userId },
      {
        sha: after,
        beforeSha: before,
        comparedWith: before === zeroSha ? undefined : before,
        source: 'push',
      },
    );
    await this.#start(project, pipeline, input.skip);
  }

  /** The pipeline of a merge request that was opened or pushed to. A skip marker does not concern it. */
  async mergeRequestChanged(
    project: Project,
    mergeRequest: MergeRequest,
    userId: number,
  ): Promise<void> {
    const pipeline = this.#pipeline(
      {
        project,
        ref: `refs/merge-requests/${mergeRequest.iid}/head`,
        userId,
      },
      {
        sha: mergeRequest.sha,
        beforeSha: zeroSha,
        comparedWith: await project.repository.mergeBase(
          mergeRequest.targetBranch,
          mergeRequest.sha,
        ),
        source: 'merge_request_event',
        mergeRequest,
      },
    );
    await this.#start(project, pipeline, false);
  }

  /** A pipeline on request; what a push would skip in silence is an error here. */
  async create(
    input: PipelineInput & {
      source: 'api' | 'trigger';
      variables: Record<string, string>;
    },
  ): Promise<Pipeline> {
    const { project } = input;
    const commit = await project.repository.commit(input.ref);
    if (!commit) {
      throw badRequest({ base: ['Reference not found'] });
    }
    const pipeline = this.#pipeline(input, {
      sha: commit.id,
      beforeSha: zeroSha,
      source: input.source,
    });
    const decision = await this.#decide(project, pipeline, input.variables);
    if (!decision) {
      throw badRequest({ base: ['Missing CI config file'] });
    }
    if (!decision.run) {
      throw badRequest({
        base: [
          decision.reason === 'filtered'
            ? 'Pipeline filtered out by workflow rules.'
            : decision.error,
        ],
      });
    }
    pipeline.variables = { ...decision.variables, ...input.variables };
    this.world.pipelines.set(pipeline.id, pipeline);
    this.runner.enqueue(pipeline, project);
    return pipeline;
  }

  /** Starts a manual job. @throws GitlabError 400 where it is none that waits */
  play(project: Project, pipeline: Pipeline, job: Job, userId: number): void {
    if (job.status !== 'manual') {
      throw badRequest('400 Bad request - Unplayable Job');
    }
    this.runner.play(pipeline, project, job, userId);
  }

  async #start(
    project: Project,
    pipeline: Pipeline,
    skip: boolean,
  ): Promise<void> {
    const commit = await project.repository.commit(pipeline.sha);
    if (!commit) {
      return;
    }
    if (
      skip ||
      (pipeline.source === 'push' && skipMarker.test(commit.message))
    ) {
      pipeline.status = 'skipped';
      this.world.pipelines.set(pipeline.id, pipeline);
      return;
    }
    const decision = await this.#decide(project, pipeline, {});
    if (!decision) {
      return;
    }
    if (decision.run) {
      pipeline.variables = decision.variables;
    } else if (decision.reason === 'filtered') {
      return;
    } else {
      pipeline.status = 'failed';
      pipeline.yamlErrors = decision.error;
    }
    this.world.pipelines.set(pipeline.id, pipeline);
    if (decision.run) {
      this.runner.enqueue(pipeline, project);
    }
  }

  /** The file's `workflow`; `undefined` where there is no file. */
  async #decide(
    project: Project,
    pipeline: Pipeline,
    variables: Record<string, string>,
  ) {
    const commit = (await project.repository.commit(pipeline.sha))!;
    const blob = await project.repository.blob(commit.id, '.gitlab-ci.yml');
    return (
      blob &&
      decideWorkflow(blob.content.toString(), {
        ...predefinedVariables(this.world, pipeline, project, commit, {
          registry: this.runner.registry,
        }),
        ...variables,
      })
    );
  }

  #pipeline(
    input: PipelineInput,
    rest: Pick<
      Pipeline,
      'sha' | 'beforeSha' | 'comparedWith' | 'source' | 'mergeRequest'
    >,
  ): Pipeline {
    const iid = input.project.nextPipelineIid;
    input.project.nextPipelineIid += 1;
    return {
      ...rest,
      id: this.world.nextId(),
      iid,
      projectId: input.project.id,
      ref: input.ref,
      userId: input.userId,
      tag: false,
      status: 'pending',
      yamlErrors: null,
      variables: {},
      createdAt: this.world.clock.now(),
      jobs: [],
    };
  }
}
