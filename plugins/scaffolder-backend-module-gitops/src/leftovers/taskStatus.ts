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
import { ResponseError } from '@backstage/errors';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';

/** Status of a task of this portal; `undefined` where there is no such task, or this user may not see it. */
export async function findTaskStatus(
  scaffolder: ScaffolderService,
  taskId: string,
  credentials: BackstageCredentials,
): Promise<string | undefined> {
  return (await findTask(scaffolder, taskId, credentials))?.status;
}

const personOf = (principal: unknown): unknown =>
  typeof principal === 'object' &&
  principal !== null &&
  'userEntityRef' in principal
    ? principal.userEntityRef
    : undefined;

/**
 * A task that this person has started; `undefined` where it is another's. Who may see the tasks of others may not take over
 * or remove what they made.
 */
export async function findOwnTask(
  scaffolder: ScaffolderService,
  taskId: string,
  credentials: BackstageCredentials,
): Promise<ScaffolderTask | undefined> {
  const task = await findTask(scaffolder, taskId, credentials);
  const person = personOf(credentials.principal);
  return person && task?.spec.user?.ref === person ? task : undefined;
}

async function findTask(
  scaffolder: ScaffolderService,
  taskId: string,
  credentials: BackstageCredentials,
): Promise<ScaffolderTask | undefined> {
  try {
    return await scaffolder.getTask({ taskId }, { credentials });
  } catch (error) {
    if (ResponseError.is(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Whether a task of that status made something that nobody completes. */
export function isAbandoned(
  status: string | undefined,
): status is 'cancelled' | 'failed' {
  return status === 'cancelled' || status === 'failed';
}

/** The action that makes the project of a task. */
export const publishAction = 'gitops:project:publish';

/**
 * Whether a task has come to the step that makes its project. It begins only where the name is free; a task that has not
 * come to it has made nothing, whatever the topic of a repository says.
 */
export async function hasBegunToPublish(
  scaffolder: ScaffolderService,
  { id: taskId, spec }: ScaffolderTask,
  credentials: BackstageCredentials,
): Promise<boolean> {
  const steps = spec.steps
    .filter(({ action }) => action === publishAction)
    .map(({ id }) => id);
  const events = await scaffolder.getLogs({ taskId }, { credentials });
  return events.some(
    ({ body: { status, stepId } }) =>
      status === 'processing' && stepId !== undefined && steps.includes(stepId),
  );
}
