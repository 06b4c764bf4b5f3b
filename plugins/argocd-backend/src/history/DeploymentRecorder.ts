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
import { ApplicationRecord } from '../record/ApplicationRecord';
import { ApplicationStore } from '../store/ApplicationStore';
import { DeploymentTable } from './DeploymentTable';
import { OperationRequests } from './OperationRequests';
import { DeploymentRow, toRows } from './toRows';

/** Changes are gathered for this many milliseconds before they are written. */
const gatherMs = 500;
/** After a database error, and so on up to a minute. */
const retryMs = 5_000;

/** Whether it is a person of the portal, not an account of Argo CD. */
const isPerson = (initiatedBy: string | null | undefined) =>
  initiatedBy?.startsWith('user:') ?? false;

/** A row with what an older one knows better: what was observed is hidden again by the next commit. */
function completed(row: DeploymentRow, older: DeploymentRow): DeploymentRow {
  const isKept = older.health_rank > row.health_rank;
  const isSame = older.health_rank === row.health_rank;
  return {
    ...row,
    initiated_by: isPerson(older.initiated_by)
      ? older.initiated_by
      : row.initiated_by,
    ...((isKept || isSame) && {
      images: isKept ? older.images : row.images,
      health_after: older.health_after,
      health_rank: older.health_rank,
      healthy_at: older.healthy_at ?? (isSame ? row.healthy_at : null),
    }),
  };
}

