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

/** A pipeline as it is generated, so that it can be made smaller. */
export interface Generated {
  /** Rules of the whole pipeline; none where it has no `workflow`. */
  workflow: GeneratedRule[];
  /** Rules that jobs extend or refer to. */
  shared: GeneratedRule[];
  jobs: GeneratedJob[];
}

export interface GeneratedRule {
  if?: string;
  exists?: string[];
  when?: string;
}

export interface GeneratedJob {
  name: string;
  way: 'own' | 'extends' | 'reference';
  rules: GeneratedRule[];
}

/** The file that `exists` finds. */
const presentFile = 'src/main.go';

type Random = () => number;

/** Numbers that the same seed gives again (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function choose<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)];
}

const comparisons = [
  '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
  '$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH',
  '$CI_COMMIT_BRANCH',
  '$CI_COMMIT_TAG',
  '$CI_COMMIT_TAG == null',
  '$CI_COMMIT_BRANCH == null',
  '$CI_PIPELINE_SOURCE == "push"',
  '$CI_PIPELINE_SOURCE == "merge_request_event"',
  '$CI_PIPELINE_SOURCE != "schedule"',
  '$CI_COMMIT_REF_NAME =~ /^fea/',
  '$CI_COMMIT_REF_NAME !~ /^MAIN$/i',
  '$CI_COMMIT_REF_NAME =~ /^v\\d+\\.\\d+/',
  '$MODE == "full"',
  '$MODE =~ /fu/',
  '$NOT_SET',
  '$NOT_SET == "x"',
] as const;

function condition(random: Random, depth = 0): string {
  const kind = random();
  if (depth >= 2 || kind < 0.6) {
    return choose(random, comparisons);
  }
  const inner = `${condition(random, depth + 1)} ${
    kind < 0.8 ? '&&' : '||'
  } ${condition(random, depth + 1)}`;
  return random() < 0.4 ? `(${inner})` : inner;
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function rule(random: Random, whens: readonly string[]): GeneratedRule {
  return {
    ...(random() < 0.85 && { if: condition(random) }),
    ...(random() < 0.1 && {
      exists: [choose(random, [presentFile, 'src/*.go', 'nowhere/**'])],
    }),
    ...(random() < 0.5 && { when: choose(random, whens) }),
  };
}

export function generate(seed: number): Generated {
  const random = randomFrom(seed);
  const ofJob = ['never', 'manual', 'always', 'on_success'];
  const rules = (most: number, whens: readonly string[]) =>
    many(1 + Math.floor(random() * most), () => rule(random, whens));
  return {
    workflow: random() < 0.5 ? rules(3, ['always', 'never']) : [],
    shared: rules(3, ofJob),
    jobs: many(1 + Math.floor(random() * 4), index => ({
      name: `job-${index}`,
      way: choose(random, ['own', 'own', 'extends', 'reference'] as const),
      rules: rules(3, ofJob),
    })),
  };
}

const lines = (rules: GeneratedRule[]) => rules.map(one => JSON.stringify(one));

const list = (rules: string[]) => rules.map(one => `    - ${one}\n`).join('');

/** The jobs of a pipeline, whose names begin with a prefix. */
function jobsText({ shared, jobs }: Generated, prefix = ''): string {
  const hidden = `.${prefix}shared`;
  const jobText = ({ name, way, rules }: GeneratedJob) =>
    [
      `${prefix}${name}:\n  script: [make]\n`,
      way === 'extends'
        ? `  extends: ${hidden}\n`
        : `  rules:\n${list([
            ...(way === 'reference' ? [`!reference [${hidden}, rules]`] : []),
            ...lines(rules),
          ])}`,
    ].join('');
  return [
    `${hidden}:\n  rules:\n${list(lines(shared))}`,
    ...jobs.map(jobText),
  ].join('');
}

const withJobs = (...texts: string[]): Record<string, string> => ({
  [presentFile]: 'package main\n',
  '.gitlab-ci.yml': ['variables: {MODE: full}\n', ...texts].join(''),
});

/** The files of a generated pipeline. */
export function filesOf(pipeline: Generated): Record<string, string> {
  const { workflow } = pipeline;
  return withJobs(
    workflow.length > 0 ? `workflow:\n  rules:\n${list(lines(workflow))}` : '',
    jobsText(pipeline),
  );
}

/** One file with the jobs of many pipelines, without what they say of the whole. */
export function filesOfAll(
  pipelines: [string, Generated][],
): Record<string, string> {
  return withJobs(
    ...pipelines.map(([prefix, pipeline]) => jobsText(pipeline, prefix)),
  );
}

/** Pipelines that have one thing less. */
export function* smaller(pipeline: Generated): Generator<Generated> {
  const { workflow, shared, jobs } = pipeline;
  const without = <T>(all: T[], index: number) =>
    all.filter((_, position) => position !== index);
  for (const index of jobs.keys()) {
    if (jobs.length > 1) {
      yield { ...pipeline, jobs: without(jobs, index) };
    }
  }
  for (const index of workflow.keys()) {
    yield { ...pipeline, workflow: without(workflow, index) };
  }
  for (const index of shared.keys()) {
    if (shared.length > 1) {
      yield { ...pipeline, shared: without(shared, index) };
    }
  }
  for (const [index, job] of jobs.entries()) {
    for (const position of job.rules.keys()) {
      if (job.rules.length > 1) {
        yield {
          ...pipeline,
          jobs: jobs.map((other, place) =>
            place === index
              ? { ...job, rules: without(job.rules, position) }
              : other,
          ),
        };
      }
    }
  }
}
