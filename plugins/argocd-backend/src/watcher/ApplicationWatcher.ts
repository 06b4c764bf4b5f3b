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
import { ArgocdClient } from '../argocd/ArgocdClient';
import { CallLimit } from '../argocd/CallLimit';
import { ArgocdAnswerError } from '../argocd/errors';
import { logTextOf, reasonOf } from '../argocd/reasonOf';
import { ApplicationStore, versionNumber } from '../store/ApplicationStore';
import { isUnauthorized, untilAuthorized } from './authorization';
import { Details } from './Details';
import { InstanceState } from './InstanceState';
import { Intake } from './Intake';
import { ListLoop } from './ListLoop';
import { Reach } from './Reach';
import { StreamLoop } from './StreamLoop';
import {
  backoff,
  defaultTiming,
  elapsed,
  jitter,
  retryAfter,
  sleep,
  WatcherTiming,
} from './timing';
import { Witness } from './Witness';

/** Up to this many applications the first stream replays them all, which brings what a list leaves out. */
const replayLimit = 2_000;
/** Up to this many every stream does: it costs little, and shows at once whether the stream speaks. */
const alwaysReplayLimit = 200;

/** Results of calls by which nobody can tell whether Argo CD answers at all. */
const isDoubtful = (result: string) =>
  /^(50[234]|[a-z]\w*)$/i.test(result) && !['ok', 'aborted'].includes(result);

export interface ApplicationWatcherOptions {
  instance: { name: string; title?: string; namespace: string };
  client: ArgocdClient;
  /** How fast Argo CD is asked for what nobody waits for. */
  limit?: CallLimit;
  store: ApplicationStore;
  logger: LoggerService;
  timing?: Partial<WatcherTiming>;
  now?(): number;
  random?(): number;
  onStateChange?(): void;
  /** Told of every event of the stream. */
  onEvent?(): void;
  /** Brings back what was known before; asked once, after the first list. */
  restore?(): Promise<void>;
  /** Told when an application was last compared, whenever the stream or a read of it says so. */
  onCompared?(ref: ApplicationRef, at: string): void;
}

/**
 * Follows the applications of one Argo CD instance into the store. Lists are the ground: they come whatever the stream
 * does, and often while it brings nothing. The stream makes changes show at once. A good guest: it lets go of its stream
 * when Argo CD reloads, and never retries in a storm.
 */
export class ApplicationWatcher {
  readonly details: Details;
  readonly #options: ApplicationWatcherOptions;
  readonly #timing: WatcherTiming;
  readonly #state: InstanceState;
  readonly #intake: Intake;
  readonly #reach: Reach;
  readonly #stream: StreamLoop;
  readonly #lists: ListLoop;
  readonly #witness = new Witness();
  readonly #stop = new AbortController();
  readonly #random: () => number;
  #running: Promise<void> = Promise.resolve();
  #version?: string;
  #awaySince?: number;
  /** Sessions in a row that did not last. */
  #flaps = 0;
  #nextTurnAt = 0;
  #isRestored = false;
  /** Ends the session, while Argo CD is heard. */
  #end?: (error: unknown) => void;
  #isCheckingAccount = false;

