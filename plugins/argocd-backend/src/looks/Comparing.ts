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

/** How long Argo CD lets pass by default until it compares again, its jitter included. */
export const defaultReconciliationMs = 180_000;
/** An application is asked for once so much of an interval has passed without a comparison … */
const askAfter = 1.25;
/** … and the alarm is raised after so much, in time for two intervals. */
const alarmAfter = 1.75;
/** An Argo CD that answers is asked less and less often, up to this many milliseconds. */
const maxPauseMs = 1_800_000;
const maxAnswerMs = 20_000;
/** The clock of Argo CD may be behind the portal's by as much. */
const clockSkewMs = 60_000;

/**
 * Whether one Argo CD compares. That nothing was compared for long is no proof: it may be told to compare seldom, or
 * never. That it does not when it is asked is one.
 */
export class Comparing {
  readonly #intervalMs: number;
  /** An interval without a comparison says nothing where Argo CD is told not to compare by itself. */
  readonly #neededRefusals: number;
  #heardAt?: number;
  #newest?: number;
  #askedAt = -Infinity;
  #asked?: string;
  /** Applications that were asked for in vain since the newest comparison. */
  readonly #unanswered = new Set<string>();
  #answers = 0;

  /** @param reconciliationMs - how often Argo CD compares by itself; 0 where it does not */
  constructor(reconciliationMs: number) {
    this.#intervalMs = reconciliationMs || defaultReconciliationMs;
    this.#neededRefusals = reconciliationMs ? 1 : 2;
  }

  /** Milliseconds until a question counts as not answered. */
  get answerMs(): number {
    return Math.min(maxAnswerMs, this.#intervalMs / 2);
  }

  /** Milliseconds since the epoch of the newest comparison; `undefined` where none was seen. */
  get newest(): number | undefined {
    return this.#newest;
  }

  /** An application was compared. */
  compared(at: number): void {
    if (at <= (this.#newest ?? -Infinity)) {
      return;
    }
    this.#newest = at;
    if (at > this.#askedAt - clockSkewMs) {
      this.#unanswered.clear();
      if (this.#asked === undefined) {
        // It compares by itself.
        this.#answers = 0;
      }
    }
  }

  /** Argo CD is heard, or is not: of what is not heard nothing is known. */
  heard(isHeard: boolean, now: number): void {
    if (!isHeard) {
      this.#heardAt = undefined;
      this.#unanswered.clear();
    } else {
      this.#heardAt ??= now;
    }
  }

  /** Whether it is time to ask for a comparison. */
  isDue(now: number): boolean {
    const pauseMs = Math.min(
      this.#intervalMs * 2 ** this.#answers,
      Math.max(maxPauseMs, this.#intervalMs),
    );
    return (
      this.#asked === undefined &&
      this.#silence(now) >= askAfter * this.#intervalMs &&
      now - this.#askedAt >= pauseMs
    );
  }

  /** Whether an application was asked for in vain. */
  isUnanswered(key: string): boolean {
    return this.#unanswered.has(key);
  }

  asks(key: string, now: number): void {
    this.#asked = key;
    this.#askedAt = now;
  }

  /** @param outcome - `other` where it was answered with something that says neither */
  asked(outcome: 'compared' | 'silent' | 'other'): void {
    if (outcome === 'compared') {
      this.#answers += 1;
      this.#unanswered.clear();
    } else if (outcome === 'silent' && this.#asked !== undefined) {
      this.#unanswered.add(this.#asked);
    }
    this.#asked = undefined;
  }

  /**
   * Since when it does not compare, in milliseconds since the epoch; `undefined` where it does, or nobody knows.
   *
   * @param applications - how many there are to be asked for
   */
  notComparingSince(
    now: number,
    applications: () => number,
  ): number | undefined {
    const isSilent =
      this.#unanswered.size > 0 &&
      this.#unanswered.size >= Math.min(this.#neededRefusals, applications());
    return isSilent && this.#silence(now) >= alarmAfter * this.#intervalMs
      ? this.#newest ?? this.#heardAt
      : undefined;
  }

  /** Milliseconds without a comparison; what happened before Argo CD was heard may only not have been seen. */
  #silence(now: number): number {
    const heardAt = this.#heardAt;
    return heardAt === undefined
      ? 0
      : now - Math.max(this.#newest ?? heardAt, heardAt - this.#intervalMs);
  }
}
