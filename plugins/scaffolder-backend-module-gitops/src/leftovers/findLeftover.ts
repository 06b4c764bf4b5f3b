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
import { LeftoverView } from '@slipway/plugin-gitops-common';
import { ExistingProject, GitlabProjects } from '../gitlab/GitlabProjects';
import { takenName } from '../gitlab/projectNames';
import { RepositoryAddress } from '../gitlab/repositoryAddress';
import { findOwnTask, hasBegunToPublish, isAbandoned } from './taskStatus';

/** A repository that an earlier task of the same person left behind. */
export interface Leftover extends Required<LeftoverView> {
  projectId: number;
  existing: ExistingProject;
}

/**
 * The repository of that name where an earlier task left it behind; `undefined` where the name is free, or the repository
 * is of this very task.
 *
 * @throws ConflictError where it belongs to a task that succeeded or still runs, to one of another person, or to none that made it
 */
export async function findLeftover(
  projects: Pick<GitlabProjects, 'find'>,
  address: RepositoryAddress,
  options: {
    credentials: BackstageCredentials;
    scaffolder: ScaffolderService;
    taskId?: string;
  },
): Promise<Leftover | undefined> {
  const existing = await projects.find();
  // A second run of this same task finds what its first run made.
  if (!existing || (existing.taskId && existing.taskId === options.taskId)) {
    return undefined;
  }
  const { taskId } = existing;
  const task =
    taskId &&
    (await findOwnTask(options.scaffolder, taskId, options.credentials));
  if (
    !task ||
    !(await hasBegunToPublish(options.scaffolder, task, options.credentials))
  ) {
    throw takenName(address);
  }
  if (!isAbandoned(task.status)) {
    throw madeByTask(address, task);
  }
  return {
    projectId: existing.id,
    existing,
    taskId: task.id,
    status: task.status,
    repositoryUrl: existing.webUrl,
  };
}

/** One that shows no sign of life any more looks like one that runs, until Backstage gives it up. */
function madeByTask(
  { group, repository, projectUrl }: RepositoryAddress,
  { id, status }: Pick<ScaffolderTask, 'id' | 'status'>,
): ConflictError {
  const why =
    status === 'completed'
      ? 'has completed. Choose'
      : `is ${status}. Wait until it has ended, cancel it, or choose`;
  return new ConflictError(
    `The repository ${group}/${repository} exists already: it is of your task ${id}, which ${why} another name. Look at what it is: ${projectUrl}`,
  );
}

const ends: Record<Leftover['status'], string> = {
  cancelled: 'was cancelled',
  failed: 'did not finish',
};

/** What somebody is told who has not said what is to become of it. */
export function leftBehind(
  { group, repository }: RepositoryAddress,
  { status }: Pick<Leftover, 'status'>,
): ConflictError {
  return new ConflictError(
    `The repository ${group}/${repository} was left behind by a task of yours that ${ends[status]}. Take it over or remove it, or choose another name.`,
  );
}
