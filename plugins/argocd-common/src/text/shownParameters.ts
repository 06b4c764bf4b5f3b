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

import { TextFormats } from './formats';

type Parameters = Record<string, string>;

const times = ['time', 'until', 'at', 'since'];
const people = ['by', 'initiatedBy'];
const revisions = ['revision', 'wanted'];

function shortRevision(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** The parameters of a code as people read them: times, people and revisions. */
export function shownParameters(
  parameters: Parameters,
  formats: TextFormats,
): Parameters {
  const shown = (name: string, value: string) => {
    if (times.includes(name)) {
      return formats.time(value);
    }
    if (revisions.includes(name)) {
      return shortRevision(value);
    }
    return people.includes(name) ? formats.person(value) : value;
  };
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      shown(name, value),
    ]),
  );
}
