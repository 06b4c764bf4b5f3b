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
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { ArgocdService, ProvisionCheck } from '@slipway/plugin-argocd-node';
import {
  LeftoverView,
  maxProjectName,
  nameProblem,
  ProjectCheck,
  projectChecks,
  ProjectCheckId,
  ProjectChecks,
} from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { GroupRole } from '../gitlab/GroupRole';
import { catalogInfoUrl } from '../gitlab/repositoryAddress';
import { refuseReservedName, requireImagePath } from '../gitlab/projectNames';
import { checkRemovable } from '../leftovers/checkRemovable';
import { findLeftover, leftBehind, Leftover } from '../leftovers/findLeftover';
import { checkEntitiesAreFree, checkNamesAreFree } from '../plan/availability';
import { checkPlatformRepository } from '../plan/checkPlatformRepository';
import { askProvision, namespacesOf } from '../plan/checkProvision';
import { checkRepositoryAccess } from '../plan/checkRepositoryAccess';
import { planEndpoints } from '../plan/endpoints';
import { findInstance } from '../plan/findInstance';
import { registrationAt } from '../plan/registration';
import { requireProjectName } from '../plan/services';
import { PlacedProject, Targets } from '../targets/Targets';
import { AskedValues } from './checksBody';
import { NotAskedError, outcomeOf } from './outcome';

type Found = Omit<ProjectCheck, 'id'>;

/** What the checks ask. */
export interface InquiryServices {
  argocd: ArgocdService;
  catalog: CatalogService;
  integrations: ScmIntegrations;
  scaffolder: ScaffolderService;
  targets: Targets;
}

/** Stands for a name that is not given yet, or cannot be one, where only the group matters. */
const anyName = 'project';

/** Each answer is needed by several checks and asked for once. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

const viewOf = ({ projectId: _, ...view }: Leftover): LeftoverView => view;

/** What stands in the way of one project, asked with the functions with which its task asks. */
export class ProjectInquiry {
  constructor(
    private readonly services: InquiryServices,
    private readonly values: AskedValues,
    private readonly by: {
      credentials: BackstageCredentials<BackstageUserPrincipal>;
      token?: string;
      signal: AbortSignal;
    },
  ) {}

  async run(): Promise<ProjectChecks> {
    const asks: Record<ProjectCheckId, () => Promise<Found>> = {
      name: () => this.#name(),
      group: () => this.#group(),
      namespaces: () => this.#namespaces(),
      registration: () => this.#registration(),
      repositoryAccess: () => this.#repositoryAccess(),
      pullSecret: () => this.#pullSecret(),
    };
    return {
      checks: await Promise.all(
        projectChecks.map(id => outcomeOf(id, asks[id])),
      ),
    };
  }

