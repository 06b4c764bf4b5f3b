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

// Asks for the liveness of a portal every 20 ms, as Kubernetes does less often, and says how long each answer took.
import { setTimeout as wait } from 'node:timers/promises';

const [url] = process.argv.slice(2);
const everyMs = 20;

async function ask() {
  const took: number[] = [];
  let isDone = false;
  process.on('message', () => {
    isDone = true;
  });
  while (!isDone) {
    const begun = performance.now();
    const response = await fetch(url);
    await response.text();
    if (!response.ok) {
      throw new Error(`It answered ${response.status}.`);
    }
    took.push(performance.now() - begun);
    await wait(everyMs);
  }
  process.send!({ took }, () => process.exit());
}

ask();
