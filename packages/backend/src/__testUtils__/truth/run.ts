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

import { Fault } from './oracle/Faults';
import { isPrompt } from './oracle/facts';
import { judge } from './oracle/judge';
import { Said, SaidEntity } from './oracle/Said';
import { Truth } from './oracle/Truth';
import { shrink } from './shrink';
import { describeStep, randomSteps, seeded, services, Step } from './steps';
import { TruthWorld } from './TruthWorld';

/** A sequence after which the portal says something that is not so. */
export interface Failure {
  steps: Step[];
  faults: Fault[];
}

export interface RunOptions {
  /** What is done to the answers before they are judged, to see whether the oracle finds it. */
  alter?(said: Said, truth: Truth): Said;
  /** Judges what a person sees beside the answers. */
  look?(said: Said, truth: Truth): Promise<Fault[]>;
  /** Milliseconds of the real time that are waited at least until something that is not right counts as never right. */
  waitMs?: number;
}

/** Readings after a step within which everything has to be known, and said. */
const readings = 30;
/** More of them while something is wrong with Argo CD: a question that it does not answer takes its time. */
const patientReadings = 200;
/** Of these readings so many come one right after the other; the later ones wait, as people do. */
const quickReadings = 12;
/** Milliseconds between two readings: of the real time, in which the portal hears of things by network, and of the world's. */
const quick = { pauseMs: 25, passMs: 1_000 };
const slow = { pauseMs: 100, passMs: 20_000 };
/** After all of them, for a machine that does other things. */
const patient = { pauseMs: 1_000, passMs: 1_000 };

function paceOf(reading: number, most: number) {
  if (reading < quickReadings) {
    return quick;
  }
  return reading < most ? slow : patient;
}

async function read<T>(world: TruthWorld, route: string): Promise<T> {
  const { body, status } = await world.portal.get(route);
  if (status !== 200) {
    throw new Error(`${route}: ${status} ${JSON.stringify(body)}`);
  }
  return body;
}

/** Everything that the portal says of the project. */
async function readAll(world: TruthWorld): Promise<Said> {
  const { project } = world;
  const system = `/entities/system/default/${project}`;
  const [answer, list, matrix, deployments, delivery, ...rest] =
    await Promise.all([
      read<SaidEntity>(world, `${system}/applications`),
      read<Said['list']>(
        world,
        `/applications?limit=50&entity=${encodeURIComponent(
          `system:default/${project}`,
        )}`,
      ),
      read<Said['matrix']>(world, `/applications/matrix?search=${project}`),
      read<{ items: Said['deployments'] }>(
        world,
        `${system}/deployments?limit=100`,
      ),
      read<Said['delivery']>(world, `${system}/delivery`),
      ...services.map(service =>
        read<SaidEntity>(
          world,
          `/entities/component/default/${project}-${service}/applications`,
        ),
      ),
    ]);
  return {
    system: answer,
    list,
    matrix,
    deployments: deployments.items,
    delivery,
    components: services.map((service, index) => ({
      service,
      answer: rest[index],
    })),
    details: await Promise.all(
      answer.applications.map(({ name }) =>
        read<Said['details'][number]>(
          world,
          `/applications/global/argocd/${name}`,
        ),
      ),
    ),
  };
}

/** What was so at no moment: a lie, however soon it is put right. */
function lies(said: Said, truths: Truth[]): Fault[] {
  // The newest first: with that a statement is shown.
  const [first, ...others] = [...truths]
    .reverse()
    .map(truth =>
      judge(said, truth).filter(fault => !fault.isUnknown && fault.statement),
    );
  return first.filter(({ statement }) =>
    others.every(faults => faults.some(fault => fault.statement === statement)),
  );
}

