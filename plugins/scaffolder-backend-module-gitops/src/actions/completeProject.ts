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
import { parseTarget } from '../gitlab/target';

/** Takes the mark of the task from a project that is complete, so that no later task can take it for a leftover. */
export function createFinishAction(options: { integrations: ScmIntegrations }) {
  return createTemplateAction({
    id: 'gitops:project:complete',
    description: 'Takes the mark of this task from the project it has made.',
    schema: {
      input: {
        repoUrl: z => z.string(),
        gitlabToken: z => z.string().describe("The user's own GitLab token"),
      },
    },
    async handler(ctx) {
      const { gitlabToken, repoUrl } = ctx.input;
      const target = parseTarget(repoUrl, options.integrations);
      const projects = GitlabProjects.create(target, gitlabToken);
      try {
        const project = await projects.find();
        if (project?.taskId === ctx.task.id) {
          await projects.complete(project);
        }
      } catch (error) {
        // Everything stands and runs; that is not undone for a mark.
        ctx.logger.warn(
          `Remove the topic of this task in GitLab: ${
            (error as Error).message
          }`,
        );
      }
    },
  });
}
