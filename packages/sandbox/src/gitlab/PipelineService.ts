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
import { badRequest } from './errors';
import { GitlabWorld } from './GitlabWorld';
import { Pipeline, Project } from './model';

const zeroSha = '0'.repeat(40);
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
    const { project } = input;
    const commit = await project.repository.commit(input.after);
    if (!commit) {
      return;
    }
    const pipeline = this.#pipeline(
      { project, ref: input.branch, userId: input.userId },
      { sha: input.after, beforeSha: input.before, source: 'push' },
    );
    if (input.skip || skipMarker.test(commit.message)) {
      pipeline.status = 'skipped';
      this.world.pipelines.set(pipeline.id, pipeline);
      return;
    }
    const blob = await project.repository.blob(input.after, '.gitlab-ci.yml');
    if (!blob) {
      return;
    }
    const decision = decideWorkflow(
      blob.content.toString(),
      predefinedVariables(this.world, pipeline, project, commit, {
        registry: this.runner.registry,
      }),
    );
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

  /** A pipeline that somebody asked for; what a push would skip in silence is an error here. */
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
    const blob = await project.repository.blob(commit.id, '.gitlab-ci.yml');
    if (!blob) {
      throw badRequest({ base: ['Missing CI config file'] });
    }
    const pipeline = this.#pipeline(input, {
      sha: commit.id,
      beforeSha: zeroSha,
      source: input.source,
    });
    const decision = decideWorkflow(blob.content.toString(), {
      ...predefinedVariables(this.world, pipeline, project, commit, {
        registry: this.runner.registry,
      }),
      ...input.variables,
    });
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

  #pipeline(
    input: PipelineInput,
    rest: Pick<Pipeline, 'sha' | 'beforeSha' | 'source'>,
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
