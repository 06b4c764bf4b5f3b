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

import { matchesPath, pathMatcher } from '@slipway/glob';
import { asArray, asRecord, asString, isRecord, Values } from '../values';
import { evaluate, Lookup, parseExpression } from './expression';
import { PatternTests } from './PatternTests';
import { and, Tri } from './tri';

/** What starts a pipeline, with the variables that GitLab sets for it. */
export const events = {
  'push to main': {
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_BRANCH: 'main',
    CI_COMMIT_REF_NAME: 'main',
    CI_COMMIT_REF_SLUG: 'main',
    CI_COMMIT_REF_PROTECTED: 'true',
  },
  'push to a branch': {
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_BRANCH: 'feature',
    CI_COMMIT_REF_NAME: 'feature',
    CI_COMMIT_REF_SLUG: 'feature',
    CI_COMMIT_REF_PROTECTED: 'false',
  },
  'merge request': {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_COMMIT_REF_NAME: 'feature',
    CI_COMMIT_REF_SLUG: 'feature',
    CI_COMMIT_REF_PROTECTED: 'false',
    CI_MERGE_REQUEST_IID: '1',
    CI_MERGE_REQUEST_ID: '1',
    CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  },
  tag: {
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_TAG: 'v1.0.0',
    CI_COMMIT_REF_NAME: 'v1.0.0',
    CI_COMMIT_REF_SLUG: 'v1-0-0',
    CI_COMMIT_REF_PROTECTED: 'true',
  },
  schedule: {
    CI_PIPELINE_SOURCE: 'schedule',
    CI_COMMIT_BRANCH: 'main',
    CI_COMMIT_REF_NAME: 'main',
    CI_COMMIT_REF_SLUG: 'main',
    CI_COMMIT_REF_PROTECTED: 'true',
  },
} as const;

/** What starts a pipeline. @public */
export type Event = keyof typeof events;

export const eventNames = Object.keys(events) as Event[];

/** Set by GitLab, or not set at all, for these events: nothing else decides on them. */
const decided =
  /^(CI_COMMIT_(BRANCH|TAG)|CI_PIPELINE_SOURCE|CI_MERGE_REQUEST_(IID|ID|EVENT_TYPE|SOURCE_BRANCH_NAME|TARGET_BRANCH_NAME)|CI_EXTERNAL_PULL_REQUEST_.*|CHAT_CHANNEL)$/;

/** One way in which an event can happen: which files changed, as far as rules ask for them. */
export interface World {
  event: Event;
  /** A path of `changes` that is taken to be the only one that changed; without it, all of them did. */
  changed?: string | false;
  /** Variables that no file sets and GitLab does not either are taken to be unset; otherwise they are unknown. */
  isBare?: boolean;
  /** The branch of a push, where it is one that a file names. */
  branch?: string;
  /** The pipeline is the child of one that the event starts. */
  isChild?: boolean;
  /** What the patterns of the pipeline were found to match. */
  patterns: PatternTests;
}

/** The value of a variable that a file sets; `undefined` where it sets none of that name. */
function variableIn(values: unknown, name: string): string | undefined {
  const all = asRecord(values);
  const value = Object.hasOwn(all, name) ? all[name] : undefined;
  const plain = isRecord(value) ? value.value : value;
  if (value === null) {
    return '';
  }
  return ['string', 'number', 'boolean'].includes(typeof plain)
    ? String(plain)
    : undefined;
}

/** The variables of a world, and those that the pipeline sets itself. */
export function lookupIn(
  { event, branch, isBare, isChild }: World,
  ...more: unknown[]
): Lookup {
  const own = new Map<string, string>([
    ['CI', 'true'],
    ['GITLAB_CI', 'true'],
    ['CI_DEFAULT_BRANCH', 'main'],
    ...Object.entries(events[event]),
    ...(branch === undefined
      ? []
      : ['CI_COMMIT_BRANCH', 'CI_COMMIT_REF_NAME'].map(
          (name): [string, string] => [name, branch],
        )),
    // A child is started by its parent, at the parent's revision.
    ...(isChild
      ? [['CI_PIPELINE_SOURCE', 'parent_pipeline'] as [string, string]]
      : []),
  ]);
  const innermost = [...more].reverse();
  return name => {
    const given = own.get(name);
    if (given !== undefined) {
      return given;
    }
    // Looked up where it stands: every job asks in every event, of variables of which there may be many.
    for (const values of innermost) {
      const value = variableIn(values, name);
      if (value !== undefined) {
        return value;
      }
    }
    return isBare || decided.test(name) ? null : undefined;
  };
}

export function conditionHolds(
  condition: unknown,
  lookup: Lookup,
  patterns: PatternTests,
): Tri {
  if (condition === undefined) {
    return true;
  }
  try {
    return evaluate(
      parseExpression(asString(condition) ?? ''),
      lookup,
      patterns,
    );
  } catch {
    return 'unknown';
  }
}

export const texts = (value: unknown): string[] =>
  [value].flat(10).flatMap(item => asString(item) ?? []);

/** Paths of `changes` or `exists`. */
export const pathsOf = (value: unknown): string[] =>
  texts(isRecord(value) ? value.paths : value);

/** Whether one of the files changed that are named; for a tag or a schedule GitLab takes it so. */
export function changesHold(changes: unknown, { event, changed }: World): Tri {
  if (changes === undefined || event === 'tag' || event === 'schedule') {
    return true;
  }
  if (changed === false) {
    return false;
  }
  return (
    changed === undefined ||
    pathsOf(changes).some(
      pattern => pattern === changed || matchesPath(pattern, changed),
    )
  );
}

function existsHolds(exists: unknown, files: readonly string[]): Tri {
  const patterns = pathsOf(exists);
  if (exists === undefined) {
    return true;
  }
  if (
    patterns.some(pattern => pattern.includes('$')) ||
    (isRecord(exists) && 'project' in exists)
  ) {
    return 'unknown';
  }
  return patterns.some(pattern =>
    files.some(pathMatcher(pattern.replace(/^\//, ''))),
  );
}

/** Whether the first rule that holds lets something in. */
export function rulesHold(
  rules: unknown,
  lookup: Lookup,
  world: World,
  files: readonly string[],
): Tri {
  let result: Tri = false;
  // From the last one back: each decides where it holds, and leaves it to those after it where not.
  for (const entry of asArray(rules).flat(10).reverse()) {
    const rule = asRecord(entry);
    const holds = and(
      conditionHolds(rule.if, lookup, world.patterns),
      changesHold(rule.changes, world),
      existsHolds(rule.exists, files),
    );
    const lets = asString(rule.when) !== 'never';
    if (holds === true) {
      result = lets;
    } else if (holds === 'unknown' && result !== lets) {
      result = 'unknown';
    }
  }
  return result;
}

/** Whether the rules of an include let it in: they see none of the variables of the pipeline. */
export function includeHolds(
  include: Values,
  world: World,
  files: readonly string[],
): Tri {
  return include.rules === undefined
    ? true
    : rulesHold(include.rules, lookupIn(world), world, files);
}
