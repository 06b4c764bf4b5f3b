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

import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { text } from 'node:stream/consumers';

/** Who is asked to give way: everything else of the machine comes first. */
const priority = 10;
/** Where memory is short, the kernel ends this and not the portal. */
const firstToGo = '1000';

/** What a module exports that runs in the box. */
type Job = (input: unknown) => unknown;

function giveWay(): void {
  try {
    os.setPriority(priority);
    writeFileSync('/proc/self/oom_score_adj', firstToGo);
  } catch {
    // Another system has another way, or none.
  }
}

async function answer(module: string): Promise<object> {
  try {
    const { run } = require(module) as { run: Job };
    const input: unknown = JSON.parse(await text(process.stdin));
    // The time of the job begins with this line.
    process.stdout.write('\n');
    return { result: await run(input) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

giveWay();
answer(process.argv[2]).then(content => {
  // The last line; what the job printed stands before it.
  process.stdout.write(`\n${JSON.stringify(content)}`, () => process.exit(0));
});
