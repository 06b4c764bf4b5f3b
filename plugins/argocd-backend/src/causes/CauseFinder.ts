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
  ApplicationRef,
  Cause,
  ResourceRef,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import pLimit from 'p-limit';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ApplicationStore } from '../store/ApplicationStore';
import { causeInSync } from './causeInSync';
import { causeOfTrouble, findTrouble } from './causeInTree';
import { CauseTask, causeTask } from './needsCause';

const concurrency = 2;
const logDeadlineMs = 5_000;
/** Characters of a log line that are kept. */
const maxLogLine = 500;
/** Waiting searches of one instance; more have to come again later. */
const queueLimit = 500;

/** Milliseconds until a search that found nothing, or failed, is made again. */
const retryMs = [15_000, 60_000, 300_000];

interface Search {
  fingerprint: string;
  timer: NodeJS.Timeout;
}

type SearchTask = Extract<CauseTask, { kind: 'search' }>;

/** Finds causes once per change, not per viewer: one bounded queue per instance asks Argo CD where the trouble stands. */
export class CauseFinder {
  readonly #searches = new Map<string, Search>();
  readonly #limits = new Map<string, ReturnType<typeof pLimit>>();
  readonly #unsubscribe: () => void;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      clients: Map<string, ArgocdClient>;
      logger: LoggerService;
      now?(): number;
    },
  ) {
    this.#unsubscribe = options.store.onChange(changed =>
      changed.forEach(ref => this.#look(ref)),
    );
  }

  stop(): void {
    this.#unsubscribe();
    for (const { timer } of this.#searches.values()) {
      clearTimeout(timer);
    }
    this.#searches.clear();
  }

  /** Searches that wait, by instance. */
  queued(): Map<string, number> {
    return new Map(
      [...this.#limits].map(([instance, limit]) => [
        instance,
        limit.pendingCount,
      ]),
    );
  }

  #look(ref: ApplicationRef): void {
    const { store } = this.options;
    const key = applicationKey(ref);
    const record = store.get(ref);
    const task = record
      ? causeTask(record, this.options.now?.() ?? Date.now())
      : { kind: 'none' as const };
    const before = this.#searches.get(key);
    if (task.kind === 'search' && before?.fingerprint === task.fingerprint) {
      return;
    }
    clearTimeout(before?.timer);
    this.#searches.delete(key);
    // What was wrong with another commit says nothing of this one.
    store.setCause(ref, task.kind === 'known' ? task.cause : undefined);
    if (task.kind === 'search') {
      this.#schedule(record!, task, 0, task.afterMs);
    }
  }

  #schedule(
    record: ApplicationRecord,
    task: SearchTask,
    attempt: number,
    afterMs: number,
  ): void {
    this.#searches.set(applicationKey(record), {
      fingerprint: task.fingerprint,
      timer: setTimeout(() => this.#enqueue(record, task, attempt), afterMs),
    });
  }

  #enqueue(record: ApplicationRecord, task: SearchTask, attempt: number): void {
    const limit = this.#limits.get(record.instance) ?? pLimit(concurrency);
    this.#limits.set(record.instance, limit);
    const isWanted = () =>
      this.#searches.get(applicationKey(record))?.fingerprint ===
      task.fingerprint;
    const retry = () => {
      if (isWanted() && attempt < retryMs.length) {
        this.#schedule(record, task, attempt + 1, retryMs[attempt]);
      }
    };
    if (limit.pendingCount >= queueLimit) {
      retry();
      return;
    }
    limit(async () => {
      if (!isWanted()) {
        return;
      }
      const cause = await this.#search(record, task.where);
      if (isWanted()) {
        this.options.store.setCause(record, cause);
      }
      if (!cause) {
        // A rollout that only waits now may be in trouble later.
        retry();
      }
    }).catch(error => {
      this.options.logger.debug(
        `The cause of ${record.name} is not known yet: ${
          (error as Error).message
        }`,
      );
      retry();
    });
  }

  async #search(
    record: ApplicationRecord,
    where: 'sync' | 'tree',
  ): Promise<Cause | undefined> {
    const client = this.options.clients.get(record.instance);
    if (!client) {
      return undefined;
    }
    const cause =
      where === 'sync'
        ? causeInSync(await client.getApplication(record))
        : await this.#searchTree(client, record);
    const failing = cause?.path?.[cause.path.length - 1];
    return cause && failing && hasLog(cause)
      ? { ...cause, lastLogLine: await lastLogLine(client, record, failing) }
      : cause;
  }

  async #searchTree(
    client: ArgocdClient,
    record: ApplicationRecord,
  ): Promise<Cause | undefined> {
    const { nodes } = await client.resourceTree(record);
    const trouble = findTrouble(nodes ?? []);
    if (!trouble) {
      return undefined;
    }
    const events = await client.events(record, trouble.node);
    const cause = causeOfTrouble(trouble, events, record.name);
    // What merely waits is no trouble, unless its events say so.
    return trouble.node.health?.status === 'Degraded' || cause.code !== 'other'
      ? cause
      : undefined;
  }
}

/** Whether a program ran, so that its log may say why it failed. */
function hasLog({ code }: Cause): boolean {
  return [
    'crashLoop',
    'outOfMemory',
    'hookFailed',
    'jobFailed',
    'other',
  ].includes(code);
}

/** The last line that the failing program wrote; `undefined` where there is none, or the account may not read logs. */
async function lastLogLine(
  client: ArgocdClient,
  record: ApplicationRecord,
  { group, kind, namespace, name }: ResourceRef,
): Promise<string | undefined> {
  if (!namespace || !['Pod', 'Job'].includes(kind)) {
    return undefined;
  }
  const subject = kind === 'Pod' ? { pod: name } : { group, kind, name };
  let last: string | undefined;
  try {
    // A container that is started again has a new, empty log: the one before says why.
    for (const previous of kind === 'Pod' ? [true, false] : [false]) {
      for await (const { content, last: end } of client.logs(
        record,
        { namespace, ...subject, tail: 1, previous },
        AbortSignal.timeout(logDeadlineMs),
      )) {
        last = end ? last : content || last;
      }
      if (last) {
        break;
      }
    }
  } catch {
    return undefined;
  }
  return last?.slice(0, maxLogLine);
}
