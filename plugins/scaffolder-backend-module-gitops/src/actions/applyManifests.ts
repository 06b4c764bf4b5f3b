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

import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { readRepoUrl } from '../gitlab/repositoryAddress';
import { examples } from './applyManifests.examples';
import { repoUrlInput, tokenInput } from './inputs';
import { readManifests } from './readManifests';

/**
 * Passes the manifests of a folder to Argo CD through the portal's own back end, which authorizes and checks them, and asks
 * GitLab with the person's token whether they may act for the repository. A second run of the same task changes nothing.
 *
 * @public
 */
export function createApplyManifestsAction(options: {
  argocd: ArgocdService;
  integrations: ScmIntegrations;
}) {
  return createTemplateAction({
    id: 'argocd:apply',
    description:
      'Creates the AppProject and the Application of each environment of a folder in an Argo CD instance, all or nothing.',
    examples,
    schema: {
      input: {
        instance: z => z.string().describe('Argo CD instance'),
        name: z =>
          z
            .string()
            .describe(
              'Name of the project, which the names of its objects begin with',
            ),
        repoUrl: repoUrlInput,
        projectId: z =>
          z
            .number()
            .int()
            .positive()
            .describe('Number of the repository in GitLab'),
        path: z =>
          z
            .string()
            .describe('Folder of the manifests, below the workspace')
            .default('argocd'),
        token: tokenInput,
      },
      output: {
        applicationUrl: z =>
          z.string().optional().describe('Page of the first application'),
        applicationUrls: z =>
          z.record(z.string()).describe('Pages of the applications by name'),
      },
    },
    async handler(ctx) {
      const { instance, name, projectId, repoUrl, token } = ctx.input;
      const { host } = readRepoUrl(repoUrl, options.integrations);
      const folder = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.path ?? 'argocd',
      );
      const all = await readManifests(folder);
      const manifests = all.filter(({ kind }) =>
        ['AppProject', 'Application'].includes(String(kind)),
      );
      for (const { kind } of all.filter(item => !manifests.includes(item))) {
        ctx.logger.info(`${kind}: nothing that Argo CD's API takes.`);
      }
      const result = await options.argocd.provision(
        instance,
        {
          provisionId: ctx.task.id,
          project: name,
          entityRef: `system:default/${name}`,
          repository: { host, projectId },
          manifests,
          userToken: token,
        },
        { credentials: await ctx.getInitiatorCredentials() },
      );
      for (const object of result.objects) {
        ctx.logger.info(`${object.kind} ${object.name}: ${object.outcome}`);
      }
      ctx.output('applicationUrls', { ...result.applicationUrls });
      ctx.output('applicationUrl', Object.values(result.applicationUrls)[0]);
    },
  });
}
