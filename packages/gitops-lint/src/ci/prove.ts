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

import { asArray, asRecord, asString, distinctBy } from '../values';
import { runsJobIn } from './events';
import { PipelineProblem } from './Includes';
import { matrixOf, parallelNames } from './matrix';
import { Job, neededJob, Pipeline } from './Pipeline';
import { Event, eventNames, includeHolds, pathsOf, World } from './world';

/** Sets of changed files that are tried; more say nothing new. */
const maxWorlds = 30;

interface Need {
  /** The job that is needed, without what tells one of a matrix from the others. */
  job: Job;
  index: number;
}

const stageOf = (job: Job) => asString(job.keys.stage) ?? 'test';

/** Whether a need is of this pipeline, and has to be met. */
function isDemanding(need: unknown): boolean {
  const map = asRecord(need);
  return !('pipeline' in map) && !('project' in map) && map.optional !== true;
}

/** Everything that GitLab refuses a pipeline for although each of its jobs could be read. */
class Proof {
  readonly problems: PipelineProblem[] = [];
  readonly #said = new Set<string>();
  readonly #stages: Map<string, number>;
  /** Jobs by every name that they can be needed by. */
  readonly #byName = new Map<string, Job>();

  constructor(private readonly pipeline: Pipeline) {
    this.#stages = new Map(
      pipeline.stages.map((stage, index) => [stage, index]),
    );
    for (const job of pipeline.jobs) {
      for (const name of [job.name, ...parallelNames(job.name, job.keys)]) {
        this.#byName.set(name, job);
      }
    }
  }

  run(events: readonly Event[]): PipelineProblem[] {
    const { pipeline } = this;
    // What is not in the tree may complete a job, unless it says everything itself.
    const jobs = pipeline.jobs.filter(
      job => pipeline.isWhole || pipeline.isSettled(job.name),
    );
    if (pipeline.isWhole) {
      jobs.forEach(job => this.#checkStage(job));
      jobs.forEach(job => this.#checkStop(job));
    }
    const needs = new Map(jobs.map(job => [job, this.#checkNeeds(job)]));
    jobs.forEach(job => this.#checkDependencies(job));
    this.#checkCircles(needs);
    if (pipeline.isWhole || pipeline.isSettled('workflow')) {
      for (const event of events) {
        this.#checkEvent(event, needs);
      }
    }
    return this.problems;
  }

  /** Whether a key of a job cannot come from a part of the pipeline that is not in the tree. */
  #isCertain(job: Job, key: string): boolean {
    return (
      this.pipeline.isWhole ||
      (key in job.keys && this.pipeline.isSettled(job.name))
    );
  }

  /** The job that takes an environment down has to be one of its own. */
  #checkStop(job: Job) {
    const environment = asRecord(job.keys.environment);
    const name = asString(environment.on_stop);
    if (name === undefined) {
      return;
    }
    const found = this.#byName.get(name);
    const its = asRecord(found?.keys.environment);
    const trouble =
      (!found && 'which does not exist') ||
      (its.action !== 'stop' && 'which lacks `environment: action: stop`') ||
      (its.name !== environment.name && 'which is of another environment');
    if (trouble) {
      this.#problem(
        job,
        ['environment', 'on_stop'],
        `Job ${job.name} is stopped by ${name}, ${trouble}.`,
      );
    }
  }

  #checkStage(job: Job) {
    const stage = stageOf(job);
    if (!this.#stages.has(stage)) {
      this.#problem(
        job,
        ['stage'],
        job.keys.stage === undefined
          ? `Job ${job.name} names no stage and is in test, which \`stages\` does not have.`
          : `Job ${job.name} is in stage ${stage}, which does not exist.`,
      );
    }
  }

  /** Needs that name a job of this pipeline. */
  #checkNeeds(job: Job): Need[] {
    return asArray(job.keys.needs).flatMap((need, index) => {
      const name = neededJob(need);
      if (name === undefined || !isDemanding(need) || name.includes('$')) {
        return [];
      }
      const found = this.#byName.get(name);
      if (!found) {
        if (this.pipeline.isWhole) {
          this.#problem(
            job,
            ['needs', index],
            `Job ${job.name} needs ${name}, which does not exist.`,
          );
        }
        return [];
      }
      if (found === job) {
        this.#problem(job, ['needs', index], `Job ${job.name} needs itself.`);
        return [];
      }
      if (this.#isCertain(found, 'parallel')) {
        this.#checkMatrix(
          job,
          found,
          asRecord(asRecord(need).parallel).matrix,
          index,
        );
      }
      if (this.#isLater(found, job)) {
        this.#problem(
          job,
          ['needs', index],
          `Job ${job.name} needs ${name}, which is in a later stage, ${stageOf(
            found,
          )}.`,
        );
      }
      return [{ job: found, index }];
    });
  }

  /** The combinations that a need names have to be those of the matrix. */
  #checkMatrix(job: Job, needed: Job, wanted: unknown, index: number) {
    const known = matrixOf(needed.keys).map(one =>
      JSON.stringify(Object.entries(one).sort()),
    );
    for (const one of matrixOf({ parallel: { matrix: asArray(wanted) } })) {
      const text = JSON.stringify(Object.entries(one).sort());
      const isOpen = text.includes('$');
      if (!isOpen && !known.includes(text)) {
        this.#problem(
          job,
          ['needs', index],
          `Job ${job.name} needs ${needed.name} with ${Object.entries(one)
            .map(([key, value]) => `${key}=${value}`)
            .join(', ')}, which is not in its matrix.`,
        );
      }
    }
  }

  #checkDependencies(job: Job) {
    const needs = asArray(job.keys.needs);
    const needed = needs.flatMap(need => neededJob(need) ?? []);
    for (const [index, entry] of asArray(job.keys.dependencies).entries()) {
      const name = asString(entry);
      if (name === undefined) {
        continue;
      }
      const found = this.#byName.get(name);
      if (!found && !this.pipeline.isWhole) {
        continue;
      }
      const trouble = !found
        ? 'which does not exist'
        : (this.#isLater(found, job) && 'which is in a later stage') ||
          (needs.length > 0 &&
            !needed.includes(name) &&
            'which is none of its needs');
      if (trouble) {
        this.#problem(
          job,
          ['dependencies', index],
          `Job ${job.name} takes artifacts of ${name}, ${trouble}.`,
        );
      }
    }
  }

  #isLater(other: Job, job: Job): boolean {
    const orderOf = (one: Job) => this.#stages.get(stageOf(one)) ?? -1;
    return (
      this.#isCertain(other, 'stage') &&
      this.#isCertain(job, 'stage') &&
      orderOf(other) > orderOf(job)
    );
  }

  #checkCircles(needs: Map<Job, Need[]>) {
    const done = new Set<Job>();
    for (const start of needs.keys()) {
      const path: Job[] = [];
      const walk = (job: Job): boolean => {
        if (path.includes(job)) {
          const circle = [...path.slice(path.indexOf(job)), job];
          this.#problem(
            job,
            ['needs'],
            `Jobs need one another in a circle: ${circle
              .map(({ name }) => name)
              .join(' → ')}.`,
          );
          return true;
        }
        if (done.has(job) || path.length > 100) {
          return false;
        }
        path.push(job);
        const found = (needs.get(job) ?? []).some(need => walk(need.job));
        path.pop();
        done.add(job);
        return found;
      };
      if (!done.has(start)) {
        walk(start);
      }
    }
  }

  /** A job that is certainly in the pipeline of an event, and needs one that certainly is not. */
  #checkEvent(event: Event, needs: Map<Job, Need[]>) {
    for (const world of this.#worlds(event)) {
      const runs = new Map(
        [...needs.keys()].map(job => [
          job,
          runsJobIn(this.pipeline, job, world),
        ]),
      );
      for (const [job, needed] of needs) {
        // A rule may bring needs of its own.
        const hasOthers = asArray(job.keys.rules)
          .flat(10)
          .some(rule => 'needs' in asRecord(rule));
        for (const need of hasOthers ? [] : needed) {
          if (
            this.#isCertain(job, 'rules') &&
            this.#isCertain(need.job, 'rules') &&
            runs.get(job) === true &&
            runs.get(need.job) === false
          ) {
            const changes =
              world.changed === undefined
                ? ''
                : `, where ${
                    world.changed ? `only ${world.changed}` : 'nothing of that'
                  } changed`;
            this.#problem(
              job,
              ['needs', need.index],
              `In the pipeline of a ${event}${changes}, job ${job.name} needs ${need.job.name}, which its rules leave out: GitLab refuses the pipeline.`,
            );
          }
        }
      }
    }
  }

  #worlds(event: Event): World[] {
    const isChild = this.pipeline.parent !== undefined;
    const { patterns } = this.pipeline;
    const paths = new Set(
      this.pipeline.jobs.flatMap(({ keys }) =>
        asArray(keys.rules)
          .flat(10)
          .flatMap(rule => pathsOf(asRecord(rule).changes)),
      ),
    );
    return [
      { event, isChild, patterns },
      ...(paths.size > 0 && event !== 'tag' && event !== 'schedule'
        ? [false as const, ...[...paths].slice(0, maxWorlds)].map(changed => ({
            event,
            isChild,
            patterns,
            changed,
          }))
        : []),
    ];
  }

  /** One thing is told once, by its first event. */
  #problem(job: Job, path: (string | number)[], message: string) {
    const { file, line } = job.placeOf(...path);
    const key = `${file}:${line}`;
    if (!this.#said.has(key)) {
      this.#said.add(key);
      this.problems.push({ file, line, message });
    }
  }
}

/**
 * What GitLab refuses a pipeline for: names that nothing has, and needs that an event leaves out. Where a part of the
 * pipeline is not in the tree it may bring jobs and stages that nobody sees here: only what jobs say themselves counts.
 */
export function provePipeline(pipeline: Pipeline): PipelineProblem[] {
  const variants: [Pipeline, readonly Event[]][] =
    pipeline.hasConditionalIncludes
      ? eventNames.map(event => [
          pipeline.including(
            include =>
              includeHolds(
                include,
                { event, patterns: pipeline.patterns },
                pipeline.treeFiles,
              ) !== false,
          ),
          [event],
        ])
      : [[pipeline, eventNames]];
  return [
    ...distinctBy(
      variants.flatMap(([variant, events]) => new Proof(variant).run(events)),
      ({ file, line }) => `${file}:${line}`,
    ),
  ];
}
