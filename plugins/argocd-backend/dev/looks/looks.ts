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

// npm run -s looks [-- <count>]: 24 simulated hours of as many idle applications. No alarm may be raised.
import {
  minute,
  SimulatedArgocd,
} from '../../src/looks/__testUtils__/SimulatedArgocd';

const applications = Number(process.argv[2] ?? 1_000);
if (!Number.isSafeInteger(applications) || applications < 1) {
  throw new Error('usage: npm run -s looks [-- <count>]');
}

const day = 24 * 60 * minute;
const worlds = {
  usual: { everyMs: [2 * minute, 3 * minute] as [number, number] },
  'switched-off': { reconciliationMs: 0 },
  'switched-off-unknown': {},
};

async function main(): Promise<void> {
  for (const [name, options] of Object.entries(worlds)) {
    const argocd = new SimulatedArgocd({ applications, ...options });
    const alarms = await argocd.pass(day, minute / 4);
    process.stdout.write(
      `looks-${name} applications=${applications} hours=24 alarms=${alarms.length} questions=${argocd.asked.length}\n`,
    );
    if (alarms.length > 0) {
      process.exitCode = 1;
    }
  }
}

main();
