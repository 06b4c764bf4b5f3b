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

import { ConflictError, NotAllowedError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  ApplicationRow,
  Holding,
  isSameRepository,
  NameRow,
  NamespaceRow,
  OwnerColumns,
  RepositoryKey,
  RepositoryRow,
} from './rows';
import { ProvisionOwner } from './types';

const repositories = 'ledger_repositories';
const names = 'ledger_names';
const namespaces = 'ledger_namespaces';
const applications = 'ledger_applications';
const held = [applications, namespaces, names];

const keyOf = ({ gitlab_host, gitlab_project_id }: RepositoryKey) => ({
  gitlab_host,
  gitlab_project_id,
});

/** Which rows count as gone. */
type IsGone = (row: OwnerColumns) => boolean;

/** Somebody else holds what is asked for. Whose it is stays untold: projects may be private. */
function taken(what: string): ConflictError {
  return new ConflictError(
    `${what} is reserved for another GitLab project. Choose another project name, or ask the platform team what the ledger says.`,
  );
}

function provisionedNames(
  knex: Knex,
  repository: RepositoryKey,
): Promise<NameRow[]> {
  return knex<NameRow>(names)
    .where(keyOf(repository))
    .whereNotNull('provision_instance');
}

/** Which rows of a holding were not there before. */
export type Added = Pick<Holding, 'names' | 'namespaces' | 'applications'>;

/**
 * The ledger in the database, in SQLite or PostgreSQL. Changes are made one at a time, whichever replica makes them, and
 * the keys of the tables would refuse the second of two all the same.
 */
export class LedgerTable {
  constructor(private readonly knex: Knex) {}

