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

/** What a text is tested with; a regular expression, mostly. */
export type Pattern = Pick<RegExp, 'test'>;

/**
 * Finds patterns one after the other, with anything between them, in time that grows with the text alone. One regular
 * expression with `.*` between them begins anew wherever the first is found.
 */
export function inOrder(...patterns: RegExp[]): Pattern {
  return {
    test(text) {
      let rest = text;
      for (const pattern of patterns) {
        const found = pattern.exec(rest);
        if (!found) {
          return false;
        }
        rest = rest.slice(found.index + found[0].length);
      }
      return true;
    },
  };
}
