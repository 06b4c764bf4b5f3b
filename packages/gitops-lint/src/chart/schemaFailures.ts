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

import { asArray, asString } from '../values';
import { Path } from '../tree/YamlFile';

/** What the schema of a chart does not permit in its values. */
export interface SchemaFailure {
  path: Path;
  message: string;
  /** A value that has to be given, and is not. */
  isMissing: boolean;
}

const newer = /^-\s+at\s+'([^']*)':\s+(.*)$/;
const older = /^-\s+([^\s:][^:]*):\s+(.*)$/;
/** The chart within the chart that what follows is about. */
const heading = /^([\w.-]+):$/;

const pointer = (text: string): Path =>
  text
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));

const dotted = (text: string): Path =>
  text === '(root)' ? [] : text.split('.');

/** Names that a message puts between quotes. */
const quoted = (text: string) =>
  [...text.matchAll(/'([^']{1,200})'/g)].map(([, name]) => name);

function failuresOf(text: string): SchemaFailure[] {
  const [, place, message] = newer.exec(text) ?? [];
  if (place !== undefined) {
    const path = pointer(place);
    const isMissing = /^missing propert/.test(message);
    return /^additional propert/.test(message)
      ? quoted(message).map(name => ({
          path: [...path, name],
          message: 'is no value of the chart',
          isMissing,
        }))
      : [{ path, message, isMissing }];
  }
  const [, name, words] = older.exec(text) ?? [];
  if (name === undefined) {
    return [];
  }
  const [, extra] =
    /^Additional property (\S+) is not allowed/.exec(words) ?? [];
  return [
    {
      path: extra === undefined ? dotted(name) : [...dotted(name), extra],
      message: extra === undefined ? words : 'is no value of the chart',
      isMissing: / is required$/.test(words),
    },
  ];
}

/**
 * What Helm says about values that are not as their schema wants them, in the words of Helm 3 and 4. Of a chart within the
 * chart the values stand below its name.
 *
 * @param chart - name of the chart itself
 */
export function schemaFailures(output: string, chart: string): SchemaFailure[] {
  const begin = output.indexOf("don't meet the specifications");
  if (begin < 0) {
    return [];
  }
  const found = new Map<string, SchemaFailure>();
  let below: Path = [];
  for (const line of output.slice(begin, begin + 20_000).split('\n')) {
    const [, name] = heading.exec(line.trim()) ?? [];
    if (name !== undefined) {
      below = name === chart ? [] : [name];
    }
    for (const failure of failuresOf(line.trim())) {
      const path = [...below, ...failure.path];
      found.set(JSON.stringify([path, failure.message]), { ...failure, path });
    }
  }
  return [...found.values()];
}

/** The nested path that a flag of Helm sets: `a.b[0].c=1`. */
export function pathOfFlag(flag: string): Path {
  const [name] = flag.split('=');
  return name
    .split(/[.[\]]/)
    .filter(part => part !== '')
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Whether values have something at a path. */
export function hasPath(value: unknown, path: Path): boolean {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) {
      return false;
    }
    const next: unknown = Array.isArray(inner)
      ? asArray(inner)[Number(key)]
      : (inner as Record<string, unknown>)[asString(key) ?? String(key)];
    if (next === undefined) {
      return false;
    }
    inner = next;
  }
  return true;
}
