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

// npm run -s truth -- <steps> <seed> [<sequence>]: random steps in the sandbox's world; after each, everything that the
// portal says is compared with what is so. A sequence after which it says something else is printed, without the steps it
// does not need. With a sequence it begins there.
import { log, main, Missing, runTests } from './command.mjs';
import { prepare } from './setup.mjs';

/** As in packages/backend/src/__testUtils__/truth/run.ts. */
const sequenceLength = 25;
/** A process of its own for so many, because browser's documents and portals leave something behind. */
const sequencesAtATime = 8;

main(async () => {
  const [steps = '2000', seed = '1', from = '1'] = process.argv.slice(2);
  if (![steps, seed, from].every(text => /^[1-9]\d*$/.test(text))) {
    throw new Missing(
      'Give the number of steps, a seed and the sequence to begin with, e.g. npm run -s truth -- 2000 1 1',
    );
  }
  const count = Math.ceil(Number(steps) / sequenceLength);
  await prepare();
  for (let first = Number(from); first <= count; first += sequencesAtATime) {
    const last = Math.min(first + sequencesAtATime - 1, count);
    log(`Sequences ${first} to ${last} of ${count} …`);
    const code = await runTests('packages/backend/src/truth.test.ts', {
      TRUTH_STEPS: String(Math.min(last * sequenceLength, Number(steps))),
      TRUTH_SKIPPED: String((first - 1) * sequenceLength),
      TRUTH_SEED: seed,
    });
    if (code !== 0) {
      log(
        `Something said was not so, or the test did not come to its end, in one of the sequences ${first} to ${last} with seed ${seed}.`,
      );
      process.exit(code);
    }
  }
  log(
    `Steps ${
      (Number(from) - 1) * sequenceLength + 1
    } to ${steps} with seed ${seed}: everything said was so.`,
  );
});
