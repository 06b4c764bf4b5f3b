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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityFilter } from '@backstage/plugin-catalog-react';
import { VerdictCode } from '@slipway/plugin-argocd-common';
import { nameOfRef } from '../../utils/nameOfRef';

/** More names make too large a query; then only the rows of each page are filtered, here. */
const maxNames = 150;

/** Entities with an application in one state. The catalog filters by name; entities that only share it are left out here. */
export class EntityVerdictFilter implements EntityFilter {
  readonly #refs: Set<string>;

  constructor(readonly verdict: VerdictCode, refs: string[]) {
    this.#refs = new Set(refs);
  }

  getCatalogQuery(): ReturnType<NonNullable<EntityFilter['getCatalogQuery']>> {
    const names = [...new Set([...this.#refs].map(nameOfRef))];
    return names.length > maxNames
      ? undefined
      : { 'metadata.name': { $in: names } };
  }

  filterEntity(entity: Entity): boolean {
    return this.#refs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string {
    return this.verdict;
  }
}
