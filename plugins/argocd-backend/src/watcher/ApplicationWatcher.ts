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
  ApplicationRef,
  instanceReason,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import pLimit from 'p-limit';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { logTextOf, reasonOf } from '../argocd/reasonOf';
import { toRecord } from '../argocd/toRecord';
import { RawApplication, RawWatchEvent } from '../argocd/types';
import { ApplicationStore, versionNumber } from '../store/ApplicationStore';
import { StoredApplication } from '../store/StoredApplication';
import { InstanceState } from './InstanceState';
import { backoff, defaultTiming, jitter, sleep, WatcherTiming } from './timing';

/** Up to this many applications the first stream replays them all, which brings what a list leaves out. */
const replayLimit = 2_000;
/** Applications whose details are asked for one by one after a gap. */
const detailLimit = 200;

/** So many probes in a row may fail in another way than by being refused. */
const maxProbeFailures = 3;

/** Why a connection was let go, for everybody; `error` where something broke. */
interface Ending {
  reason: string;
  error?: unknown;
}

export interface ApplicationWatcherOptions {
  instance: { name: string; title?: string; namespace: string };
  client: ArgocdClient;
  store: ApplicationStore;
  logger: LoggerService;
  timing?: Partial<WatcherTiming>;
  now?(): number;
  random?(): number;
  onStateChange?(): void;
  /** Told of every event of the stream. */
  onEvent?(): void;
  /** Told when an application was last compared, whenever the stream or a read of it says so. */
  onCompared?(ref: ApplicationRef, at: string): void;
}

/**
 * Follows the applications of one Argo CD instance into the store: one projected stream, and lists to repair what a
 * stream without resume can miss. A good guest: it lets go of its stream at once when Argo CD reloads, and never
 * retries in a storm.
 */
export class ApplicationWatcher {
  readonly #options: ApplicationWatcherOptions;
  readonly #timing: WatcherTiming;
  readonly #state: InstanceState;
  readonly #stop = new AbortController();
  readonly #random: () => number;
  readonly #now: () => number;
  #running: Promise<void> = Promise.resolve();
  #version?: string;
  /** Undecided until the first list says how many applications there are. */
  #replay?: boolean;
  #attempt = 0;
  #liveSince?: number;
  #awaySince?: number;
  #lastEventAt = 0;
  #listVersion = 0;
  /** Whose turn it is to be read after a list. */
  #turn = 0;
  /** Events wait here while a list is under way, so that neither undoes the other. */
  #buffer?: RawWatchEvent[];

