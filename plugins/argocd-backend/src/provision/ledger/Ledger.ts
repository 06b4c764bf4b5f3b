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
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { instanceLabel } from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../../config';
import { Clusters } from './Clusters';
import { HeldApplications } from './HeldApplications';
import { Added, LedgerTable } from './LedgerTable';
import { NamespaceRules } from './NamespaceRules';
import { Occupancy, Use } from './Occupancy';
import {
  ApplicationRow,
  Holding,
  isSameRepository,
  RepositoryKey,
} from './rows';
import {
  LedgerRepository,
  ProvisionLedger,
  ProvisionOwner,
  Reservation,
  ReservationRequest,
  ReservedEnvironment,
  Undone,
} from './types';

/** What is known of the person for whom something is reserved. */
export interface LedgerPeople {
  /** The person and their groups. */
  claims(credentials: BackstageCredentials): Promise<string[]>;
  /** Whether the person may deploy into namespaces that may exist. */
  mayAdopt(credentials: BackstageCredentials): Promise<boolean>;
}

export interface LedgerOptions {
  table: LedgerTable;
  rules: NamespaceRules;
  clusters: Clusters;
  occupancy: Occupancy;
  held: HeldApplications;
  people: LedgerPeople;
  instances: Pick<InstanceConfig, 'name' | 'namespace' | 'title'>[];
  logger: LoggerService;
  now?(): number;
}

/** Somebody who types asks often, and what is read for one of these questions will do for the next. */
const checkedAgeMs = 5_000;

const keyOf = ({
  repository,
}: Pick<ReservationRequest, 'repository'>): RepositoryKey => ({
  gitlab_host: repository.host.toLocaleLowerCase('en-US'),
  gitlab_project_id: repository.projectId,
});

/** Whether an object is one that the ledger has for a repository. */
function isOwn(
  { kind, instance, namespace, name }: Use,
  rows: ApplicationRow[],
) {
  return rows.some(row =>
    kind === 'AppProject'
      ? row.instance === instance && row.app_project === name
      : row.instance === instance &&
        row.namespace === namespace &&
        row.name === name,
  );
}

const isSame = (
  one: { instance: string; name: string },
  other: { instance: string; name: string },
) => one.instance === other.instance && one.name === other.name;

/** An undo gives back what it had reserved, where no sync has begun; else the removal of the repository says so itself. */
const isGivenBack = (row: ApplicationRow, undone: Undone | undefined) =>
  undone !== undefined &&
  row.provision_id === undone.provisionId &&
  row.user_entity_ref === undone.userEntityRef &&
  !(undone.isKept && row.used_since);

/**
 * Who holds which name and namespace, over all instances. A repository holds the names of all its environments from the
 * first of them on; it is the number of its GitLab project that counts, whatever it is called.
 */
export class Ledger implements ProvisionLedger {
  constructor(private readonly options: LedgerOptions) {}

  async reserve(
    request: ReservationRequest,
    credentials: BackstageCredentials,
  ): Promise<Reservation> {
    await this.#checkRules(request, credentials);
    const held = await this.#checkOccupancy(request);
    const added = await this.options.table.hold(
      this.#holdingOf(request),
      await this.#limitOf(request, credentials),
    );
    await this.options.held.refresh();
    return {
      held: held
        .filter(({ instance }) => instance === request.instance)
        .map(({ name }) => name),
      release: wasSynced => this.#giveUp(added, wasSynced),
    };
  }

  async check(
    request: ReservationRequest,
    credentials: BackstageCredentials,
    undone?: Undone,
  ): Promise<void> {
    await this.#checkRules(request, credentials);
    await this.#checkOccupancy(request, { maxAgeMs: checkedAgeMs, undone });
    await this.options.table.check(this.#holdingOf(request), {
      ...(await this.#limitOf(request, credentials)),
      undone,
    });
  }

