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

import { Alarm } from './Alarm';
import { StreamState } from './StreamLoop';
import { elapsed, jitter, WatcherTiming } from './timing';

/** While a stream has not spoken, the first list comes after this part of the longest wait, then each later. */
const firstPart = 1 / 6;

/** Lists again and again: seldom while the stream brings changes, often while it does not. */
export class ListLoop {
  readonly #alarm = new Alarm();
  #dueAt = 0;
  /** Lists since there was a reason to list often. */
  #count = 0;

  constructor(
    private readonly options: {
      timing: WatcherTiming;
      random(): number;
      stream(): StreamState;
      /** Whether a list would only say what is just being sent. */
      isHeldUp(): boolean;
    },
  ) {}

  /** There is a reason to list within so many milliseconds, and often until the stream speaks. */
  soon(milliseconds: number): void {
    this.#count = 0;
    this.#dueAt = Math.min(this.#dueAt, elapsed() + milliseconds);
    this.#alarm.ring();
  }

  /** @param list - makes a list; what it throws ends the loop */
  async run(list: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const { timing, isHeldUp } = this.options;
    this.#next();
    while (!signal.aborted) {
      if (elapsed() < this.#dueAt) {
        await this.#alarm.wait(this.#dueAt - elapsed(), signal);
      } else if (isHeldUp()) {
        this.#dueAt = elapsed() + timing.settle / 3;
      } else {
        this.#dueAt = Infinity;
        await list();
        this.#next();
      }
    }
  }

  #next(): void {
    const { timing, random, stream } = this.options;
    const often =
      timing.delayedList * firstPart * 2 ** Math.min(this.#count, 9);
    this.#count += 1;
    const interval =
      stream().code === 'speaking'
        ? timing.list
        : Math.min(often, timing.delayedList);
    this.#dueAt = Math.min(this.#dueAt, elapsed() + jitter(interval, random));
  }
}
