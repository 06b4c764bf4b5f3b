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

import { asRecord, isRecord } from '../values';
import { Lookup } from './expression';
import { Job, Pipeline } from './Pipeline';
import { and, not, or, Tri } from './tri';
import {
  changesHold,
  conditionHolds,
  Event,
  events,
  lookupIn,
  rulesHold,
  texts,
  World,
} from './world';

const refsOf = (filter: unknown): string[] =>
  texts(isRecord(filter) ? filter.refs : filter);

function fitsRef(ref: string, { event, patterns }: World): Tri {
  const source = events[event].CI_PIPELINE_SOURCE;
  const isBranch = 'CI_COMMIT_BRANCH' in events[event];
  switch (ref) {
    case 'branches':
      return isBranch;
    case 'tags':
      return event === 'tag';
    case 'merge_requests':
      return source === 'merge_request_event';
    case 'pushes':
      return source === 'push';
    case 'schedules':
      return source === 'schedule';
    case 'api':
    case 'chat':
    case 'external':
    case 'external_pull_requests':
    case 'pipelines':
    case 'triggers':
    case 'web':
      return false;
    default: {
      const name = ref.replace(/@.*$/, '');
      if (name.startsWith('/')) {
        return event === 'merge request'
          ? false
          : conditionHolds(
              `$CI_COMMIT_REF_NAME =~ ${name}`,
              variable =>
                variable === 'CI_COMMIT_REF_NAME'
                  ? events[event].CI_COMMIT_REF_NAME
                  : null,
              patterns,
            );
      }
      return (
        event !== 'merge request' && name === events[event].CI_COMMIT_REF_NAME
      );
    }
  }
}

/** Whether `only` or `except` fits: all of its parts for the one, any for the other. */
function filterParts(filter: unknown, lookup: Lookup, world: World): Tri[] {
  const refs = refsOf(filter);
  const map = asRecord(filter);
  const conditions = texts(map.variables);
  return [
    ...(refs.length > 0 ? [or(...refs.map(ref => fitsRef(ref, world)))] : []),
    ...(conditions.length > 0
      ? [
          or(
            ...conditions.map(text =>
              conditionHolds(text, lookup, world.patterns),
            ),
          ),
        ]
      : []),
    ...(map.changes === undefined ? [] : [changesHold(map.changes, world)]),
    ...(map.kubernetes === undefined ? [] : ['unknown' as const]),
  ];
}

/** What is known of whether a pipeline is made: each of its jobs asks. */
const made = new WeakMap<Pipeline, Map<string, Tri>>();

/** Whether a pipeline is made at all. */
function runsPipeline(pipeline: Pipeline, world: World): Tri {
  const { patterns: _, ...about } = world;
  const key = JSON.stringify(about);
  const known = made.get(pipeline) ?? new Map<string, Tri>();
  made.set(pipeline, known);
  const result = known.get(key) ?? passesWorkflow(pipeline, world);
  known.set(key, result);
  return result;
}

function passesWorkflow(pipeline: Pipeline, world: World): Tri {
  const workflow = asRecord(pipeline.keyword('workflow')?.value);
  if (!Array.isArray(workflow.rules)) {
    return true;
  }
  return rulesHold(
    workflow.rules,
    lookupIn(world, pipeline.keyword('variables')?.value),
    world,
    pipeline.treeFiles,
  );
}

/** Whether a job is part of the pipeline of an event. */
function runsIn(pipeline: Pipeline, job: Job, world: World): Tri {
  const lookup = lookupIn(
    world,
    pipeline.keyword('variables')?.value,
    job.keys.variables,
  );
  const { rules, only, except } = job.keys;
  if (rules !== undefined) {
    return rulesHold(rules, lookup, world, pipeline.treeFiles);
  }
  if (only === undefined && except === undefined) {
    // With rules for the whole pipeline, or in a child, a job without any is in whatever there is.
    return (
      pipeline.parent !== undefined ||
      Array.isArray(asRecord(pipeline.keyword('workflow')?.value).rules) ||
      world.event !== 'merge request'
    );
  }
  const wanted = only === undefined ? ['branches', 'tags'] : only;
  const parts = filterParts(wanted, lookup, world);
  // A filter of variables or changes alone is one of branches and tags, too.
  const isFiltered =
    refsOf(wanted).length > 0 || world.event !== 'merge request';
  return and(
    isFiltered,
    ...parts,
    not(or(...filterParts(except, lookup, world))),
  );
}

/** Whether the pipeline of a world is made, and a job is in it. */
export function runsJobIn(pipeline: Pipeline, job: Job, world: World): Tri {
  return and(runsPipeline(pipeline, world), runsIn(pipeline, job, world));
}

/** Whether a job is part of the pipeline of an event, where everything changed and no setting adds a variable. */
export function runsJob(pipeline: Pipeline, job: Job, event: Event): boolean {
  return (
    runsJobIn(pipeline, job, {
      event,
      isBare: true,
      isChild: pipeline.parent !== undefined,
      patterns: pipeline.patterns,
    }) !== false
  );
}
