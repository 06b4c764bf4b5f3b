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

import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createTemplateAction,
  initRepoAndPush,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { imageUpdates } from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { taskTrailer } from '../gitlab/otherWork';
import { ProjectPipeline } from '../gitlab/ProjectPipeline';
import { pushFailure } from '../gitlab/pushFailure';
import { defaultBranch, readRepoUrl } from '../gitlab/repositoryAddress';
import { taskLimits } from '../gitlab/requester';
import { taskTopic } from '../gitlab/taskTopic';
import { publishAction } from '../leftovers/taskStatus';
import { optionalProjectIdInput, repoUrlInput, tokenInput } from './inputs';
import { examples } from './publishProject.examples';

const defaultCommitMessage = 'feat: create the project';

async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = await serializeDirectoryContents(folder);
  return new Map(files.map(({ path, content }) => [path, content]));
}

/**
 * Unlike `publish:gitlab` it knows the id of what it made even when a later part fails, so that it removes exactly that;
 * and the settings are in place before the first push. A second run of the same task goes on with what its first has
 * made.
 *
 * @public
 */
export function createPublishProjectAction(options: {
  integrations: ScmIntegrations;
  /** Of the portal: `scaffolder.defaultAuthor` and `scaffolder.defaultCommitMessage` are read. */
  config: Config;
}) {
  const { config } = options;
  const author = {
    name: config.getOptionalString('scaffolder.defaultAuthor.name'),
    email: config.getOptionalString('scaffolder.defaultAuthor.email'),
  };
  const message =
    config.getOptionalString('scaffolder.defaultCommitMessage') ??
    defaultCommitMessage;
  return createTemplateAction({
    id: publishAction,
    description:
      'Creates a GitLab project, lets its pipeline push with the job token, protects main, and pushes the workspace. Removes the project again where any of this fails.',
    examples,
    schema: {
      input: {
        repoUrl: repoUrlInput,
        visibility: z => z.enum(['private', 'internal', 'public']),
        description: z => z.string().optional(),
        topics: z => z.array(z.string()).optional(),
        imageUpdate: z => z.enum(imageUpdates).optional(),
        adopt: z =>
          optionalProjectIdInput(z).describe(
            'Project that an earlier task left behind, to be used instead of a new one',
          ),
        adoptFrom: z =>
          z.string().optional().describe('Id of the task that left it behind'),
        token: tokenInput,
      },
      output: {
        projectId: z => z.number(),
        projectUrl: z => z.string().describe('Page of the project'),
        repoContentsUrl: z =>
          z
            .string()
            .describe('Page of its files, as catalog:register takes it'),
        commitHash: z => z.string(),
        files: z => z.number().describe('How many files were pushed'),
      },
    },
    async handler(ctx) {
      const { adopt, adoptFrom, repoUrl, token, visibility } = ctx.input;
      // The pipeline is started when everything else is in place.
      const commitMessage = `${message}\n\n[skip ci]\n\n${taskTrailer(
        ctx.task.id,
      )}`;
      const { description = '', topics: wanted = [] } = ctx.input;
      const topics = [...wanted, taskTopic(ctx.task.id)];
      const settings = { visibility, description, topics };
      const address = readRepoUrl(repoUrl, options.integrations);
      const call = { signal: ctx.signal, limits: taskLimits };
      const projects = GitlabProjects.create(address, token, call);
      const leftover = LeftoverRepository.create(address, token, call);
      const pipeline = ProjectPipeline.create(address, token, call);
      const existing = await projects.find();
      let before = existing?.taskId === ctx.task.id ? existing : undefined;
      if (before) {
        await leftover.requireAdoptable(before, undefined);
      } else if (adopt) {
        before = await leftover.require(Number(adopt), adoptFrom);
        await leftover.adopt(before, settings);
      }
      const project = before ?? (await projects.create(settings));
      try {
        await pipeline.useJobToken(project.id);
        const files = await readFiles(ctx.workspacePath);
        const commitHash = before
          ? await projects.replaceContent(project.id, files, {
              ...author,
              message: commitMessage,
            })
          : await push(project.cloneUrl);
        if (ctx.input.imageUpdate === 'deploy-key') {
          if (await pipeline.useDeployKey(project.id)) {
            ctx.logger.info(
              'Removed the deploy key of an earlier run: the pipeline has a new one.',
            );
          }
        }
        ctx.output('projectId', project.id);
        ctx.output('projectUrl', project.webUrl);
        ctx.output(
          'repoContentsUrl',
          `${project.webUrl}/-/blob/${defaultBranch}`,
        );
        ctx.output('commitHash', commitHash);
        ctx.output('files', files.size);
      } catch (error) {
        if (adopt) {
          // It was there before this task, and can be taken over once more.
          ctx.logger.error(`${project.webUrl} was taken over, so it stays.`);
        } else {
          await removeAgain();
        }
        throw error;
      }

      async function push(remoteUrl: string): Promise<string> {
        const { commitHash } = await initRepoAndPush({
          dir: ctx.workspacePath,
          remoteUrl,
          auth: { username: 'oauth2', password: token },
          logger: ctx.logger,
          defaultBranch,
          commitMessage,
          gitAuthorInfo: {
            name: author.name ?? ctx.user?.entity?.spec.profile?.displayName,
            email: author.email ?? ctx.user?.entity?.spec.profile?.email,
          },
        }).catch(error => {
          throw pushFailure(error, address);
        });
        return commitHash;
      }

      async function removeAgain(): Promise<void> {
        try {
          // Without the signal: a task that was cancelled removes what it made, too.
          await LeftoverRepository.create(address, token, {
            limits: taskLimits,
          }).remove(project.id, ctx.task.id);
          ctx.logger.info(
            `Removed ${address.group}/${address.repository} again, because it could not be completed.`,
          );
        } catch (error) {
          ctx.logger.error(
            `${
              project.webUrl
            } is left behind, and another task of its name can take it over: ${
              (error as Error).message
            }`,
          );
        }
      }
    },
  });
}