  constructor(options: ApplicationWatcherOptions) {
    const { client, instance, logger, store } = options;
    const timing = { ...defaultTiming, ...options.timing };
    const random = options.random ?? Math.random;
    this.#options = options;
    this.#timing = timing;
    this.#random = random;
    this.#state = new InstanceState({
      name: instance.name,
      title: instance.title,
      logger,
      now: options.now ?? Date.now,
      onChange: () => options.onStateChange?.(),
    });
    this.#intake = new Intake({
      instance,
      store,
      onCompared: options.onCompared,
    });
    this.#reach = new Reach({
      client,
      timing,
      random,
      onVersion: version => {
        this.#version = version;
        this.#state.setVersion(version);
      },
    });
    this.#stream = new StreamLoop({
      client,
      timing,
      random,
      replays: isProven =>
        this.#size() <= (isProven ? alwaysReplayLimit : replayLimit),
      size: () => this.#size(),
      onEvent: event => {
        options.onEvent?.();
        this.#intake.event(event);
        this.#state.confirmed();
      },
      onOpen: () => this.#streamOpened(),
      onChange: () => this.#streamChanged(),
      isStreamAlone: (error, signal) => this.#isHeard(error, signal),
    });
    this.#lists = new ListLoop({
      timing,
      random,
      stream: () => this.#stream.state,
      isHeldUp: () => this.#stream.isReplaying,
    });
    this.details = new Details({
      instance: instance.name,
      client,
      limit: options.limit ?? new CallLimit(),
      store,
      logger,
      onRead: application => this.#intake.reading(application),
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

  /** Somebody looks at an application. */
  opened(ref: ApplicationRef): void {
    const application = this.#options.store.stored(ref);
    if (application) {
      this.details.opened(application);
    }
  }

  /** Something was done to an application through the portal: what came of it is read, whatever the stream brings. */
  async acted(ref: ApplicationRef): Promise<void> {
    const application = this.#options.store.stored(ref);
    if (application) {
      await this.details.again(application);
    }
    if (this.#stream.state.code !== 'speaking') {
      this.#lists.soon(this.#timing.settle / 3);
    }
  }

  /** A call with the same credential has ended, whichever part made it: one that fails tells what the next list would. */
  called(result: string): void {
    if (result === '401') {
      this.#checkAccount();
    } else if (isDoubtful(result)) {
      this.#reach.doubt();
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const begun = elapsed();
      const error = await this.#session();
      if (signal.aborted) {
        return;
      }
      const wasShort = elapsed() - begun < this.#timing.backoffMaximum;
      const wasHeard = this.#awaySince === undefined;
      this.#flaps = wasHeard && wasShort ? this.#flaps + 1 : 0;
      if (isUnauthorized(error)) {
        this.#state.set('unauthorized', reasonOf(error), logTextOf(error));
        await untilAuthorized(this.#options.client, {
          interval: refusedMs =>
            jitter(this.#retryRefused(refusedMs), this.#random),
          signal,
        });
      } else {
        await this.#waitWhileAway(error);
      }
    }
  }

  /** A token that is changed is taken up within seconds, and one that stays refused is asked about once a minute. */
  #retryRefused(refusedMs: number): number {
    const { backoffMinimum, unauthorized } = this.#timing;
    return retryAfter(refusedMs, {
      backoffMinimum,
      backoffMaximum: unauthorized,
    });
  }

  async #waitWhileAway(error: unknown): Promise<void> {
    const { signal } = this.#stop;
    const { backoffMinimum, backoffMaximum, grace } = this.#timing;
    this.#awaySince ??= elapsed();
    const awayMs = elapsed() - this.#awaySince;
    const isKnown = this.#state.get().dataAsOf !== undefined;
    this.#state.set(
      isKnown && awayMs <= grace ? 'stale' : 'unreachable',
      reasonOf(error),
      logTextOf(error),
    );
    if (this.#flaps > 1) {
      await sleep(
        backoff(this.#flaps, backoffMinimum, backoffMaximum, this.#random),
        signal,
      );
    }
    await this.#reach.wait(awayMs, signal);
  }

  /** From the first answer until Argo CD is away. @returns what ended it */
  async #session(): Promise<unknown> {
    const session = new AbortController();
    const signal = AbortSignal.any([session.signal, this.#stop.signal]);
    try {
      await this.#reach.probe(signal);
      await this.#list(signal);
      await this.#restore();
      const ended = new Promise<unknown>(resolve => {
        this.#end = resolve;
      });
      this.details.start();
      if (this.#size() > replayLimit) {
        // No stream brings what the list leaves out.
        this.details.fill();
      }
      this.#tell();
      return await Promise.race([
        ended,
        this.#reach.guard(signal),
        this.#stream.run(signal),
        this.#lists.run(async () => {
          await this.#list(signal);
          this.#tell();
          this.details.fill();
          this.#takeTurn();
        }, signal),
      ]);
    } catch (error) {
      return error;
    } finally {
      this.#end = undefined;
      session.abort();
      this.details.stop();
    }
  }

  async #restore(): Promise<void> {
    const { restore } = this.#options;
    if (restore && !this.#isRestored) {
      this.#isRestored = true;
      await restore();
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    const { client } = this.#options;
    const isQuiet = () =>
      this.#stream.state.code === 'quiet' &&
      this.#stream.age > this.#timing.settle;
    const wasQuiet = isQuiet();
    const list = await this.#intake.list(() =>
      client.listApplications(this.#version, signal),
    );
    this.#awaySince = undefined;
    this.#state.confirmed();
    if (
      wasQuiet &&
      isQuiet() &&
      this.#witness.sawList(list.records, list.version)
    ) {
      this.#stream.missed();
    }
  }

  /** Reads one application more than is needed, once in the time of a list. */
  #takeTurn(): void {
    if (elapsed() < this.#nextTurnAt) {
      return;
    }
    this.#nextTurnAt = elapsed() + 0.8 * this.#timing.list;
    this.details.next().then(application => {
      const version = versionNumber(application?.metadata.resourceVersion);
      if (
        this.#stream.state.code === 'quiet' &&
        this.#witness.sawApplication(version)
      ) {
        this.#stream.missed();
      }
    });
  }

  #size(): number {
    const { instance, store } = this.#options;
    return store.countByInstance(instance.name);
  }

  #streamOpened(): void {
    this.#witness.forget();
    const { settle } = this.#timing;
    if (this.#stream.state.code === 'quiet') {
      // Nothing may fall between subscribing and listing.
      this.#lists.soon(settle / 3);
    }
    sleep(settle, this.#stop.signal).then(() => this.#tell());
  }

  #streamChanged(): void {
    const { code } = this.#stream.state;
    if (code !== 'quiet') {
      this.#lists.soon(code === 'speaking' ? this.#timing.settle / 3 : 0);
    }
    this.#tell();
  }

  /** Says how soon changes show while Argo CD answers. */
  #tell(): void {
    if (!this.#end || this.#stop.signal.aborted) {
      return;
    }
    const { age, isProven, state } = this.#stream;
    if (state.code === 'refused') {
      this.#state.set('delayed', instanceReason('streamRefused', state.status));
    } else if (state.code === 'silent') {
      this.#state.set('delayed', instanceReason('streamSilent'));
    } else if (state.code === 'speaking' || isProven || this.#size() === 0) {
      this.#state.set('live');
    } else if (age > this.#timing.settle) {
      this.#state.set('delayed', instanceReason('streamSilent'));
    }
  }

  /** Whether Argo CD itself, by whatever else it is asked, takes the credential and answers. */
  async #isHeard(error: unknown, signal: AbortSignal): Promise<boolean> {
    try {
      if (isUnauthorized(error)) {
        await this.#checkAccount();
      }
      await this.#reach.probe(signal);
      return this.#end !== undefined;
    } catch {
      this.#reach.doubt();
      return false;
    }
  }

  async #checkAccount(): Promise<void> {
    const { client } = this.#options;
    if (this.#isCheckingAccount || !this.#end) {
      return;
    }
    this.#isCheckingAccount = true;
    try {
      if (!client.hasAccount) {
        this.#lists.soon(0);
      } else if (!(await client.loggedIn())) {
        this.#end(new ArgocdAnswerError(401, 'not logged in'));
      }
    } catch (error) {
      if (isUnauthorized(error)) {
        this.#end?.(error);
      }
    } finally {
      this.#isCheckingAccount = false;
    }
  }
}
