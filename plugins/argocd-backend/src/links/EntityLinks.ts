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

import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ApplicationLink,
  applicationQuery,
  ApplicationQuery,
  ApplicationRecord,
  linkApplication,
  RepositoryAlias,
} from '@slipway/plugin-argocd-common';

/** One entity that an application belongs to. */
export interface EntityLink {
  entityRef: string;
  owners: string[];
  link: ApplicationLink;
}

interface LinkableEntity {
  query: ApplicationQuery;
  owners: string[];
}

/** The owners of an entity, as the catalog has worked them out. */
export function ownersOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => stringifyEntityRef(parseEntityRef(targetRef)));
}

/** Application → entities: built from one read of the catalog with the plugin's own credentials, and kept for a while. */
export class EntityLinks {
  #entities: LinkableEntity[] = [];
  #readAt = -Infinity;
  #reading?: Promise<void>;

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      aliases: RepositoryAlias[];
      now?(): number;
    },
  ) {}

  /** Reads the catalog, unless what is known is younger than this many milliseconds. */
  async refresh(maxAgeMs = 0): Promise<void> {
    if (this.#now() - this.#readAt < maxAgeMs) {
      return;
    }
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  of(record: ApplicationRecord): EntityLink[] {
    const links: EntityLink[] = [];
    for (const { query, owners } of this.#entities) {
      const link = linkApplication(query, record, {
        aliases: this.options.aliases,
      });
      if (link) {
        links.push({ entityRef: query.entityRef, owners, link });
      }
    }
    return links;
  }

  async #read(): Promise<void> {
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const entities: LinkableEntity[] = [];
    for await (const batch of this.options.catalog.streamEntities(
      { fields: ['kind', 'metadata', 'relations'] },
      { credentials },
    )) {
      for (const entity of batch) {
        entities.push({
          query: applicationQuery(entity, this.options.aliases),
          owners: ownersOf(entity),
        });
      }
    }
    this.#entities = entities;
    this.#readAt = this.#now();
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }
}