  /**
   * Holds everything or nothing.
   *
   * @param options - `only`: the one project that the repository may be
   * @throws ConflictError where another repository holds any of it; NotAllowedError where the repository is another project
   */
  hold(holding: Holding, options: { only?: string } = {}): Promise<Added> {
    return this.#change(async tx => {
      const added = await this.#toAdd(tx, holding, options);
      await tx(repositories)
        .insert(holding.repository)
        .onConflict(['gitlab_host', 'gitlab_project_id'])
        .merge(['path', 'path_checked_at']);
      for (const [table, rows] of [
        [names, added.names],
        [namespaces, added.namespaces],
        [applications, added.applications],
      ] as const) {
        if (rows.length > 0) {
          await tx(table).insert(rows);
        }
      }
      return added;
    });
  }

  /**
   * Whether `hold` would be refused, without holding anything.
   *
   * @param options - `undone`: whose rows are given back by then
   * @throws what `hold` throws
   */
  async check(
    holding: Holding,
    options: { only?: string; undone?: Omit<ProvisionOwner, 'instance'> } = {},
  ): Promise<void> {
    const isGone = options.undone && (await this.#givenBackBy(options.undone));
    await this.knex.transaction(tx =>
      this.#toAdd(tx, holding, { ...options, isGone }),
    );
  }

  /** An undo gives back what a provisioning has reserved for an instance, unless any of its applications there was synced. */
  async #givenBackBy({
    provisionId,
    userEntityRef,
  }: Omit<ProvisionOwner, 'instance'>): Promise<IsGone> {
    const owner = { provision_id: provisionId, user_entity_ref: userEntityRef };
    const used = await this.knex<ApplicationRow>(applications)
      .where(owner)
      .whereNotNull('used_since');
    return row =>
      row.provision_id === provisionId &&
      row.user_entity_ref === userEntityRef &&
      !used.some(
        ({ provision_instance: instance }) =>
          instance === row.provision_instance,
      );
  }

  async #toAdd(
    tx: Knex.Transaction,
    holding: Holding,
    { only, isGone = () => false }: { only?: string; isGone?: IsGone },
  ): Promise<Added> {
    const added = {
      names: await this.#freeNames(tx, holding, isGone),
      namespaces: await this.#freeNamespaces(tx, holding, isGone),
      applications: await this.#freeApplications(tx, holding, isGone),
    };
    if (only !== undefined) {
      await this.#requireOnly(tx, holding.repository, only);
    }
    return added;
  }

  /** Gives up what a call of `hold` added, or keeps it for good where its applications came into use. */
  async giveUp(added: Added, usedSince?: string): Promise<void> {
    await this.#change(async tx => {
      const mine = added.applications.map(row =>
        tx<ApplicationRow>(applications).where({
          instance: row.instance,
          namespace: row.namespace,
          name: row.name,
          ...keyOf(row),
        }),
      );
      const rows = (await Promise.all(mine.map(q => q.clone()))).flat();
      if (usedSince || rows.some(({ used_since }) => used_since)) {
        const since = usedSince ?? new Date().toISOString();
        for (const query of mine) {
          await query.whereNull('used_since').update({ used_since: since });
        }
        return;
      }
      for (const query of mine) {
        await query.delete();
      }
      for (const row of added.namespaces) {
        const { cluster, namespace } = row;
        await tx(namespaces)
          .where({ cluster, namespace, ...keyOf(row) })
          .delete();
      }
      for (const row of added.names) {
        await tx(names)
          .where({ name: row.name, ...keyOf(row) })
          .delete();
      }
      await this.#forgetRepositories(tx);
    });
  }

  /** Everything that one provisioning added, as `giveUp` takes it. */
  async addedBy({
    instance,
    provisionId,
    userEntityRef,
  }: ProvisionOwner): Promise<Added> {
    const owner = {
      provision_instance: instance,
      provision_id: provisionId,
      user_entity_ref: userEntityRef,
    };
    return {
      names: await this.knex<NameRow>(names).where(owner),
      namespaces: await this.knex<NamespaceRow>(namespaces).where(owner),
      applications: await this.knex<ApplicationRow>(applications).where(owner),
    };
  }

  /**
   * Frees a name with the Applications of that name, and the namespaces that no other Application of the same project
   * deploys to.
   *
   * @returns whether there was such a name
   */
  free(name: string): Promise<boolean> {
    return this.#change(async tx => {
      const row = await tx<NameRow>(names).where({ name }).first();
      if (!row) {
        return false;
      }
      const mine = keyOf(row);
      const gone: ApplicationRow[] = await tx(applications).where({
        name,
        ...mine,
      });
      await tx(applications)
        .where({ name, ...mine })
        .delete();
      await tx(names).where({ name }).delete();
      for (const application of gone) {
        const { cluster, destination_namespace } = application;
        const other = await tx(applications)
          .where({ cluster, destination_namespace })
          .first();
        if (!other) {
          await tx(namespaces)
            .where({ cluster, namespace: destination_namespace, ...mine })
            .delete();
        }
      }
      await this.#forgetRepositories(tx);
      return true;
    });
  }

  /** @param limit - at most this many names, in their order */
  async page(
    limit: number,
    options: { after?: string; search?: string } = {},
  ): Promise<(NameRow & { path: string })[]> {
    const query = this.knex(names)
      .join(repositories, join =>
        join
          .on(`${names}.gitlab_host`, `${repositories}.gitlab_host`)
          .andOn(
            `${names}.gitlab_project_id`,
            `${repositories}.gitlab_project_id`,
          ),
      )
      .select(`${names}.*`, `${repositories}.path`)
      .orderBy(`${names}.name`)
      .limit(limit);
    if (options.after !== undefined) {
      query.where(`${names}.name`, '>', options.after);
    }
    if (options.search) {
      // Names have no character that means something in a pattern of SQL but `_`, which no name has.
      query.whereLike(`${names}.name`, `%${options.search}%`);
    }
    return query;
  }

  /** Names of the projects that were provisioned from a repository; what the platform team imported does not count. */
  async projectsOf(repository: RepositoryKey): Promise<string[]> {
    const rows = await provisionedNames(this.knex, repository);
    return [...new Set(rows.map(({ project }) => project))];
  }

  applicationsNamed(list: string[]): Promise<ApplicationRow[]> {
    return this.knex<ApplicationRow>(applications).whereIn('name', list);
  }

  applicationsOf(repository: RepositoryKey): Promise<ApplicationRow[]> {
    return this.knex<ApplicationRow>(applications).where(keyOf(repository));
  }

  allApplications(): Promise<ApplicationRow[]> {
    return this.knex<ApplicationRow>(applications).select('*');
  }

  allRepositories(): Promise<RepositoryRow[]> {
    return this.knex<RepositoryRow>(repositories).select('*');
  }

  /** Whether anybody holds one of these as a name, or as a namespace of any cluster. */
  async holdsAny(list: string[]): Promise<boolean> {
    const found = await Promise.all([
      this.knex(names).whereIn('name', list).first(),
      this.knex(namespaces).whereIn('namespace', list).first(),
    ]);
    return found.some(Boolean);
  }

  /** From now on an undo does not free what the application has. */
  async markUsed(
    { instance, namespace, name }: ApplicationRow,
    since: string,
  ): Promise<void> {
    await this.#change(tx =>
      tx(applications)
        .where({ instance, namespace, name })
        .whereNull('used_since')
        .update({ used_since: since }),
    );
  }

  async movePath(
    repository: RepositoryKey,
    path: string,
    checkedAt: string,
  ): Promise<void> {
    await this.knex(repositories)
      .where(keyOf(repository))
      .update({ path, path_checked_at: checkedAt });
  }

  /**
   * Brings what the configuration calls a cluster up to date.
   *
   * @returns namespaces that two projects hold now, since their clusters have become one
   */
  renameClusters(
    clusterOf: (row: ApplicationRow) => string,
  ): Promise<string[]> {
    return this.#change(async tx => {
      const doubled: string[] = [];
      const rows = await tx<ApplicationRow>(applications).select('*');
      for (const row of rows) {
        const cluster = clusterOf(row);
        if (cluster === row.cluster) {
          continue;
        }
        const at = { namespace: row.destination_namespace };
        const { instance, namespace, name } = row;
        await tx(applications)
          .where({ instance, namespace, name })
          .update({ cluster });
        const there = await tx<NamespaceRow>(namespaces)
          .where({ cluster, ...at })
          .first();
        if (there && !isSameRepository(there, row)) {
          doubled.push(`${row.destination_namespace} on ${cluster}`);
        }
        if (!there) {
          await tx(namespaces).insert({
            cluster,
            ...at,
            ...keyOf(row),
            provision_instance: row.provision_instance,
            provision_id: row.provision_id,
            user_entity_ref: row.user_entity_ref,
            reserved_at: row.reserved_at,
          });
        }
        const left = await tx(applications)
          .where({
            cluster: row.cluster,
            destination_namespace: row.destination_namespace,
          })
          .first();
        if (!left) {
          await tx(namespaces)
            .where({ cluster: row.cluster, ...at, ...keyOf(row) })
            .delete();
        }
      }
      return doubled;
    });
  }

  /** The first statement takes the lock that every replica takes, so nothing changes under what follows. */
  #change<T>(run: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(async tx => {
      await tx('argocd_keys')
        .where({ purpose: 'ledger' })
        .update({ value: 'lock' });
      return run(tx);
    });
  }

  async #requireOnly(
    tx: Knex.Transaction,
    repository: RepositoryRow,
    project: string,
  ): Promise<void> {
    const rows = await provisionedNames(tx, repository);
    const other = rows.find(row => row.project !== project);
    if (other) {
      throw new NotAllowedError(
        `${repository.path} is project ${other.project} already, and one repository is one project. Use another repository, or ask the platform team: with argocd.project.adopt they can give it a second name.`,
      );
    }
  }

  async #freeNames(
    tx: Knex.Transaction,
    { names: wanted, repository }: Holding,
    isGone: IsGone,
  ): Promise<NameRow[]> {
    const list = wanted.map(({ name }) => name);
    const isOther = (row: RepositoryKey & OwnerColumns) =>
      !isSameRepository(row, repository) && !isGone(row);
    const known = await tx<NameRow>(names).whereIn('name', list);
    const other =
      known.find(isOther)?.name ??
      // A name is a namespace of every cluster.
      (await tx<NamespaceRow>(namespaces).whereIn('namespace', list)).find(
        isOther,
      )?.namespace;
    if (other !== undefined) {
      throw taken(other);
    }
    return wanted.filter(({ name }) => !known.some(row => row.name === name));
  }

  /** A name is held on every cluster, so it is nobody else's namespace either. */
  async #freeNamespaces(
    tx: Knex.Transaction,
    { namespaces: wanted, repository }: Holding,
    isGone: IsGone,
  ): Promise<NamespaceRow[]> {
    const list = wanted.map(({ namespace }) => namespace);
    const named = await tx<NameRow>(names).whereIn('name', list);
    const known = await tx<NamespaceRow>(namespaces).whereIn('namespace', list);
    const isKnown = (one: NamespaceRow) =>
      known.find(
        ({ cluster, namespace }) =>
          cluster === one.cluster && namespace === one.namespace,
      );
    for (const one of wanted) {
      const holder =
        isKnown(one) ?? named.find(({ name }) => name === one.namespace);
      if (holder && !isSameRepository(holder, repository) && !isGone(holder)) {
        throw taken(`Namespace ${one.namespace}`);
      }
    }
    return wanted.filter(one => !isKnown(one));
  }

  async #freeApplications(
    tx: Knex.Transaction,
    { applications: wanted, repository }: Holding,
    isGone: IsGone,
  ): Promise<ApplicationRow[]> {
    const known = await tx<ApplicationRow>(applications).whereIn(
      'name',
      wanted.map(({ name }) => name),
    );
    return wanted.filter(one => {
      const same = known.find(
        ({ instance, namespace, name }) =>
          instance === one.instance &&
          namespace === one.namespace &&
          name === one.name,
      );
      if (!same || isGone(same)) {
        return true;
      }
      if (!isSameRepository(same, repository)) {
        throw taken(`Application ${one.name}`);
      }
      if (
        same.cluster !== one.cluster ||
        same.destination_namespace !== one.destination_namespace
      ) {
        throw new ConflictError(
          `Application ${one.name} deploys to namespace ${same.destination_namespace} already. Ask the platform team to release it first.`,
        );
      }
      return false;
    });
  }

  async #forgetRepositories(tx: Knex.Transaction): Promise<void> {
    const query = tx(repositories);
    for (const table of held) {
      query.whereNotExists(
        tx(table)
          .select(tx.raw('1'))
          .whereRaw('??.gitlab_host = ??.gitlab_host', [table, repositories])
          .whereRaw('??.gitlab_project_id = ??.gitlab_project_id', [
            table,
            repositories,
          ]),
      );
    }
    await query.delete();
  }
}
