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

import { LoggerService } from '@backstage/backend-plugin-api';
import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { ApplicationStore } from '../store/ApplicationStore';
import { isComplete } from '../store/StoredApplication';
import { detailsOf, StoredDetails } from './details';
import { DetailTable } from './DetailTable';

/** Milliseconds that changes are gathered before they are written. */
const gatherMs = 5_000;

/**
 * Keeps in the database what no list of Argo CD says, so that it is known at once after a restart, with its age. What
 * the database has never stands against what Argo CD says.
 */
export class DetailKeeper {
  readonly #changed = new Map<string, ApplicationRef>();
  readonly #unsubscribe: () => void;
  #timer?: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      store: ApplicationStore;
      table: DetailTable;
      logger: LoggerService;
      now?(): number;
    },
  ) {
    this.#unsubscribe = options.store.onChange(changed => {
      changed.forEach(ref => this.#changed.set(applicationKey(ref), ref));
      this.#timer ??= setTimeout(() => this.flush(), gatherMs).unref();
    });
  }

  /** Brings back what was known of an instance, as far as its first list does not contradict it. */
  async restore(instance: string): Promise<void> {
    const { logger, store, table } = this.options;
    try {
      const gone: ApplicationRef[] = [];
      for (const { ref, details, readAt } of await table.read(instance)) {
        if (!store.stored(ref)) {
          gone.push(ref);
        } else {
          store.restore(ref, details, readAt);
        }
      }
      await table.remove(gone);
    } catch (error) {
      logger.warn(
        `What was known of ${instance} before is not to be had, and is read anew: ${error}`,
      );
    }
  }

  /** What is kept of these instances is still so. */
  async confirm(instances: { name: string; dataAsOf?: string }[]) {
    await this.flush();
    for (const { name, dataAsOf } of instances) {
      if (dataAsOf) {
        await this.options.table.confirm(name, dataAsOf);
      }
    }
  }

  /** Writes what has changed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const refs = [...this.#changed.values()];
    this.#changed.clear();
    this.#writing = this.#writing.then(() => this.#write(refs));
    return this.#writing;
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.flush();
  }

  async #write(refs: ApplicationRef[]): Promise<void> {
    const { logger, now = Date.now, store, table } = this.options;
    const readAt = new Date(now()).toISOString();
    const items: StoredDetails[] = [];
    const gone: ApplicationRef[] = [];
    for (const ref of refs) {
      const record = store.get(ref);
      if (!record) {
        gone.push(ref);
      } else if (isComplete(record)) {
        items.push({ ref, details: detailsOf(record), readAt });
      }
    }
    try {
      await table.write(items);
      await table.remove(gone);
    } catch (error) {
      logger.warn(
        `Details of ${refs.length} applications are not kept over a restart: ${error}`,
      );
    }
  }
}
