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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { Knex } from 'knex';
import { DeploymentRow } from './toRows';

const table = 'deployments';
const unique = ['instance', 'namespace', 'application', 'started_at'];
/** SQLite takes a limited number of values in one statement. */
const batch = 50;
const usualOf = 15;

export interface StoredDeployment extends DeploymentRow {
  id: number;
}

/** Where a page of deployments begins: after this one. */
export interface DeploymentPosition {
  startedAt: string;
  id: number;
}

/** The table of deployments, in SQLite or PostgreSQL. Every write may be made twice, by two replicas, in any order. */
export class DeploymentTable {
  static async create(knex: Knex): Promise<DeploymentTable> {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@slipway/plugin-argocd-backend',
        'migrations',
      ),
    });
    return new DeploymentTable(knex);
  }

  private constructor(private readonly knex: Knex) {}

  /** When the newest deployment of every application began, by application key. */
  async newest(): Promise<Map<string, string>> {
    const rows = await this.knex(table)
      .select('instance', 'namespace', 'application')
      .max('started_at as newest')
      .groupBy('instance', 'namespace', 'application');
    return new Map(
      rows.map(({ instance, namespace, application, newest }) => [
        applicationKey({ instance, namespace, name: application }),
        newest,
      ]),
    );
  }

  /** Adds what is new, completes what is known, and forgets nothing that is known. */
  async write(rows: DeploymentRow[]): Promise<void> {
    const keep = (column: string) =>
      this.knex.raw('coalesce(excluded.??, ??.??)', [column, table, column]);
    for (let at = 0; at < rows.length; at += batch) {
      await this.knex(table)
        .insert(rows.slice(at, at + batch))
        .onConflict(unique)
        .merge({
          argocd_id: keep('argocd_id'),
          environment: keep('environment'),
          revision: keep('revision'),
          finished_at: keep('finished_at'),
          message: keep('message'),
          automated: this.knex.raw(`${table}.automated or excluded.automated`),
          outcome: this.knex.raw('excluded.outcome'),
          // A person of the portal says more than Argo CD's account.
          initiated_by: this.knex.raw(
            `case when ${table}.initiated_by like 'user:%' then ${table}.initiated_by else coalesce(excluded.initiated_by, ${table}.initiated_by) end`,
          ),
          images: this.knex.raw(
            `case when excluded.images = '[]' then ${table}.images else excluded.images end`,
          ),
          health_after: keep('health_after'),
          healthy_at: this.knex.raw(
            `coalesce(${table}.healthy_at, excluded.healthy_at)`,
          ),
        });
    }
  }

  /** @param limit - at most this many, newest first */
  async page(
    refs: ApplicationRef[],
    limit: number,
    after?: DeploymentPosition,
  ): Promise<StoredDeployment[]> {
    const query = this.#queryApplications(refs)
      .select('*')
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (after) {
      query.where(older =>
        older
          .where('started_at', '<', after.startedAt)
          .orWhere(same =>
            same
              .where('started_at', after.startedAt)
              .where('id', '<', after.id),
          ),
      );
    }
    const rows: StoredDeployment[] = await query;
    return rows.map(row => ({ ...row, automated: Boolean(row.automated) }));
  }

  /** Whether an application was ever told to deploy a revision. */
  async hasRevision(ref: ApplicationRef, revision: string): Promise<boolean> {
    const row = await this.#queryApplications([ref])
      .where({ revision })
      .first('id');
    return row !== undefined;
  }

  /** Milliseconds that a rollout usually takes until it is healthy: the median of the last ones; `undefined` for none. */
  async usualRolloutMs(ref: ApplicationRef): Promise<number | undefined> {
    const rows: { started_at: string; healthy_at: string }[] =
      await this.#queryApplications([ref])
        .select('started_at', 'healthy_at')
        .whereNotNull('healthy_at')
        .orderBy('started_at', 'desc')
        .limit(usualOf);
    const durations = rows
      .map(row => Date.parse(row.healthy_at) - Date.parse(row.started_at))
      .filter(duration => duration >= 0)
      .sort((a, b) => a - b);
    return durations[Math.floor(durations.length / 2)];
  }

  /** @returns how many were removed */
  removeBefore(time: string): Promise<number> {
    return this.knex(table).where('started_at', '<', time).delete();
  }

  #queryApplications(refs: ApplicationRef[]): Knex.QueryBuilder {
    return this.knex(table).whereIn(
      ['instance', 'namespace', 'application'],
      refs.map(({ instance, namespace, name }) => [instance, namespace, name]),
    );
  }
}
