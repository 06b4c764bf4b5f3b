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

/** Maps whose keys people choose. */
const openMaps = ['labels', 'annotations', 'matchLabels'];

/** The set of JSON paths and types, which is what a client relies on; values are each world's own. */
export function shape(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) {
    const below = value.flatMap(item => shape(item, `${at}[]`));
    return [...new Set([`${at}: array`, ...below])];
  }
  if (typeof value === 'object' && value !== null) {
    const isOpen = openMaps.some(name => at.endsWith(`.${name}`));
    return Object.entries(value).flatMap(([key, item]) =>
      shape(item, `${at}.${isOpen ? '*' : key}`),
    );
  }
  return [`${at || '.'}: ${value === null ? 'null' : typeof value}`];
}

/** What one has and the other lacks, as texts. */
export function missingIn(wanted: string[], given: string[]): string[] {
  const has = new Set(given);
  return [...new Set(wanted)].filter(item => !has.has(item)).slice(0, 5);
}
