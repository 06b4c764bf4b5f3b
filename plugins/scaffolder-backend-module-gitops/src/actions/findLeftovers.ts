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
import {
  createTemplateAction,
  ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { examples } from './findLeftovers.examples';
import { Targets } from '../targets/Targets';
import { placeInputs, tokenInput } from './inputs';
import { findTaskStatus, isAbandoned } from './taskStatus';

/**
 * Looks whether an earlier task left a repository of this name: a cancelled task cannot revert what it made. What
 * belongs to a task that succeeded or still runs, or to no task, stops this one. It only reads.
 *
 * @public
 */
export function createFindLeftoversAction(options: {
  scaffolder: ScaffolderService;
  targets: Targets;
}) {
  return createTemplateAction({
    id: 'gitops:leftovers:find',
    description:
      'Looks whether an earlier task that was cancelled or failed has left a repository of this name, and stops where that is not to be taken over or removed.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...placeInputs,
        leftover: z =>
          z
            .enum(['stop', 'adopt', 'remove'])
            .default('stop')
            .describe('What is to happen to what an earlier task left behind'),
        token: tokenInput,
      },
      output: {
        projectId: z => z.number().optional().describe('What was left behind'),
        taskId: z =>
          z.string().optional().describe('Id of the task that left it behind'),
        adopt: z =>
          z.number().optional().describe('Project that is to be taken over'),
      },
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        return;
      }
      const { leftover = 'stop', token } = ctx.input;
      const { address } = options.targets.place(ctx.input);
      const existing = await GitlabProjects.create(
        address,
        token,
        ctx.signal,
      ).find();
      // A second run of this same task finds what its first run made.
      if (!existing || existing.taskId === ctx.task.id) {
        return;
      }
      const path = `${address.group}/${address.repository}`;
      const { taskId } = existing;
      const status =
        taskId &&
        (await findTaskStatus(
          options.scaffolder,
          taskId,
          await ctx.getInitiatorCredentials(),
        ));
      if (!taskId || !isAbandoned(status)) {
        throw new ConflictError(
          `The repository ${path} exists already. Choose another name, or remove it in GitLab first.`,
        );
      }
      if (leftover === 'stop') {
        throw new ConflictError(
          `The repository ${path} was left behind by task ${taskId}, which did not finish (${status}). Take it over or remove it, or choose another name.`,
        );
      }
      ctx.output('projectId', existing.id);
      ctx.output('taskId', taskId);
      if (leftover === 'adopt') {
        ctx.output('adopt', existing.id);
      }
    },
  });
}
