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

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readRepoUrl } from '../gitlab/repositoryAddress';
import {
  LeftoverServices,
  removeLeftovers,
} from '../leftovers/removeLeftovers';
import { repoUrlInput, tokenInput } from './inputs';
import { examples } from './removeLeftovers.examples';

/**
 * Removes what an earlier task left behind, as a step of the next task.
 *
 * @public
 */
export function createRemoveLeftoversAction(services: LeftoverServices) {
  return createTemplateAction({
    id: 'gitops:leftovers:remove',
    description:
      'Removes what an earlier task left behind; its repository only where nothing else is left, and not where it is taken over.',
    examples,
    schema: {
      input: {
        repoUrl: repoUrlInput,
        projectId: z => z.number(),
        taskId: z => z.string(),
        keep: z => z.boolean().describe('Whether the repository is taken over'),
        environments: z => z.array(z.string()),
        token: tokenInput,
      },
    },
    async handler(ctx) {
      const { environments, keep, projectId, repoUrl, taskId, token } =
        ctx.input;
      await removeLeftovers(
        services,
        {
          address: readRepoUrl(repoUrl, services.integrations),
          environments,
          keep,
          projectId,
          taskId,
        },
        {
          credentials: await ctx.getInitiatorCredentials(),
          token,
          onRemoved: sentence => ctx.logger.info(sentence),
        },
      );
    },
  });
}