/** Writes every deployment that the store learns of; on first sight also those that Argo CD still remembers. */
export class DeploymentRecorder {
  /** Applications that are looked at once it is known what was written of them. */
  readonly #unseen = new Map<string, ApplicationRef>();
  /** Rows that are not written yet, by application and start. */
  readonly #pending = new Map<string, DeploymentRow>();
  /** The newest row that is known per application, to write only what is new. */
  readonly #known = new Map<string, { startedAt: string; text: string }>();
  /** Starts of operations that were running when they were last seen, by application. */
  readonly #operations = new Map<string, string>();
  readonly #usual = new Map<string, number | undefined>();
  readonly #unsubscribe: () => void;
  #newest?: Map<string, string>;
  #timer?: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      table: DeploymentTable;
      requests: OperationRequests;
      logger: LoggerService;
      gatherMs?: number;
      /** Told of applications of which it has become known who started an operation. */
      onRequesters?(refs: ApplicationRef[]): void;
    },
  ) {
    this.#unsubscribe = options.store.onChange(changed => {
      for (const ref of changed) {
        this.#look(ref);
      }
      this.#schedule(options.gatherMs ?? gatherMs);
    });
  }

  /** Milliseconds that a rollout of an application usually takes; known while it is rolling out. */
  usualRolloutMs(ref: ApplicationRef): number | undefined {
    return this.#usual.get(applicationKey(ref)) || undefined;
  }

  /** Writes what is waiting and ends. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    await this.#running;
    await this.flush().catch(() => {});
    await this.options.requests.flush();
  }

  /** Writes what is waiting. */
  async flush(): Promise<void> {
    const { store } = this.options;
    this.#newest ??= await this.#load();
    for (const [key, ref] of this.#unseen) {
      const record = store.get(ref);
      if (record) {
        this.#remember(key, record, this.#newest.get(key) ?? '', true);
      }
    }
    this.#unseen.clear();
    const rows = [...this.#pending];
    this.#pending.clear();
    try {
      await this.#nameRequesters(rows.map(([, row]) => row));
      await this.#write(rows.map(([, row]) => row));
    } catch (error) {
      for (const [key, row] of rows) {
        this.#add(key, row, true);
      }
      throw error;
    }
    await this.#learnUsual();
  }

  /** What was known before this process began. @returns when the newest deployments began */
  async #load(): Promise<Map<string, string>> {
    const { requests, table } = this.options;
    await requests.load();
    for (const [key, startedAt] of await table.running()) {
      this.#operations.set(key, startedAt);
    }
    return table.newest();
  }

  /** What this replica was not asked for, another one may have been. */
  async #nameRequesters(rows: DeploymentRow[]): Promise<void> {
    const { onRequesters, requests, store } = this.options;
    const unnamed = rows.filter(
      ({ automated, initiated_by, started_at }) =>
        !automated &&
        initiated_by &&
        !isPerson(initiated_by) &&
        requests.isRecent(started_at),
    );
    if (unnamed.length === 0) {
      return;
    }
    await requests.learn();
    const named: ApplicationRef[] = [];
    for (const row of unnamed) {
      const record = store.get({ ...row, name: row.application });
      const user = record && requests.requesterOf(record, row.started_at);
      if (user) {
        row.initiated_by = user;
        named.push(record);
      }
    }
    if (named.length > 0) {
      onRequesters?.(named);
    }
  }

  /** Where the database refuses a batch and is there, one row of it is to blame: the others are written. */
  async #write(rows: DeploymentRow[]): Promise<void> {
    const { table, logger } = this.options;
    try {
      await table.write(rows);
    } catch (error) {
      await table.newest();
      for (const row of rows) {
        await table.write([row]).catch(failure => {
          logger.warn(
            `A deployment of ${row.application} cannot be written: ${failure.message}`,
          );
        });
      }
    }
  }

  /** Argo CD tells of one operation only as long as no other has begun, so changes are looked at at once. */
  #look(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    const known = this.#known.get(key);
    const record = this.options.store.get(ref);
    if (!record) {
      this.#known.delete(key);
      this.#usual.delete(key);
      return;
    }
    if (known) {
      this.#remember(key, record, known.startedAt);
    } else if (this.#newest) {
      this.#remember(key, record, this.#newest.get(key) ?? '', true);
    } else {
      this.#unseen.set(key, ref);
    }
    if (record.health.status !== 'Progressing') {
      this.#usual.delete(key);
    } else if (!this.#usual.has(key)) {
      this.#usual.set(key, undefined);
    }
  }

  /** Keeps the rows that are not written yet, or say something new. */
  #remember(
    key: string,
    record: ApplicationRecord,
    since: string,
    isFirstSight = false,
  ): void {
    const running = this.#operations.get(key);
    const versions = this.options.store.running(record);
    const rows = toRows(record, { running, versions });
    if (rows.length === 0) {
      return;
    }
    if (isFirstSight) {
      // Its pods may have been restarted since: that is not how long the rollout took.
      rows[0].healthy_at = null;
    }
    const text = JSON.stringify(rows[0]);
    if (this.#known.get(key)?.text === text) {
      return;
    }
    this.#known.set(key, { startedAt: rows[0].started_at, text });
    if (rows[0].outcome === 'inProgress') {
      this.#operations.set(key, rows[0].started_at);
    } else if (rows.some(({ started_at }) => started_at === running)) {
      this.#operations.delete(key);
    }
    for (const row of rows) {
      if (row.started_at >= since || row.started_at === running) {
        const user = this.options.requests.requesterOf(record, row.started_at);
        this.#add(
          `${key} ${row.started_at}`,
          user ? { ...row, initiated_by: user } : row,
        );
      }
    }
  }

  #add(id: string, row: DeploymentRow, isOlder = false): void {
    const waiting = this.#pending.get(id) ?? row;
    this.#pending.set(
      id,
      isOlder ? completed(waiting, row) : completed(row, waiting),
    );
  }

  async #learnUsual(): Promise<void> {
    for (const [key, usual] of this.#usual) {
      const ref = usual === undefined && this.options.store.byKey(key);
      if (ref) {
        this.#usual.set(
          key,
          (await this.options.table.usualRolloutMs(ref)) ?? 0,
        );
      }
    }
  }

  #schedule(afterMs: number): void {
    if (this.#timer || this.#stopped) {
      return;
    }
    this.#timer = setTimeout(() => {
      this.#running = this.flush()
        .then(() => {
          this.#timer = undefined;
          if (this.#unseen.size + this.#pending.size > 0) {
            this.#schedule(gatherMs);
          }
        })
        .catch(error => {
          this.#timer = undefined;
          this.options.logger.warn(
            `Deployments are not written yet, and will be tried again: ${error.message}`,
          );
          this.#schedule(retryMs);
        });
    }, afterMs);
  }
}
