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

import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { LinkFacts, LinkLedger, LinkStanding } from './LinkFacts';
import { LinkOrigin, LinkOriginTable, LinkPair } from './LinkOriginTable';

/** Clocks of replicas differ: what was written shortly before is read once more. */
const overlapMs = 10 * 60_000;

function keyOf({ application, entityRef }: LinkPair): string {
  return `${applicationKey(application)} ${entityRef}`;
}

/**
 * Where entities came from when the applications that name them were first seen together with them. Whoever registers an
 * entity that an application names already does not get the application by it; nor does whoever was there first, where
 * the ledger knows for whom the application was made.
 */
export class LinkOrigins {
  readonly #origins = new Map<string, LinkOrigin>();
  /** Locations of all entities when the catalog was last read. */
  #locations: ReadonlyMap<string, string> | undefined;
  #readSince?: string;

  constructor(
    private readonly options: {
      table: LinkOriginTable;
      ledger: LinkLedger;
      now?(): number;
    },
  ) {}

  /** @see LinkFacts */
  readonly standing: LinkFacts['standing'] = (
    application,
    { entityRef, location },
    named,
  ): LinkStanding => {
    const verdict = this.options.ledger.verdict(
      application,
      entityRef,
      location,
    );
    const origin = this.#origins.get(keyOf({ application, entityRef }));
    const isVouchedFor =
      origin?.confirmedBy !== undefined &&
      origin.location === location &&
      origin.applicationCreatedAt === application.createdAt;
    if (verdict === 'confirmed' || isVouchedFor) {
      return 'confirmed';
    }
    if (!named) {
      return 'open';
    }
    if (verdict === 'another') {
      return 'otherLocation';
    }
    if (verdict === 'notRead') {
      return 'notChecked';
    }
    if (!origin) {
      // Seen since the catalog was read: what it had then counts until it is read again.
      return this.#locations?.get(entityRef) === location
        ? 'confirmed'
        : 'notChecked';
    }
    if (origin.location === undefined) {
      return 'appearedLater';
    }
    return origin.location === location ? 'confirmed' : 'otherLocation';
  };

  /**
   * Takes note of what the catalog has of the entities that applications name.
   *
   * @param pairs - applications that were seen naming an entity before the catalog was read
   * @param locations - of all entities of the catalog
   */
  async observe(
    pairs: LinkPair[],
    locations: ReadonlyMap<string, string>,
  ): Promise<void> {
    await this.#load();
    const found = pairs
      .filter(pair => !this.#origins.has(keyOf(pair)))
      .map(pair => ({ ...pair, location: locations.get(pair.entityRef) }));
    if (found.length > 0) {
      await this.options.table.add(found);
      // Another replica may have been first.
      await this.#load();
    }
    this.#locations = locations;
  }

  /** A person vouches for a link, from where the entity comes now. */
  async confirm(
    origin: Required<Omit<LinkOrigin, 'applicationCreatedAt'>> &
      Pick<LinkOrigin, 'applicationCreatedAt'>,
  ): Promise<void> {
    await this.options.table.set(origin);
    this.#origins.set(keyOf(origin), origin);
  }

  /** Forgets applications that are gone, so that the next ones of their names are looked at anew. */
  async forget(
    isGone: (application: ApplicationRef) => boolean,
  ): Promise<void> {
    const gone = [...this.#origins.values()].filter(({ application }) =>
      isGone(application),
    );
    await this.options.table.remove(gone);
    gone.forEach(origin => this.#origins.delete(keyOf(origin)));
  }

  async #load(): Promise<void> {
    const now = this.options.now?.() ?? Date.now();
    for (const origin of await this.options.table.read(this.#readSince)) {
      this.#origins.set(keyOf(origin), origin);
    }
    this.#readSince = new Date(now - overlapMs).toISOString();
  }
}
