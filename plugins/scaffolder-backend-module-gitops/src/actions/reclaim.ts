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

import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { GitlabProjects, taskTopic } from '../gitlab/GitlabProjects';
import { catalogInfoUrl, parseTarget } from '../gitlab/target';
import { ScaffolderTasks } from './ScaffolderTasks';
import { takeBack, TakeBackServices } from './takeBack';

/** A task that is in one of these made something that nobody finishes. */
const abandoned = ['cancelled', 'failed'];

/**
 * Deals with a repository that an earlier task left behind: a cancelled task cannot take back what it made. What belongs
 * to a task that succeeded or still runs, or to no task, is never touched.
 */
export function createReclaimAction(
  services: TakeBackServices & { tasks: ScaffolderTasks },
) {
  return createTemplateAction({
    id: 'gitops:reclaim',
    description:
      'Where an earlier task that was cancelled or failed has left a repository of this name: takes it over, or removes it, as asked.',
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z => z.string(),
        leftover: z =>
          z
            .enum(['stop', 'adopt', 'remove'])
            .default('stop')
            .describe('What happens to what an earlier task left behind'),
        argocdInstance: z => z.string(),
        gitlabToken: z => z.string().describe("The user's own GitLab token"),
      },
      output: {
        projectId: z =>
          z.number().optional().describe('Project that is taken over'),
      },
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        return;
      }
      const { repoUrl, gitlabToken, argocdInstance } = ctx.input;
      const { leftover = 'stop' } = ctx.input;
      const target = parseTarget(repoUrl, services.integrations);
      const projects = GitlabProjects.create(target, gitlabToken);
      const existing = await projects.find();
      if (!existing) {
        return;
      }
      const path = `${target.group}/${target.repository}`;
      const { taskId } = existing;
      // A second run of this same task finds what its first run made.
      if (taskId === ctx.task.id) {
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const status =
        taskId && (await services.tasks.status(taskId, credentials));
      if (!taskId || !status || !abandoned.includes(status)) {
        throw new ConflictError(
          `The repository ${path} exists already. Choose another name, or remove it in GitLab first.`,
        );
      }
      if (leftover === 'stop') {
        throw new ConflictError(
          `The repository ${path} was left behind by task ${taskId}, which did not finish (${status}). Start again and choose under "If an earlier attempt left something behind" to take it over or to remove it.`,
        );
      }
      const instance = (
        await services.argocd.getInstances({ credentials })
      ).find(({ name }) => name === argocdInstance);
      const left = await takeBack(
        services,
        {
          taskId,
          name: target.repository,
          argocdInstance: instance?.registration.ways.includes('api')
            ? argocdInstance
            : undefined,
          registryUrl: instance?.registration.registryUrl,
          catalogInfoUrl: catalogInfoUrl(target),
        },
        { credentials, token: gitlabToken, logger: ctx.logger },
      );
      if (left.length > 0) {
        throw new ConflictError(
          `Task ${taskId} left more behind than can be removed from here: ${left.join(
            '; ',
          )}. Remove it by hand and start again.`,
        );
      }
      if (leftover === 'remove') {
        await projects.remove(existing.id, taskTopic(taskId));
        ctx.logger.info(
          `Removed ${existing.webUrl}, which task ${taskId} left.`,
        );
        return;
      }
      ctx.logger.info(
        `Takes over ${existing.webUrl}, which task ${taskId} left.`,
      );
      ctx.output('projectId', existing.id);
    },
  });
}
