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

/**
 * How the clock of one Argo CD differs from the portal's. A comparison cannot have been made after it was heard of, nor
 * before it was asked for: that is all that is needed, and nobody has to be asked for the time.
 */
export class ArgocdClock {
  /** Milliseconds that it is ahead; negative where it is behind. */
  #aheadMs = 0;

  /** A time of Argo CD, in milliseconds since the epoch of the portal. */
  ours(at: number): number {
    return at - this.#aheadMs;
  }

  /** A time of Argo CD was heard, which has passed. */
  heard(at: number, now: number): void {
    this.#aheadMs = Math.max(this.#aheadMs, at - now);
  }

  /** Argo CD has compared between two times of the portal, and calls that time `at`. */
  compared(at: number, askedAt: number, now: number): void {
    this.#aheadMs = Math.min(
      Math.max(this.#aheadMs, at - now),
      Math.max(at - askedAt, at - now),
    );
  }
}
