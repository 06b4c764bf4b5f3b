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
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { ArgocdService } from '@slipway/plugin-argocd-node';
import { maxProjectName, nameProblem } from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { Questions } from '../http/Questions';
import { findLeftover, Leftover } from '../leftovers/findLeftover';
import { requireProjectName } from '../plan/services';
import { PlacedProject, Targets } from '../targets/Targets';
import { AskedValues } from './checksBody';
import { once } from './once';
import { isRefusal, NotAskedError } from './outcome';

/** What the checks ask. */
export interface InquiryServices {
  argocd: ArgocdService;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: CatalogService;
  integrations: ScmIntegrations;
  scaffolder: ScaffolderService;
  targets: Targets;
}

/** Who asks, and with which token of GitLab. */
export interface Asker {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  token?: string;
  questions: Questions;
}

/** Stands for a name that is not given yet, or cannot be one, where only the group matters. */
const anyName = 'project';

/** That the group is not there is the affair of its own check, which says so. */
function withoutGroup(error: Error): never {
  throw error.name === 'InputError'
    ? new NotAskedError('It is looked at when the group is there.')
    : error;
}

/** The project that is asked about, with the answers that several checks need. */
export class AskedProject {
  readonly argocd: ArgocdService;
  readonly catalog: CatalogService;
  private readonly scaffolder: ScaffolderService;

  constructor(
    readonly services: InquiryServices,
    readonly values: AskedValues,
    readonly by: Asker,
  ) {
    const { questions } = by;
    this.argocd = questions.ofArgocd(services.argocd);
    this.catalog = questions.of('The catalog', services.catalog);
    this.scaffolder = questions.of('The scaffolder', services.scaffolder);
  }

  get #nameOrAny(): string {
    const { name = '' } = this.values;
    return nameProblem(name, maxProjectName) ? anyName : name;
  }

  get token(): string {
    if (!this.by.token) {
      throw new NotAskedError('You are not signed in to GitLab yet.');
    }
    return this.by.token;
  }

  readonly place = once(async (): Promise<PlacedProject> => {
    const { target, group, repoUrl } = this.values;
    if (!repoUrl && !(target && group)) {
      throw new NotAskedError('No group is chosen yet.');
    }
    return this.services.targets.place({
      ...this.values,
      name: this.#nameOrAny,
    });
  });

  /** The name, where it can be one. */
  requireName(): string {
    const { name } = this.values;
    if (!name) {
      throw new NotAskedError('No name is given yet.');
    }
    requireProjectName(name);
    return name;
  }

  /** Something that GitLab is asked with the person's own token. */
  async askGitlab<T>(
    ask: (token: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { address } = await this.place();
    const token = this.token;
    return this.by.questions.ask(`GitLab ${address.host}`, signal =>
      ask(token, signal),
    );
  }

  readonly leftover = once(async (): Promise<Leftover | undefined> => {
    this.requireName();
    const { address } = await this.place();
    return findLeftover(
      {
        find: () =>
          this.askGitlab((token, signal) =>
            GitlabProjects.create(address, token, { signal }).find(),
          ).catch(withoutGroup),
      },
      address,
      {
        credentials: this.by.credentials,
        scaffolder: this.scaffolder,
      },
    );
  });

  /** A repository that is none of a task's leftovers is the name's affair alone. */
  async leftoverIfAny(): Promise<Leftover | undefined> {
    try {
      return await this.leftover();
    } catch (error) {
      if (isRefusal(error)) {
        return undefined;
      }
      throw error;
    }
  }
}