/** Reads until what the portal says is right; what is wrong where it never is. */
async function readUntilRight(
  world: TruthWorld,
  truths: Truth[],
  { alter = said => said, look = async () => [], waitMs = 0 }: RunOptions,
): Promise<Fault[]> {
  const truth = truths[truths.length - 1];
  // What nobody can know may be said to be unknown for ever.
  const isKnowable = truth.changes.every(({ isTellable }) => isTellable);
  // What Argo CD has not heard of it says nothing about, but that it has not is known.
  const isJudged = ({ isUnknown, where }: Fault) =>
    truth.isPushUnnoticed
      ? where.startsWith('instance ')
      : isKnowable || !isUnknown;
  const wrong = (found: Fault[]) => found.filter(isJudged);
  const most = truth.fault ? patientReadings : readings;
  let faults: Fault[] = [];
  const begun = performance.now();
  const isPatient = () => performance.now() - begun < waitMs;
  for (let reading = 0; reading < most || isPatient(); reading += 1) {
    const said = alter(await readAll(world), truth);
    const lied = lies(said, truths);
    if (lied.length > 0) {
      return lied;
    }
    faults = wrong(judge(said, truth));
    if (faults.length === 0) {
      faults = wrong(await look(said, truth));
    }
    if (faults.length === 0) {
      return faults;
    }
    const { passMs, pauseMs } = paceOf(reading, most);
    await new Promise(resolve => setTimeout(resolve, pauseMs));
    await world.wait(passMs);
  }
  return faults;
}

/** Shorter sequences find as much, and say more. */
export const sequenceLength = 25;

export interface Progress {
  /** Of the sequences, from 1. */
  sequence: number;
  /** Of the steps of the sequence, from 1. */
  number: number;
  step: Step;
}

/** So many steps, in sequences with a project for each; the first failure, if there is one, without what it does not need. */
export async function findFailure(
  world: TruthWorld,
  options: RunOptions & {
    steps: number;
    seed: number;
    /** Steps of sequences that are left out, because they were taken before. */
    skipped: number;
    /** How often a failing sequence is tried again with less. */
    patience: number;
    onStep(progress: Progress): void;
    /** Told of a failure before it is tried again with less, which may take long. */
    onFound(failure: Failure): void;
  },
): Promise<Failure | undefined> {
  const { onStep, patience, seed, skipped, steps } = options;
  const random = seeded(seed);
  for (let taken = 0; taken < steps; taken += sequenceLength) {
    const count = Math.min(steps - taken, sequenceLength);
    const sequence = randomSteps(count, random);
    if (taken < skipped) {
      continue;
    }
    const failure = await runSteps(world, sequence, {
      ...options,
      onStep: (step, number) =>
        onStep({ sequence: taken / sequenceLength + 1, number, step }),
    });
    if (failure) {
      options.onFound(failure);
      let smallest = failure;
      await shrink(
        failure.steps,
        async fewer => {
          const again = await runSteps(world, fewer, {
            ...options,
            onStep: undefined,
          });
          smallest = again ?? smallest;
          return again !== undefined;
        },
        patience,
      );
      return smallest;
    }
  }
  return undefined;
}

/** Lets steps happen to a new project; the first failure, if there is one. */
export async function runSteps(
  world: TruthWorld,
  steps: Step[],
  options: RunOptions & { onStep?(step: Step, number: number): void } = {},
): Promise<Failure | undefined> {
  await world.begin();
  // What the portal may still know from before.
  let truths = await world.settle();
  let faults = await readUntilRight(world, truths, options);
  for (const [index, step] of steps.entries()) {
    if (faults.length > 0) {
      return { steps: steps.slice(0, index), faults };
    }
    options.onStep?.(step, index + 1);
    truths = [...truths, ...(await world.take(step))];
    faults = await readUntilRight(world, truths, options);
    if (faults.length === 0 && world.isPushUnnoticed) {
      truths = [...truths, ...(await world.compareByItself())];
      faults = await readUntilRight(world, truths, options);
    }
    const truth = truths[truths.length - 1];
    // Of what it does not hear at once the portal knows what was before.
    if (isPrompt(truth)) {
      truths = [truth];
    }
  }
  return faults.length > 0 ? { steps, faults } : undefined;
}

/** A failure as a person reads it: what to do, what is said then, and what is so. */
export function describeFailure({ faults, steps }: Failure): string {
  return [
    ...steps.map((step, index) => `${index + 1}. ${describeStep(step)}`),
    ...faults
      .slice(0, 12)
      .map(
        ({ said, truth, where }) =>
          `${where}\n     says: ${said}\n    truth: ${truth}`,
      ),
  ].join('\n');
}
