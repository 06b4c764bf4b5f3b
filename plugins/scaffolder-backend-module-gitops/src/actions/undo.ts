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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { GitlabProjects, taskTopic } from '../gitlab/GitlabProjects';
import { parseTarget } from '../gitlab/target';

/**
 * Takes back what this task made, and only that: Argo CD objects and the project by their mark, the catalog's location
 * by the address of the new project.
 */
export function createUndoAction(options: {
  integrations: ScmIntegrations;
  argocd: ArgocdService;
  catalog: CatalogService;
}) {
  return createTemplateAction({
    id: 'gitops:undo',
    description:
      'Removes the Argo CD objects and the GitLab project that this task created. Says what is left where it cannot.',
    schema: {
      input: {
        repoUrl: z => z.string(),
        token: z => z.string(),
        projectId: z =>
          z
            .union([z.number(), z.string().max(0)])
            .optional()
            .describe('Absent where the project was never made'),
        argocdInstance: z => z.string(),
        repoContentsUrl: z => z.string().optional(),
      },
    },
    async handler(ctx) {
      const { repoUrl, token, projectId, argocdInstance, repoContentsUrl } =
        ctx.input;
      if (!projectId) {
        ctx.logger.info('Nothing was made, so there is nothing to take back.');
        return;
      }
      const target = parseTarget(repoUrl, options.integrations);
      const left: string[] = [];
      await options.argocd
        .removeProvision(argocdInstance, ctx.task.id, {
          credentials: await ctx.getInitiatorCredentials(),
        })
        .then(
          removed =>
            removed.forEach(name =>
              ctx.logger.info(
                `Removed ${name} from Argo CD ${argocdInstance}.`,
              ),
            ),
          error =>
            left.push(
              `what Argo CD ${argocdInstance} has of ${target.repository} (${error.message}): kubectl delete application,appproject -n argocd -l slipway.dev/provision=${ctx.task.id}`,
            ),
        );
      await unregister(
        `${repoContentsUrl}/catalog-info.yaml`,
        await ctx.getInitiatorCredentials(),
      ).catch(error =>
        left.push(
          `${repoContentsUrl}/catalog-info.yaml in the catalog (${error.message})`,
        ),
      );
      await GitlabProjects.create(target, token)
        .remove(projectId as number, taskTopic(ctx.task.id))
        .then(
          () => ctx.logger.info(`Removed ${target.projectUrl}.`),
          error => left.push(`${target.projectUrl} (${error.message})`),
        );
      if (left.length > 0) {
        ctx.logger.error(
          `Left behind, to be removed by hand:\n${left.join('\n')}`,
        );
      } else {
        ctx.logger.info(
          'Everything that this task made is removed. Mend what failed and create the project again.',
        );
      }
    },
  });

  async function unregister(
    target: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { items } = await options.catalog.getLocations({}, { credentials });
    const location = items.find(item => item.target === target);
    if (location) {
      await options.catalog.removeLocationById(location.id, { credentials });
    }
  }
}
