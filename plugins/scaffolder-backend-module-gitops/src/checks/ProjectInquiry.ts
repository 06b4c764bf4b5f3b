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
import { NotAllowedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { ArgocdService, ProvisionCheck } from '@slipway/plugin-argocd-node';
import {
  LeftoverView,
  maxProjectName,
  outcomeOfChecks,
  nameProblem,
  ProjectCheck,
  projectChecks,
  ProjectCheckId,
  ProjectChecks,
} from '@slipway/plugin-gitops-common';
import { GitlabProjects } from '../gitlab/GitlabProjects';
import { LeftoverRepository } from '../gitlab/LeftoverRepository';
import { GroupRole } from '../gitlab/GroupRole';
import { PortalAccess } from '../gitlab/PortalAccess';
import { refuseUnusableName, requireImagePath } from '../gitlab/projectNames';
import { catalogInfoUrl, RepositoryAddress } from '../gitlab/repositoryAddress';
import { Questions } from '../http/Questions';
import { findLeftover, leftBehind, Leftover } from '../leftovers/findLeftover';
import { stillTaken } from '../leftovers/removeLeftovers';
import { requireFeasible } from '../leftovers/requireFeasible';
import {
  checkEntitiesAreFree,
  checkLocationIsFree,
  checkNamesAreFree,
} from '../plan/availability';
import { checkPlatformRepository } from '../plan/checkPlatformRepository';
import {
  askProvision,
  LeftoverProject,
  namespacesOf,
} from '../plan/checkProvision';
import { checkRegistrable } from '../plan/checkRegistrable';
import { checkRepositoryAccess } from '../plan/checkRepositoryAccess';
import { planEndpoints } from '../plan/endpoints';
import { findInstance } from '../plan/findInstance';
import { registrationAt } from '../plan/registration';
import { requireProjectName } from '../plan/services';
import { PlacedProject, Targets } from '../targets/Targets';
import { AskedValues } from './checksBody';
import { isRefusal, NotAskedError, outcomeOf } from './outcome';

type Found = Omit<ProjectCheck, 'id'>;

/** What the checks ask. */
export interface InquiryServices {
  argocd: ArgocdService;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
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

/** That the group is not there is the affair of its own check, which says so. */
function withoutGroup(error: Error): never {
  throw error.name === 'InputError'
    ? new NotAskedError('It is looked at when the group is there.')
    : error;
}

const viewOf = ({
  projectId: _,
  existing: __,
  ...view
}: Leftover): LeftoverView => view;

/** What stands in the way of one project, asked with the functions with which its task asks. */
export class ProjectInquiry {
  readonly #argocd: ArgocdService;
  readonly #catalog: CatalogService;
  readonly #scaffolder: ScaffolderService;

  constructor(
    private readonly services: InquiryServices,
    private readonly values: AskedValues,
    private readonly by: {
      credentials: BackstageCredentials<BackstageUserPrincipal>;
      token?: string;
      questions: Questions;
    },
  ) {
    const { questions } = by;
    this.#argocd = questions.ofArgocd(services.argocd);
    this.#catalog = questions.of('The catalog', services.catalog);
    this.#scaffolder = questions.of('The scaffolder', services.scaffolder);
  }

  async run(): Promise<ProjectChecks> {
    const asks: Record<ProjectCheckId, () => Promise<Found>> = {
      name: () => this.#name(),
      group: () => this.#group(),
      namespaces: () => this.#namespaces(),
      registration: () => this.#registration(),
      repositoryAccess: () => this.#repositoryAccess(),
      pullSecret: () => this.#pullSecret(),
      visibility: () => this.#visibility(),
      imageUpdate: () => this.#imageUpdate(),
    };
    const checks = await Promise.all(
      projectChecks.map(id => outcomeOf(id, asks[id])),
    );
    return { outcome: outcomeOfChecks(checks), checks };
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

  /** Something that GitLab is asked with the person's own token. */
  async #askGitlab<T>(
    ask: (token: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { address } = await this.#place();
    const token = this.#token;
    return this.by.questions.ask(`GitLab ${address.host}`, signal =>
      ask(token, signal),
    );
  }

  readonly #leftover = once(async (): Promise<Leftover | undefined> => {
    this.#requireName();
    const { address } = await this.#place();
    return findLeftover(
      {
        find: () =>
          this.#askGitlab((token, signal) =>
            GitlabProjects.create(address, token, { signal }).find(),
          ).catch(withoutGroup),
      },
      address,
      {
        credentials: this.by.credentials,
        scaffolder: this.#scaffolder,
      },
    );
  });

  /** A repository that is none of a task's leftovers is the name's affair alone. */
  async #leftoverIfAny(): Promise<Leftover | undefined> {
    try {
      return await this.#leftover();
    } catch (error) {
      if (isRefusal(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** What the ledger holds counts among the names of Argo CD. */
  readonly #argocdNames = once(async () => {
    const name = this.#requireName();
    const { settings, target } = await this.#place();
    await checkNamesAreFree(
      this.#argocd,
      {
        instance: target.argocdInstance,
        names: [name, ...namespacesOf(name, settings.environments)],
      },
      this.by.credentials,
    );
  });

  async #askProvision(leftover?: LeftoverProject): Promise<ProvisionCheck[]> {
    const placed = await this.#place();
    const { environments } = placed.settings;
    return askProvision(
      this.#argocd,
      placed,
      { endpoints: planEndpoints(placed), environments },
      { credentials: this.by.credentials, leftover, token: this.#token },
    );
  }

  /** What Argo CD's back end would refuse the project, with what is left of it. */
  readonly #provision = once(async (): Promise<ProvisionCheck[]> => {
    // Nothing but the names depends on it, and those are not taken at their word without it.
    const leftover = this.values.name
      ? await this.#leftover().catch(() => undefined)
      : undefined;
    const { leftover: wanted } = this.values;
    return this.#askProvision(
      leftover && { ...leftover, isKept: wanted !== 'remove' },
    );
  });

  /** The same where what is left is removed first, its repository included. */
  readonly #provisionAnew = once(async (): Promise<ProvisionCheck[]> => {
    const leftover = await this.#leftover();
    return this.#askProvision(
      leftover && { taskId: leftover.taskId, isKept: false },
    );
  });

  async #answerOfProvision(
    about: ProvisionCheck['about'],
    provision: () => Promise<ProvisionCheck[]> = this.#provision,
  ): Promise<ProvisionCheck> {
    const check = (await provision()).find(item => item.about === about);
    if (check?.status === 'refused') {
      throw new NotAllowedError(check.message);
    }
    if (check?.status !== 'passed') {
      throw new Error(
        check?.message ?? "The portal's back end for Argo CD does not tell.",
      );
    }
    return check;
  }

  async #name(): Promise<Found> {
    const name = this.#requireName();
    const { address } = await this.#place();
    refuseUnusableName(address);
    const leftover = await this.#leftover();
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
    const { leftover: wanted = 'stop' } = this.values;
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
    const { leftover: wanted = 'stop' } = this.values;
    return wanted === 'stop'
      ? `${message} There is something else: ${
          leftBehind(address, leftover).message
        }`
      : message;
  }

  /** That nobody but the leftover has the name in GitLab, the catalog and Argo CD. */
  async #requireFree(leftover: Leftover | undefined): Promise<void> {
    const name = this.#requireName();
    const { address, settings } = await this.#place();
    const { services = [], leftover: wanted } = this.values;
    await this.#askGitlab((token, signal) =>
      GitlabProjects.create(address, token, { signal }).requireUsableName(
        leftover?.projectId,
      ),
    );
    await checkEntitiesAreFree(
      this.#catalog,
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
    if (settings.registration === 'api' || leftover) {
      // The catalog shows a person not everything.
      await this.#answerOfProvision('entity');
    }
    if (!leftover) {
      await checkLocationIsFree(
        this.#catalog,
        address,
        await this.services.auth.getOwnServiceCredentials(),
      );
      await this.#argocdNames();
      return;
    }
    if (wanted === 'remove') {
      await this.#requireRemovable(address);
    }
    if (wanted !== 'stop' && wanted !== undefined) {
      await this.#requireFeasible(leftover, wanted === 'adopt');
    }
  }

  /** What GitLab refuses of what is wanted of the leftover. */
  async #requireFeasible(leftover: Leftover, keep: boolean): Promise<void> {
    const { address, settings } = await this.#place();
    const { integrations } = this.services;
    const { credentials, questions } = this.by;
    const ofGitlab = (
      ask: (repository: LeftoverRepository) => Promise<void>,
    ): Promise<void> =>
      this.#askGitlab((token, signal) =>
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
        argocd: this.#argocd,
        integrations,
        credentials,
        token: this.#token,
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
  async #requireRemovable(address: RepositoryAddress): Promise<void> {
    const { settings } = await this.#place();
    await this.#answerOfProvision('namespaces');
    try {
      await this.#answerOfProvision('namespaces', this.#provisionAnew);
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

  async #group(): Promise<Found> {
    const { address, settings } = await this.#place();
    requireImagePath(address);
    const role = await this.#askGitlab((token, signal) =>
      GroupRole.create(address, token, { signal }).require(settings.visibility),
    );
    if (settings.registration === 'api') {
      await this.#answerOfProvision('role');
    }
    await checkRegistrable(this.#catalog, address, this.by.credentials);
    const warning = await this.by.questions.ask(
      `GitLab ${address.host}`,
      signal =>
        PortalAccess.create(address, this.services.integrations, {
          signal,
        }).require(settings.visibility),
    );
    return warning
      ? { status: 'unknown', message: warning }
      : { status: 'passed', facts: { group: address.group, role } };
  }

  async #namespaces(): Promise<Found> {
    const name = this.#requireName();
    const { settings } = await this.#place();
    // Whose a name is that is taken cannot be told without it.
    const leftover = await this.#leftoverIfAny();
    if (settings.registration === 'api' || leftover) {
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
    const { integrations } = this.services;
    const instance = await findInstance(
      this.#argocd,
      target.argocdInstance,
      this.by.credentials,
    );
    const registration = registrationAt(instance, address, settings);
    const { method } = registration;
    if (method === 'api') {
      await this.#answerOfProvision('registration');
    }
    if (method === 'platform-repository') {
      const name = this.#requireName();
      const { hostname } = new URL(registration.platformRepositoryUrl);
      const token = this.#token;
      await this.by.questions.ask(`GitLab ${hostname}`, signal =>
        checkPlatformRepository(registration, name, {
          host: address.host,
          integrations,
          call: { signal },
          token,
        }),
      );
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
      this.#argocd,
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
  /** What is private every GitLab takes; of the others its administrators alone can tell. */
  async #visibility(): Promise<Found> {
    const { address, settings } = await this.#place();
    const { visibility } = settings;
    return {
      status: visibility === 'private' ? 'passed' : 'notChecked',
      facts: { visibility, host: address.host },
    };
  }

  /** Whether a protected branch takes a deploy key GitLab tells when it is protected so. */
  async #imageUpdate(): Promise<Found> {
    const { address, settings } = await this.#place();
    const { imageUpdate } = settings;
    return {
      status: imageUpdate === 'deploy-key' ? 'notChecked' : 'passed',
      facts: { imageUpdate, host: address.host },
    };
  }
}
