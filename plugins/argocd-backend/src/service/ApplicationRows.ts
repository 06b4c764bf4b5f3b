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
  VerdictCode,
} from '@slipway/plugin-argocd-common';
import { EntityLink, EntityLinks } from '../catalog/EntityLinks';
import { ApplicationResource, RuleFact } from '../permissions/rules';
import { environmentOf } from '../record/environment';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { ApplicationAccess } from './ApplicationAccess';
import { OrderedRows } from './listOrder';

/** More changes than this, and all is worked out anew. */
const maxSteps = 1_000;

/** Applications that are the same in what is counted and in what most filters and rules look at. */
export interface Cell {
  readonly instance: string;
  readonly project: string;
  /** Address or name of the cluster that they deploy to. */
  readonly cluster: string;
  readonly verdict: VerdictCode;
  readonly ownership: Ownership;
  /** How many they are. */
  size: number;
  /** One of them, by which it is decided on all. */
  readonly resource: ApplicationResource;
}

/** To whom applications belong. */
interface Ownership {
  readonly id: number;
  /** Owners by confirmed links alone; not everybody may see all of them. */
  readonly owners: string[];
}

/** Rules that look at nothing else decide alike on all applications of a cell. */
export const cellFacts: RuleFact[] = ['instance', 'project', 'links'];

function cellKey({
  instance,
  project,
  cluster,
  verdict,
  ownership,
}: Omit<Cell, 'size' | 'resource'>): string {
  return [instance, project, cluster, verdict, ownership.id].join(' ');
}

/** What the list asks of an application, for every user. */
export interface Row {
  key: string;
  application: StoredApplication;
  resource: ApplicationResource;
  cell: Cell;
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
  readonly #cells = new Map<string, Cell>();
  /** The same for links that say the same of whom an application belongs to, whatever their entities. */
  readonly #ownerships = new Map<string, Ownership>();
  readonly #known = new Map<EntityLink[], Ownership>();
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

  /** Every row, by what it counts as. */
  cells(): Iterable<Cell> {
    this.#update();
    return this.#cells.values();
  }

  /** Every owner that a row may have. */
  owners(): string[] {
    this.#update();
    return [
      ...new Set([...this.#ownerships.values()].flatMap(item => item.owners)),
    ];
  }

  #update(): void {
    const { links, store } = this.options;
    if (
      this.#generation !== links.generation ||
      this.#changed.size > maxSteps
    ) {
      this.#rows.clear();
      this.#orders.clear();
      this.#cells.clear();
      this.#ownerships.clear();
      this.#known.clear();
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
      known.cell.size -= 1;
      if (known.cell.size === 0) {
        this.#cells.delete(cellKey(known.cell));
      }
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
    const environment = environmentOf(
      application,
      links[0]?.entityRef.split('/').pop() ?? '',
    );
    return {
      key: application.key,
      application,
      resource,
      cell: this.#count(application, resource),
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

  #count(application: StoredApplication, resource: ApplicationResource): Cell {
    const { instance, project, cluster, verdictCode } = application;
    const counted = {
      instance,
      project,
      cluster,
      verdict: verdictCode,
      ownership: this.#ownershipOf(resource.links),
    };
    const key = cellKey(counted);
    const cell = this.#cells.get(key) ?? { ...counted, size: 0, resource };
    this.#cells.set(key, cell);
    cell.size += 1;
    return cell;
  }

  #ownershipOf(links: EntityLink[]): Ownership {
    let ownership = this.#known.get(links);
    if (!ownership) {
      const key = JSON.stringify(
        links.map(({ link, owners }) => [link, owners]),
      );
      ownership = this.#ownerships.get(key) ?? {
        id: this.#ownerships.size,
        owners: confirmedOwners(links),
      };
      this.#ownerships.set(key, ownership);
      this.#known.set(links, ownership);
    }
    return ownership;
  }
}
