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
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { RawTree } from '../argocd/types';
import {
  CauseClient,
  findCauseInTree,
  findCauseOfSync,
} from '../causes/findCause';
import { causeTask } from '../causes/needsCause';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { isComparable } from '../record/conditions';
import { ApplicationStore } from '../store/ApplicationStore';
import { PodFacts, podFacts } from './podFacts';
import { Priority, ReadingQueue } from '../queue/ReadingQueue';
import { hasRoutes, routeAddresses, routeKind } from './routeAddresses';
import { hasLonePods, runningServices } from './runningServices';
import { servingPods } from './servingPods';
import { wantedByGit } from './wantedImages';

/** Readings of one instance at the same time. */
const concurrency = 2;
/** Milliseconds between two readings of applications that nobody waits for. */
const otherGapMs = 500;
/** An application that changes several times within this many milliseconds is read once for all of them. */
const settleMs = 1_000;
/** Milliseconds until a reading that failed, or a search that found nothing, is made again. */
const retryMs = [15_000, 60_000, 300_000];
/** Milliseconds that nothing is read of an instance that does not answer; doubled each time. */
const firstPauseMs = 5_000;
const maxPauseMs = 300_000;
/** Who has opened an application waits for its next changes as well, for this many milliseconds. */
const openedMs = 600_000;

/** What is read of Argo CD. */
type ReadingClient = CauseClient &
  Pick<ArgocdClient, 'managedResources' | 'resourceTree' | 'targetStates'>;

/** Something that is to be done at some time, and again where it fails. */
interface Turn {
  /** Milliseconds; `Infinity` where there is nothing to do. */
  dueAt: number;
  /** How often it failed or found nothing. */
  attempt: number;
}

interface Search extends Turn {
  where: 'sync' | 'tree';
  fingerprint: string;
}

interface Reading {
  facts: PodFacts;
  pods: Turn;
  search?: Search;
  triedAt: number;
  openedAt: number;
  timer?: NodeJS.Timeout;
}

/** Failures of the instance, which say nothing of the application. */
function isAway(error: unknown): boolean {
  return error instanceof ArgocdAnswerError
    ? [401, 429, 502, 503, 504].includes(error.status)
    : error instanceof ArgocdUnreachableError;
}

/** Whether it may be the application alone that takes too long. */
function isTimeout(error: unknown): boolean {
  return error instanceof ArgocdUnreachableError && error.kind === 'timeout';
}

/**
 * Reads of Argo CD what its list and stream do not say: what the pods run, and where a trouble stands. Once per change of
 * an application and not per viewer, both from one resource tree, by one bounded queue per instance.
 */
