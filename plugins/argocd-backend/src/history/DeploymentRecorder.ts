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
import {
  applicationKey,
  ApplicationRecord,
  ApplicationRef,
} from '@slipway/plugin-argocd-common';
import { ApplicationStore } from '../store/ApplicationStore';
import { DeploymentTable } from './DeploymentTable';
import { DeploymentRow, toRows } from './toRows';

/** Changes are gathered for this many milliseconds before they are written. */
const gatherMs = 500;
/** After a database error, and so on up to a minute. */
const retryMs = 5_000;

/** Writes every deployment that the store learns of; on first sight also those that Argo CD still remembers. */
export class DeploymentRecorder {
  readonly #waiting = new Map<string, ApplicationRef>();
  /** The newest row that was written per application, to write only what is new. */
  readonly #written = new Map<string, { startedAt: string; text: string }>();
  readonly #usual = new Map<string, number>();
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
        this.#waiting.set(applicationKey(ref), ref);
      }
      this.#schedule(options.gatherMs ?? gatherMs);
    });
  }

  /** Milliseconds that a rollout of an application usually takes; known while it is rolling out. */
  usualRolloutMs(ref: ApplicationRef): number | undefined {
    return this.#usual.get(applicationKey(ref));
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
    const refs = [...this.#waiting];
    this.#waiting.clear();
    try {
      const rows: DeploymentRow[] = [];
      for (const [key, ref] of refs) {
        const record = store.get(ref);
        if (record) {
          rows.push(...this.#news(key, record));
          await this.#learnUsual(key, record);
        }
      }
      await table.write(rows);
      for (const row of rows.filter(({ outcome }) => outcome === 'running')) {
        await table.closeUnseen(
          { ...row, name: row.application },
          row.started_at,
        );
      }
    } catch (error) {
      for (const [key, ref] of refs) {
        this.#written.delete(key);
        if (!this.#waiting.has(key)) {
          this.#waiting.set(key, ref);
        }
      }
      throw error;
    }
  }

  /** Rows that are not written yet, or say something new. */
  #news(key: string, record: ApplicationRecord): DeploymentRow[] {
    const rows = toRows(record);
    if (rows.length === 0) {
      return [];
    }
    const text = JSON.stringify(rows[0]);
    const written = this.#written.get(key);
    if (written?.text === text) {
      return [];
    }
    const since = written?.startedAt ?? this.#newest?.get(key) ?? '';
    this.#written.set(key, { startedAt: rows[0].started_at, text });
    return rows.filter(({ started_at }) => started_at >= since);
  }

  async #learnUsual(key: string, record: ApplicationRecord): Promise<void> {
    if (record.health.status !== 'Progressing') {
      this.#usual.delete(key);
    } else if (!this.#usual.has(key)) {
      const usual = await this.options.table.usualRolloutMs(record);
      if (usual !== undefined) {
        this.#usual.set(key, usual);
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
          if (this.#waiting.size > 0) {
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
