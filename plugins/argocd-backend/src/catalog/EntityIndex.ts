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

import { linkApplication } from '../links/explainLink';
import { LinkFacts } from '../links/LinkFacts';
import { repositoryKey } from '../links/repository';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { MultiMap } from '../store/MultiMap';
import { keysOfLabels, keysOfSelector } from '../store/labelKeys';
import type { EntityLink, LinkableEntity } from './EntityLinks';

/** Finds the entities that an application may belong to without looking at all of them. */
export class EntityIndex {
  readonly #byRef = new MultiMap<LinkableEntity>();
  readonly #byName = new MultiMap<LinkableEntity>();
  readonly #byLabel = new MultiMap<LinkableEntity>();
  readonly #byProject = new MultiMap<LinkableEntity>();
  readonly #byRepository = new MultiMap<LinkableEntity>();
  /** Entities whose selector only excludes: every application may be theirs. */
  readonly #others: LinkableEntity[] = [];

  constructor(entities: LinkableEntity[]) {
    entities.forEach(entity => this.#add(entity));
  }

  /** Whether the catalog has an entity. */
  has(entityRef: string): boolean {
    return this.#byRef.get(entityRef).length > 0;
  }

  linksOf(record: ApplicationRecord, facts: LinkFacts): EntityLink[] {
    const candidates = new Set([
      ...record.entityRefs.flatMap(ref => this.#byRef.get(ref)),
      ...this.#byName.get(record.name),
      ...keysOfLabels(record.labels).flatMap(key => this.#byLabel.get(key)),
      ...this.#byProject.get(record.project),
      ...record.sources.flatMap(({ repoUrl }) =>
        this.#byRepository.get(repositoryKey(repoUrl, facts.aliases) ?? ''),
      ),
      ...this.#others,
    ]);
    const links: EntityLink[] = [];
    for (const { query, owners } of candidates) {
      const link = linkApplication(query, record, facts);
      if (link) {
        links.push({ entityRef: query.entityRef, owners, link });
      }
    }
    return links.sort((a, b) => a.entityRef.localeCompare(b.entityRef));
  }

  #add(entity: LinkableEntity): void {
    const { query } = entity;
    this.#byRef.add(query.entityRef, entity);
    if (query.file) {
      this.#byRepository.add(query.file.repository, entity);
    }
    if (query.names) {
      query.names.forEach(name => this.#byName.add(name, entity));
      return;
    }
    if (!query.selector) {
      query.projects?.forEach(name => this.#byProject.add(name, entity));
      return;
    }
    const keys = keysOfSelector(query.selector);
    if (keys) {
      keys.forEach(key => this.#byLabel.add(key, entity));
    } else {
      this.#others.push(entity);
    }
  }
}
