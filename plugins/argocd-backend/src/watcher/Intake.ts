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
import { toRecord } from '../argocd/toRecord';
import {
  RawApplication,
  RawApplicationList,
  RawWatchEvent,
} from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore, versionNumber } from '../store/ApplicationStore';

export interface TakenList {
  records: ApplicationRecord[];
  version: number;
}

/** Takes lists, events and single readings of one instance into the store, so that none undoes a newer one. */
export class Intake {
  #listVersion = 0;
  /** Versions at which applications went that a list may still have. */
  readonly #removed = new Map<string, number>();
  /** Whether the last list was older than one before, as one of several servers of Argo CD may give it. */
  #wasBehind = false;
  /** Events wait here while a list is under way. */
  #buffer?: RawWatchEvent[];

  constructor(
    private readonly options: {
      instance: { name: string; namespace: string };
      store: ApplicationStore;
      /** Told when an application was last compared. */
      onCompared?(ref: ApplicationRef, at: string): void;
    },
  ) {}

  /** Brings the store in line with a list. @param ask - makes the list */
  async list(
    ask: () => Promise<RawApplicationList & { items: RawApplication[] }>,
  ): Promise<TakenList> {
    const { instance, store } = this.options;
    this.#buffer = [];
    try {
      const list = await ask();
      const resourceVersion = list.metadata?.resourceVersion ?? '0';
      const version = versionNumber(resourceVersion);
      const isBehind = version < this.#listVersion;
      if (isBehind && this.#wasBehind) {
        // They stay back only where Argo CD's cluster was restored, or is another one: nothing known counts.
        store.forget(instance.name);
        this.#removed.clear();
      }
      if (!isBehind || this.#wasBehind) {
        this.#listVersion = version;
      }
      this.#wasBehind = isBehind && !this.#wasBehind;
      const records = list.items
        .map(item =>
          toRecord(instance.name, item, {
            complete: false,
            defaultNamespace: instance.namespace,
            resourceVersion,
          }),
        )
        .filter(
          record => (this.#removed.get(applicationKey(record)) ?? 0) <= version,
        );
      for (const [key, removedAt] of this.#removed) {
        if (removedAt <= version) {
          this.#removed.delete(key);
        }
      }
      store.reconcile(instance.name, records, resourceVersion);
      return { records, version };
    } finally {
      const waiting = this.#buffer;
      this.#buffer = undefined;
      waiting.forEach(event => this.#applyAfterList(event));
    }
  }

  event(event: RawWatchEvent): void {
    if (this.#buffer) {
      this.#buffer.push(event);
    } else {
      this.#apply(event);
    }
  }

  /** Takes in an application that was read by itself; one that is gone by now does not come back. */
  reading(application: RawApplication): void {
    const { store } = this.options;
    if (store.stored(this.#refOf(application))) {
      const event: RawWatchEvent = { type: 'MODIFIED', application };
      // Somebody may wait for it, and a list takes long; what it says more than the list is taken in again after that.
      this.#buffer?.push(event);
      this.#apply(event);
    }
  }

  #applyAfterList(event: RawWatchEvent): void {
    const { resourceVersion } = event.application.metadata;
    if (versionNumber(resourceVersion) > this.#listVersion) {
      this.#apply(event);
    } else if (event.type !== 'DELETED') {
      // It is no newer than the list, but it says more.
      this.options.store.enrich(this.#complete(event.application));
    }
  }

  #apply({ type, application }: RawWatchEvent): void {
    const { store } = this.options;
    const record = this.#complete(application);
    if (type === 'DELETED') {
      store.remove(record);
      this.#removed.set(
        applicationKey(record),
        versionNumber(record.resourceVersion),
      );
      return;
    }
    const known = store.stored(record);
    if (
      versionNumber(known?.resourceVersion) <=
      versionNumber(record.resourceVersion)
    ) {
      store.upsert(record);
    } else {
      store.enrich(record);
    }
  }

  #complete(application: RawApplication): ApplicationRecord {
    const { instance, onCompared } = this.options;
    const record = toRecord(instance.name, application, {
      complete: true,
      defaultNamespace: instance.namespace,
    });
    const { reconciledAt } = application.status ?? {};
    if (reconciledAt) {
      onCompared?.(record, reconciledAt);
    }
    return record;
  }

  #refOf({ metadata }: RawApplication): ApplicationRef {
    const { instance } = this.options;
    return {
      instance: instance.name,
      namespace: metadata.namespace ?? instance.namespace,
      name: metadata.name,
    };
  }
}
