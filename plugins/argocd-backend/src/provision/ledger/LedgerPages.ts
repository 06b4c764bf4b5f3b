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

import { ConflictError, NotFoundError } from '@backstage/errors';
import { LedgerEntry } from '@slipway/plugin-argocd-common';
import { decodeCursor, encodeCursor } from '../../http/cursor';
import { HeldApplications } from './HeldApplications';
import { LedgerTable } from './LedgerTable';
import { Occupancy } from './Occupancy';
import { ApplicationRow, isSameRepository } from './rows';

function toApplication(
  row: ApplicationRow,
): LedgerEntry['applications'][number] {
  return {
    instance: row.instance,
    namespace: row.namespace,
    name: row.name,
    entityRef: row.entity_ref ?? undefined,
    cluster: row.cluster,
    destinationNamespace: row.destination_namespace || undefined,
    usedSince: row.used_since ?? undefined,
  };
}

const isOne = (value: unknown): value is 1 => value === 1;

/** The ledger as the platform team reads it, and frees what is gone. */
export class LedgerPages {
  constructor(
    private readonly options: {
      table: LedgerTable;
      occupancy: Occupancy;
      held: HeldApplications;
    },
  ) {}

  async page({
    limit = 100,
    cursor,
    search,
  }: {
    limit?: number;
    cursor?: string;
    search?: string;
  }): Promise<{ items: LedgerEntry[]; nextCursor?: string }> {
    const { table } = this.options;
    const after = cursor && decodeCursor(cursor, isOne)[0];
    const found = await table.page(limit + 1, {
      ...(after !== undefined && { after }),
      search,
    });
    const rows = found.slice(0, limit);
    const applications = await table.applicationsNamed(
      rows.map(({ name }) => name),
    );
    return {
      items: rows.map(row => ({
        name: row.name,
        project: row.project,
        repository: {
          host: row.gitlab_host,
          projectId: row.gitlab_project_id,
          path: row.path,
        },
        reservedAt: row.reserved_at,
        reservedBy: row.user_entity_ref,
        applications: applications
          .filter(item => item.name === row.name && isSameRepository(item, row))
          .map(toApplication),
      })),
      nextCursor:
        found.length > limit
          ? encodeCursor([rows[rows.length - 1].name, 1])
          : undefined,
    };
  }

  /**
   * Frees a name and the namespaces of its applications, which the platform team says are gone.
   *
   * @throws ConflictError while an Argo CD has something of it, NotFoundError where nobody holds the name
   */
  async free(name: string): Promise<void> {
    const { held, occupancy, table } = this.options;
    await occupancy.look();
    const rows = await table.applicationsNamed([name]);
    const use = [
      ...occupancy.named(name),
      ...rows.flatMap(row =>
        occupancy.deployingTo(row.cluster, row.destination_namespace),
      ),
    ][0];
    if (use) {
      throw new ConflictError(
        `${name} is in use: Argo CD instance ${use.instance} has ${use.kind} ${use.name}. Delete it first.`,
      );
    }
    if (!(await table.free(name))) {
      throw new NotFoundError(`The ledger has no ${name}.`);
    }
    await held.refresh();
  }
}