  constructor(options: ApplicationWatcherOptions) {
    this.#options = options;
    this.#timing = { ...defaultTiming, ...options.timing };
    this.#random = options.random ?? Math.random;
    this.#now = options.now ?? Date.now;
    this.#state = new InstanceState({
      name: options.instance.name,
      title: options.instance.title,
      logger: options.logger,
      now: this.#now,
      onChange: () => options.onStateChange?.(),
    });
  }

  get status(): InstanceStatus {
    return this.#state.get();
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Lets go of the stream and waits for the loop to end. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const ending = await this.#connect();
      if (signal.aborted) {
        return;
      }
      const aliveMs = this.#liveSince ? this.#now() - this.#liveSince : 0;
      if (aliveMs > this.#timing.backoffMaximum) {
        this.#attempt = 0;
      }
      if (isUnauthorized(ending.error)) {
        await this.#waitForAuthorization(ending.error);
      } else if (ending.error === undefined && this.#liveSince) {
        // A stream that ends, is renewed or goes silent is everyday life: what is known stays live for the moment.
        await this.#backOff();
      } else {
        this.#markAway(ending);
        await this.#backOff();
      }
      this.#liveSince = undefined;
    }
  }

  #markAway({ error }: Ending): void {
    this.#awaySince ??= this.#now();
    const isKnown = this.#state.get().dataAsOf !== undefined;
    const isAway = this.#now() - this.#awaySince > this.#timing.grace;
    const status = !isKnown || isAway ? 'unreachable' : 'stale';
    if (error === undefined) {
      this.#state.set(status, instanceReason('streamRefused'));
    } else {
      this.#state.set(status, reasonOf(error), logTextOf(error));
    }
  }

  async #backOff(): Promise<void> {
    await sleep(
      backoff(this.#attempt, this.#timing, this.#random),
      this.#stop.signal,
    );
    this.#attempt += 1;
  }

  /** One connection from subscribing to letting go. */
  async #connect(): Promise<Ending> {
    const connection = new AbortController();
    const signal = AbortSignal.any([connection.signal, this.#stop.signal]);
    try {
      await this.#probe(signal);
      this.#replay ??= (await this.#list(signal)).items.length <= replayLimit;
      this.#buffer = [];
      let lastActivity: number | undefined;
      // Whichever ends or fails first ends them all.
      return await Promise.race([
        this.#stream(signal, () => {
          lastActivity = this.#now();
        }),
        this.#guard(signal, this.#timing.probe, this.#watchProbes(signal)),
        this.#guard(signal, this.#timing.silence / 3, async () =>
          lastActivity !== undefined &&
          this.#now() - lastActivity > this.#timing.silence
            ? { reason: 'The stream went silent.' }
            : undefined,
        ),
        sleep(jitter(this.#timing.renew, this.#random), signal).then(
          (): Ending => ({ reason: 'The stream is renewed.' }),
        ),
        this.#repair(signal),
      ]);
    } catch (error) {
      return { reason: reasonOf(error).sentence, error };
    } finally {
      connection.abort();
      this.#buffer = undefined;
    }
  }

  /** Lists after the stream has settled, and again and again; fails where a list fails. */
  async #repair(signal: AbortSignal): Promise<Ending> {
    await this.#settle(signal);
    while (!signal.aborted) {
      await this.#reconcile(signal);
      this.#becomeLive();
      this.#completeDetails(signal);
      this.#readNext(signal);
      await sleep(jitter(this.#timing.list, this.#random), signal);
    }
    return { reason: 'The connection is closed.' };
  }

  /** Nothing may fall between subscribing and listing, and a replay is let finish. */
  async #settle(signal: AbortSignal): Promise<void> {
    const { settle } = this.#timing;
    await sleep(settle, signal);
    const deadline = this.#now() + 30 * settle;
    while (
      this.#replay &&
      !signal.aborted &&
      this.#now() - this.#lastEventAt < settle / 2 &&
      this.#now() < deadline
    ) {
      await sleep(settle / 4, signal);
    }
  }

  #becomeLive(): void {
    this.#state.set('live');
    this.#liveSince ??= this.#now();
    this.#awaySince = undefined;
    // Later connections need no replay: gaps are filled one by one.
    this.#replay = false;
  }

  /** Lets go at once where new connections are refused; one that is only slow has much to do, and gets more time. */
  #watchProbes(signal: AbortSignal): () => Promise<Ending | undefined> {
    let failures = 0;
    return async () => {
      try {
        await this.#probe(signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (isReload(error) || failures >= maxProbeFailures) {
          throw error;
        }
      }
      return undefined;
    };
  }

  async #probe(signal: AbortSignal): Promise<void> {
    this.#version = await this.#options.client.version({
      deadlineMs: this.#timing.probeDeadline,
      signal,
    });
    this.#state.setVersion(this.#version);
  }

  async #stream(signal: AbortSignal, onActivity: () => void): Promise<Ending> {
    try {
      const events = this.#options.client.streamApplications({
        replay: this.#replay === true,
        signal,
        onActivity,
      });
      for await (const event of events) {
        this.#lastEventAt = this.#now();
        this.#options.onEvent?.();
        if (this.#buffer) {
          this.#buffer.push(event);
        } else {
          this.#apply(event);
          this.#state.confirmed();
        }
      }
      return { reason: 'The stream ended.' };
    } catch (error) {
      // Proxies give a stream without events up with a 504, and connections break off: both are as normal as an end.
      const isRefusal =
        error instanceof ArgocdAnswerError &&
        ![408, 502, 503, 504].includes(error.status);
      if (isRefusal) {
        throw error;
      }
      return { reason: 'The stream broke off.' };
    }
  }

  /** Does something again and again until it ends the connection, fails, or the connection is closed. */
  async #guard(
    signal: AbortSignal,
    interval: number,
    check: () => Promise<Ending | undefined>,
  ): Promise<Ending> {
    while (!signal.aborted) {
      await sleep(jitter(interval, this.#random), signal);
      const ending = signal.aborted ? undefined : await check();
      if (ending) {
        return ending;
      }
    }
    return { reason: 'The connection is closed.' };
  }

  #list(signal: AbortSignal) {
    return this.#options.client.listApplications(this.#version, signal);
  }

  async #reconcile(signal: AbortSignal): Promise<void> {
    const { instance, store } = this.#options;
    this.#buffer ??= [];
    const list = await this.#list(signal);
    const listVersion = list.metadata?.resourceVersion ?? '0';
    if (versionNumber(listVersion) < this.#listVersion) {
      // Versions never go back but where Argo CD's cluster was restored, or is another one: nothing known counts.
      store.forget(instance.name);
    }
    this.#listVersion = versionNumber(listVersion);
    store.reconcile(
      instance.name,
      list.items.map(item =>
        toRecord(instance.name, item, {
          complete: false,
          defaultNamespace: instance.namespace,
          resourceVersion: listVersion,
        }),
      ),
      listVersion,
    );
    this.#state.confirmed();
    const waiting = this.#buffer;
    this.#buffer = undefined;
    for (const event of waiting) {
      this.#applyAfter(event, versionNumber(listVersion));
    }
  }

  #applyAfter(event: RawWatchEvent, listVersion: number): void {
    if (
      versionNumber(event.application.metadata.resourceVersion) > listVersion
    ) {
      this.#apply(event);
    } else if (event.type !== 'DELETED') {
      // It is no newer than the list, but it says more.
      this.#options.store.enrich(this.#complete(event.application));
    }
  }

  #apply({ type, application }: RawWatchEvent): void {
    const { store } = this.#options;
    const record = this.#complete(application);
    if (type === 'DELETED') {
      store.remove(record);
      return;
    }
    const known = store.stored(record);
    if (
      versionNumber(known?.resourceVersion) <=
      versionNumber(record.resourceVersion)
    ) {
      store.upsert(record);
    } else {
      store.enrich(record);
    }
  }

  #complete(application: RawApplication) {
    const { instance, onCompared } = this.#options;
    const record = toRecord(instance.name, application, {
      complete: true,
      defaultNamespace: instance.namespace,
    });
    const { reconciledAt } = application.status ?? {};
    if (reconciledAt) {
      onCompared?.(record, reconciledAt);
    }
    return record;
  }

  /** Asks once for each application whose conditions and history a gap has left unknown. */
  #completeDetails(signal: AbortSignal): void {
    const { instance, store } = this.#options;
    const limit = pLimit(2);
    const incomplete = store
      .listByInstance(instance.name)
      .filter(({ complete }) => !complete)
      .slice(0, detailLimit);
    for (const record of incomplete) {
      limit(() => this.#read(record, signal));
    }
  }

  /** Reads one application after the other, so that an Argo CD of which no event comes still says whether it compares. */
  #readNext(signal: AbortSignal): void {
    const { instance, store } = this.#options;
    const applications = store.listByInstance(instance.name);
    if (applications.length > 0) {
      this.#turn = (this.#turn + 1) % applications.length;
      this.#read(applications[this.#turn], signal);
    }
  }

  async #read(
    application: StoredApplication,
    signal: AbortSignal,
  ): Promise<void> {
    const { client, logger, store } = this.#options;
    try {
      if (signal.aborted) {
        return;
      }
      const read = await client.getApplication(application);
      // An application that is gone by now must not come back.
      if (!signal.aborted && store.stored(application)) {
        this.#apply({ type: 'MODIFIED', application: read });
      }
    } catch (error) {
      logger.debug(
        `${application.name} could not be read: ${(error as Error).message}`,
      );
    }
  }

  async #waitForAuthorization(refusal: unknown): Promise<void> {
    const { signal } = this.#stop;
    this.#state.set('unauthorized', reasonOf(refusal), logTextOf(refusal));
    while (!signal.aborted) {
      await sleep(jitter(this.#timing.unauthorized, this.#random), signal);
      try {
        // Without an account nobody is ever logged in: only trying tells.
        if (
          !this.#options.client.hasAccount ||
          (await this.#options.client.loggedIn())
        ) {
          return;
        }
      } catch (error) {
        if (!isUnauthorized(error)) {
          // Nobody knows any more whether the credential is refused: the loop finds out what is.
          return;
        }
      }
    }
  }
}

/** New connections are refused, by Argo CD itself or by what stands in front of it. */
function isReload(error: unknown): boolean {
  return error instanceof ArgocdAnswerError
    ? [502, 503].includes(error.status)
    : !(error instanceof ArgocdUnreachableError) || error.kind !== 'timeout';
}

function isUnauthorized(error: unknown): boolean {
  return (
    error instanceof ArgocdAnswerError && [401, 403].includes(error.status)
  );
}
