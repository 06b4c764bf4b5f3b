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
  applicationKey,
  ApplicationLink,
  ApplicationRef,
} from '@slipway/plugin-argocd-common';
import { LinkFacts } from '../links/LinkFacts';
import { LinkOrigins } from '../links/LinkOrigins';
import {
  applicationQuery,
  ApplicationQuery,
  LocationReading,
} from '../links/query';
import { ApplicationStore } from '../store/ApplicationStore';
import { isPathOf, parseImage } from '../delivery/imageName';
import { EntityIndex } from './EntityIndex';
import { ImageService, imageServiceOf, serviceOfImage } from './imageServices';

/** The catalog is read no more often, whatever applications name. */
const minAgeMs = 1_000;

/** One entity that an application belongs to. */
export interface EntityLink {
  entityRef: string;
  owners: string[];
  link: ApplicationLink;
}

export interface LinkableEntity {
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
  #entities = new EntityIndex([]);
  /** Links that were worked out since the catalog was read, as long as their application has not changed. */
  readonly #links = new Map<string, EntityLink[]>();
  /** The same links of several applications are held, and compared, as one list. */
  readonly #shared = new Map<string, EntityLink[]>();
  #generation = 0;
  /** Components that name their image, by reference. */
  #services = new Map<string, ImageService>();
  readonly #listeners = new Set<() => void>();
  #readAt = -Infinity;
  /** When an application last named an entity that was not known. */
  #namedAt = -Infinity;
  #reading?: Promise<void>;

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      store: ApplicationStore;
      reading: LocationReading;
      facts: LinkFacts;
      origins: Pick<LinkOrigins, 'observe'>;
      now?(): number;
      /** Runs something a moment later, once however often it is asked for meanwhile. */
      soon?(run: () => Promise<void>): void;
    },
  ) {
    options.store.onChange(changed => {
      for (const ref of changed) {
        this.#links.delete(applicationKey(ref));
      }
      // Sooner than its turn: until the catalog is read, whoever registers the entity seems to have been there before.
      const { store, soon } = this.options;
      if (
        changed.some(ref =>
          store
            .get(ref)
            ?.entityRefs.some(entityRef => !this.#entities.has(entityRef)),
        )
      ) {
        this.#namedAt = this.#now();
        soon?.(() => this.#readAgain());
      }
    });
  }

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

  /** As `refresh`, and in any case since an application last named an entity that the catalog did not have. */
  async refreshSinceNamed(maxAgeMs: number): Promise<void> {
    await this.refresh(maxAgeMs);
    if (!this.#isNamedRead()) {
      // What was read had begun before.
      await this.refresh();
    }
  }

  /** Another number after links may have changed otherwise than by a change of their application. */
  get generation(): number {
    return this.#generation;
  }

  /** Applications with the same links get the same list. */
  getLinks(ref: ApplicationRef): EntityLink[] {
    const key = applicationKey(ref);
    let links = this.#links.get(key);
    if (!links) {
      const record = this.options.store.get(ref);
      links = this.#share(
        record ? this.#entities.linksOf(record, this.options.facts) : [],
      );
      this.#links.set(key, links);
    }
    return links;
  }

  /** The component whose image it is, among those that the application belongs to. */
  serviceOf(
    ref: ApplicationRef,
    image: string,
  ): { entityRef: string; name: string } | undefined {
    return serviceOfImage(this.#servicesOf(ref), image);
  }

  /**
   * Whether an image is of a service of the application, deployed or not. A component that only claims the application
   * does not say what belongs there.
   *
   * @param path - of the image, without the registry's host
   */
  isOfService(ref: ApplicationRef, path: string): boolean {
    return this.#servicesOf(ref, ['confirmed']).some(({ repository }) =>
      isPathOf(parseImage(repository).path, path),
    );
  }

  /** Calls back whenever the catalog was read. */
  onRead(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Works all links out anew: something else than an application or the catalog has changed. */
  forget(): void {
    this.#links.clear();
    this.#shared.clear();
    this.#generation += 1;
  }

  #servicesOf(
    ref: ApplicationRef,
    links: ApplicationLink[] = ['claimed', 'confirmed'],
  ): ImageService[] {
    return this.getLinks(ref)
      .filter(({ link }) => links.includes(link))
      .flatMap(({ entityRef }) => this.#services.get(entityRef) ?? []);
  }

  #share(links: EntityLink[]): EntityLink[] {
    const key = JSON.stringify(links);
    const known = this.#shared.get(key);
    if (!known) {
      this.#shared.set(key, links);
    }
    return known ?? links;
  }

  /** Whether the catalog was read since an application last named an entity that is not known. */
  #isNamedRead(): boolean {
    return this.#readAt > this.#namedAt;
  }

  /** Reads the catalog, unless that has begun since an application named an entity that is not known. */
  async #readAgain(): Promise<void> {
    await this.#reading;
    if (this.#isNamedRead()) {
      return;
    }
    if (this.#now() - this.#readAt < minAgeMs) {
      this.options.soon?.(() => this.#readAgain());
      return;
    }
    await this.refresh();
  }

  async #read(): Promise<void> {
    const begunAt = this.#now();
    const { auth, catalog, origins, reading, store } = this.options;
    // Only what named an entity before the catalog was read proves that the entity was missing.
    const named = store.namedEntities();
    const credentials = await auth.getOwnServiceCredentials();
    const entities: LinkableEntity[] = [];
    const services = new Map<string, ImageService>();
    for await (const batch of catalog.streamEntities(
      { fields: ['kind', 'metadata', 'relations'] },
      { credentials },
    )) {
      for (const entity of batch) {
        entities.push({
          query: applicationQuery(entity, reading),
          owners: ownersOf(entity),
        });
        const service = imageServiceOf(entity);
        if (service) {
          services.set(service.entityRef, service);
        }
      }
    }
    // A catalog without anything has not begun to read.
    if (entities.length > 0) {
      await origins.observe(
        named,
        new Map(entities.map(({ query }) => [query.entityRef, query.location])),
      );
    }
    this.#entities = new EntityIndex(entities);
    this.#services = services;
    this.forget();
    this.#readAt = begunAt;
    this.#listeners.forEach(listener => listener());
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }
}
