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

function variablesOf(event: Event, ...more: unknown[]): Record<string, string> {
  const own = more.flatMap(values =>
    Object.entries(asRecord(values)).flatMap(([name, value]) => {
      const plain = isRecord(value) ? value.value : value;
      return ['string', 'number', 'boolean'].includes(typeof plain)
        ? [[name, String(plain)] as const]
        : [];
    }),
  );
  return {
    ...Object.fromEntries(own),
    CI: 'true',
    CI_DEFAULT_BRANCH: 'main',
    ...events[event],
  };
}

function holds(condition: unknown, variables: Record<string, string>): boolean {
  if (condition === undefined) {
    return true;
  }
  try {
    return evaluate(parseExpression(asString(condition) ?? ''), variables);
  } catch {
    return false;
  }
}

/** The first rule that holds, whatever files have changed: changes are taken to be there. */
function firstRule(
  rules: unknown,
  variables: Record<string, string>,
): Values | undefined {
  return asArray(rules)
    .flat(10)
    .map(asRecord)
    .find(rule => holds(rule.if, variables));
}

const refsOf = (filter: unknown): string[] =>
  (isRecord(filter) ? asArray(filter.refs) : [filter].flat()).flatMap(
    ref => asString(ref) ?? [],
  );

function fitsRef(ref: string, variables: Record<string, string>): boolean {
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

const pipelines = new WeakMap<Pipeline, Map<Event, boolean>>();

/** Whether a pipeline is made at all. */
function runsPipeline(pipeline: Pipeline, event: Event): boolean {
  const known = pipelines.get(pipeline) ?? new Map<Event, boolean>();
  pipelines.set(pipeline, known);
  if (!known.has(event)) {
    known.set(event, passesWorkflow(pipeline, event));
  }
  return known.get(event)!;
}

function passesWorkflow(pipeline: Pipeline, event: Event): boolean {
  const workflow = asRecord(pipeline.keyword('workflow')?.value);
  if (!Array.isArray(workflow.rules)) {
    return true;
  }
  const variables = variablesOf(event, pipeline.keyword('variables')?.value);
  const rule = firstRule(workflow.rules, variables);
  return rule !== undefined && rule.when !== 'never';
}

/** Whether a job is part of the pipeline of an event. */
export function runsJob(pipeline: Pipeline, job: Job, event: Event): boolean {
  if (!runsPipeline(pipeline, event)) {
    return false;
  }
  const variables = variablesOf(
    event,
    pipeline.keyword('variables')?.value,
    job.keys.variables,
  );
  const { rules, only, except } = job.keys;
  if (rules !== undefined) {
    const rule = firstRule(rules, variables);
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
