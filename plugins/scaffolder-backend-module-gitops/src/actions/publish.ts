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
} from '@backstage/plugin-scaffolder-node';
import {
  CreatedProject,
  GitlabProjects,
  taskTopic,
} from '../gitlab/GitlabProjects';
import { parseTarget } from '../gitlab/target';

const branch = 'main';

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
        token: z => z.string().describe("The user's own GitLab token"),
        visibility: z => z.enum(['private', 'internal', 'public']),
        description: z => z.string().optional(),
      },
      output: {
        projectId: z => z.number(),
        projectUrl: z => z.string(),
        repoContentsUrl: z => z.string(),
        commitHash: z => z.string(),
      },
    },
    async handler(ctx) {
      const { repoUrl, token, visibility, description = '' } = ctx.input;
      const target = parseTarget(repoUrl, options.integrations);
      const projects = GitlabProjects.create(target, token);
      const created = await ctx.checkpoint({
        key: `gitops.publish.${target.projectUrl}`,
        fn: async (): Promise<CreatedProject> =>
          projects.create({
            visibility,
            description,
            topics: ['argocd', taskTopic(ctx.task.id)],
          }),
      });
      try {
        await projects.configure(created.id, branch);
        const commitHash = await ctx.checkpoint({
          key: `gitops.push.${created.id}`,
          fn: async () => {
            const pushed = await initRepoAndPush({
              dir: ctx.workspacePath,
              remoteUrl: created.cloneUrl,
              auth: { username: 'oauth2', password: token },
              logger: ctx.logger,
              defaultBranch: branch,
              // The pipeline is started when everything else is in place.
              commitMessage: 'feat: create the project\n\n[skip ci]',
              gitAuthorInfo: {
                name: ctx.user?.entity?.spec.profile?.displayName,
                email: ctx.user?.entity?.spec.profile?.email,
              },
            });
            return pushed.commitHash;
          },
        });
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
