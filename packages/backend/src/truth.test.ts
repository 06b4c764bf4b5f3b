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

import { describeStep, randomSteps, seeded } from './__testUtils__/truth/steps';
import { TruthWorld } from './__testUtils__/truth/TruthWorld';

jest.setTimeout(120_000);

it('runs', async () => {
  const real = process.hrtime.bigint;
  const ms = (a: bigint, b: bigint) => Number(b - a) / 1e6;
  const t0 = real();
  const world = await TruthWorld.start(3);
  const t1 = real();
  console.log('start', ms(t0, t1));
  await world.begin();
  for (const step of randomSteps(40, seeded(1))) {
    const a = real();
    const truths = await world.take(step);
    const b = real();
    const { body } = await world.portal.get(
      `/entities/system/default/${world.project}/applications`,
    );
    const c = real();
    const t = truths[truths.length - 1];
    console.log(
      describeStep(step),
      ms(a, b),
      ms(b, c),
      t.changes.length,
      t.applications
        .map(x =>
          JSON.stringify([
            x.environment,
            x.isSynced,
            x.isDegraded,
            x.operations.map(o => o.kind + o.phase).join(' '),
            x.services.map(s => s.ready.map(i => i.slice(-40, -33)).join()),
          ]),
        )
        .join('\n'),
      body.applications?.map((x: any) => x.verdict.code).join() ?? body,
    );
  }
  await world.stop();
});
