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

import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { taskLimits } from '../gitlab/requester';
import { readRepoUrl } from '../gitlab/repositoryAddress';
import { examples } from './completeProject.examples';
import { repoUrlInput, tokenInput } from './inputs';

/**
 * Removes the label of the task from a project that is complete, so that no later task can take it for a leftover. Where
 * the label is gone, or is that of another task, it does nothing.
 *
 * @public
 */
export function createCompleteProjectAction(options: {
  integrations: ScmIntegrations;
}) {
  return createTemplateAction({
    id: 'gitops:project:complete',
    description:
      'Removes the label of this task from the project that it has made.',
    examples,
    schema: {
      input: {
        repoUrl: repoUrlInput,
        token: tokenInput,
      },
    },
    async handler(ctx) {
      const { repoUrl, token } = ctx.input;
      const address = readRepoUrl(repoUrl, options.integrations);
      const projects = GitlabProjects.create(address, token, {
        limits: taskLimits,
      });
      try {
        const project = await projects.find();
        if (project?.taskId === ctx.task.id) {
          await projects.complete(project);
        }
      } catch (error) {
        // Everything stands and runs; that is not reverted for a label.
        ctx.logger.warn(
          `Remove the topic of this task in GitLab: ${
            (error as Error).message
          }`,
        );
      }
    },
  });
}
