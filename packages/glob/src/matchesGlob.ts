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

import { compileGlob, State } from './compileGlob';

/** Follows every edge that needs no character. */
function reach(state: State, into: Set<State>): void {
  const waiting = [state];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!into.has(next)) {
      into.add(next);
      waiting.push(...next.free);
    }
  }
}

/**
 * Whether a glob pattern matches the whole of a text: `*`, `?`, `[abc]`, `[a-z]`, `[!a]`, `{one,two}` and `\` before
 * a character that stands for itself. A pattern that cannot be read, or has over 1,000 characters, matches nothing. Takes time proportional to the
 * length of the pattern times that of the text, at worst.
 *
 * @param separator - character that `*` and `?` do not match, but `**` does
 * @public
 */
export function matchesGlob(
  pattern: string,
  text: string,
  separator?: string,
): boolean {
  return globMatcher(pattern, separator)(text);
}

/** {@link matchesGlob} for many texts: the pattern is read once. @public */
export function globMatcher(
  pattern: string,
  separator?: string,
): (text: string) => boolean {
  const glob = compileGlob(pattern, separator);
  return text => runs(glob, text);
}

/**
 * Whether a glob pattern matches the whole of a path: as {@link matchesGlob}, but that one star, `?` and sets match no
 * slash, and two stars before a slash stand for folders of any depth, or none.
 *
 * @public
 */
export function matchesPath(pattern: string, path: string): boolean {
  return pathMatcher(pattern)(path);
}

/** {@link matchesPath} for many paths: the pattern is read once. @public */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const glob = compileGlob(pattern, '/', true);
  return path => runs(glob, path);
}

function runs(glob: ReturnType<typeof compileGlob>, text: string): boolean {
  if (!glob) {
    return false;
  }
  let current = new Set<State>();
  reach(glob.start, current);
  for (const character of text) {
    const following = new Set<State>();
    for (const { edge } of current) {
      if (edge?.matches(character)) {
        reach(edge.to, following);
      }
    }
    if (following.size === 0) {
      return false;
    }
    current = following;
  }
  return current.has(glob.end);
}
