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
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { taskLimits } from '../gitlab/requester';
import { catalogInfoUrl, readRepoUrl } from '../gitlab/repositoryAddress';
import { optionalProjectIdInput, repoUrlInput, tokenInput } from './inputs';
import { findLabel } from '../plan/findLabel';
import { revert, RevertServices, unregister } from '../leftovers/revert';
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
            'Absent where the project was never made, or the step that makes it has failed',
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
      if (!repoUrl) {
        ctx.logger.info('Nothing was made, so there is nothing to revert.');
        return;
      }
      const address = readRepoUrl(repoUrl, services.integrations);
      const call = { limits: taskLimits };
      const projects = GitlabProjects.create(address, token, call);
      const leftover = LeftoverRepository.create(address, token, call);
      const onRemoved = (sentence: string) => ctx.logger.info(sentence);
      const projectId = Number(ctx.input.projectId) || (await findOwn());
      if (projectId === undefined) {
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const label = await findLabel(
        services.argocd,
        argocdInstance,
        credentials,
      );
      const left = await revert(
        services,
        {
          taskId: ctx.task.id,
          name: address.repository,
          repository: { host: address.host, projectId },
          instances:
            registration === 'api'
              ? [{ name: argocdInstance, label, namespace: argocdNamespace }]
              : [],
          platformRepositoryUrls:
            registration === 'platform-repository' && platformRepositoryUrl
              ? [platformRepositoryUrl]
              : [],
        },
        {
          credentials,
          token,
          onRemoved,
        },
      );
      const isRemoved =
        !adopted &&
        (await leftover.remove(projectId, ctx.task.id).catch(error => {
          left.push(`${address.projectUrl}: ${error.message}`);
          return false;
        }));
      if (isRemoved) {
        onRemoved(`Removed ${address.projectUrl}.`);
      }
      left.push(
        ...(await unregister(
          services,
          catalogInfoUrl(address),
          async () => {
            if (!isRemoved) {
              await leftover.require(projectId, ctx.task.id);
            }
          },
          onRemoved,
        )),
      );
      if (registration === 'discovery') {
        left.push(
          `what ${label} has found of ${address.repository} meanwhile: \`argocd app list --repo ${address.projectUrl}.git\``,
        );
      }
      if (left.length > 0) {
        ctx.logger.error(`Left behind:\n${left.join('\n')}`);
      }
      if (adopted) {
        // It was there before this task, and can be taken over once more.
        ctx.logger.error(
          `${address.projectUrl} was taken over, so it stays. Take it over once more, or remove it.`,
        );
      } else if (left.length === 0) {
        ctx.logger.info(
          'Everything that this task made is removed. Fix what failed and create the project again.',
        );
      }

      /** What a step that failed has put out is lost, so that only GitLab tells whether it has left anything. */
      async function findOwn(): Promise<number | undefined> {
        try {
          const existing = await projects.find();
          if (existing?.taskId === ctx.task.id) {
            return existing.id;
          }
          if (existing && adopted) {
            ctx.logger.error(
              `${address.projectUrl} was to be taken over, and stays as an earlier task has left it.`,
            );
          } else {
            ctx.logger.info(
              'GitLab has no project of this task, so there is nothing to revert.',
            );
          }
        } catch (error) {
          ctx.logger.error(
            `Whether this task has left ${
              address.projectUrl
            } behind cannot be told: ${(error as Error).message}`,
          );
        }
        return undefined;
      }
    },
  });
}
