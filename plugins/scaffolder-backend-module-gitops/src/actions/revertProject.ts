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
import { registrationMethods } from '@slipway/plugin-gitops-common';
import { GitlabProjects, taskTopic } from '../gitlab/GitlabProjects';
import { catalogInfoUrl, readRepoUrl } from '../gitlab/repositoryAddress';
import { optionalProjectIdInput, repoUrlInput, tokenInput } from './inputs';
import { revert, RevertServices } from '../leftovers/revert';
import { examples } from './revertProject.examples';

/**
 * Reverts what this task made, and only that: Argo CD objects and the project by their label, the catalog's location by
 * the address of the new project. A second run finds nothing to do.
 *
 * @public
 */
export function createRevertProjectAction(services: RevertServices) {
  return createTemplateAction({
    id: 'gitops:project:revert',
    description:
      'Removes the Argo CD objects and the GitLab project that this task created. Says what is left where it cannot.',
    examples,
    schema: {
      input: {
        repoUrl: z =>
          repoUrlInput(z)
            .optional()
            .describe('Absent where the task failed before it was known'),
        projectId: z =>
          optionalProjectIdInput(z).describe(
            'Absent where the project was never made',
          ),
        argocdInstance: z => z.string().optional(),
        registration: z => z.enum(registrationMethods).default('api'),
        platformRepositoryUrl: z => z.string().optional(),
        argocdNamespace: z => z.string().optional(),
        adopted: z =>
          optionalProjectIdInput(z).describe(
            'Project that was taken over, which stays',
          ),
        token: tokenInput,
      },
    },
    async handler(ctx) {
      const { adopted, argocdInstance = '', repoUrl, token } = ctx.input;
      const { argocdNamespace = 'argocd', platformRepositoryUrl } = ctx.input;
      const { registration = 'api' } = ctx.input;
      if (!ctx.input.projectId || !repoUrl) {
        ctx.logger.info('Nothing was made, so there is nothing to revert.');
        return;
      }
      const projectId = Number(ctx.input.projectId);
      const address = readRepoUrl(repoUrl, services.integrations);
      const projects = GitlabProjects.create(address, token);
      const left = await revert(
        services,
        {
          taskId: ctx.task.id,
          name: address.repository,
          repository: { host: address.host, projectId },
          instances:
            registration === 'api'
              ? [{ name: argocdInstance, namespace: argocdNamespace }]
              : [],
          platformRepositoryUrls:
            registration === 'platform-repository' && platformRepositoryUrl
              ? [platformRepositoryUrl]
              : [],
          catalogInfoUrl: catalogInfoUrl(address),
          findRepository: () => projects.findLeftover(projectId, ctx.task.id),
        },
        {
          credentials: await ctx.getInitiatorCredentials(),
          token,
          logger: ctx.logger,
        },
      );
      if (adopted) {
        // It was there before this task, and can be taken over once more.
        ctx.logger.info(`${address.projectUrl} was taken over, so it stays.`);
      } else {
        await projects.remove(projectId, taskTopic(ctx.task.id)).then(
          () => ctx.logger.info(`Removed ${address.projectUrl}.`),
          error => left.push(`${address.projectUrl} (${error.message})`),
        );
      }
      if (registration === 'discovery') {
        left.push(
          `what Argo CD ${argocdInstance} has found of ${address.repository} meanwhile: argocd app list --repo ${address.projectUrl}.git`,
        );
      }
      if (left.length > 0) {
        ctx.logger.error(
          `Left behind, to be removed by hand:\n${left.join('\n')}`,
        );
      } else {
        ctx.logger.info(
          'Everything that this task made is removed. Fix what failed and create the project again.',
        );
      }
    },
  });
}
