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
import { DeploymentRow, toRows } from './toRows';

/** Changes are gathered for this many milliseconds before they are written. */
const gatherMs = 500;
/** Argo CD's clock, in whole seconds, may be behind the portal's by as much. */
const clockSkewMs = 1_000;
/** After a database error, and so on up to a minute. */
const retryMs = 5_000;

/** Writes every deployment that the store learns of; on first sight also those that Argo CD still remembers. */
export class DeploymentRecorder {
  /** Applications that were never looked at: what they remember is read when it is written. */
  readonly #unseen = new Map<string, ApplicationRef>();
  /** Rows that are not written yet, by application and start. */
  readonly #pending = new Map<string, DeploymentRow>();
  /** The newest row that is known per application, to write only what is new. */
  readonly #known = new Map<string, { startedAt: string; text: string }>();
  /** People whose operation begins next, where Argo CD does not keep their name. */
  readonly #requesters = new Map<string, { user: string; at: number }>();
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
      logger: LoggerService;
      gatherMs?: number;
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

  /** Somebody asked for an operation that tells only of Argo CD's account, as a rollback does. */
  noteRequester(ref: ApplicationRef, user: string): void {
    this.#requesters.set(applicationKey(ref), { user, at: Date.now() });
  }

  /** Writes what is waiting and ends. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    await this.#running;
    await this.flush().catch(() => {});
  }

  /** Writes what is waiting. */
  async flush(): Promise<void> {
    const { store, table } = this.options;
    this.#newest ??= await table.newest();
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
      await this.#write(rows.map(([, row]) => row));
    } catch (error) {
      for (const [key, row] of rows) {
        this.#add(key, row, true);
      }
      throw error;
    }
    await this.#learnUsual();
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

  /** A person who started an operation is known only as long as no other has begun, so changes are looked at at once. */
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
    const rows = toRows(record);
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
    this.#known.set(key, { startedAt: rows[0]?.started_at ?? since, text });
    for (const row of rows.filter(({ started_at }) => started_at >= since)) {
      const isNew = row === rows[0] && row.started_at > since;
      const user = isNew ? this.#requesterOf(key, row) : undefined;
      this.#add(
        `${key} ${row.started_at}`,
        user ? { ...row, initiated_by: user } : row,
      );
    }
  }

  /** The person of the portal behind an operation of its account. */
  #requesterOf(key: string, row: DeploymentRow): string | undefined {
    const request = this.#requesters.get(key);
    if (!request || Date.parse(row.started_at) < request.at - clockSkewMs) {
      return undefined;
    }
    this.#requesters.delete(key);
    return row.automated || row.initiated_by?.startsWith('user:')
      ? undefined
      : request.user;
  }

  #add(id: string, row: DeploymentRow, isOlder = false): void {
    const waiting = this.#pending.get(id);
    if (waiting && isOlder) {
      return;
    }
    const isPerson = waiting?.initiated_by?.startsWith('user:');
    this.#pending.set(id, {
      ...row,
      initiated_by: isPerson ? waiting!.initiated_by : row.initiated_by,
    });
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
