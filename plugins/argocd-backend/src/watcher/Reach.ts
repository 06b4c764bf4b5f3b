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

import { ArgocdAnswerError, ArgocdUnreachableError } from '../argocd/errors';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { Alarm } from './Alarm';
import { elapsed, jitter, retryAfter, sleep, WatcherTiming } from './timing';

/** So many probes in a row may fail in another way than by being refused. */
const maxFailures = 3;

/** Statuses of what stands in front of an Argo CD that takes no connections. */
function isAnsweredForIt(error: unknown): boolean {
  return (
    error instanceof ArgocdAnswerError && [502, 503].includes(error.status)
  );
}

/** New connections are refused, by Argo CD itself or by what stands in front of it. */
function isReload(error: unknown): boolean {
  return error instanceof ArgocdAnswerError
    ? isAnsweredForIt(error)
    : !(error instanceof ArgocdUnreachableError) || error.kind !== 'timeout';
}

/**
 * Whether Argo CD takes new connections, asked as cheaply as the way to it allows: by a bare connection, which is no
 * call, where that tells, and by the version where something stands between that always connects.
 */
export class Reach {
  /** Whether a bare connection tells when Argo CD refuses; unknown until it has refused. */
  #bareTells?: boolean;
  readonly #alarm = new Alarm();
  #isDoubted = false;

  constructor(
    private readonly options: {
      client: Pick<ArgocdClient, 'takesConnections' | 'version'>;
      timing: WatcherTiming;
      random(): number;
      onVersion(version: string): void;
    },
  ) {}

  /** Asks over HTTP. @throws where Argo CD does not answer */
  async probe(signal: AbortSignal): Promise<void> {
    const { client, timing, onVersion } = this.options;
    onVersion(
      await client.version({ deadlineMs: timing.probeDeadline, signal }),
    );
  }

  /** A call has failed: whether Argo CD is away is found out now. */
  doubt(): void {
    this.#isDoubted = true;
    this.#alarm.ring();
  }

  /** Looks again and again. @throws as soon as Argo CD refuses; one that is only slow has much to do, and gets more time */
  async guard(signal: AbortSignal): Promise<void> {
    const { timing, random } = this.options;
    let pause = timing.connect;
    let probeAt = elapsed() + jitter(pause, random);
    let failures = 0;
    while (!signal.aborted) {
      const untilProbe = Math.max(0, probeAt - elapsed());
      await this.#alarm.wait(
        this.#bareTells === false
          ? untilProbe
          : Math.min(untilProbe, jitter(timing.connect, random)),
        signal,
      );
      const isRefused = await this.#isRefused(signal);
      if (
        signal.aborted ||
        (!isRefused && !this.#isDoubted && elapsed() < probeAt)
      ) {
        continue;
      }
      this.#isDoubted = false;
      try {
        await this.probe(signal);
        if (isRefused) {
          // It answers, so the bare connection goes elsewhere.
          this.#bareTells = false;
        }
        failures = 0;
        pause = Math.min(
          pause * 2,
          this.#bareTells ? timing.quietProbe : timing.probe,
        );
      } catch (error) {
        failures += 1;
        await this.#learn(error, isRefused, signal);
        if (isReload(error) || failures >= maxFailures) {
          throw error;
        }
        pause = timing.connect;
      }
      probeAt = elapsed() + jitter(pause, random);
    }
  }

  /** Waits until it is worth trying again. Where a bare connection tells, no call is spent before one is taken. */
  async wait(awayMs: number, signal: AbortSignal): Promise<void> {
    const { timing, random } = this.options;
    await sleep(jitter(retryAfter(awayMs, timing), random), signal);
    const giveUpAt = elapsed() + timing.backoffMaximum;
    while (
      !signal.aborted &&
      elapsed() < giveUpAt &&
      (await this.#isRefused(signal))
    ) {
      this.#bareTells = true;
      await sleep(jitter(timing.connect, random), signal);
    }
  }

  async #isRefused(signal: AbortSignal): Promise<boolean> {
    const { client, timing } = this.options;
    if (this.#bareTells === false || signal.aborted) {
      return false;
    }
    const deadlineMs = timing.probeDeadline;
    return (await client.takesConnections({ deadlineMs, signal })) === false;
  }

  /** Whether the bare connection told what the probe has found. */
  async #learn(
    error: unknown,
    isRefused: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    if (isRefused) {
      this.#bareTells = true;
    } else if (isAnsweredForIt(error) && !(await this.#isRefused(signal))) {
      this.#bareTells = false;
    }
  }
}
