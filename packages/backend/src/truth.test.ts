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

import { describeFailure, runSteps } from './__testUtils__/truth/run';
import { describeStep, randomSteps, seeded } from './__testUtils__/truth/steps';
import { TruthWorld } from './__testUtils__/truth/TruthWorld';

jest.setTimeout(600_000);

it('runs', async () => {
  const world = await TruthWorld.start(3);
  const began = process.hrtime.bigint();
  let n = 0;
  const failure = await runSteps(
    world,
    randomSteps(
      Number(process.env.TRUTH_STEPS ?? 40),
      seeded(Number(process.env.TRUTH_SEED ?? 1)),
    ),
    {
      ignore: f => (f.said === 'unknown' || f.said === 'nothing') && f.where.startsWith('component') || /line$/.test(f.where),
    onStep: step => {
        n += 1;
        console.log(
          n,
          describeStep(step),
          Number(process.hrtime.bigint() - began) / 1e6,
        );
      },
    },
  );
  await world.stop();
  expect(failure && describeFailure(failure)).toBeUndefined();
});
