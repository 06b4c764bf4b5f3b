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
import { ConflictError } from '@backstage/errors';
import {
  createTemplateAction,
  ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { setTimeout } from 'node:timers/promises';
import { GitlabProjects, taskTopic } from '../gitlab/GitlabProjects';
import { catalogInfoUrl, readRepoUrl } from '../gitlab/repositoryAddress';
import { repoUrlInput, tokenInput } from './inputs';
import { examples } from './removeLeftovers.examples';
import { revert, RevertServices } from './revert';
import { findTaskStatus, isAbandoned } from './taskStatus';

/**
 * Removes what an earlier task left in Argo CD, in platform repositories and in the catalog, and its repository unless
 * that is taken over. The repository goes last, and only where everything else is gone: it carries the task's id. A second run of the
 * same task finds nothing to do; where somebody has removed the repository by hand, the rest goes all the same.
 *
 * @public
 */
export function createRemoveLeftoversAction(
  services: RevertServices & { scaffolder: ScaffolderService },
) {
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
      const { keep, projectId, repoUrl, taskId, token } = ctx.input;
      const address = readRepoUrl(repoUrl, services.integrations);
      const projects = GitlabProjects.create(address, token);
      const credentials = await ctx.getInitiatorCredentials();
      // Its topic alone is no proof: whoever maintains the repository can set it.
      const status = await findTaskStatus(
        services.scaffolder,
        taskId,
        credentials,
      );
      if (!isAbandoned(status)) {
        throw new ConflictError(
          `Task ${taskId} ${
            status ? `is ${status}` : 'is none of yours'
          }, so it has left nothing behind that may be removed. Choose another name.`,
        );
      }
      const isRemoved = !keep && !(await projects.find());
      if (!isRemoved) {
        await projects.findLeftover(projectId, taskId);
      }
      const instances = await services.argocd.getInstances({ credentials });
      const traces = {
        taskId,
        name: address.repository,
        repository: { host: address.host, projectId },
        instances: instances
          .filter(({ registration }) => registration.methods.includes('api'))
          .map(({ name, registration }) => ({
            name,
            namespace: registration.namespace,
          })),
        platformRepositoryUrls: [
          ...new Set(
            instances.flatMap(
              ({ registration }) => registration.platformRepositoryUrl ?? [],
            ),
          ),
        ],
        catalogInfoUrl: catalogInfoUrl(address),
        findRepository: () =>
          isRemoved
            ? Promise.reject(new Error('its repository is gone'))
            : projects.findLeftover(projectId, taskId),
      };
      const by = { credentials, token, logger: ctx.logger };
      // What was made for another person, or by hand, is not removed from here, and what was synced stays reserved.
      const names = [
        address.repository,
        ...ctx.input.environments.map(item => `${address.repository}-${item}`),
      ];
      const notReverted = await revert(services, traces, by);
      // A repository that stays holds its own names still; those of others are refused when it is registered.
      const taken = keep
        ? []
        : await findTaken(services.argocd, names, credentials);
      if (taken.length > 0 && notReverted.length === 0) {
        throw new ConflictError(
          `Argo CD still has ${taken.join(', ')}, or has synced ${
            taken.length > 1 ? 'them' : 'it'
          } for ${address.group}/${
            address.repository
          }, for which the name stays reserved. Its repository stays. Take it over, or ask the platform team to free the name, and start again.`,
        );
      }
      const left = [...notReverted, ...taken.map(name => `${name} in Argo CD`)];
      if (left.length > 0) {
        throw new ConflictError(
          `Task ${taskId} left more behind than can be removed from here: ${left.join(
            '; ',
          )}. Its repository stays. Remove the rest by hand and start again.`,
        );
      }
      if (!keep && !isRemoved) {
        await projects.remove(projectId, taskTopic(taskId));
        ctx.logger.info(`Removed ${address.projectUrl}, which ${taskId} left.`);
      }
    },
  });
}

/** Which of these names are not free. The portal hears of a removal a moment after Argo CD has done it. */
async function findTaken(
  argocd: ArgocdService,
  names: string[],
  credentials: BackstageCredentials,
): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await Promise.all(
      names.map(name => argocd.getName(name, {}, { credentials })),
    );
    const taken = found.filter(({ status }) => status === 'taken');
    if (taken.length === 0 || attempt === 5) {
      return taken.map(({ name }) => name);
    }
    await setTimeout(1_000);
  }
}
