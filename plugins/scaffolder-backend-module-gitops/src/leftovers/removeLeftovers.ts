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
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { setTimeout } from 'node:timers/promises';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { catalogInfoUrl, RepositoryAddress } from '../gitlab/repositoryAddress';
import { placesOf } from './placesOf';
import { requireFeasible } from './requireFeasible';
import { OnRemoved, revert, RevertServices, unregister } from './revert';
import { findOwnTask, hasBegunToPublish, isAbandoned } from './taskStatus';

/** What removing leftovers needs. @public */
export interface LeftoverServices extends RevertServices {
  scaffolder: ScaffolderService;
}

/** On whose behalf, and with which token of GitLab. */
export interface Remover {
  credentials: BackstageCredentials;
  token: string;
  onRemoved: OnRemoved;
}

/**
 * Its topic alone is no proof that a task has left a repository behind: whoever maintains it can set it.
 *
 * @throws ConflictError where the task is none of this person's, or has not ended so that it left something behind
 */
export async function requireAbandoned(
  scaffolder: ScaffolderService,
  taskId: string,
  credentials: BackstageCredentials,
): Promise<ScaffolderTask> {
  const task = await findOwnTask(scaffolder, taskId, credentials);
  if (!task || !isAbandoned(task.status)) {
    throw new ConflictError(
      `Task ${taskId} ${
        task ? `is ${task.status}` : 'is none of yours'
      }, so it has left nothing behind that may be removed. Choose another name.`,
    );
  }
  return task;
}

/**
 * Removes what an earlier task left in Argo CD and in platform repositories, its repository unless that is taken over, and
 * what the catalog reads of it. The repository goes only where Argo CD has let go: it carries the task's id. The catalog
 * comes last, because the portal asks there with rights of its own. A second run finds nothing to do; where somebody has
 * removed the repository by hand, the rest goes all the same.
 *
 * @throws ConflictError where something of it cannot be removed, with the way out, and what `requireFeasible` throws before
 * anything is removed
 */
export async function removeLeftovers(
  services: LeftoverServices,
  leftover: {
    address: RepositoryAddress;
    taskId: string;
    /** Absent where nobody knows it any more. */
    projectId?: number;
    /** Whether the repository is taken over. */
    keep: boolean;
    environments: string[];
  },
  by: Remover,
): Promise<void> {
  const { address, keep, projectId, taskId } = leftover;
  const { credentials, onRemoved, token } = by;
  const projects = GitlabProjects.create(address, token);
  const repository = LeftoverRepository.create(address, token);
  const task = await requireAbandoned(services.scaffolder, taskId, credentials);
  if (!(await hasBegunToPublish(services.scaffolder, task, credentials))) {
    throw new ConflictError(
      `Task ${taskId} ended before it made a project, so it has left nothing behind that may be removed. Choose another name.`,
    );
  }
  const isGone = projectId === undefined || (!keep && !(await projects.find()));
  const existing = isGone
    ? undefined
    : await repository.require(projectId, taskId);
  await requireFeasible(
    { name: address.repository, taskId, existing, keep },
    { ...services, credentials, repository, token },
  );
  const notReverted = await revert(
    services,
    {
      ...(await placesOf(services.argocd, credentials)),
      taskId,
      name: address.repository,
      ...(projectId !== undefined && {
        repository: { host: address.host, projectId },
      }),
    },
    by,
  );
  // What was made for another person, or by hand, is not removed from here, and what was synced stays reserved.
  const names = [
    address.repository,
    ...leftover.environments.map(item => `${address.repository}-${item}`),
  ];
  // A repository that stays holds its own names still; those of others are refused when it is registered.
  const taken = keep
    ? []
    : await findTaken(services.argocd, names, credentials);
  if (taken.length > 0 && notReverted.length === 0) {
    throw stillTaken(address, taken);
  }
  const left = [...notReverted, ...taken.map(name => `${name} in Argo CD`)];
  if (left.length > 0) {
    throw new ConflictError(
      `Task ${taskId} left more behind than can be removed from here: ${left.join(
        '; ',
      )}. ${
        isGone ? '' : 'Its repository stays. '
      }Remove the rest by hand and start again.`,
    );
  }
  if (!keep && !isGone) {
    await repository.remove(projectId, taskId);
    onRemoved(`Removed ${address.projectUrl}, which ${taskId} left.`);
  }
  const registered = await unregister(
    services,
    catalogInfoUrl(address),
    async () => {
      if (isGone) {
        throw new Error('its repository is gone');
      }
      if (keep) {
        await repository.require(projectId, taskId);
      }
    },
    onRemoved,
  );
  if (registered.length > 0) {
    throw new ConflictError(
      `Of what task ${taskId} left behind there is still ${registered.join(
        '; ',
      )}. Ask the platform team to unregister it, and start again.`,
    );
  }
}

/** What Argo CD has of a name that a leftover's removal does not free. */
export function stillTaken(
  { group, repository }: RepositoryAddress,
  taken: string[],
): ConflictError {
  return new ConflictError(
    `Argo CD still has ${taken.join(', ')}, or has synced ${
      taken.length > 1 ? 'them' : 'it'
    } for ${group}/${repository}, for which the name stays reserved. Its repository stays. Take it over, or ask the platform team to free the name, and start again.`,
  );
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
