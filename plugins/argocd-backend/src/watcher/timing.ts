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

import { setTimeout } from 'node:timers/promises';

/** Milliseconds. */
export interface WatcherTiming {
  /** Until what a stream has to bring has come: the beginning of a replay, or a change that a list shows. */
  settle: number;
  /** Between two lists while the stream brings changes, give or take a fifth. */
  list: number;
  /** The same while it does not. */
  delayedList: number;
  /**
   * Between two bare connections. While Argo CD reloads, an open stream makes it refuse everybody; with this the stream
   * is let go within a second, without a call.
   */
  connect: number;
  /** Between two probes over HTTP while nothing changes; the first ones after a change come sooner. */
  probe: number;
  /** The same where a bare connection has proved to tell when Argo CD refuses. */
  quietProbe: number;
  probeDeadline: number;
  /** A stream that has spoken is given up after this much silence; Argo CD sends a keepalive every 15 s. */
  silence: number;
  /** A stream is renewed after this long, so that rights and settings are checked again. */
  renew: number;
  backoffMinimum: number;
  /** The longest wait before an instance that is away is tried again over HTTP. */
  backoffMaximum: number;
  /** The longest wait before a stream that is refused or silent is tried again. */
  streamBackoffMaximum: number;
  /** The longest wait until it is looked once more whether a refused token is accepted again. */
  unauthorized: number;
  /** How long an instance may be away before it is called unreachable. */
  grace: number;
}

export const defaultTiming: WatcherTiming = {
  settle: 3_000,
  list: 180_000,
  delayedList: 30_000,
  connect: 750,
  probe: 12_000,
  quietProbe: 30_000,
  probeDeadline: 5_000,
  silence: 45_000,
  renew: 600_000,
  backoffMinimum: 1_000,
  backoffMaximum: 30_000,
  streamBackoffMaximum: 120_000,
  unauthorized: 60_000,
  grace: 30_000,
};

/** Full jitter: anything between the minimum and an exponentially growing bound. */
export function backoff(
  attempt: number,
  minimum: number,
  maximum: number,
  random: () => number,
): number {
  const bound = Math.min(maximum, minimum * 2 ** Math.min(attempt, 10));
  return minimum + random() * Math.max(0, bound - minimum);
}

/**
 * How long to wait before an instance that is away is tried again: a tenth of the time that it has been, so that one
 * that restarts is found within seconds and one that is gone is left alone.
 */
export function retryAfter(
  awayMs: number,
  {
    backoffMinimum,
    backoffMaximum,
  }: Pick<WatcherTiming, 'backoffMinimum' | 'backoffMaximum'>,
): number {
  return Math.min(backoffMaximum, Math.max(backoffMinimum, awayMs / 10));
}

/** Gives or takes a fifth, so that many watchers do not ask at once. */
export function jitter(milliseconds: number, random: () => number): number {
  return milliseconds * (0.8 + 0.4 * random());
}

/** Waits, or returns early when the signal aborts. */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}

/** Milliseconds that no correction of the clock changes. */
export function elapsed(): number {
  return performance.now();
}
