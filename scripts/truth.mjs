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

// npm run -s truth -- <steps> <seed>: random steps in the sandbox's world; after each, everything that the portal says
// is compared with what is so. A sequence after which it says something else is printed, without the steps it does not
// need.
import { main, Missing, runTests } from './command.mjs';
import { prepare } from './setup.mjs';

main(async () => {
  const [steps = '2000', seed = '1'] = process.argv.slice(2);
  if (![steps, seed].every(text => /^[1-9]\d*$/.test(text))) {
    throw new Missing(
      'Give the number of steps and a seed, e.g. npm run -s truth -- 2000 1',
    );
  }
  await prepare();
  const began = performance.now();
  const code = await runTests('packages/backend/src/truth.test.ts', {
    TRUTH_STEPS: steps,
    TRUTH_SEED: seed,
  });
  const took = (performance.now() - began) / 1000;
  console.log(
    `${steps} steps with seed ${seed}: ${
      code === 0 ? 'everything said was so' : 'something said was not so'
    }, ${took.toFixed(0)} s`,
  );
  process.exit(code);
});