  get #nameOrAny(): string {
    const { name = '' } = this.values;
    return nameProblem(name, maxProjectName) ? anyName : name;
  }

  get #token(): string {
    if (!this.by.token) {
      throw new NotAskedError('You are not signed in to GitLab yet.');
    }
    return this.by.token;
  }

  readonly #place = once(async (): Promise<PlacedProject> => {
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
  #requireName(): string {
    const { name } = this.values;
    if (!name) {
      throw new NotAskedError('No name is given yet.');
    }
    requireProjectName(name);
    return name;
  }

  readonly #leftover = once(async (): Promise<Leftover | undefined> => {
    this.#requireName();
    const { address } = await this.#place();
    return findLeftover(
      GitlabProjects.create(address, this.#token, {
        signal: this.by.signal,
      }),
      address,
      {
        credentials: this.by.credentials,
        scaffolder: this.services.scaffolder,
      },
    );
  });

  /** What the ledger holds counts among the names of Argo CD. */
  readonly #argocdNames = once(async () => {
    const name = this.#requireName();
    const { settings, target } = await this.#place();
    await checkNamesAreFree(
      this.services.argocd,
      {
        instance: target.argocdInstance,
        names: [name, ...namespacesOf(name, settings.environments)],
      },
      this.by.credentials,
    );
  });

  /** What Argo CD's back end would refuse; nothing where it is not asked. */
  readonly #provision = once(async (): Promise<ProvisionCheck[]> => {
    const placed = await this.#place();
    const { environments, registration } = placed.settings;
    const leftover = this.values.name
      ? await this.#leftover().catch(() => undefined)
      : undefined;
    return registration === 'api'
      ? askProvision(
          this.services.argocd,
          placed,
          { endpoints: planEndpoints(placed), environments },
          {
            credentials: this.by.credentials,
            projectId: leftover?.projectId,
            token: this.#token,
          },
        )
      : [];
  });

  async #answerOfProvision(
    about: ProvisionCheck['about'],
  ): Promise<ProvisionCheck | undefined> {
    const checks = await this.#provision();
    const check = checks.find(item => item.about === about);
    if (check?.status === 'refused') {
      throw new NotAllowedError(check.message);
    }
    if (check?.status === 'unknown') {
      throw new Error(check.message);
    }
    return check;
  }

  async #name(): Promise<Found> {
    const name = this.#requireName();
    const { address, settings } = await this.#place();
    refuseReservedName(address);
    const { services = [], leftover: wanted = 'stop' } = this.values;
    const leftover = await this.#leftover();
    const view = leftover && viewOf(leftover);
    if (leftover && wanted === 'stop') {
      return {
        status: 'refused',
        message: leftBehind(address, leftover).message,
        leftover: view,
      };
    }
    await checkEntitiesAreFree(
      this.services.catalog,
      [
        `system:default/${name}`,
        ...services.flatMap(service =>
          service.name && /^[a-z0-9-]+$/.test(service.name)
            ? [`component:default/${name}-${service.name}`]
            : [],
        ),
      ],
      this.by.credentials,
      leftover && catalogInfoUrl(address),
    );
    if (!leftover) {
      await this.#argocdNames();
      return { status: 'passed', facts: { name } };
    }
    if (wanted === 'remove') {
      const names = [name, ...namespacesOf(name, settings.environments)];
      await checkRemovable(
        this.services.argocd,
        { address, names, taskId: leftover.taskId },
        this.by.credentials,
      );
    }
    return {
      status: 'passed',
      facts: { name, leftover: wanted },
      leftover: view,
    };
  }

  async #group(): Promise<Found> {
    const { address, settings } = await this.#place();
    requireImagePath(address);
    const role = await GroupRole.create(address, this.#token, {
      signal: this.by.signal,
    }).require(settings.visibility);
    await this.#answerOfProvision('role');
    return { status: 'passed', facts: { group: address.group, role } };
  }

  async #namespaces(): Promise<Found> {
    const name = this.#requireName();
    const { settings } = await this.#place();
    const leftover = await this.#leftover().catch(() => undefined);
    if (leftover) {
      throw new NotAskedError(
        `What task ${leftover.taskId} has left goes away first; then it is looked what stands in the way.`,
      );
    }
    if (settings.registration === 'api') {
      await this.#answerOfProvision('namespaces');
    } else {
      await this.#argocdNames();
    }
    return {
      status: 'passed',
      facts: {
        namespaces: namespacesOf(name, settings.environments).join(', '),
      },
    };
  }

  async #registration(): Promise<Found> {
    const { address, settings, target } = await this.#place();
    const { argocd, integrations } = this.services;
    const instance = await findInstance(
      argocd,
      target.argocdInstance,
      this.by.credentials,
    );
    const registration = registrationAt(instance, address, settings);
    const { method } = registration;
    if (method === 'api') {
      await this.#answerOfProvision('registration');
    }
    if (method === 'platform-repository') {
      await checkPlatformRepository(registration, this.#requireName(), {
        integrations,
        call: { signal: this.by.signal },
        token: this.#token,
      });
    }
    return {
      status: 'passed',
      facts: { instance: instance.title ?? instance.name, method },
    };
  }

  async #repositoryAccess(): Promise<Found> {
    const placed = await this.#place();
    const { address, settings, target } = placed;
    // Argo CD reads a public repository without a credential.
    if (settings.visibility === 'public') {
      return { status: 'passed', facts: { visibility: 'public' } };
    }
    const warning = await checkRepositoryAccess(
      this.services.argocd,
      {
        instance: target.argocdInstance,
        url: planEndpoints(placed).clusterRepositoryUrl,
        group: address.group,
      },
      this.by.credentials,
    );
    return warning
      ? { status: 'unknown', message: warning }
      : {
          status: 'passed',
          facts: { url: `${address.host}/${address.group}` },
        };
  }

  async #pullSecret(): Promise<Found> {
    const { pullRegistry, pullSecrets } = planEndpoints(await this.#place());
    const [secret] = pullSecrets;
    return secret
      ? { status: 'notChecked', facts: { registry: pullRegistry, secret } }
      : { status: 'passed', facts: { registry: pullRegistry } };
  }
}
