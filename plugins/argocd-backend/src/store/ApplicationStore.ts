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
  ApplicationRecord,
  ApplicationRef,
  Cause,
} from '@slipway/plugin-argocd-common';

export type StoreListener = (changed: ApplicationRef[]) => void;

/** Versions as Argo CD itself compares them: as numbers, where what is none counts as 0. */
export function versionNumber(resourceVersion: string | undefined): number {
  return Number.parseInt(resourceVersion ?? '', 10) || 0;
}

function sameButVersion(a: ApplicationRecord, b: ApplicationRecord): boolean {
  return (
    JSON.stringify({ ...a, resourceVersion: '' }) ===
    JSON.stringify({ ...b, resourceVersion: '' })
  );
}

/** Whether what a list shows of an application is what the store has; then the rest of the record still holds. */
function samePhase(a: ApplicationRecord, b: ApplicationRecord): boolean {
  return (
    a.sync.status === b.sync.status &&
    (a.sync.revision === b.sync.revision || !b.sync.revision) &&
    a.operation?.phase === b.operation?.phase &&
    a.operation?.startedAt === b.operation?.startedAt &&
    a.deletingSince === b.deletingSince
  );
}

/** One small record per application of every instance, in memory. A page view reads this and nothing else. */
export class ApplicationStore {
  readonly #records = new Map<string, ApplicationRecord>();
  readonly #causes = new Map<string, Cause>();
  readonly #listeners = new Set<StoreListener>();

  get(ref: ApplicationRef): ApplicationRecord | undefined {
    return this.#records.get(applicationKey(ref));
  }

  byKey(key: string): ApplicationRecord | undefined {
    return this.#records.get(key);
  }

  all(): IterableIterator<ApplicationRecord> {
    return this.#records.values();
  }

  of(instance: string): ApplicationRecord[] {
    return [...this.#records.values()].filter(
      record => record.instance === instance,
    );
  }

  /** A change from the stream, with everything known. */
  upsert(record: ApplicationRecord): void {
    if (this.#put(record)) {
      this.#notify([record]);
    }
  }

  /** Adds what a list leaves out, from an object that is no newer than what is known, where both say the same. */
  enrich(record: ApplicationRecord): void {
    const known = this.get(record);
    if (known && known.history === undefined && samePhase(record, known)) {
      this.upsert({ ...record, resourceVersion: known.resourceVersion });
    }
  }

  remove(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    if (this.#records.delete(key)) {
      this.#causes.delete(key);
      this.#notify([ref]);
    }
  }

  /**
   * Brings one instance's applications in line with a list: adds, removes and corrects. What was learnt after the list
   * was made stays.
   *
   * @param listVersion - resource version of the list
   */
  reconcile(
    instance: string,
    listed: ApplicationRecord[],
    listVersion: string,
  ): void {
    const changed: ApplicationRef[] = [];
    const keys = new Set<string>();
    const made = versionNumber(listVersion);
    for (const record of listed) {
      keys.add(applicationKey(record));
      const known = this.get(record);
      if (known && versionNumber(known.resourceVersion) > made) {
        continue;
      }
      if (this.#put(known ? merge(known, record) : record)) {
        changed.push(record);
      }
    }
    for (const record of this.of(instance)) {
      const key = applicationKey(record);
      if (!keys.has(key) && versionNumber(record.resourceVersion) <= made) {
        this.#records.delete(key);
        this.#causes.delete(key);
        changed.push(record);
      }
    }
    this.#notify(changed);
  }

  cause(ref: ApplicationRef): Cause | undefined {
    return this.#causes.get(applicationKey(ref));
  }

  setCause(ref: ApplicationRef, cause: Cause | undefined): void {
    const key = applicationKey(ref);
    if (JSON.stringify(this.#causes.get(key)) === JSON.stringify(cause)) {
      return;
    }
    if (cause) {
      this.#causes.set(key, cause);
    } else {
      this.#causes.delete(key);
    }
    this.#notify([ref]);
  }

  /** Calls back after every change, with what changed; returns how to stop. */
  onChange(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #put(record: ApplicationRecord): boolean {
    const key = applicationKey(record);
    const known = this.#records.get(key);
    this.#records.set(key, record);
    return !known || !sameButVersion(known, record);
  }

  #notify(changed: ApplicationRef[]): void {
    if (changed.length > 0) {
      for (const listener of this.#listeners) {
        listener(changed);
      }
    }
  }
}

function merge(
  known: ApplicationRecord,
  listed: ApplicationRecord,
): ApplicationRecord {
  const holds = samePhase(known, listed);
  return {
    ...listed,
    // Argo CD before 3.5 does not list the revision.
    sync: {
      ...listed.sync,
      revision:
        listed.sync.revision ?? (holds ? known.sync.revision : undefined),
    },
    operation: holds ? known.operation : listed.operation,
    conditions: holds ? known.conditions : undefined,
    history: holds ? known.history : undefined,
  };
}
