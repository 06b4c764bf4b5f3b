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
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { ApplicationRecord } from '../record/ApplicationRecord';

const table = 'operation_requests';
/** Requests that are held in memory. */
const maxRequests = 20_000;
/** Argo CD's clock, in whole seconds, may be behind the portal's by as much. */
const clockSkewMs = 1_000;
/** An operation that begins later than this after a request is another one. */
const windowMs = 5 * 60_000;

export interface OperationRequest {
  kind: 'sync' | 'rollback';
  /** Entity reference of who asked for it. */
  user: string;
  /** Argo CD's account that the portal asked with; without it no operation is told to be this one. */
  account?: string;
}

interface StoredRequest {
  id: number;
  instance: string;
  namespace: string;
  application: string;
  user_ref: string;
  account: string | null;
  requested_at: string;
  started_at: string | null;
}

interface OpenRequest {
  /** Unknown until it is written. */
  id?: number;
  user: string;
  account?: string;
  requestedAt: number;
}

/**
 * Who of the portal asked for an operation. Argo CD keeps that for a sync alone, and not in its history: of the rest it
 * knows only the account that the portal uses. What is asked for is kept in the database, for every replica and after
 * a restart, and belongs to the one operation of that account that begins next.
 */
export class OperationRequests {
  /** People by application and start of the operation. */
  readonly #people = new LRUCache<string, Map<string, string>>({
    max: maxRequests,
  });
  /** Requests without an operation, by application. */
  readonly #open = new LRUCache<string, OpenRequest[]>({ max: maxRequests });
  /** Requests that were read or written here. */
  readonly #seen = new LRUCache<number, true>({ max: maxRequests });
  readonly #now: () => number;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      knex: Knex;
      logger: LoggerService;
      now?(): number;
    },
  ) {
    this.#now = options.now ?? Date.now;
  }

  /** Reads what is known from before. */
  async load(): Promise<void> {
    const rows: StoredRequest[] = await this.options
      .knex(table)
      .select('*')
      .orderBy('requested_at', 'desc')
      .limit(maxRequests);
    rows.reverse().forEach(row => this.#take(row));
  }

  /** Whether an operation began so lately that another replica may have been asked for it and this one not know yet. */
  isRecent(startedAt: string): boolean {
    return Date.parse(startedAt) >= this.#now() - windowMs;
  }

  /** Reads what other replicas were asked for lately. */
  async learn(): Promise<void> {
    const since = new Date(this.#now() - 2 * windowMs).toISOString();
    const rows: StoredRequest[] = await this.options
      .knex(table)
      .select('*')
      .where('requested_at', '>=', since)
      .orderBy('requested_at');
    rows.forEach(row => this.#take(row));
  }

  /**
   * Somebody asks for an operation, before Argo CD is asked.
   *
   * @returns takes it back, where Argo CD refuses
   */
  async note(
    ref: ApplicationRef,
    { kind, user, account }: OperationRequest,
  ): Promise<() => Promise<void>> {
    const requestedAt = this.#now();
    const key = applicationKey(ref);
    const request: OpenRequest = { user, account, requestedAt };
    this.#open.set(key, [...(this.#open.get(key) ?? []), request]);
    const { knex, logger } = this.options;
    try {
      const [{ id }] = await knex(table)
        .insert({
          instance: ref.instance,
          namespace: ref.namespace,
          application: ref.name,
          kind,
          user_ref: user,
          account: account ?? null,
          requested_at: new Date(requestedAt).toISOString(),
        })
        .returning('id');
      request.id = id;
      this.#seen.set(id, true);
    } catch (error) {
      logger.warn(
        `Who asked for a ${kind} of ${ref.name} is known to this replica alone: ${error}`,
      );
    }
    return async () => {
      this.#close(key, request);
      if (request.id !== undefined) {
        await knex(table).where({ id: request.id, started_at: null }).delete();
      }
    };
  }

  /** The person of the portal behind an operation of an application, where the portal was asked for it. */
  requesterOf(
    record: ApplicationRecord,
    startedAt: string | undefined,
  ): string | undefined {
    if (!startedAt) {
      return undefined;
    }
    const key = applicationKey(record);
    const known = this.#people.get(key)?.get(startedAt);
    if (known) {
      return known;
    }
    const request = this.#requestOf(record, startedAt);
    if (request) {
      this.#name(key, startedAt, request.user);
      this.#close(key, request);
      this.#keep(key, request, startedAt);
    }
    return request?.user;
  }

  /** The same record with people of the portal in the place of the account that the portal uses. */
  named(record: ApplicationRecord): ApplicationRecord {
    const key = applicationKey(record);
    if (!this.#people.has(key) && !this.#open.has(key)) {
      return record;
    }
    const name = <T extends { startedAt?: string; initiatedBy?: string }>(
      item: T,
    ): T => {
      const user = this.requesterOf(record, item.startedAt);
      return user ? { ...item, initiatedBy: user } : item;
    };
    const before = record.operation?.before;
    return {
      ...record,
      operation: record.operation && {
        ...name(record.operation),
        ...(before && { before: name(before) }),
      },
      history: record.history?.map(name),
    };
  }

  /** Writes what is waiting. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  /** @returns how many were removed */
  removeBefore(time: string): Promise<number> {
    return this.options.knex(table).where('requested_at', '<', time).delete();
  }

  #requestOf(
    record: ApplicationRecord,
    startedAt: string,
  ): OpenRequest | undefined {
    const open = this.#open.get(applicationKey(record));
    if (!open?.length) {
      return undefined;
    }
    const begunBy = (account: string) =>
      [
        record.operation?.before,
        record.operation,
        ...(record.history ?? []),
      ].flatMap(item =>
        item?.startedAt && item.initiatedBy === account && !item.automated
          ? [item.startedAt]
          : [],
      );
    // Of several the last one: Argo CD refuses one while another waits or runs.
    return open.findLast(({ account, requestedAt }) => {
      const [first] = account
        ? begunBy(account)
            .filter(time => Date.parse(time) >= requestedAt - clockSkewMs)
            .sort()
        : [];
      return first === startedAt && Date.parse(first) <= requestedAt + windowMs;
    });
  }

  #take(row: StoredRequest): void {
    const key = applicationKey({ ...row, name: row.application });
    const open = this.#open.get(key) ?? [];
    if (row.started_at) {
      this.#name(key, row.started_at, row.user_ref);
      open
        .filter(({ id }) => id === row.id)
        .forEach(request => this.#close(key, request));
    } else if (!this.#seen.has(row.id)) {
      const request = {
        id: row.id,
        user: row.user_ref,
        account: row.account ?? undefined,
        requestedAt: Date.parse(row.requested_at),
      };
      this.#open.set(key, [...open, request]);
    }
    this.#seen.set(row.id, true);
  }

  #name(key: string, startedAt: string, user: string): void {
    const people = this.#people.get(key) ?? new Map<string, string>();
    this.#people.set(key, people.set(startedAt, user));
  }

  #close(key: string, request: OpenRequest): void {
    const left = this.#open.get(key)?.filter(item => item !== request) ?? [];
    if (left.length > 0) {
      this.#open.set(key, left);
    } else {
      this.#open.delete(key);
    }
  }

  /** What cannot be written now is found again by the next one who reads the request. */
  #keep(key: string, { id }: OpenRequest, startedAt: string): void {
    if (id === undefined) {
      return;
    }
    const { knex, logger } = this.options;
    this.#writing = this.#writing
      .then(async () => {
        await knex(table)
          .where({ id, started_at: null })
          .update({ started_at: startedAt });
        const kept = await knex(table).where({ id }).first('started_at');
        if (kept && kept.started_at !== startedAt) {
          // Another replica has seen the operation that it was.
          this.#people.get(key)?.delete(startedAt);
        }
      })
      .catch(error => {
        logger.warn(
          `Which operation somebody asked for is not written: ${error}`,
        );
      });
  }
}