  async holders(
    owner: ProvisionOwner,
    objects: string[],
  ): Promise<Omit<LedgerRepository, 'path'>[]> {
    const { table } = this.options;
    const { applications } = await table.addedBy(owner);
    // Another provisioning may have reserved before what this one made; what is in use and gone stays reserved anyhow.
    const rows =
      objects.length > 0
        ? [
            ...applications,
            ...(await table.applicationsNamed(objects)).filter(
              ({ instance }) => instance === owner.instance,
            ),
          ]
        : applications.filter(({ used_since }) => !used_since);
    return rows
      .filter(
        (row, index) =>
          rows.findIndex(other => isSameRepository(other, row)) === index,
      )
      .map(row => ({
        host: row.gitlab_host,
        projectId: row.gitlab_project_id,
      }));
  }

  async release(owner: ProvisionOwner, wasSynced: boolean): Promise<void> {
    const { held, table } = this.options;
    // What another replica has reserved was not watched here, but what became of it may be known.
    await held.refresh();
    await this.#giveUp(await table.addedBy(owner), wasSynced);
  }

  /**
   * Whether a project of that name, or anything with exactly that name, would meet what is Kubernetes' own or what the
   * configuration keeps from this person.
   */
  async isReserved(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { people, rules } = this.options;
    const names = this.#allNamesOf(name);
    if (names.some(item => rules.isSystem(item))) {
      return true;
    }
    if (names.some(item => rules.isReserved(item))) {
      const claims = await people.claims(credentials);
      return names.some(item => rules.isReservedFrom(item, claims));
    }
    return false;
  }

  /** Whether it would meet what some project holds already. */
  isHeld(name: string): Promise<boolean> {
    return this.options.table.holdsAny(this.#allNamesOf(name));
  }

  async #checkRules(
    request: ReservationRequest,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { people, rules } = this.options;
    const { project, repository } = request;
    const adopted: string[] = [];
    const asked = request.environments.map(({ name }) => name);
    const twice = asked.find((name, index) => asked.indexOf(name) !== index);
    if (twice) {
      throw new InputError(`${twice} is asked for twice.`);
    }
    for (const { name, namespace } of request.environments) {
      if (namespace !== rules.namespaceOf(project, name)) {
        adopted.push(namespace);
      }
    }
    const all = this.#namesOf(request);
    all.forEach(name => rules.checkSystem(name));
    if (all.some(name => rules.isReserved(name))) {
      const claims = await people.claims(credentials);
      all.forEach(name => rules.checkReserved(name, claims));
    }
    const strange = adopted.find(
      namespace => !rules.isAdopted(repository, namespace),
    );
    if (strange !== undefined && !(await people.mayAdopt(credentials))) {
      throw new NotAllowedError(
        `Namespace ${strange} is not named after ${project}, so it may be in use by what Argo CD does not know. The platform team can deploy into it, or name GitLab project ${repository.projectId} for it in argocd.provision.adopted.`,
      );
    }
  }

