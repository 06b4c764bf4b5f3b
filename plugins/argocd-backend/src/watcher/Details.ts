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
import { applicationKey } from '@slipway/plugin-argocd-common';
import { ApplicationTarget, ArgocdClient } from '../argocd/ArgocdClient';
import { CallLimit } from '../argocd/CallLimit';
import { ArgocdAnswerError } from '../argocd/errors';
import { RawApplication } from '../argocd/types';
import { ReadingQueue } from '../queue/ReadingQueue';
import { ApplicationStore } from '../store/ApplicationStore';
import { isComplete, StoredApplication } from '../store/StoredApplication';
import { elapsed } from './timing';

const concurrency = 4;
/** Milliseconds that an Argo CD with trouble is left alone; doubled each time. */
const firstPauseMs = 5_000;
const maxPauseMs = 80_000;
/** Milliseconds until an application that Argo CD did not return is asked for again; doubled each time. */
const firstRetryMs = 900_000;
const maxRetryMs = 86_400_000;
/** Statuses that say something of the application: its project is gone, or the account may not read it by itself. */
const refusals = [400, 403, 404];

interface Refusal {
  askAgainAt: number;
  waitMs: number;
}

/** Whether it is worth knowing first what Argo CD says of it. */
function isTroubled({ verdictCode }: StoredApplication): boolean {
  return verdictCode !== 'live';
}

/** Reads what no list says of an application – conditions, history, objects –, each once, those first that matter. */
export class Details {
  readonly #refused = new Map<string, Refusal>();
  readonly #reading = new Map<string, Promise<RawApplication>>();
  #queue?: ReadingQueue;
  #pauseMs: number;
  #turn = 0;

  constructor(
    private readonly options: {
      instance: string;
      client: Pick<ArgocdClient, 'getApplication'>;
      limit: CallLimit;
      store: ApplicationStore;
      logger: LoggerService;
      onRead(application: RawApplication): void;
      firstPauseMs?: number;
    },
  ) {
    this.#pauseMs = this.#firstPauseMs;
  }

  /** Applications that wait to be read. */
  get waiting(): number {
    return this.#queue?.size ?? 0;
  }

  start(): void {
    this.#queue = new ReadingQueue({
      concurrency,
      otherGapMs: 0,
      now: elapsed,
      read: key => this.#completeUnknown(key),
    });
  }

  stop(): void {
    this.#queue?.stop();
    this.#queue = undefined;
  }

  /** Reads everything that is not known yet. */
  fill(): void {
    const { instance, store } = this.options;
    for (const application of store.listByInstance(instance)) {
      if (!application.complete && this.#mayAsk(application.key)) {
        this.#queue?.add(
          application.key,
          isTroubled(application) ? 'troubled' : 'other',
        );
      }
    }
  }

  /** Somebody looks at an application: what is not known of it comes first. */
  opened(application: StoredApplication): void {
    if (!application.complete && this.#mayAsk(application.key)) {
      this.#queue?.add(application.key, 'opened');
    }
  }

  /** Reads an application of which something new is expected, before all others. */
  async again(application: StoredApplication): Promise<void> {
    this.#refused.delete(application.key);
    await this.#complete(application.key, true);
  }

  /** Reads one application after the other, so that an Argo CD of which no event comes still says whether it compares. */
  async next(): Promise<RawApplication | undefined> {
    const { instance, store } = this.options;
    const applications = store.listByInstance(instance);
    for (let tried = 0; tried < applications.length; tried += 1) {
      this.#turn = (this.#turn + 1) % applications.length;
      const { key } = applications[this.#turn];
      if (this.#mayAsk(key)) {
        return this.#complete(key);
      }
    }
    return undefined;
  }

  /** An application, read at the instance's speed; who asks at the same time gets the same answer. */
  read(target: ApplicationTarget, isUrgent = false): Promise<RawApplication> {
    const { client, instance, limit, onRead } = this.options;
    const key = applicationKey({ ...target, instance });
    const running = this.#reading.get(key);
    if (running && !isUrgent) {
      return running;
    }
    const reading = limit
      .run(() => client.getApplication(target), isUrgent)
      .then(read => {
        this.#refused.delete(key);
        this.#pauseMs = this.#firstPauseMs;
        onRead(read);
        return read;
      })
      .finally(() => {
        if (this.#reading.get(key) === reading) {
          this.#reading.delete(key);
        }
      });
    this.#reading.set(key, reading);
    return reading;
  }

  /** The stream may have said by now what the application waited for. */
  async #completeUnknown(key: string): Promise<void> {
    const application = this.options.store.byKey(key);
    if (application && !isComplete(application)) {
      await this.#complete(key);
    }
  }

  async #complete(
    key: string,
    isUrgent = false,
  ): Promise<RawApplication | undefined> {
    const { logger, store } = this.options;
    const application = store.byKey(key);
    if (!application) {
      this.#refused.delete(key);
      return undefined;
    }
    try {
      return await this.read(application, isUrgent);
    } catch (error) {
      logger.debug(
        `${application.name} could not be read: ${(error as Error).message}`,
      );
      if (
        error instanceof ArgocdAnswerError &&
        refusals.includes(error.status)
      ) {
        this.#refuse(key);
      } else {
        // It is Argo CD that has trouble, or this one alone, which the next list brings again.
        this.#pause();
      }
      return undefined;
    }
  }

  get #firstPauseMs(): number {
    return this.options.firstPauseMs ?? firstPauseMs;
  }

  #pause(): void {
    if (this.#queue && !this.#queue.isPaused) {
      this.#queue.pause(this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, maxPauseMs);
    }
  }

  #mayAsk(key: string): boolean {
    const refusal = this.#refused.get(key);
    return refusal === undefined || refusal.askAgainAt <= elapsed();
  }

  #refuse(key: string): void {
    const known = this.#refused.get(key);
    const waitMs = known
      ? Math.min(known.waitMs * 2, maxRetryMs)
      : firstRetryMs;
    this.#refused.set(key, { askAgainAt: elapsed() + waitMs, waitMs });
  }
}
