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

import { Manifest } from './Manifest';
import { at, Values } from '../values';

const indentOf = (text: string) => text.search(/[^\s{-]/);

/** The key that a line of a template begins with, past dashes and braces of a flow map. */
const beginsWith = (text: string, key: string) => {
  const bare = text.replace(/^[\s-]*(\{(?!\{)\s*)?/, '').replace(/^["']/, '');
  return bare.startsWith(`${key}:`) || bare.startsWith(`${key}":`);
};

/** Where an object of a kind begins in a template: what stands there is not known until it is rendered. */
function beginOf(lines: string[], kind: string): number {
  const found = lines.findIndex(
    text => /^\s*kind:/.test(text) && text.includes(kind),
  );
  if (found < 0) {
    return 0;
  }
  const before = lines
    .slice(0, found)
    .findLastIndex(text => text.startsWith('---'));
  return before + 1;
}

/** The first line from one on that is indented deeper, and begins with a key. */
const lineBelow = (
  lines: string[],
  from: { line: number; indent: number },
  key: string,
) =>
  lines.findIndex(
    (text, index) =>
      index >= from.line &&
      indentOf(text) > from.indent &&
      beginsWith(text, key),
  );

/**
 * The line of a template that most likely makes what stands at a path of the object that it makes: each key below the one
 * before it, and a text where only one line has it.
 */
export function lineInTemplate(
  template: string,
  kind: string,
  value: Values,
): Manifest['lineOf'] {
  const lines = template.split('\n');
  const begin = beginOf(lines, kind);
  return (...path) => {
    let line = begin;
    let indent = -1;
    let found = begin;
    for (const key of path) {
      if (typeof key === 'number') {
        continue;
      }
      const next = lineBelow(lines, { line, indent }, key);
      if (next < 0) {
        break;
      }
      found = next;
      indent = indentOf(lines[next]);
      line = next + 1;
    }
    const text = at(value, ...path);
    if (typeof text === 'string' && text.length > 2) {
      const having = lines.flatMap((content, index) =>
        index >= found && content.includes(text) ? [index] : [],
      );
      if (having.length === 1) {
        return having[0] + 1;
      }
    }
    return found + 1;
  };
}
