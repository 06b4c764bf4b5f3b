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

import { mock } from 'node:test';

const realTimeout = globalThis.setTimeout;
const realNow = performance.now.bind(performance);
/** Simulated milliseconds that pass at once. */
const stepMs = 100;
/** Real ones in which what a step has begun is answered. */
const answerMs = 1;

/** From now on time stands still in this process but for {@link pass}; what comes by network takes its real time. */
export function simulateTime(): void {
  const origin = Date.now() - realNow();
  mock.timers.enable({
    apis: ['setTimeout', 'setInterval', 'Date'],
    now: Date.now(),
  });
  performance.now = () => Date.now() - origin;
}

/** @param isBusy - whether something is still waited for, which no step may overtake */
export async function pass(
  milliseconds: number,
  isBusy: () => boolean,
): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += stepMs) {
    mock.timers.tick(stepMs);
    do {
      await new Promise(resolve => realTimeout(resolve, answerMs));
    } while (isBusy());
  }
}
