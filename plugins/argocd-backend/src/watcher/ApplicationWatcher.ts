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
import { InstanceStatus } from '@slipway/plugin-argocd-common';
import pLimit from 'p-limit';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError } from '../argocd/errors';
import { toRecord } from '../argocd/toRecord';
import { RawApplication, RawWatchEvent } from '../argocd/types';
import { ApplicationStore, versionNumber } from '../store/ApplicationStore';
import { InstanceState } from './InstanceState';
import { backoff, defaultTiming, jitter, sleep, WatcherTiming } from './timing';

/** Up to this many applications the first stream replays them all, which brings what a list leaves out. */
const replayLimit = 2_000;
/** Applications whose details are asked for one by one after a gap. */
const detailLimit = 200;

/** Why a connection was let go; `error` where something broke. */
type Ending = { reason: string; error?: unknown };

export interface ApplicationWatcherOptions {
  instance: { name: string; title?: string; namespace: string };
  client: ArgocdClient;
  store: ApplicationStore;
  logger: LoggerService;
  timing?: Partial<WatcherTiming>;
  now?(): number;
  random?(): number;
  onStateChange?(): void;
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
  #replayed = false;
  #attempt = 0;
  #awaySince?: number;

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
      if (isUnauthorized(ending.error)) {
        await this.#waitForAuthorization();
      } else if (ending.error === undefined && ending.wasLive) {
        // A stream that ends, is renewed or goes silent is everyday life: what is known stays live for the moment.
        await sleep(jitter(this.#timing.backoffMinimum, this.#random), signal);
      } else {
        await this.#backOff(ending.reason);
      }
    }
  }

  async #backOff(reason: string): Promise<void> {
    this.#awaySince ??= this.#now();
    const isKnown = this.#state.get().dataAsOf !== undefined;
    const isAway = this.#now() - this.#awaySince > this.#timing.grace;
    this.#state.set(!isKnown || isAway ? 'unreachable' : 'stale', reason);
    await sleep(
      backoff(this.#attempt, this.#timing, this.#random),
      this.#stop.signal,
    );
    this.#attempt += 1;
  }

