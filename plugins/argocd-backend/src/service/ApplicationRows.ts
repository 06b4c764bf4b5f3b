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

import {
  applicationKey,
  ApplicationOrder,
  ApplicationRef,
} from '@slipway/plugin-argocd-common';
import { EntityLink, EntityLinks } from '../catalog/EntityLinks';
import { ApplicationResource } from '../permissions/rules';
import { environmentOf } from '../record/environment';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { ApplicationAccess } from './ApplicationAccess';
import { OrderedRows } from './listOrder';

/** More changes than this, and all is worked out anew. */
const maxSteps = 1_000;

/** What the list asks of an application, whoever looks. */
export interface Row {
  key: string;
  application: StoredApplication;
  resource: ApplicationResource;
  /** By confirmed links alone; not everybody may see all of them. */
  owners: string[];
  environment: string;
  /** What a search looks through besides owners, in small letters. */
  text: string;
}

/** Whoever claims an application names nobody as its owner. */
function confirmedOwners(links: EntityLink[]): string[] {
  const owners = links.flatMap(link =>
    link.link === 'confirmed' ? link.owners : [],
  );
  return [...new Set(owners)];
}

/** All applications as the list asks of them, in order. Only what has changed since somebody looked is worked out anew. */
export class ApplicationRows {
  readonly #rows = new Map<string, Row>();
  readonly #orders = new Map<ApplicationOrder, OrderedRows>();
  /** Of the same links there is one list of owners. */
  readonly #owners = new Map<EntityLink[], string[]>();
  readonly #changed = new Map<string, ApplicationRef>();
  #generation: number | undefined;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      links: Pick<EntityLinks, 'generation'>;
      access: Pick<ApplicationAccess, 'resource'>;
    },
  ) {
    options.store.onChange(changed => {
      // Before somebody looks for the first time nothing is worked out.
      if (this.#generation !== undefined) {
        changed.forEach(ref => this.#changed.set(applicationKey(ref), ref));
      }
    });
  }

  /** Every row, in an order. */
  ordered(order: ApplicationOrder): OrderedRows {
    this.#update();
    let rows = this.#orders.get(order);
    if (!rows) {
      rows = new OrderedRows(this.#rows.values(), order);
      this.#orders.set(order, rows);
    }
    return rows;
  }

  /** Every owner that a row may have. */
  owners(): string[] {
    this.#update();
    return [...new Set([...this.#owners.values()].flat())];
  }

  #update(): void {
    const { links, store } = this.options;
    if (
      this.#generation !== links.generation ||
      this.#changed.size > maxSteps
    ) {
      this.#rows.clear();
      this.#orders.clear();
      this.#owners.clear();
      for (const application of store.all()) {
        const row = this.#createRow(application);
        this.#rows.set(row.key, row);
      }
      this.#generation = links.generation;
    } else {
      for (const [key, ref] of this.#changed) {
        this.#replace(key, store.stored(ref));
      }
    }
    this.#changed.clear();
  }

  #replace(key: string, application: StoredApplication | undefined): void {
    const known = this.#rows.get(key);
    if (known) {
      this.#rows.delete(key);
      this.#orders.forEach(rows => rows.remove(known));
    }
    if (application) {
      const row = this.#createRow(application);
      this.#rows.set(key, row);
      this.#orders.forEach(rows => rows.add(row));
    }
  }

  #createRow(application: StoredApplication): Row {
    const resource = this.options.access.resource(application);
    const { links } = resource;
    let owners = this.#owners.get(links);
    if (!owners) {
      owners = confirmedOwners(links);
      this.#owners.set(links, owners);
    }
    const environment = environmentOf(
      application,
      links[0]?.entityRef.split('/').pop() ?? '',
    );
    return {
      key: application.key,
      application,
      resource,
      owners,
      environment,
      text: [
        application.name,
        application.project,
        application.instance,
        application.destination.namespace,
        environment,
      ]
        .join(' ')
        .toLowerCase(),
    };
  }
}
