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
  Cause,
} from '@slipway/plugin-argocd-common';
import pLimit from 'p-limit';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ApplicationStore } from '../store/ApplicationStore';
import { causeInSync } from './causeInSync';
import { causeOfTrouble, findTrouble } from './causeInTree';
import { causeTask } from './needsCause';

const concurrency = 2;
/** More than this many waiting searches of an instance are dropped: the next change asks again. */
const queueLimit = 500;

interface Search {
  fingerprint: string;
  timer: NodeJS.Timeout;
}

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
    if (task.kind !== 'search') {
      store.setCause(ref, task.kind === 'known' ? task.cause : undefined);
      return;
    }
    this.#searches.set(key, {
      fingerprint: task.fingerprint,
      timer: setTimeout(() => this.#enqueue(record!, task), task.afterMs),
    });
  }

  #enqueue(
    record: ApplicationRecord,
    task: { where: 'sync' | 'tree'; fingerprint: string },
  ): void {
    const limit = this.#limits.get(record.instance) ?? pLimit(concurrency);
    this.#limits.set(record.instance, limit);
    const key = applicationKey(record);
    if (limit.pendingCount >= queueLimit) {
      this.#searches.delete(key);
      return;
    }
    limit(async () => {
      if (this.#searches.get(key)?.fingerprint !== task.fingerprint) {
        return;
      }
      const cause = await this.#search(record, task.where);
      if (this.#searches.get(key)?.fingerprint === task.fingerprint) {
        this.options.store.setCause(record, cause);
      }
    }).catch(error => {
      // The next change of the application asks again.
      this.#searches.delete(key);
      this.options.logger.debug(
        `The cause of ${record.name} is not known yet: ${
          (error as Error).message
        }`,
      );
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
    if (where === 'sync') {
      return causeInSync(await client.getApplication(record));
    }
    const trouble = findTrouble(await client.resourceTree(record));
    if (!trouble) {
      return undefined;
    }
    const events = await client.resourceEvents(record, trouble.node);
    return causeOfTrouble(trouble, events, record.name);
  }
}
