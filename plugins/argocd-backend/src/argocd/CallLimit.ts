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

import PQueue from 'p-queue';

/** Calls at the same time that nobody waits for. */
const concurrency = 4;
/** Argo CD spends its own limit at Kubernetes, 50 calls a second, on every application that is read by itself. */
const perSecond = 32;
/** Calls are spread over the second, so that none of those who wait in Argo CD waits for all of ours. */
const slicesPerSecond = 4;

/** How fast one Argo CD is asked for what nobody waits for: one limit for all of it. */
export class CallLimit {
  readonly #queue = new PQueue({
    concurrency,
    interval: 1_000 / slicesPerSecond,
    intervalCap: perSecond / slicesPerSecond,
  });

  /** @param isUrgent - whether it goes before what waits already */
  run<T>(call: () => Promise<T>, isUrgent = false): Promise<T> {
    return this.#queue.add(call, { priority: Number(isUrgent) });
  }
}
