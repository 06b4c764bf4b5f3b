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

import { LeftoverView } from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { refuseUnusableName } from '../gitlab/projectNames';
import { catalogInfoUrl, RepositoryAddress } from '../gitlab/repositoryAddress';
import { leftBehind, Leftover } from '../leftovers/findLeftover';
import {
  checkEntitiesAreFree,
  checkLocationIsFree,
} from '../plan/availability';
import { ArgocdAnswers } from './ArgocdAnswers';
import { AskedProject } from './AskedProject';
import { LeftoverCheck } from './LeftoverCheck';
import { Found, isRefusal } from './outcome';

const viewOf = ({
  projectId: _,
  existing: __,
  ...view
}: Leftover): LeftoverView => view;

/** Whether the name is free, or what has it is a leftover that can be dealt with as is wanted. */
export class NameCheck {
  constructor(
    private readonly asked: AskedProject,
    private readonly argocd: ArgocdAnswers,
  ) {}

  async run(): Promise<Found> {
    const name = this.asked.requireName();
    const { address } = await this.asked.place();
    refuseUnusableName(address);
    const leftover = await this.asked.leftover();
    try {
      await this.#requireFree(leftover);
    } catch (error) {
      if (leftover && isRefusal(error)) {
        return {
          status: 'refused',
          message: this.#besideLeftover(address, leftover, error),
          leftover: viewOf(leftover),
        };
      }
      throw error;
    }
    if (!leftover) {
      return { status: 'passed', facts: { name } };
    }
    const { leftover: wanted = 'stop' } = this.asked.values;
    return wanted === 'stop'
      ? {
          status: 'refused',
          message: leftBehind(address, leftover).message,
          leftover: viewOf(leftover),
        }
      : {
          status: 'passed',
          facts: { name, leftover: wanted },
          leftover: viewOf(leftover),
        };
  }

  /** What neither taking over nor removing would change is said with what is left. */
  #besideLeftover(
    address: RepositoryAddress,
    leftover: Leftover,
    { message }: Error,
  ): string {
    const { leftover: wanted = 'stop' } = this.asked.values;
    return wanted === 'stop'
      ? `${message} There is something else: ${
          leftBehind(address, leftover).message
        }`
      : message;
  }

  /** That nobody but the leftover has the name in GitLab, the catalog and Argo CD. */
  async #requireFree(leftover: Leftover | undefined): Promise<void> {
    const name = this.asked.requireName();
    const { address, settings } = await this.asked.place();
    const { services = [], leftover: wanted = 'stop' } = this.asked.values;
    await this.asked.askGitlab((token, signal) =>
      GitlabProjects.create(address, token, { signal }).requireUsableName(
        leftover?.projectId,
      ),
    );
    await checkEntitiesAreFree(
      this.asked.catalog,
      [
        `system:default/${name}`,
        ...services.flatMap(service =>
          service.name && /^[a-z0-9-]+$/.test(service.name)
            ? [`component:default/${name}-${service.name}`]
            : [],
        ),
      ],
      this.asked.by.credentials,
      leftover && catalogInfoUrl(address),
    );
    if (settings.registration === 'api' || leftover) {
      // The catalog shows a person not everything.
      await this.argocd.require('entity');
    }
    if (!leftover) {
      await checkLocationIsFree(
        this.asked.catalog,
        address,
        await this.asked.services.auth.getOwnServiceCredentials(),
      );
      await this.argocd.requireFreeNames();
      return;
    }
    await new LeftoverCheck(this.asked, this.argocd).require(leftover, wanted);
  }
}
