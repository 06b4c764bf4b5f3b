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
  createTemplateAction,
  ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { taskLimits } from '../gitlab/requester';
import { examples } from './findLeftovers.examples';
import { findLeftover, leftBehind } from '../leftovers/findLeftover';
import { Targets } from '../targets/Targets';
import { placeInputs, tokenInput } from './inputs';

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
      const found = await findLeftover(
        GitlabProjects.create(address, token, {
          signal: ctx.signal,
          limits: taskLimits,
        }),
        address,
        {
          credentials: await ctx.getInitiatorCredentials(),
          scaffolder: options.scaffolder,
          taskId: ctx.task.id,
        },
      );
      if (!found) {
        return;
      }
      if (leftover === 'stop') {
        throw leftBehind(address, found);
      }
      ctx.output('projectId', found.projectId);
      ctx.output('taskId', found.taskId);
      if (leftover === 'adopt') {
        ctx.output('adopt', found.projectId);
      }
    },
  });
}
