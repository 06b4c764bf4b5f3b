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

/** Milliseconds of work that this process has done. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How much work a whole run may be. What others do on the machine meanwhile does not count. */
export class Deadline {
  readonly #begun = worked();
  #elsewhere = 0;

  /** @param milliseconds - of work, from now */
  constructor(readonly milliseconds: number) {}

  /** Adds work that a program did for the run. */
  spend(milliseconds: number): void {
    this.#elsewhere += milliseconds;
  }

  /** Milliseconds that are left; never below 0. */
  get left(): number {
    const spent = worked() - this.#begun + this.#elsewhere;
    return Math.max(0, this.milliseconds - spent);
  }

  get isOver(): boolean {
    return this.left === 0;
  }
}
