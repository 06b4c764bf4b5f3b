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

import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { environmentNames, LeftoversView } from '@slipway/plugin-gitops-common';
import { z } from 'zod';
import { isRefusal } from '../checks/outcome';
import { RepositoryAddress } from '../gitlab/repositoryAddress';
import { Questions } from '../http/Questions';
import { Targets } from '../targets/Targets';
import {
  LeftoverServices,
  removeLeftovers,
  Remover,
  requireAbandoned,
} from './removeLeftovers';
import { hasBegunToPublish } from './taskStatus';
import { whatIsLeft } from './whatIsLeft';

type Person = BackstageCredentials<BackstageUserPrincipal>;

/** What of the answers of a task says where its project is and what it is called there. */
const answersSchema = z.looseObject({
  name: z.string(),
  target: z.string().optional(),
  group: z.string().optional(),
  repoUrl: z.string().optional(),
  environments: z.array(z.enum(environmentNames)).optional(),
});

/** A task that did not finish, with where its project would be. */
interface AbandonedTask {
  taskId: string;
  address: RepositoryAddress;
  environments: string[];
}

const nothing: LeftoversView = { left: [], removed: [] };

/** What tasks of a person that were cancelled or failed have left behind. */
export class LeftoverTasks {
  constructor(
    private readonly services: LeftoverServices & {
      logger: LoggerService;
      targets: Targets;
    },
  ) {}

  /** @throws ConflictError or InputError where there is no such task to look at */
  async look(
    taskId: string,
    token: string,
    credentials: Person,
    questions: Questions,
  ): Promise<LeftoversView> {
    const task = await this.#find(taskId, credentials, questions);
    if (!task) {
      return nothing;
    }
    const { repositoryUrl, sentences } = await whatIsLeft(this.services, task, {
      credentials,
      questions,
      token,
    });
    return { left: sentences, removed: [], repositoryUrl };
  }

  /**
   * Removes it as far as it may be removed, and says what stays and why.
   *
   * @param questions - end with the request until the removal begins, which nothing ends half way
   * @throws what `look` throws
   */
  async remove(
    taskId: string,
    token: string,
    credentials: Person,
    questions: Questions,
  ): Promise<LeftoversView> {
    const task = await this.#find(taskId, credentials, questions);
    if (!task) {
      return nothing;
    }
    const { logger } = this.services;
    const removed: string[] = [];
    const by: Remover = {
      credentials,
      token,
      onRemoved(sentence) {
        logger.info(sentence);
        removed.push(sentence);
      },
    };
    const { projectId } = await whatIsLeft(this.services, task, {
      ...by,
      questions,
    });
    const lookAgain = () =>
      whatIsLeft(this.services, task, {
        ...by,
        questions: questions.withoutRequest(),
      }).catch((error: Error) => ({
        repositoryUrl: undefined,
        sentences: [
          `Whether anything is left cannot be told: ${error.message}`,
        ],
      }));
    try {
      await removeLeftovers(
        this.services,
        { ...task, projectId, keep: false },
        by,
      );
    } catch (error) {
      // What has been removed is told, whatever came after it.
      if (!isRefusal(error) && removed.length === 0) {
        throw error;
      }
      const { repositoryUrl } = await lookAgain();
      return { left: [(error as Error).message], removed, repositoryUrl };
    }
    const { repositoryUrl, sentences } = await lookAgain();
    return { left: sentences, removed, repositoryUrl };
  }

  /** @returns nothing where the task ended before it made anything */
  async #find(
    taskId: string,
    credentials: Person,
    questions: Questions,
  ): Promise<AbandonedTask | undefined> {
    const { targets } = this.services;
    const scaffolder = questions.of('The scaffolder', this.services.scaffolder);
    const found = await requireAbandoned(scaffolder, taskId, credentials);
    if (!(await hasBegunToPublish(scaffolder, found, credentials))) {
      return undefined;
    }
    const answers = answersSchema.safeParse(found.spec.parameters);
    if (!answers.success) {
      throw new InputError(
        `Task ${taskId} is of a template that does not make projects of this portal's targets.`,
      );
    }
    // What else was chosen may be no choice any more.
    const { name, target, group, repoUrl, environments } = answers.data;
    const { address, settings } = targets.place({
      name,
      target,
      group,
      repoUrl,
    });
    return {
      taskId,
      address,
      environments: environments ?? settings.environments,
    };
  }
}
