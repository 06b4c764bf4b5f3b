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
import {
  createTemplateAction,
  initRepoAndPush,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { imageUpdates } from '@slipway/plugin-gitops-common';
import { GitlabProjects, taskTopic } from '../gitlab/GitlabProjects';
import { parseTarget } from '../gitlab/target';

const branch = 'main';
// The pipeline is started when everything else is in place.
const commitMessage = 'feat: create the project\n\n[skip ci]';

async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = await serializeDirectoryContents(folder);
  return new Map(files.map(({ path, content }) => [path, content]));
}

/**
 * Unlike `publish:gitlab` it knows the id of what it made even when a later part fails, so that it takes back exactly
 * that; and the settings are in place before the first push.
 */
export function createPublishAction(options: {
  integrations: ScmIntegrations;
}) {
  return createTemplateAction({
    id: 'gitops:project:publish',
    description:
      'Creates a GitLab project, lets its pipeline push with the job token, protects main, and pushes the workspace. Removes the project again where any of this fails.',
    schema: {
      input: {
        repoUrl: z => z.string(),
        gitlabToken: z => z.string().describe("The user's own GitLab token"),
        visibility: z => z.enum(['private', 'internal', 'public']),
        description: z => z.string().optional(),
        topics: z => z.array(z.string()).optional(),
        imageUpdate: z => z.enum(imageUpdates).optional(),
        adopt: z =>
          z
            .union([z.number(), z.string().max(0)])
            .optional()
            .describe(
              'Project that an earlier task left behind, to be used instead of a new one',
            ),
        adoptFrom: z =>
          z.string().optional().describe('Id of the task that left it behind'),
      },
      output: {
        projectId: z => z.number(),
        projectUrl: z => z.string(),
        repoContentsUrl: z => z.string(),
        commitHash: z => z.string(),
      },
    },
    async handler(ctx) {
      const { adopt, adoptFrom, gitlabToken, repoUrl, visibility } = ctx.input;
      const { description = '', topics: wanted = [] } = ctx.input;
      const topics = [...wanted, taskTopic(ctx.task.id)];
      const target = parseTarget(repoUrl, options.integrations);
      const projects = GitlabProjects.create(target, gitlabToken);
      const existing = await projects.find();
      // A second run of the same task goes on with what its first has made.
      let before = existing?.taskId === ctx.task.id ? existing : undefined;
      if (adopt && !before) {
        before = await projects.findLeftover(Number(adopt), adoptFrom);
        await projects.adopt(
          before.id,
          { visibility, description, topics },
          branch,
        );
      }
      const created =
        before ?? (await projects.create({ visibility, description, topics }));
      try {
        await projects.configure(created.id, branch);
        let commitHash: string;
        if (before) {
          commitHash = await projects.replaceContent(
            created.id,
            branch,
            await readFiles(ctx.workspacePath),
            commitMessage,
          );
        } else {
          const pushed = await initRepoAndPush({
            dir: ctx.workspacePath,
            remoteUrl: created.cloneUrl,
            auth: { username: 'oauth2', password: gitlabToken },
            logger: ctx.logger,
            defaultBranch: branch,
            commitMessage,
            gitAuthorInfo: {
              name: ctx.user?.entity?.spec.profile?.displayName,
              email: ctx.user?.entity?.spec.profile?.email,
            },
          });
          commitHash = pushed.commitHash;
        }
        if (ctx.input.imageUpdate === 'deploy-key') {
          await projects.updateImagesWithKey(created.id, branch);
        }
        ctx.output('projectId', created.id);
        ctx.output('projectUrl', created.webUrl);
        ctx.output('repoContentsUrl', `${created.webUrl}/-/blob/${branch}`);
        ctx.output('commitHash', commitHash);
      } catch (error) {
        if (adopt) {
          // It was there before this task, and can be taken over once more.
          ctx.logger.error(`${created.webUrl} was taken over, so it stays.`);
          throw error;
        }
        await projects.remove(created.id, taskTopic(ctx.task.id)).then(
          () =>
            ctx.logger.info(
              `Removed ${target.group}/${target.repository} again, because it could not be completed.`,
            ),
          removal =>
            ctx.logger.error(
              `${created.webUrl} is left behind: ${removal.message}. Remove it in GitLab under Settings, General, Advanced.`,
            ),
        );
        throw error;
      }
    },
  });
}
