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

import { ApplicationRef } from '@slipway/plugin-argocd-common';
import { Knex } from 'knex';
import { StoredDetails } from './details';

const table = 'application_details';
/** SQLite takes a limited number of values in one statement. */
const batch = 100;

interface DetailRow {
  instance: string;
  namespace: string;
  application: string;
  details: string;
  read_at: string;
}

/** A text that a database takes: PostgreSQL has no NUL. */
const plain = (text: string) => text.replaceAll('\\u0000', '');

function inBatches<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, index) =>
    items.slice(index * batch, (index + 1) * batch),
  );
}

/** Details of applications, which all replicas share. Every write may be made twice, in any order: the newest stays. */
export class DetailTable {
  constructor(private readonly knex: Knex) {}

  async read(instance: string): Promise<StoredDetails[]> {
    const rows = await this.knex<DetailRow>(table).where({ instance });
    return rows.map(row => ({
      ref: { instance, namespace: row.namespace, name: row.application },
      details: JSON.parse(row.details),
      readAt: row.read_at,
    }));
  }

  async write(items: StoredDetails[]): Promise<void> {
    for (const part of inBatches(items)) {
      await this.knex<DetailRow>(table)
        .insert(
          part.map(({ ref, details, readAt }) => ({
            instance: ref.instance,
            namespace: ref.namespace,
            application: ref.name,
            details: plain(JSON.stringify(details)),
            read_at: readAt,
          })),
        )
        .onConflict(['instance', 'namespace', 'application'])
        .merge(['details', 'read_at'])
        .where(`${table}.read_at`, '<=', this.knex.ref('excluded.read_at'));
    }
  }

  async remove(refs: ApplicationRef[]): Promise<void> {
    for (const part of inBatches(refs)) {
      await this.knex<DetailRow>(table)
        .whereIn(
          ['instance', 'namespace', 'application'],
          part.map(({ instance, namespace, name }) => [
            instance,
            namespace,
            name,
          ]),
        )
        .delete();
    }
  }

  /** What is kept of an instance was still so at a time. */
  async confirm(instance: string, at: string): Promise<void> {
    await this.knex<DetailRow>(table)
      .where({ instance })
      .where('read_at', '<', at)
      .update({ read_at: at });
  }

  /** Forgets instances that are no longer configured. */
  async keepOnly(instances: string[]): Promise<void> {
    await this.knex<DetailRow>(table)
      .whereNotIn('instance', instances)
      .delete();
  }
}
