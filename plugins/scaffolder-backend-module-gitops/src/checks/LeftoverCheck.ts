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

import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { Leftover } from '../leftovers/findLeftover';
import { stillTaken } from '../leftovers/removeLeftovers';
import { requireFeasible } from '../leftovers/requireFeasible';
import { namespacesOf } from '../plan/checkProvision';
import { ArgocdAnswers } from './ArgocdAnswers';
import { AskedProject } from './AskedProject';
import { AskedValues } from './checksBody';
import { isRefusal } from './outcome';

/** Whether what is wanted of a leftover can be done. */
export class LeftoverCheck {
  constructor(
    private readonly asked: AskedProject,
    private readonly argocd: ArgocdAnswers,
  ) {}

  async require(
    leftover: Leftover,
    wanted: NonNullable<AskedValues['leftover']>,
  ): Promise<void> {
    if (wanted === 'remove') {
      await this.#requireFreed();
    }
    if (wanted !== 'stop') {
      await this.#requireFeasible(leftover, wanted === 'adopt');
    }
  }

  /** What GitLab refuses of what is wanted of the leftover. */
  async #requireFeasible(leftover: Leftover, keep: boolean): Promise<void> {
    const { address, settings } = await this.asked.place();
    const { integrations } = this.asked.services;
    const { credentials, questions } = this.asked.by;
    const ofGitlab = (
      ask: (repository: LeftoverRepository) => Promise<void>,
    ): Promise<void> =>
      this.asked.askGitlab((token, signal) =>
        ask(LeftoverRepository.create(address, token, { signal })),
      );
    await requireFeasible(
      {
        name: address.repository,
        taskId: leftover.taskId,
        existing: leftover.existing,
        keep,
        visibility: settings.visibility,
      },
      {
        argocd: this.asked.argocd,
        integrations,
        credentials,
        token: this.asked.token,
        ask: (whom, run) => questions.ask(whom, run),
        repository: {
          requireAdoptable: (existing, visibility) =>
            ofGitlab(repository =>
              repository.requireAdoptable(existing, visibility),
            ),
          requireRemovable: id =>
            ofGitlab(repository => repository.requireRemovable(id)),
        },
      },
    );
  }

  /** What the leftover alone holds, and its removal does not free, it can only be taken over with. */
  async #requireFreed(): Promise<void> {
    const { address, settings } = await this.asked.place();
    await this.argocd.require('namespaces');
    try {
      await this.argocd.requireAnew('namespaces');
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      const { repository } = address;
      throw stillTaken(address, [
        repository,
        ...namespacesOf(repository, settings.environments),
      ]);
    }
  }
}
