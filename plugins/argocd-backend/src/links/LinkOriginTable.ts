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

const table = 'link_origins';
const key = ['instance', 'namespace', 'application', 'entity_ref'];
/** Rows of one statement; databases take a limited number of values. */
const batch = 200;

/** One application that names an entity, or is claimed by it. */
export interface LinkPair {
  application: ApplicationRef;
  entityRef: string;
}

/** Where an entity came from when its link to an application was confirmed. */
export interface LinkOrigin extends LinkPair {
  /** `undefined` where the entity was missing when the application named it already. */
  location?: string;
  /** Who has confirmed it; `undefined` where nobody had to. */
  confirmedBy?: string;
  /** Which application of that name was confirmed. */
  applicationCreatedAt?: string;
}

interface Row {
  instance: string;
  namespace: string;
  application: string;
  entity_ref: string;
  location: string | null;
  confirmed_by: string | null;
  application_created_at: string | null;
  changed_at: string;
}

function toRow(
  { application, entityRef, ...origin }: LinkOrigin,
  changedAt: string,
): Row {
  return {
    instance: application.instance,
    namespace: application.namespace,
    application: application.name,
    entity_ref: entityRef,
    location: origin.location ?? null,
    confirmed_by: origin.confirmedBy ?? null,
    application_created_at: origin.applicationCreatedAt ?? null,
    changed_at: changedAt,
  };
}

function toOrigin(row: Row): LinkOrigin {
  return {
    application: {
      instance: row.instance,
      namespace: row.namespace,
      name: row.application,
    },
    entityRef: row.entity_ref,
    location: row.location ?? undefined,
    confirmedBy: row.confirmed_by ?? undefined,
    applicationCreatedAt: row.application_created_at ?? undefined,
  };
}

/** The table of link origins, which all replicas share. What one of them has found first stays. */
export class LinkOriginTable {
  constructor(
    private readonly knex: Knex,
    private readonly now: () => number = Date.now,
  ) {}

  /** What has changed since a moment, or everything. */
  async read(since?: string): Promise<LinkOrigin[]> {
    const query = this.knex<Row>(table).select('*');
    const rows = await (since ? query.where('changed_at', '>=', since) : query);
    return rows.map(toOrigin);
  }

  /** Adds what is new; what is known already stays as it is. */
  async add(origins: LinkOrigin[]): Promise<void> {
    const changedAt = this.#time();
    for (let at = 0; at < origins.length; at += batch) {
      const rows = origins
        .slice(at, at + batch)
        .map(origin => toRow(origin, changedAt));
      await this.knex(table).insert(rows).onConflict(key).ignore();
    }
  }

  /** Takes the place of what is known. */
  async set(origin: LinkOrigin): Promise<void> {
    await this.knex(table)
      .insert(toRow(origin, this.#time()))
      .onConflict(key)
      .merge();
  }

  async remove(pairs: LinkPair[]): Promise<void> {
    for (let at = 0; at < pairs.length; at += batch) {
      await this.knex(table)
        .whereIn(
          key,
          pairs
            .slice(at, at + batch)
            .map(
              ({ application: { instance, namespace, name }, entityRef }) => [
                instance,
                namespace,
                name,
                entityRef,
              ],
            ),
        )
        .delete();
    }
  }

  #time(): string {
    return new Date(this.now()).toISOString();
  }
}
