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

import { ArgocdClient } from '../argocd/ArgocdClient';
import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { RawWatchEvent } from '../argocd/types';
import { backoff, elapsed, jitter, sleep, WatcherTiming } from './timing';

/**
 * What is known of a stream: nothing came yet, which an idle Argo CD explains; it speaks; it is refused; or it is silent
 * although there was something to say.
 */
export type StreamState =
  | { code: 'quiet' | 'speaking' | 'silent' }
  | { code: 'refused'; status?: number };

/** How one stream ended. */
type Ending = 'ended' | 'silent' | { refused: { status?: number } };

/** So many times in a row a stream may be cut off before it speaks. */
const maxCuts = 2;

const isTrouble = ({ code }: StreamState) =>
  code === 'silent' || code === 'refused';

/** Keeps one stream open, and knows whether it brings what happens. It never ends what lists do. */
export class StreamLoop {
  #state: StreamState = { code: 'quiet' };
  #hasSpoken = false;
  #isProven = false;
  #openedAt?: number;
  #lastEventAt = 0;
  #isReplay = false;
  #attempt = 0;
  #cut = 0;
  #missed = () => {};

  constructor(
    private readonly options: {
      client: Pick<ArgocdClient, 'streamApplications'>;
      timing: WatcherTiming;
      random(): number;
      /** Whether the next stream is to send every application first. @param isProven - whether one has spoken before */
      replays(isProven: boolean): boolean;
      /** How many applications a replay would send. */
      size(): number;
      onEvent(event: RawWatchEvent): void;
      onOpen(): void;
      onChange(): void;
      /** Whether it is the stream alone that fails: Argo CD answers otherwise, and takes the credential. */
      isStreamAlone(error: unknown, signal: AbortSignal): Promise<boolean>;
    },
  ) {}

  get state(): StreamState {
    return this.#state;
  }

  /** Whether a stream of this instance has spoken since the last one that was refused or silent. */
  get isProven(): boolean {
    return this.#isProven;
  }

  /** Milliseconds since the stream was asked for; 0 where none is. */
  get age(): number {
    return this.#openedAt === undefined ? 0 : elapsed() - this.#openedAt;
  }

  /** Whether applications are still being sent that nothing has happened to. */
  get isReplaying(): boolean {
    const { settle } = this.options.timing;
    return (
      this.#isReplay &&
      this.#openedAt !== undefined &&
      this.age < 10 * settle &&
      Math.min(this.age, elapsed() - this.#lastEventAt) < settle / 3
    );
  }

  /** Something has happened that the stream must bring. It is silent if it does not soon. */
  missed(): void {
    this.#missed();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { timing, random } = this.options;
    while (!signal.aborted) {
      const ending = await this.#follow(signal);
      if (signal.aborted) {
        break;
      }
      if (typeof ending === 'object') {
        this.#set({ code: 'refused', ...ending.refused });
      } else if (ending === 'silent') {
        this.#set({ code: 'silent' });
      } else if (this.#hasSpoken) {
        // That it ends, breaks off or is renewed is everyday life.
        this.#attempt = 0;
        this.#set({ code: 'quiet' });
      }
      const { backoffMinimum, streamBackoffMaximum } = timing;
      await sleep(
        backoff(this.#attempt, backoffMinimum, streamBackoffMaximum, random),
        signal,
      );
      this.#attempt += 1;
    }
    // What is refused once may be heard the next time, but what spoke has to speak again.
    if (!isTrouble(this.#state)) {
      this.#set({ code: 'quiet' });
    }
  }

  async #follow(signal: AbortSignal): Promise<Ending> {
    const { timing, random, onOpen, replays, size } = this.options;
    const connection = new AbortController();
    const open = AbortSignal.any([connection.signal, signal]);
    this.#hasSpoken = false;
    this.#openedAt = elapsed();
    this.#isReplay = replays(this.#isProven);
    const missed = new Promise<void>(resolve => {
      this.#missed = resolve;
    });
    onOpen();
    let lastActivity = elapsed();
    try {
      return await Promise.race([
        this.#read(open, () => {
          lastActivity = elapsed();
          this.#speaks();
        }),
        this.#silence(open, () => lastActivity),
        sleep(jitter(timing.renew, random), open).then((): Ending => 'ended'),
        missed.then(() => this.#unlessSpoken(open)),
        this.#isReplay && size() > 0 ? this.#unlessSpoken(open) : forever(open),
      ]);
    } finally {
      connection.abort();
      this.#openedAt = undefined;
    }
  }

  #speaks(): void {
    this.#hasSpoken = true;
    this.#isProven = true;
    this.#set({ code: 'speaking' });
  }

  /** Ends a stream that has said nothing when something must have come. */
  async #unlessSpoken(signal: AbortSignal): Promise<Ending> {
    await sleep(this.options.timing.settle, signal);
    if (this.#hasSpoken || signal.aborted) {
      return forever(signal);
    }
    const isAlone = await this.options.isStreamAlone(undefined, signal);
    return isAlone && !this.#hasSpoken ? 'silent' : 'ended';
  }

  /** Ends a stream that has spoken and sends not even keepalives any more. */
  async #silence(
    signal: AbortSignal,
    lastActivity: () => number,
  ): Promise<Ending> {
    const { silence } = this.options.timing;
    while (!this.#hasSpoken || elapsed() - lastActivity() <= silence) {
      await sleep(silence / 3, signal);
      if (signal.aborted) {
        break;
      }
    }
    return 'ended';
  }

  async #read(signal: AbortSignal, onActivity: () => void): Promise<Ending> {
    const { client, isStreamAlone, onEvent, size } = this.options;
    let failure: unknown;
    try {
      const events = client.streamApplications({
        replay: this.#isReplay,
        signal,
        onActivity,
      });
      for await (const event of events) {
        this.#lastEventAt = elapsed();
        onEvent(event);
      }
    } catch (error) {
      failure = error;
    }
    const hadToSpeak = this.#isReplay && size() > 0 && !this.#hasSpoken;
    this.#cut = hadToSpeak ? this.#cut + 1 : 0;
    // One that is cut off again and again before it can say what it has to say is refused as well.
    const refusal =
      this.#refusalIn(failure) ?? (this.#cut > maxCuts ? {} : undefined);
    return refusal && (await isStreamAlone(failure, signal))
      ? { refused: refusal }
      : 'ended';
  }

  /** What refused the stream. Connections break off, and proxies give up what says nothing for long: that is none. */
  #refusalIn(error: unknown): { status?: number } | undefined {
    if (error instanceof ArgocdAnswerError) {
      const isGivenUp = [408, 504].includes(error.status);
      return isGivenUp && this.age > this.options.timing.settle
        ? undefined
        : { status: error.status };
    }
    return error instanceof ArgocdUnreachableError &&
      ['notArgocd', 'redirected'].includes(error.kind)
      ? {}
      : undefined;
  }

  #set(state: StreamState): void {
    if (isTrouble(state)) {
      this.#isProven = false;
    } else if (state.code === 'quiet' && isTrouble(this.#state)) {
      return;
    }
    const changed = state.code !== this.#state.code;
    this.#state = state;
    if (changed) {
      this.options.onChange();
    }
  }
}

/** Resolves when nobody listens any more. */
async function forever(signal: AbortSignal): Promise<Ending> {
  if (!signal.aborted) {
    await new Promise<void>(resolve =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
  }
  return 'ended';
}