  /** What an Argo CD has of these names and namespaces already is this repository's, or refuses it. */
  async #checkOccupancy(
    request: ReservationRequest,
    { maxAgeMs, undone }: { maxAgeMs?: number; undone?: Undone } = {},
  ): Promise<ApplicationRow[]> {
    const { occupancy, rules, table } = this.options;
    await occupancy.look(maxAgeMs);
    const own = await table.applicationsOf(keyOf(request));
    const isInTheWay = (use: Use) =>
      !isOwn(use, own) && !undone?.objects.some(item => isSame(item, use));
    // What removes a leftover makes sure that nothing has the project's own name either.
    const isAnew = undone !== undefined && !undone.isKept;
    for (const name of [
      ...(isAnew ? [request.project] : []),
      ...rules.namesOf(request.project),
    ]) {
      const use = occupancy.named(name).find(isInTheWay);
      if (use) {
        throw new ConflictError(
          `${this.#labelOf(use)} has ${
            use.kind
          } ${name} already. Choose another project name.`,
        );
      }
    }
    for (const environment of request.environments) {
      const { name, namespace } = environment;
      const elsewhere = own.find(
        row =>
          row.name === name &&
          row.instance !== request.instance &&
          !isGivenBack(row, undone),
      );
      if (elsewhere) {
        throw new ConflictError(
          `${this.#labelOf(
            elsewhere,
          )} has ${name} of this project already. Choose that instance.`,
        );
      }
      const cluster = this.#clusterOf(request.instance, environment);
      const use = [
        ...occupancy.deployingTo(cluster, namespace),
        ...occupancy.permitting(cluster, namespace),
      ].find(isInTheWay);
      if (use) {
        this.options.logger.info(
          `Namespace ${namespace} was refused to ${request.userEntityRef}: ${use.kind} ${use.name} of ${use.instance} has it`,
        );
        // The policy may hide the object from who asks.
        throw new ConflictError(
          `Namespace ${namespace} is not free: an ${
            use.kind
          } of ${this.#labelOf(
            use,
          )} has it. Choose another project name, or ask the platform team.`,
        );
      }
    }
    return own;
  }

  /** One repository is one project, unless the platform team says otherwise. */
  async #limitOf(
    request: ReservationRequest,
    credentials: BackstageCredentials,
  ): Promise<{ only?: string }> {
    const { people, table } = this.options;
    const { project } = request;
    const projects = await table.projectsOf(keyOf(request));
    const mayHaveSeveral =
      projects.some(item => item !== project) &&
      (await people.mayAdopt(credentials));
    return { only: mayHaveSeveral ? undefined : project };
  }

  #holdingOf(request: ReservationRequest): Holding {
    const { rules } = this.options;
    const { instance, project, repository, entityRef } = request;
    const at = this.#now();
    const repositoryKey = keyOf(request);
    const own = {
      ...repositoryKey,
      provision_instance: instance,
      provision_id: request.provisionId,
      user_entity_ref: request.userEntityRef,
      reserved_at: at,
    };
    const names = new Set([
      ...rules.namesOf(project),
      ...rules.namespacesOf(project),
    ]);
    const environments = request.environments.map(environment => ({
      ...environment,
      cluster: this.#clusterOf(instance, environment),
    }));
    return {
      repository: {
        ...repositoryKey,
        path: repository.path,
        path_checked_at: at,
      },
      names: [...names].map(name => ({ ...own, name, project })),
      namespaces: environments
        .map(({ cluster, namespace }) => ({ ...own, cluster, namespace }))
        .filter(
          (row, index, rows) =>
            rows.findIndex(
              ({ cluster, namespace }) =>
                cluster === row.cluster && namespace === row.namespace,
            ) === index,
        ),
      applications: environments.map(
        ({ name, server, cluster, namespace }) => ({
          ...own,
          instance,
          namespace: this.#argocdNamespace(instance),
          name,
          app_project: name,
          entity_ref: entityRef.toLocaleLowerCase('en-US'),
          repository_path: repository.path,
          server,
          cluster,
          destination_namespace: namespace,
          used_since: null,
        }),
      ),
    };
  }

  async #giveUp(added: Added, wasSynced: boolean): Promise<void> {
    const { held, table } = this.options;
    await table.giveUp(added, wasSynced ? this.#now() : undefined);
    await held.refresh();
  }

  #namesOf({ project, environments }: ReservationRequest): string[] {
    const { rules } = this.options;
    return [
      ...new Set([
        ...rules.namesOf(project),
        ...rules.namespacesOf(project),
        ...environments.map(({ namespace }) => namespace),
      ]),
    ];
  }

  #allNamesOf(name: string): string[] {
    const { rules } = this.options;
    return [name, ...rules.namesOf(name), ...rules.namespacesOf(name)];
  }

  #clusterOf(instance: string, { server }: ReservedEnvironment): string {
    return this.options.clusters.idOf(instance, { server }) ?? server;
  }

  #argocdNamespace(instance: string): string {
    return this.#configOf(instance)?.namespace ?? 'argocd';
  }

  #labelOf({ instance: name }: { instance: string }): string {
    return instanceLabel(this.#configOf(name) ?? { name });
  }

  #configOf(instance: string) {
    return this.options.instances.find(({ name }) => name === instance);
  }

  #now(): string {
    return new Date(this.options.now?.() ?? Date.now()).toISOString();
  }
}
