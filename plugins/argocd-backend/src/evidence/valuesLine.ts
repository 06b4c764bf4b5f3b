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

import { isMap, isScalar, isSeq, LineCounter, Pair, parseDocument } from 'yaml';

/** Where a values file has a setting. */
export interface ValuesLine {
  /** Keys from the root down to it. */
  keys: string[];
  line: number;
}

interface Reading {
  contents: unknown;
  lineOf(offset: number): number;
}

function read(text: string): Reading | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return document.errors.length > 0
    ? undefined
    : {
        contents: document.contents,
        lineOf: offset => counter.linePos(offset).line,
      };
}

const keyOf = ({ key }: Pair<unknown, unknown>): string | undefined =>
  isScalar(key) ? String(key.value) : undefined;

const offsetOf = (node: unknown): number =>
  isScalar(node) ? node.range?.[0] ?? 0 : 0;

/** Every place that sets something of this name: as a key, or as an item with this `name`. */
function* placesOf(
  node: unknown,
  name: string,
  keys: string[],
): Generator<{ keys: string[]; offset: number }> {
  if (isSeq(node)) {
    for (const item of node.items) {
      yield* placesOf(item, name, keys);
    }
  }
  if (!isMap(node)) {
    return;
  }
  for (const pair of node.items) {
    const key = keyOf(pair) ?? '';
    if (key === name) {
      yield { keys: [...keys, key], offset: offsetOf(pair.key) };
    } else if (
      key === 'name' &&
      isScalar(pair.value) &&
      pair.value.value === name
    ) {
      yield { keys: [...keys, name], offset: offsetOf(pair.value) };
    } else {
      yield* placesOf(pair.value, name, [...keys, key]);
    }
  }
}

/**
 * Finds the one place of a values file that sets something: of several the one below the key of the workload.
 *
 * @returns `undefined` where there is none, or several of which nothing tells the one that is meant
 */
export function findSetting(
  text: string,
  name: string,
  workload: string | undefined,
): ValuesLine | undefined {
  const reading = read(text);
  if (!reading) {
    return undefined;
  }
  const all = [...placesOf(reading.contents, name, [])];
  const own = all.filter(({ keys }) => workload && keys.includes(workload));
  const [found, ...others] = own.length > 0 ? own : all;
  return found && others.length === 0
    ? { keys: found.keys, line: reading.lineOf(found.offset) }
    : undefined;
}

/** The line of the innermost of these keys that a file has; `undefined` where it has none of them. */
export function findParent(text: string, keys: string[]): number | undefined {
  const reading = read(text);
  let node = reading?.contents;
  let line: number | undefined;
  for (const key of keys) {
    const pair: Pair<unknown, unknown> | undefined = isMap(node)
      ? node.items.find(item => keyOf(item) === key)
      : undefined;
    if (!reading || !pair) {
      break;
    }
    line = reading.lineOf(offsetOf(pair.key));
    node = pair.value;
  }
  return line;
}

/** All lines of the one part of a values file that has this name; `undefined` where there is none, or several. */
export function findSection(
  text: string,
  name: string,
): { line: number; endLine: number } | undefined {
  const reading = read(text);
  if (!reading) {
    return undefined;
  }
  const [found, ...others] = sectionsOf(reading.contents, name);
  if (!found || others.length > 0) {
    return undefined;
  }
  const [, end = 0] = (isMap(found.value) && found.value.range) || [];
  return {
    line: reading.lineOf(offsetOf(found.key)),
    endLine: reading.lineOf(text.slice(0, end).trimEnd().length - 1),
  };
}

function* sectionsOf(
  node: unknown,
  name: string,
): Generator<Pair<unknown, unknown>> {
  for (const pair of isMap(node) ? node.items : []) {
    if (keyOf(pair) === name && isMap(pair.value)) {
      yield pair;
    } else {
      yield* sectionsOf(pair.value, name);
    }
  }
}
