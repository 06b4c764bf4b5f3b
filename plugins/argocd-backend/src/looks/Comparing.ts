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

/**
 * Whether one Argo CD compares. That nothing was compared for long is no proof: it may be told to compare seldom, or
 * never. That it does not when it is asked is one.
 */
export class Comparing {
  readonly #intervalMs: number;
  /** An interval without a comparison says nothing where Argo CD is told not to compare by itself: then it is two. */
  readonly #neededRefusals: number;
  #heardAt?: number;
  #newest?: number;
  #askedAt = -Infinity;
  #asked?: string;
  /** Applications that were asked for in vain since the newest comparison. */
  readonly #unanswered = new Set<string>();
  /** Applications that Argo CD has refused to say anything of. */
  readonly #refused = new Set<string>();
  #answers = 0;
  /** Questions in vain since the newest comparison. */
  #vain = 0;

  /**
   * @param reconciliationMs - how often Argo CD compares by itself; 0 where it does not
   * @param neededRefusals - questions in vain that raise the alarm
   */
  constructor(
    reconciliationMs: number,
    neededRefusals: number = reconciliationMs ? 1 : 2,
  ) {
    this.#intervalMs = reconciliationMs || defaultReconciliationMs;
    this.#neededRefusals = neededRefusals;
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
    this.#forget();
    if (this.#asked === undefined && at > this.#askedAt) {
      // It compares by itself.
      this.#answers = 0;
    }
  }

  /** Argo CD is heard, or is not: of what is not heard nothing is known. */
  heard(isHeard: boolean, now: number): void {
    if (!isHeard) {
      this.#heardAt = undefined;
      this.#forget();
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
      this.isQuiet(now) &&
      now - this.#askedAt >= pauseMs
    );
  }

  /** Whether an application was asked for in vain. */
  isUnanswered(key: string): boolean {
    return this.#unanswered.has(key);
  }

  /** Whether an application was asked for, and Argo CD said something else of it. */
  isRefused(key: string): boolean {
    return this.#refused.has(key);
  }

  /** Whether it was asked within the last interval, or is being asked. */
  wasAsked(now: number): boolean {
    return this.#asked !== undefined || now - this.#askedAt < this.#intervalMs;
  }

  asks(key: string, now: number): void {
    this.#asked = key;
    this.#askedAt = now;
  }

  /** @param outcome - `other` where it was answered with something that says neither */
  asked(outcome: 'compared' | 'silent' | 'other'): void {
    const key = this.#asked;
    if (key === undefined) {
      return;
    }
    if (outcome === 'compared') {
      this.#answers += 1;
      this.#forget();
      this.#refused.clear();
    } else if (
      outcome === 'silent' &&
      (this.#newest ?? -Infinity) > this.#askedAt
    ) {
      // Something else was compared meanwhile: that one application takes long.
      this.#answers = 0;
    } else if (outcome === 'silent') {
      // Whether it compares after all must not be known half an hour later.
      this.#answers = 0;
      this.#unanswered.add(key);
      this.#vain += 1;
    } else {
      this.#refused.add(key);
    }
    this.#asked = undefined;
  }

  /** Whether so long nothing was compared that it is worth a question. */
  isQuiet(now: number): boolean {
    return this.#silence(now) >= askAfter * this.#intervalMs;
  }

  /** Since when it does not compare, in milliseconds since the epoch; `undefined` where it does, or nobody knows. */
  notComparingSince(now: number): number | undefined {
    return this.#vain >= this.#neededRefusals &&
      this.#silence(now) >= alarmAfter * this.#intervalMs
      ? this.#newest ?? this.#heardAt
      : undefined;
  }

  #forget(): void {
    this.#unanswered.clear();
    this.#vain = 0;
  }

  /** Milliseconds without a comparison; what happened before Argo CD was heard may only not have been seen. */
  #silence(now: number): number {
    const heardAt = this.#heardAt;
    return heardAt === undefined
      ? 0
      : now - Math.max(this.#newest ?? heardAt, heardAt - this.#intervalMs);
  }
}
