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
import { ApplicationRecord } from '../../record/ApplicationRecord';
import { ApplicationStore } from '../../store/ApplicationStore';
import { StoredApplication } from '../../store/StoredApplication';
import { lastSync } from '../../verdict/lastSync';
import { LedgerTable } from './LedgerTable';
import { ApplicationRow, RepositoryKey, RepositoryRow } from './rows';

function isUsed(record: ApplicationRecord): boolean {
  return Boolean(lastSync(record) || record.history?.length);
}

/** One application; the next of its name is another. */
const shownKey = (ref: ApplicationRef & Pick<ApplicationRecord, 'createdAt'>) =>
  `${applicationKey(ref)} ${ref.createdAt ?? ''}`;

const repositoryKeyOf = (key: RepositoryKey) =>
  `${key.gitlab_host} ${key.gitlab_project_id}`;

/**
 * The applications of the ledger in memory, watched for their first sync: what has been synced stays reserved, whoever
 * undoes it.
 */
export class HeldApplications {
  #rows = new Map<string, ApplicationRow>();
  #repositories = new Map<string, RepositoryRow>();
  /** What was shown already when the ledger was read: what is reserved is written before Argo CD is asked. */
  #readFor: ReadonlySet<string> = new Set();
  #catchingUp?: Promise<void>;
  #onCaughtUp: () => void = () => {};
  #store?: ApplicationStore;
  #unsubscribe = () => {};

  constructor(
    private readonly options: {
      table: LedgerTable;
      logger: LoggerService;
      now?(): number;
    },
  ) {}

  /** Looks from now on at what becomes of them. */
  watch(store: ApplicationStore): void {
    this.#store = store;
    this.#unsubscribe = store.onChange(changed => {
      for (const ref of changed) {
        this.#look(ref).catch(error =>
          // The next refresh looks again.
          this.options.logger.warn(
            `That ${ref.name} is in use is not written yet: ${error.message}`,
          ),
        );
      }
      if (changed.some(ref => this.#isMissed(store.stored(ref)))) {
        this.#catchUpSoon(store);
      }
    });
  }

  stop(): void {
    this.#unsubscribe();
  }

  /** Calls back when the ledger was read for applications that were new. */
  onCaughtUp(listener: () => void): void {
    this.#onCaughtUp = listener;
  }

  /** Whether the ledger was read since an application was shown, so that it would have what is reserved for it. */
  isReadFor(
    application: ApplicationRef & Pick<ApplicationRecord, 'createdAt'>,
  ): boolean {
    return this.#readFor.has(shownKey(application));
  }

  get(ref: ApplicationRef): ApplicationRow | undefined {
    return this.#rows.get(applicationKey(ref));
  }

  /** The GitLab project that has an application. */
  repositoryOf(row: ApplicationRow): RepositoryRow | undefined {
    return this.#repositories.get(repositoryKeyOf(row));
  }

  /** Reads what other replicas have written, and looks at all that is not known to be in use. */
  async refresh(): Promise<void> {
    const { table } = this.options;
    const shown = new Set([...(this.#store?.all() ?? [])].map(shownKey));
    const rows = await table.allApplications();
    const repositories = await table.allRepositories();
    this.#rows = new Map(rows.map(row => [applicationKey(row), row]));
    this.#repositories = new Map(
      repositories.map(row => [repositoryKeyOf(row), row]),
    );
    this.#readFor = shown;
    for (const row of rows) {
      await this.#look(row);
    }
  }

  /** GitLab says where a project is now. */
  async learnPath(repository: RepositoryRow, path: string): Promise<void> {
    await this.options.table.movePath(repository, path, this.#now());
    await this.refresh();
  }

  #isMissed(shown: StoredApplication | undefined): boolean {
    return shown !== undefined && !this.isReadFor(shown);
  }

  #catchUpSoon(store: ApplicationStore): void {
    this.#catchingUp ??= this.#catchUp(store)
      .catch(error =>
        // The next refresh reads it; until then nothing that is new is taken at its word.
        this.options.logger.warn(`The ledger was not read: ${error.message}`),
      )
      .finally(() => {
        this.#catchingUp = undefined;
      });
  }

  async #catchUp(store: ApplicationStore): Promise<void> {
    do {
      await this.refresh();
    } while ([...store.all()].some(stored => this.#isMissed(stored)));
    this.#onCaughtUp();
  }

  async #look(ref: ApplicationRef): Promise<void> {
    const row = this.get(ref);
    const record = row && !row.used_since && this.#store?.get(ref);
    if (record && isUsed(record)) {
      row.used_since = this.#now();
      try {
        await this.options.table.markUsed(row, row.used_since);
      } catch (error) {
        row.used_since = null;
        throw error;
      }
    }
  }

  #now(): string {
    return new Date(this.options.now?.() ?? Date.now()).toISOString();
  }
}
