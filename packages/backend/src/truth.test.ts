/** @jest-environment ./__testUtils__/truth/screen/environment.cjs */
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

import { Truth } from './__testUtils__/truth/oracle/Truth';
import { Said, SaidEntity } from './__testUtils__/truth/oracle/Said';
import {
  describeFailure,
  findFailure,
  runSteps,
  sequenceLength,
} from './__testUtils__/truth/run';
import { lookAtScreen } from './__testUtils__/truth/screen/lookAtScreen';
import { ArgocdFault, describeStep, Step } from './__testUtils__/truth/steps';
import { TruthWorld } from './__testUtils__/truth/TruthWorld';

/** Of `npm run truth`; a sample without. */
const steps = Number(process.env.TRUTH_STEPS ?? 12);
/** Steps before these, which are not taken again. */
const skipped = Number(process.env.TRUTH_SKIPPED ?? 0);
const seed = Number(process.env.TRUTH_SEED ?? 7);
const isSample = process.env.TRUTH_STEPS === undefined;
/** How often a failing sequence is tried again with less. */
const patience = isSample ? 0 : 60;
/** A machine that does other things for long must not be taken for a portal that never says what is so. */
const waitMs = 60_000;

function report(text: string): void {
  if (!isSample) {
    const seconds = (performance.now() / 1000).toFixed(0);
    process.stdout.write(`[${seconds} s] ${text}\n`);
  }
}

jest.setTimeout(isSample ? 900_000 : 86_400_000);

const ends = (...services: ('api' | 'ui')[]): Step => ({
  kind: 'push',
  services,
  ci: 'ends',
});
const promote = (to: 'staging' | 'production'): Step => ({
  kind: 'promote',
  to,
  byMergeRequest: false,
});
const everywhere: Step[] = [
  ends('api', 'ui'),
  promote('staging'),
  promote('production'),
  { kind: 'sync', how: 'full' },
];

const broken = (what: ArgocdFault, ...meanwhile: Step[]): Step[] => [
  { kind: 'breaks', what },
  ...meanwhile,
  { kind: 'heals' },
];
/** What may be away, and the portal in between; the long form has more of it, in any order. */
const troubled: Step[] = [
  ends('api', 'ui'),
  promote('staging'),
  ...broken('unavailable', ends('ui')),
  { kind: 'portalRestarts' },
  ...broken('controller', ends('api')),
  ...broken('webhooks', ends('api')),
  ends('ui'),
  ...broken('repositoryServer'),
  ...broken('cluster'),
];

const withSystem = (said: Said, system: Partial<SaidEntity>): Said => ({
  ...said,
  system: { ...said.system, ...system },
});

/** Faults that the portal once had, put back into what it answers. */
const faults: {
  name: string;
  steps: Step[];
  alter(said: Said, truth: Truth): Said;
  found: RegExp;
}[] = [
  {
    name: 'as far as the environment before it is taken for the latest change',
    steps: [...everywhere, ends('api')],
    alter: said => {
      const { applications } = said.system;
      return withSystem(said, {
        applications: applications.map((application, index) => {
          const before = applications[index - 1]?.standing;
          return before?.commit && before.commit === application.standing.commit
            ? {
                ...application,
                standing: { ...application.standing, has: 'yes', behind: 0 },
              }
            : application;
        }),
      });
    },
    found: /system production has\s+says: yes\s+truth: no/,
  },
  {
    name: 'a commit that changes nothing makes the change live everywhere',
    steps: [...everywhere, ends('api'), { kind: 'docs', hasPipeline: false }],
    alter: (said, { changes, commits }) =>
      changes.length > 1 && commits.indexOf(changes[0].sha) > 1
        ? withSystem(said, {
            headline: {
              code: 'liveEverywhere',
              sentence: 'Live in dev, staging and production.',
            },
          })
        : said,
    found:
      /system headline\s+says: Live in dev, staging and production\.\s+truth: not: .*"environment":"staging"/,
  },
  {
    name: 'live without a pod, after a sync of nothing',
    steps: [
      { kind: 'forbidden', environment: 'production' },
      { kind: 'sync', how: 'full' },
    ],
    alter: said =>
      withSystem(said, {
        applications: said.system.applications.map(application =>
          ['notDeployed', 'syncFailed'].includes(application.verdict.code) &&
          application.environment === 'production'
            ? {
                ...application,
                verdict: {
                  ...application.verdict,
                  code: 'live',
                  sentence: 'Healthy.',
                },
              }
            : application,
        ),
      }),
    found: /system production verdict\s+says: live: Healthy\./,
  },
  {
    name: 'a deployment that failed becomes healthy when a later commit does not render',
    steps: [
      ends('api', 'ui'),
      { kind: 'forbidden', environment: 'dev' },
      { kind: 'chartBreaks', environment: 'dev' },
    ],
    alter: (said, { applications }) =>
      applications.some(({ renders }) => !renders)
        ? {
            ...said,
            deployments: said.deployments.map(deployment =>
              deployment.outcome === 'failed'
                ? {
                    ...deployment,
                    outcome: 'succeeded',
                    healthAfter: 'Healthy',
                  }
                : deployment,
            ),
          }
        : said,
    found:
      /deployments dev\s+says: .* succeeded Healthy .*outcome\s+truth: .*"phase":"Failed"/,
  },
  {
    name: "Argo CD's head of the branch is shown as the version",
    steps: [...everywhere, { kind: 'docs', hasPipeline: true }],
    alter: (said, { commits }) =>
      withSystem(said, {
        applications: said.system.applications.map(application => ({
          ...application,
          standing: {
            ...application.standing,
            commit: application.standing.commit && commits[0],
          },
        })),
      }),
    found: /system dev version\s+says: [0-9a-f]{40}/,
  },
];

describe('the portal tells the truth', () => {
  let world: TruthWorld;

  beforeAll(async () => {
    // A project for each sequence, and for each try with less of one that fails.
    world = await TruthWorld.start(
      Math.ceil((steps - skipped) / sequenceLength) +
        patience +
        1 +
        faults.length,
    );
  });

  afterAll(async () => {
    await world?.stop();
  });

  it('whatever happens', async () => {
    const failure = await findFailure(world, {
      steps,
      skipped,
      seed,
      patience,
      waitMs,
      look: lookAtScreen,
      onStep: ({ sequence, number, step }) =>
        report(`${sequence}.${number} ${describeStep(step)}`),
      onFound: found =>
        report(`Tried again with less:\n${describeFailure(found)}`),
    });
    expect(failure && describeFailure(failure)).toBeUndefined();
  });

  if (isSample) {
    it('though Argo CD breaks and the portal restarts', async () => {
      const failure = await runSteps(world, troubled, {
        look: lookAtScreen,
        waitMs,
      });
      expect(failure && describeFailure(failure)).toBeUndefined();
    });

    it.each(faults)(
      'or the oracle finds it: $name',
      async ({ alter, found, steps: sequence }) => {
        const failure = await runSteps(world, sequence, { alter });
        expect(failure && describeFailure(failure)).toMatch(found);
      },
    );
  }
});
