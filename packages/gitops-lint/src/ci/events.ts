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

import { asArray, asRecord, asString, isRecord, Values } from '../values';
import { evaluate, parseExpression } from './expression';
import { PatternTests } from './PatternTests';
import { Job, Pipeline } from './Pipeline';

/** What starts a pipeline, with the variables that GitLab sets for it. */
const events = {
  'push to main': {
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_BRANCH: 'main',
    CI_COMMIT_REF_NAME: 'main',
  },
  'push to a branch': {
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_BRANCH: 'feature',
    CI_COMMIT_REF_NAME: 'feature',
  },
  'merge request': {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_COMMIT_REF_NAME: 'feature',
    CI_MERGE_REQUEST_IID: '1',
    CI_MERGE_REQUEST_ID: '1',
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  },
  tag: {
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_TAG: 'v1.0.0',
    CI_COMMIT_REF_NAME: 'v1.0.0',
  },
} as const;

export type Event = keyof typeof events;

export const eventNames = Object.keys(events) as Event[];

type Variables = Record<string, string | undefined>;

/** Variables that a pipeline or a job sets itself. */
function ownVariables(values: unknown): Variables {
  return Object.fromEntries(
    Object.entries(asRecord(values)).flatMap(([name, value]) => {
      const plain = isRecord(value) ? value.value : value;
      return ['string', 'number', 'boolean'].includes(typeof plain)
        ? [[name, String(plain)]]
        : [];
    }),
  );
}

/** What is known of a pipeline while its jobs are asked for. */
interface Known {
  variables: Variables;
  patterns: PatternTests;
  /** Whether there is a pipeline at all. */
  runs: Map<Event, boolean>;
}

const known = new WeakMap<Pipeline, Known>();

function knownOf(pipeline: Pipeline): Known {
  let all = known.get(pipeline);
  if (!all) {
    all = {
      variables: Object.assign(
        Object.create(null) as Variables,
        ownVariables(pipeline.keyword('variables')?.value),
      ),
      patterns: new PatternTests(),
      runs: new Map(),
    };
    known.set(pipeline, all);
  }
  return all;
}

/** Those of the whole pipeline are looked through, not copied: every job asks for every event. */
function variablesOf(
  { variables }: Known,
  event: Event,
  job: Variables = {},
): Variables {
  return Object.assign(Object.create(variables) as Variables, job, {
    CI: 'true',
    CI_DEFAULT_BRANCH: 'main',
    ...events[event],
  });
}

function holds(
  condition: unknown,
  variables: Variables,
  patterns: PatternTests,
): boolean {
  if (condition === undefined) {
    return true;
  }
  try {
    return evaluate(
      parseExpression(asString(condition) ?? ''),
      variables,
      patterns,
    );
  } catch {
    return false;
  }
}

/** The first rule that holds, whatever files have changed: changes are taken to be there. */
function firstRule(
  rules: unknown,
  variables: Variables,
  { patterns }: Known,
): Values | undefined {
  return asArray(rules)
    .flat(10)
    .map(asRecord)
    .find(rule => holds(rule.if, variables, patterns));
}

const refsOf = (filter: unknown): string[] =>
  (isRecord(filter) ? asArray(filter.refs) : [filter].flat()).flatMap(
    ref => asString(ref) ?? [],
  );

function fitsRef(ref: string, variables: Variables): boolean {
  switch (ref) {
    case 'branches':
      return variables.CI_COMMIT_BRANCH !== undefined;
    case 'tags':
      return variables.CI_COMMIT_TAG !== undefined;
    case 'merge_requests':
      return variables.CI_PIPELINE_SOURCE === 'merge_request_event';
    case 'pushes':
      return variables.CI_PIPELINE_SOURCE === 'push';
    default:
      return ref === variables.CI_COMMIT_REF_NAME;
  }
}

/** Whether a pipeline is made at all. */
function runsPipeline(pipeline: Pipeline, event: Event): boolean {
  const { runs } = knownOf(pipeline);
  if (!runs.has(event)) {
    runs.set(event, passesWorkflow(pipeline, event));
  }
  return runs.get(event)!;
}

function passesWorkflow(pipeline: Pipeline, event: Event): boolean {
  const workflow = asRecord(pipeline.keyword('workflow')?.value);
  if (!Array.isArray(workflow.rules)) {
    return true;
  }
  const all = knownOf(pipeline);
  const rule = firstRule(workflow.rules, variablesOf(all, event), all);
  return rule !== undefined && rule.when !== 'never';
}

/** Whether a job is part of the pipeline of an event. */
export function runsJob(pipeline: Pipeline, job: Job, event: Event): boolean {
  if (!runsPipeline(pipeline, event)) {
    return false;
  }
  const all = knownOf(pipeline);
  const variables = variablesOf(all, event, ownVariables(job.keys.variables));
  const { rules, only, except } = job.keys;
  if (rules !== undefined) {
    const rule = firstRule(rules, variables, all);
    return rule !== undefined && asString(rule.when) !== 'never';
  }
  const wanted = only === undefined ? ['branches', 'tags'] : refsOf(only);
  return (
    wanted.some(ref => fitsRef(ref, variables)) &&
    !(
      except !== undefined &&
      refsOf(except).some(ref => fitsRef(ref, variables))
    )
  );
}
