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

// npm run -s provision-fuzz -- [<runs> [<seed>]]: changes requests to provision at random, 1,000 by default, and compares
// what comes of them with what comes of the honest one.
import { main, runTests } from './command.mjs';
import { prepare } from './setup.mjs';

main(async () => {
  const [runs = '1000', seed] = process.argv.slice(2);
  await prepare();
  process.exit(
    await runTests('plugins/argocd-backend/src/provisionFuzz', {
      CI: 'true',
      FUZZ_RUNS: runs,
      ...(seed && { FUZZ_SEED: seed }),
    }),
  );
});
