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

/** What is known of how an operation ended, from nothing to most: the history has only what succeeded. */
const outcomes = `case ??.outcome when 'inProgress' then 0 when 'unknown' then 1 when 'succeeded' then 3 else 2 end`;

export interface ListedDeployment extends StoredDeployment {
  /** No other of its application has begun since. */
  isNewest: boolean;
  /** What ran before it, as far as that was seen. */
  imagesBefore?: string[];
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

  /** When operations began whose end was not seen, by application key; the newest of each application. */
  async running(): Promise<Map<string, string>> {
    const rows: StoredDeployment[] = await this.knex(table)
      .select('instance', 'namespace', 'application', 'started_at')
      .where({ outcome: 'inProgress' })
      .orderBy('started_at');
    return new Map(
      rows.map(({ application, started_at, ...ref }) => [
        applicationKey({ ...ref, name: application }),
        started_at,
      ]),
    );
  }

  /** Adds what is new, completes what is known, and forgets nothing that is known. */
  async write(rows: DeploymentRow[]): Promise<void> {
    const keep = (column: string) =>
      this.knex.raw('coalesce(excluded.??, ??.??)', [column, table, column]);
    const choose = (condition: string, column: string) =>
      this.knex.raw(`case when ${condition} then excluded.?? else ??.?? end`, [
        column,
        table,
        column,
      ]);
    const higherRank = `excluded.health_rank > ${table}.health_rank`;
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
          // What was written first was nearest to it: an application may move to another repository.
          repo_url: this.knex.raw(
            `coalesce(${table}.repo_url, excluded.repo_url)`,
          ),
          automated: this.knex.raw(`${table}.automated or excluded.automated`),
          outcome: this.knex.raw(
            `case when ${outcomes} > ${outcomes} then excluded.outcome else ${table}.outcome end`,
            ['excluded', table],
          ),
          // A person of the portal says more than Argo CD's account.
          initiated_by: this.knex.raw(
            `case when ${table}.initiated_by like 'user:%' then ${table}.initiated_by else coalesce(excluded.initiated_by, ${table}.initiated_by) end`,
          ),
          images: choose(
            `excluded.images <> '[]' and (${table}.images = '[]' or excluded.health_rank >= ${table}.health_rank)`,
            'images',
          ),
          health_after: choose(higherRank, 'health_after'),
          health_rank: choose(higherRank, 'health_rank'),
          healthy_at: choose(
            `${higherRank} or (excluded.health_rank = ${table}.health_rank and coalesce(excluded.healthy_at < ${table}.healthy_at, ${table}.healthy_at is null))`,
            'healthy_at',
          ),
        });
    }
  }

  /** @param limit - at most this many, newest first */
  async page(
    refs: ApplicationRef[],
    limit: number,
    after?: DeploymentPosition,
  ): Promise<ListedDeployment[]> {
    const ofTheSame = (other: string) =>
      this.knex({ [other]: table }).whereRaw(
        ['instance', 'namespace', 'application']
          .map(column => `${other}.${column} = ${table}.${column}`)
          .join(' and '),
      );
    const later = ofTheSame('later').whereRaw(
      `later.started_at > ${table}.started_at`,
    );
    const before = ofTheSame('earlier')
      .select('earlier.images')
      .whereRaw(`earlier.started_at < ${table}.started_at`)
      .whereNot('earlier.images', '[]')
      .orderBy('earlier.started_at', 'desc')
      .limit(1);
    const query = this.#queryApplications(refs)
      .select(
        `${table}.*`,
        this.knex.raw('exists ? as has_later', [later]),
        before.as('images_before'),
      )
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
    const rows: (StoredDeployment & {
      has_later: unknown;
      images_before: string | null;
    })[] = await query;
    return rows.map(({ has_later, images_before, ...row }) => ({
      ...row,
      automated: Boolean(row.automated),
      isNewest: !has_later,
      ...(images_before && { imagesBefore: JSON.parse(images_before) }),
    }));
  }

  /** How many deployments are kept of some applications. */
  async count(refs: ApplicationRef[]): Promise<number> {
    const [{ count }] = await this.#queryApplications(refs).count({
      count: '*',
    });
    return Number(count);
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
        .where({ health_after: 'Healthy' })
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
