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
import {
  CreatedProject,
  GitlabProjects,
  taskTopic,
} from '../gitlab/GitlabProjects';
import { parseTarget } from '../gitlab/target';
import { handOvers } from '../plan/handOver';

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
    id: 'gitops:publish',
    description:
      'Creates a GitLab project, lets its pipeline push with the job token, protects main, and pushes the workspace. Removes the project again where any of this fails.',
    schema: {
      input: {
        repoUrl: z => z.string(),
        gitlabToken: z => z.string().describe("The user's own GitLab token"),
        visibility: z => z.enum(['private', 'internal', 'public']),
        description: z => z.string().optional(),
        topics: z => z.array(z.string()).optional(),
        handOver: z => z.enum(handOvers).optional(),
        adopt: z =>
          z
            .union([z.number(), z.string().max(0)])
            .optional()
            .describe(
              'Project that an earlier task left behind, to be used instead of a new one',
            ),
      },
      output: {
        projectId: z => z.number(),
        projectUrl: z => z.string(),
        repoContentsUrl: z => z.string(),
        commitHash: z => z.string(),
      },
    },
    async handler(ctx) {
      const { repoUrl, gitlabToken, visibility, adopt } = ctx.input;
      const { description = '', topics: wanted = [] } = ctx.input;
      const topics = [...wanted, taskTopic(ctx.task.id)];
      const target = parseTarget(repoUrl, options.integrations);
      const projects = GitlabProjects.create(target, gitlabToken);
      const created = await ctx.checkpoint({
        key: `gitops.publish.${target.projectUrl}`,
        fn: async (): Promise<CreatedProject> => {
          const existing = adopt ? await projects.find() : undefined;
          if (!existing || existing.id !== adopt) {
            return projects.create({ visibility, description, topics });
          }
          await projects.adopt(existing.id, topics);
          const { id, cloneUrl, webUrl } = existing;
          return { id, cloneUrl, webUrl };
        },
      });
      try {
        await projects.configure(created.id, branch);
        const commitHash = await ctx.checkpoint({
          key: `gitops.push.${created.id}`,
          fn: async () => {
            if (adopt) {
              return projects.replaceContent(
                created.id,
                branch,
                await readFiles(ctx.workspacePath),
                commitMessage,
              );
            }
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
            return pushed.commitHash;
          },
        });
        if (ctx.input.handOver === 'deploy-key') {
          await ctx.checkpoint({
            key: `gitops.deploy-key.${created.id}`,
            fn: async () => {
              await projects.handOverWithKey(created.id, branch);
              return true;
            },
          });
        }
        ctx.output('projectId', created.id);
        ctx.output('projectUrl', created.webUrl);
        ctx.output('repoContentsUrl', `${created.webUrl}/-/blob/${branch}`);
        ctx.output('commitHash', commitHash);
      } catch (error) {
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
