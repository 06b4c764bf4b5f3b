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

/** Milliseconds; tests scale them down. */
export interface WatcherTiming {
  /** Between subscribing and listing, so that nothing falls between the two. */
  settle: number;
  /** Between two lists, give or take a fifth. */
  list: number;
  /**
   * Between two probes on a fresh connection, give or take a fifth. While Argo CD reloads, an open stream makes it refuse
   * everybody; with this the stream is let go within a second. A probe is the cheapest question there is.
   */
  probe: number;
  probeDeadline: number;
  /** A stream that has spoken is given up after this much silence; Argo CD sends a keepalive every 15 s. */
  silence: number;
  /** A stream is renewed after this long, so that rights and settings are checked again. */
  renew: number;
  backoffMinimum: number;
  backoffMaximum: number;
  /** Between two looks whether a refused token is accepted again. */
  unauthorized: number;
  /** How long an instance may be away before it is called unreachable. */
  grace: number;
}

export const defaultTiming: WatcherTiming = {
  settle: 1_000,
  list: 180_000,
  probe: 750,
  probeDeadline: 5_000,
  silence: 45_000,
  renew: 600_000,
  backoffMinimum: 1_000,
  backoffMaximum: 30_000,
  unauthorized: 60_000,
  grace: 30_000,
};

/** Full jitter: anything between the minimum and an exponentially growing bound. */
export function backoff(
  attempt: number,
  timing: WatcherTiming,
  random: () => number,
): number {
  const bound = Math.min(
    timing.backoffMaximum,
    timing.backoffMinimum * 2 ** Math.min(attempt, 10),
  );
  return (
    timing.backoffMinimum +
    random() * Math.max(0, bound - timing.backoffMinimum)
  );
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