export class ApplicationReader {
  readonly #readings = new Map<string, Reading>();
  readonly #queues = new Map<string, ReadingQueue>();
  /** How long an instance was left alone the last time; only those that do not answer. */
  readonly #pauses = new Map<string, number>();
  readonly #unsubscribe: () => void;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      clients: Map<string, ReadingClient>;
      logger: LoggerService;
      /** Whether an entity of the catalog has it. */
      isLinked(ref: ApplicationRef): boolean;
      now?(): number;
    },
  ) {
    this.#unsubscribe = options.store.onChange(changed =>
      changed.forEach(ref => this.#look(ref)),
    );
  }

  stop(): void {
    this.#unsubscribe();
    for (const { timer } of this.#readings.values()) {
      clearTimeout(timer);
    }
    this.#readings.clear();
    this.#queues.forEach(queue => queue.stop());
  }

  /** Readings that wait, by instance. */
  queued(): Map<string, number> {
    return new Map(
      [...this.#queues].map(([instance, queue]) => [instance, queue.size]),
    );
  }

  /** Somebody looks at an application: what is still to be read of it comes first. Nothing is read that is known. */
  opened(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    const reading = this.#readings.get(key);
    if (!reading) {
      return;
    }
    const now = this.#now();
    const queue = this.#queueOf(ref.instance);
    reading.openedAt = now;
    const hasGivenUp =
      reading.pods.dueAt === Infinity &&
      reading.pods.attempt > retryMs.length &&
      now - reading.triedAt >= retryMs[retryMs.length - 1];
    if (hasGivenUp) {
      reading.pods.dueAt = now;
    }
    if (hasGivenUp || queue.isWaiting(key)) {
      queue.add(key, 'opened');
    }
  }

  /** The entities of applications may be others than they were. */
  linksChanged(): void {
    const { store, isLinked } = this.options;
    for (const queue of this.#queues.values()) {
      for (const key of queue.others()) {
        const record = store.byKey(key);
        if (record && isLinked(record)) {
          queue.add(key, 'linked');
        }
      }
    }
  }

  #look(ref: ApplicationRef): void {
    const { store } = this.options;
    const key = applicationKey(ref);
    const record = store.get(ref);
    const known = this.#readings.get(key);
    if (!record) {
      clearTimeout(known?.timer);
      this.#readings.delete(key);
      this.#queues.get(ref.instance)?.remove(key);
      return;
    }
    const now = this.#now();
    const facts = podFacts(record, known?.facts);
    const reading: Reading = known ?? {
      facts,
      pods: { dueAt: now, attempt: 0 },
      triedAt: -Infinity,
      openedAt: -Infinity,
    };
    this.#readings.set(key, reading);
    if (reading.facts.fingerprint !== facts.fingerprint) {
      const dueAt = Math.max(now, reading.triedAt + settleMs);
      reading.pods = { dueAt, attempt: 0 };
    }
    reading.facts = facts;
    this.#lookForCause(record, reading, now);
    this.#schedule(record, reading);
  }

  #lookForCause(
    record: ApplicationRecord,
    reading: Reading,
    now: number,
  ): void {
    const task = causeTask(record, now);
    if (
      task.kind === 'search' &&
      reading.search?.fingerprint === task.fingerprint
    ) {
      return;
    }
    reading.search =
      task.kind === 'search'
        ? {
            where: task.where,
            fingerprint: task.fingerprint,
            dueAt: now + task.afterMs,
            attempt: 0,
          }
        : undefined;
    // What was wrong with another commit says nothing of this one.
    this.options.store.setCause(
      record,
      task.kind === 'known' ? task.cause : undefined,
    );
  }

  #schedule(record: ApplicationRecord, reading: Reading): void {
    clearTimeout(reading.timer);
    const key = applicationKey(record);
    const queue = this.#queueOf(record.instance);
    const now = this.#now();
    const dueAt = Math.min(
      reading.pods.dueAt,
      reading.search?.dueAt ?? Infinity,
    );
    if (dueAt <= now) {
      queue.add(key, this.#priorityOf(record, reading));
    } else {
      queue.remove(key);
      if (dueAt < Infinity) {
        reading.timer = setTimeout(
          () => queue.add(key, this.#priorityOf(record, reading)),
          dueAt - now,
        ).unref();
      }
    }
  }

  #priorityOf(record: ApplicationRecord, reading: Reading): Priority {
    if (this.#now() - reading.openedAt < openedMs) {
      return 'opened';
    }
    if (reading.search && reading.search.dueAt < Infinity) {
      return 'troubled';
    }
    return this.options.isLinked(record) ? 'linked' : 'other';
  }

  #queueOf(instance: string): ReadingQueue {
    let queue = this.#queues.get(instance);
    if (!queue) {
      queue = new ReadingQueue({
        concurrency,
        otherGapMs,
        now: () => this.#now(),
        read: key => this.#read(key),
      });
      this.#queues.set(instance, queue);
    }
    return queue;
  }

  async #read(key: string): Promise<void> {
    const { store, clients } = this.options;
    const reading = this.#readings.get(key);
    const record = store.byKey(key);
    const client = record && clients.get(record.instance);
    if (!reading || !client) {
      return;
    }
    const now = this.#now();
    const isDue = (turn: Turn | undefined) =>
      Boolean(turn && turn.dueAt <= now);
    const { pods } = reading;
    const search = isDue(reading.search) ? reading.search : undefined;
    const turns = [pods, search?.where === 'tree' ? search : undefined].filter(
      (turn): turn is Turn => turn !== undefined && isDue(turn),
    );
    const tree =
      turns.length > 0
        ? await this.#try(record, turns, async () => {
            reading.triedAt = now;
            const read = await client.resourceTree(record);
            await this.#setRunning(client, record, read);
            Object.assign(pods, { dueAt: Infinity, attempt: 0 });
            return read;
          })
        : undefined;
    const isWanted = () => reading.search === search;
    if (search && isWanted() && (search.where === 'sync' || tree)) {
      await this.#try(record, [search], async () => {
        const cause =
          tree && search.where === 'tree'
            ? await findCauseInTree(tree, client, record)
            : await findCauseOfSync(client, record);
        if (isWanted()) {
          store.setCause(record, cause);
        }
        if (cause) {
          search.dueAt = Infinity;
        } else {
          // A rollout that only waits now may be in trouble later.
          this.#retry(search);
        }
      });
    }
    if (this.#readings.get(key) === reading) {
      this.#schedule(record, reading);
    }
  }

  async #setRunning(
    client: ReadingClient,
    record: ApplicationRecord,
    tree: RawTree,
  ): Promise<void> {
    const readAt = new Date(this.#now()).toISOString();
    const application = hasLonePods(tree)
      ? await client.getApplication(record)
      : undefined;
    const services = runningServices(
      tree,
      application?.status?.resources?.filter(({ hook }) => hook),
    );
    const isOutOfSync = record.sync.status === 'OutOfSync';
    const asksGit = services.some(({ wanted }) => isOutOfSync || !wanted);
    const targets = asksGit ? await client.targetStates(record) : [];
    const routes = hasRoutes(tree)
      ? routeAddresses(await client.managedResources(record, routeKind))
      : [];
    const nodes = tree.nodes ?? [];
    this.options.store.setRunning(record, {
      readAt,
      services: services.map(service => ({
        ...(isOutOfSync || !service.wanted
          ? wantedByGit(service, targets)
          : service),
        ...(servingPods(nodes, [service.workload])?.code ===
          'previousVersion' && { previousServes: true }),
      })),
      ...(!isComparable(record) && { isWithoutGit: true }),
      ...(routes.length > 0 && { routes }),
    });
  }

  /** @param turns - what fails with it */
  async #try<T>(
    record: ApplicationRecord,
    turns: Turn[],
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    const { instance } = record;
    try {
      const result = await read();
      this.#pauses.delete(instance);
      return result;
    } catch (error) {
      this.options.logger.debug(
        `Not all is known of ${record.name} yet: ${(error as Error).message}`,
      );
      const queue = this.#queueOf(instance);
      if (isAway(error) && !queue.isPaused) {
        const pause = this.#pauses.get(instance) ?? firstPauseMs;
        queue.pause(pause);
        this.#pauses.set(instance, Math.min(pause * 2, maxPauseMs));
      }
      if (!isAway(error) || isTimeout(error)) {
        turns.forEach(turn => this.#retry(turn));
      }
      return undefined;
    }
  }

  #retry(turn: Turn): void {
    turn.dueAt =
      turn.attempt < retryMs.length
        ? this.#now() + retryMs[turn.attempt]
        : Infinity;
    turn.attempt += 1;
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }
}
