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
import { knownEnvironmentOf } from '../record/environment';
import { ApplicationStore } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { ApplicationAccess } from './ApplicationAccess';
import { Distance } from './Distances';
import { positionOf } from './listOrder';
import { Ordered } from './Ordered';
import { projectNameOf } from './mainLink';
import { ProjectRows } from './ProjectRows';

/** More changes than this, and all is worked out anew. */
const maxSteps = 1_000;

/** Applications that are the same in what is counted and in what most filters and rules look at. */
export interface Bucket {
  readonly instance: string;
  readonly project: string;
  /** Address or name of the cluster that they deploy to. */
  readonly cluster: string;
  readonly verdict: VerdictCode;
  /** Absent where none is known. */
  readonly environment?: string;
  /** Whether a change of the tracked branch is known not to run there. */
  readonly isBehind: boolean;
  readonly ownership: Ownership;
  readonly rows: Set<Row>;
  /** One of them, by which it is decided on all. */
  readonly resource: ApplicationResource;
}

/** To whom applications belong. */
interface Ownership {
  readonly id: number;
  /** Owners by confirmed links alone; not everybody may see all of them. */
  readonly owners: string[];
}

/** Rules that look at nothing else decide alike on all applications of a bucket. */
export const bucketFacts: RuleFact[] = ['instance', 'project', 'links'];

function bucketKey({
  instance,
  project,
  cluster,
  verdict,
  environment,
  isBehind,
  ownership,
}: Omit<Bucket, 'rows' | 'resource'>): string {
  return [
    instance,
    project,
    cluster,
    verdict,
    environment,
    isBehind,
    ownership.id,
  ].join(' ');
}

/** What the list asks of an application, for every user. */
export interface Row {
  key: string;
  application: StoredApplication;
  resource: ApplicationResource;
  bucket: Bucket;
  /** Absent where none is known. */
  environment?: string;
  /** What a search looks through besides owners, entities and its version, in small letters. */
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
  readonly #orders = new Map<ApplicationOrder, Ordered<Row>>();
  readonly #buckets = new Map<string, Bucket>();
  /** The same for links that say the same of whom an application belongs to, whatever their entities. */
  readonly #ownerships = new Map<string, Ownership>();
  readonly #known = new Map<EntityLink[], Ownership>();
  readonly #changed = new Map<string, ApplicationRef>();
  #projects = new ProjectRows();
  #generation: number | undefined;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      links: Pick<EntityLinks, 'generation'>;
      access: Pick<ApplicationAccess, 'resource'>;
      /** How far an application is behind, as far as that is worked out. */
      distanceOf(key: string): Distance | undefined;
    },
  ) {
    options.store.onChange(changed => this.changed(changed));
  }

  /** Something of applications is other than it was. */
  changed(refs: ApplicationRef[]): void {
    // Before somebody looks for the first time nothing is worked out.
    if (this.#generation !== undefined) {
      refs.forEach(ref => this.#changed.set(applicationKey(ref), ref));
    }
  }

  /** Every row, in an order. */
  ordered(order: ApplicationOrder): Ordered<Row> {
    this.#update();
    let rows = this.#orders.get(order);
    if (!rows) {
      rows = new Ordered(this.#rows.values(), row => positionOf(row, order));
      this.#orders.set(order, rows);
    }
    return rows;
  }

  byKey(key: string): Row | undefined {
    this.#update();
    return this.#rows.get(key);
  }

  get size(): number {
    this.#update();
    return this.#rows.size;
  }

  /** The rows put together into projects. */
  projects(): ProjectRows {
    this.#update();
    return this.#projects;
  }

  /** Every entity that a row may belong to. */
  entities(): string[] {
    this.#update();
    return [
      ...new Set(
        [...this.#known.keys()].flatMap(links =>
          links.map(({ entityRef }) => entityRef),
        ),
      ),
    ];
  }

  /** Every row, by what it counts as. */
  buckets(): Iterable<Bucket> {
    this.#update();
    return this.#buckets.values();
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
      this.#buckets.clear();
      this.#ownerships.clear();
      this.#known.clear();
      this.#projects = new ProjectRows();
      for (const application of store.all()) {
        const row = this.#createRow(application);
        this.#rows.set(row.key, row);
        this.#projects.add(row);
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
      known.bucket.rows.delete(known);
      if (known.bucket.rows.size === 0) {
        this.#buckets.delete(bucketKey(known.bucket));
      }
      this.#orders.forEach(rows => rows.remove(known));
      this.#projects.remove(known);
    }
    if (application) {
      const row = this.#createRow(application);
      this.#rows.set(key, row);
      this.#orders.forEach(rows => rows.add(row));
      this.#projects.add(row);
    }
  }

  #createRow(application: StoredApplication): Row {
    const resource = this.options.access.resource(application);
    const { links } = resource;
    const environment = knownEnvironmentOf(application, projectNameOf(links));
    const bucket = this.#bucketOf(application, resource, environment);
    const row: Row = {
      key: application.key,
      application,
      resource,
      bucket,
      environment,
      text: [
        application.name,
        application.project,
        application.instance,
        application.destination.namespace,
        application.imageNames,
        environment,
      ]
        .join(' ')
        .toLowerCase(),
    };
    bucket.rows.add(row);
    return row;
  }

  #bucketOf(
    application: StoredApplication,
    resource: ApplicationResource,
    environment: string | undefined,
  ): Bucket {
    const { instance, project, cluster, verdictCode } = application;
    const counted = {
      instance,
      project,
      cluster,
      verdict: verdictCode,
      environment,
      // What has nothing yet is behind nothing.
      isBehind:
        verdictCode !== 'notDeployed' &&
        Boolean(this.options.distanceOf(application.key)?.behind),
      ownership: this.#ownershipOf(resource.links),
    };
    const key = bucketKey(counted);
    const bucket = this.#buckets.get(key) ?? {
      ...counted,
      rows: new Set<Row>(),
      resource,
    };
    this.#buckets.set(key, bucket);
    return bucket;
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
