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

import { asArray, asString, distinctBy, Values } from '../values';
import { Budget } from './Budget';
import { PipelineProblem } from './Includes';
import {
  deepMerge,
  isPlainMap,
  Place,
  placeOf,
  Reference,
  tracedList,
  tracedMap,
} from './traced';

/** Keys at the top of a pipeline that are no jobs. */
const notJobs = [
  'after_script',
  'before_script',
  'cache',
  'default',
  'image',
  'include',
  'services',
  'spec',
  'stages',
  'types',
  'variables',
  'workflow',
];

const isJob = (name: string) => !notJobs.includes(name);

/** What a job takes from `default`, or from the top of the pipeline, where it says nothing itself. */
const inheritable = [
  'after_script',
  'artifacts',
  'before_script',
  'cache',
  'hooks',
  'id_tokens',
  'image',
  'interruptible',
  'retry',
  'services',
  'tags',
  'timeout',
];

/** GitLab follows no more parents, and no more references within one another. */
const maxExtends = 11;
const maxReferences = 10;

interface ExpandedJob {
  name: string;
  keys: Values;
  own: Values;
}

class Expansion {
  readonly problems: PipelineProblem[] = [];
  readonly #known = new Map<string, Values>();

  constructor(
    private readonly merged: Values,
    private readonly budget: Budget,
  ) {}

  /** A job with what it extends; a parent that extends the job again finds its own part and no more. */
  extended(name: string, above: string[] = []): Values {
    const before = this.#known.get(name);
    if (before) {
      return before;
    }
    const own = this.merged[name];
    if (!isPlainMap(own)) {
      return tracedMap([]);
    }
    this.#known.set(name, own);
    const parents = [own.extends ?? []]
      .flat()
      .flatMap(parent => asString(parent) ?? [])
      .slice(0, maxExtends);
    const place = (index: number) =>
      placeOf(own.extends, index) ?? placeOf(own, 'extends');
    const path = [...above, name];
    const below = parents.map((parent, index) => {
      if (path.includes(parent)) {
        this.#problem(
          place(index),
          `${name} extends ${parent}, which extends it in turn.`,
        );
        return tracedMap([]);
      }
      if (!isPlainMap(this.merged[parent])) {
        this.#problem(
          place(index),
          `${name} extends ${parent}, which does not exist.`,
        );
      } else if (path.length >= maxExtends) {
        this.#problem(
          place(index),
          `${name} extends ${parent}, and so on, over more than ${maxExtends} levels.`,
        );
        return tracedMap([]);
      }
      return this.extended(parent, path);
    });
    const all = [
      ...below.filter(parent => this.budget.take(parent)),
      own,
    ].reduce(deepMerge, tracedMap([]));
    this.#known.set(name, all);
    return all;
  }

  /** The value with everything in the place of its references. */
  resolved(value: unknown, place: Place | undefined, depth = 0): unknown {
    if (value instanceof Reference) {
      return this.#referred(value, place, depth);
    }
    if (!this.budget.takeOne()) {
      return undefined;
    }
    if (Array.isArray(value)) {
      return tracedList(
        value.flatMap((item, index): [unknown, Place | undefined][] => {
          const at = placeOf(value, index);
          const inner = this.resolved(item, at, depth);
          if (item instanceof Reference && inner === undefined) {
            return [];
          }
          // Lists within a list are flattened by GitLab wherever references are of use.
          return item instanceof Reference && Array.isArray(inner)
            ? inner.map((entry, position) => [
                entry,
                placeOf(inner, position) ?? at,
              ])
            : [[inner, at]];
        }),
      );
    }
    return isPlainMap(value)
      ? tracedMap(
          Object.entries(value).map(([key, inner]) => {
            const at = placeOf(value, key);
            return [key, this.resolved(inner, at, depth), at];
          }),
        )
      : value;
  }

  #referred(
    { path }: Reference,
    place: Place | undefined,
    depth: number,
  ): unknown {
    const name = path.join(', ');
    if (depth >= maxReferences) {
      this.#problem(
        place,
        `!reference [${name}] refers on and on, or to itself.`,
      );
      return undefined;
    }
    const [first, ...rest] = path;
    let value: unknown =
      first !== undefined && isPlainMap(this.merged[first]) && isJob(first)
        ? this.extended(first)
        : this.merged[first];
    for (const key of rest) {
      if (Array.isArray(value)) {
        value = /^\d+$/.test(key) ? value[Number(key)] : undefined;
      } else {
        value =
          isPlainMap(value) && Object.hasOwn(value, key)
            ? value[key]
            : undefined;
      }
    }
    if (value === undefined) {
      this.#problem(place, `!reference [${name}] refers to nothing.`);
      return undefined;
    }
    return this.resolved(value, place, depth + 1);
  }

  #problem(place: Place | undefined, message: string) {
    this.problems.push({
      file: place?.file ?? '.gitlab-ci.yml',
      line: place?.line ?? 1,
      message,
    });
  }
}

/** The plain value, each reference replaced by what it refers to; what refers to nothing is left out. */
export function resolverOf(merged: Values): (value: unknown) => unknown {
  const expansion = new Expansion(merged, new Budget());
  return value => expansion.resolved(value, undefined);
}

/** What a job inherits: all of it, nothing, or the keywords that it lists. */
function inherited(all: Values, inherit: unknown): Values {
  const wanted = isPlainMap(inherit) ? inherit.default : undefined;
  if (wanted === undefined || wanted === true) {
    return all;
  }
  const names = asArray(wanted);
  return tracedMap(
    Object.entries(all)
      .filter(([key]) => names.includes(key))
      .map(([key, value]) => [key, value, placeOf(all, key)]),
  );
}

/** The jobs of a merged pipeline as GitLab runs them, without those that are hidden, and the keywords of all of it. */
export function expandJobs(
  merged: Values,
  budget: Budget,
): {
  jobs: ExpandedJob[];
  keywords: Values;
  problems: PipelineProblem[];
} {
  const expansion = new Expansion(merged, budget);
  const keywords = tracedMap(
    Object.entries(merged)
      .filter(([name]) => !isJob(name))
      .map(([name, value]) => {
        const place = placeOf(merged, name);
        return [name, expansion.resolved(value, place), place];
      }),
  );
  const named = isPlainMap(keywords.default) ? keywords.default : tracedMap([]);
  const defaults = tracedMap(
    inheritable.flatMap((key): [string, unknown, Place | undefined][] => {
      const from = [named, keywords].find(map => Object.hasOwn(map, key));
      return from ? [[key, from[key], placeOf(from, key)]] : [];
    }),
  );
  const jobs: ExpandedJob[] = [];
  for (const [name, own] of Object.entries(merged)) {
    if (!isJob(name) || !isPlainMap(own)) {
      continue;
    }
    // Hidden jobs are looked at, too: what they extend has to exist.
    const keys = expansion.extended(name);
    if (name.startsWith('.')) {
      continue;
    }
    const resolved = expansion.resolved(keys, placeOf(merged, name));
    if (isPlainMap(resolved)) {
      const below = inherited(defaults, resolved.inherit);
      jobs.push({
        name,
        own,
        // A list or a map of the job replaces the default one.
        keys: tracedMap(
          Object.entries({ ...below, ...resolved }).map(([key, value]) => [
            key,
            value,
            placeOf(Object.hasOwn(resolved, key) ? resolved : below, key),
          ]),
        ),
      });
    }
  }
  const problems = distinctBy(
    expansion.problems,
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
  return { jobs, keywords, problems: [...problems] };
}
