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

import { NotAllowedError } from '@backstage/errors';
import { ProvisionCheck } from '@slipway/plugin-argocd-node';
import { checkNamesAreFree } from '../plan/availability';
import {
  askProvision,
  LeftoverProject,
  namespacesOf,
} from '../plan/checkProvision';
import { planEndpoints } from '../plan/endpoints';
import { AskedProject } from './AskedProject';
import { once } from './once';

/** What Argo CD's back end says of the project, each asked for once. */
export class ArgocdAnswers {
  constructor(private readonly asked: AskedProject) {}

  /** What the ledger holds counts among the names of Argo CD. */
  readonly requireFreeNames = once(async () => {
    const name = this.asked.requireName();
    const { settings, target } = await this.asked.place();
    await checkNamesAreFree(
      this.asked.argocd,
      {
        instance: target.argocdInstance,
        names: [name, ...namespacesOf(name, settings.environments)],
      },
      this.asked.by.credentials,
    );
  });

  async #ask(leftover?: LeftoverProject): Promise<ProvisionCheck[]> {
    const placed = await this.asked.place();
    const { environments } = placed.settings;
    return askProvision(
      this.asked.argocd,
      placed,
      { endpoints: planEndpoints(placed), environments },
      {
        credentials: this.asked.by.credentials,
        leftover,
        token: this.asked.token,
      },
    );
  }

  /** What Argo CD's back end would refuse the project, with what is left of it. */
  readonly #provision = once(async (): Promise<ProvisionCheck[]> => {
    // Nothing but the names depends on it, and those are not taken at their word without it.
    const leftover = this.asked.values.name
      ? await this.asked.leftover().catch(() => undefined)
      : undefined;
    const { leftover: wanted } = this.asked.values;
    return this.#ask(leftover && { ...leftover, isKept: wanted !== 'remove' });
  });

  readonly #provisionAnew = once(async (): Promise<ProvisionCheck[]> => {
    const leftover = await this.asked.leftover();
    return this.#ask(leftover && { taskId: leftover.taskId, isKept: false });
  });

  /** @throws NotAllowedError where it would refuse that, Error where it does not tell */
  require(about: ProvisionCheck['about']): Promise<void> {
    return this.#require(about, this.#provision);
  }

  /** The same where what is left is removed first, its repository included. */
  requireAnew(about: ProvisionCheck['about']): Promise<void> {
    return this.#require(about, this.#provisionAnew);
  }

  async #require(
    about: ProvisionCheck['about'],
    checks: () => Promise<ProvisionCheck[]>,
  ): Promise<void> {
    const check = (await checks()).find(item => item.about === about);
    if (check?.status === 'refused') {
      throw new NotAllowedError(check.message);
    }
    if (check?.status !== 'passed') {
      throw new Error(
        check?.message ?? "The portal's back end for Argo CD does not tell.",
      );
    }
  }
}