  /** One connection from subscribing to letting go. */
  async #connect(): Promise<Ending & { wasLive: boolean }> {
    let wasLive = false;
    const connection = new AbortController();
    const close = () => connection.abort();
    this.#stop.signal.addEventListener('abort', close);
    const { signal } = connection;
    try {
      await this.#probe();
      const replay =
        !this.#replayed && (await this.#list()).length <= replayLimit;
      const buffer: RawWatchEvent[] = [];
      let ready = false;
      let lastActivity: number | undefined;
      const streaming = this.#stream({
        replay,
        signal,
        onActivity: () => {
          lastActivity = this.#now();
        },
        onEvent: event => (ready ? this.#apply(event) : buffer.push(event)),
      });
      const guards = [
        streaming,
        this.#guard(signal, this.#timing.probe, async () => {
          await this.#probe();
          return undefined;
        }),
        this.#guard(signal, this.#timing.silence / 3, async () =>
          lastActivity !== undefined &&
          this.#now() - lastActivity > this.#timing.silence
            ? { reason: 'The stream went silent.' }
            : undefined,
        ),
        sleep(jitter(this.#timing.renew, this.#random), signal).then(
          (): Ending => ({ reason: 'The stream is renewed.' }),
        ),
      ];
      const settled = await Promise.race([
        sleep(this.#timing.settle, signal).then(() => undefined),
        ...guards,
      ]);
      if (settled) {
        return { ...settled, wasLive };
      }
      const listVersion = await this.#reconcile();
      for (const event of buffer) {
        this.#applyAfter(event, listVersion);
      }
      ready = true;
      this.#replayed ||= replay;
      this.#state.set('live');
      wasLive = true;
      this.#attempt = 0;
      this.#awaySince = undefined;
      this.#completeDetails(signal);
      guards.push(
        this.#guard(signal, this.#timing.list, async () => {
          await this.#reconcile();
          this.#completeDetails(signal);
          return undefined;
        }),
      );
      return { ...(await Promise.race(guards)), wasLive };
    } catch (error) {
      return { reason: (error as Error).message, error, wasLive };
    } finally {
      this.#stop.signal.removeEventListener('abort', close);
      connection.abort();
    }
  }

  async #probe(): Promise<void> {
    this.#version = await this.#options.client.version(
      this.#timing.probeDeadline,
    );
    this.#state.setVersion(this.#version);
  }

  async #stream(options: {
    replay: boolean;
    signal: AbortSignal;
    onActivity(): void;
    onEvent(event: RawWatchEvent): void;
  }): Promise<Ending> {
    try {
      for await (const event of this.#options.client.streamApplications(
        options,
      )) {
        options.onEvent(event);
        this.#state.confirmed();
      }
      return { reason: 'The stream ended.' };
    } catch (error) {
      // A connection that breaks off is as normal as one that ends; a refusal is not.
      return error instanceof ArgocdAnswerError
        ? { reason: error.message, error }
        : { reason: 'The stream broke off.' };
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
      if (signal.aborted) {
        break;
      }
      try {
        const ending = await check();
        if (ending) {
          return ending;
        }
      } catch (error) {
        return { reason: (error as Error).message, error };
      }
    }
    return { reason: 'The connection is closed.' };
  }

  async #list() {
    const list = await this.#options.client.listApplications(this.#version);
    return list.items ?? [];
  }

  async #reconcile(): Promise<string> {
    const { client, instance, store } = this.#options;
    const list = await client.listApplications(this.#version);
    const resourceVersion = list.metadata?.resourceVersion ?? '0';
    store.reconcile(
      instance.name,
      (list.items ?? []).map(item =>
        toRecord(instance.name, item, {
          complete: false,
          defaultNamespace: instance.namespace,
          resourceVersion,
        }),
      ),
      resourceVersion,
    );
    this.#state.confirmed();
    return resourceVersion;
  }

  #applyAfter(event: RawWatchEvent, listVersion: string): void {
    const version = versionNumber(event.application.metadata.resourceVersion);
    if (event.type === 'DELETED' || version > versionNumber(listVersion)) {
      this.#apply(event);
    } else if (event.type === 'ADDED') {
      // A replayed application is older than the list, but it says more.
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
    const known = store.get(record);
    if (
      versionNumber(known?.resourceVersion) <=
      versionNumber(record.resourceVersion)
    ) {
      store.upsert(record);
    }
  }

  #complete(application: RawApplication) {
    const { instance } = this.#options;
    return toRecord(instance.name, application, {
      complete: true,
      defaultNamespace: instance.namespace,
    });
  }

  /** Asks once for each application whose conditions and history a gap has left unknown. */
  #completeDetails(signal: AbortSignal): void {
    const { client, instance, store } = this.#options;
    const limit = pLimit(2);
    const incomplete = store
      .of(instance.name)
      .filter(record => record.history === undefined)
      .slice(0, detailLimit);
    for (const record of incomplete) {
      limit(async () => {
        if (signal.aborted) {
          return;
        }
        const complete = this.#complete(await client.getApplication(record));
        const known = store.get(record);
        if (
          known &&
          versionNumber(known.resourceVersion) <=
            versionNumber(complete.resourceVersion)
        ) {
          store.upsert(complete);
        } else {
          store.enrich(complete);
        }
      }).catch(error =>
        this.#options.logger.debug(
          `Details of ${record.name} are not known yet: ${
            (error as Error).message
          }`,
        ),
      );
    }
  }

  async #waitForAuthorization(): Promise<void> {
    const { signal } = this.#stop;
    this.#state.set('unauthorized', "Argo CD refuses the portal's credential.");
    while (!signal.aborted) {
      await sleep(jitter(this.#timing.unauthorized, this.#random), signal);
      const accepted = await this.#options.client.loggedIn().catch(() => false);
      if (accepted) {
        return;
      }
    }
  }
}

function isUnauthorized(error: unknown): boolean {
  return (
    error instanceof ArgocdAnswerError && [401, 403].includes(error.status)
  );
}
