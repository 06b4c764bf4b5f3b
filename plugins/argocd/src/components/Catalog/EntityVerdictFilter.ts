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

/** More names do not fit into the address of a request; then the rows of each page are left out here alone. */
const maxNames = 150;

/** Fits no entity: an empty list of names would be no filter at all. */
const noName = '-';

/** Entities with an application in some state; the catalog filters by name, what only shares the name is left out here. */
export class EntityVerdictFilter implements EntityFilter {
  readonly #refs: Set<string>;

  constructor(readonly verdict: VerdictCode, refs: string[]) {
    this.#refs = new Set(refs);
  }

  getCatalogFilters(): Record<string, string[]> {
    const names = [...this.#refs].map(nameOfRef);
    if (names.length > maxNames) {
      return {};
    }
    return {
      'metadata.name': names.length > 0 ? [...new Set(names)] : [noName],
    };
  }

  filterEntity(entity: Entity): boolean {
    return this.#refs.has(stringifyEntityRef(entity));
  }

  toQueryValue(): string {
    return this.verdict;
  }
}
