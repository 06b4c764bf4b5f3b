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

import { Finding } from '../src';
import { Expectation, Expected, Profile } from './expectation';

/** How the findings in a tree differ from its expectation, in one profile. */
export interface Difference {
  falsely: Finding[];
  missed: Expected[];
}

const isProfile = (value: unknown): value is Profile =>
  value === 'broken' || value === 'house';

/** A finding without a profile counts by its severity. */
function profileOf(finding: Finding): Profile {
  if ('profile' in finding && isProfile(finding.profile)) {
    return finding.profile;
  }
  return finding.severity === 'error' ? 'broken' : 'house';
}

function span({ line }: Expected): [number, number] {
  return typeof line === 'number' ? [line, line] : line;
}

function fits(expected: Expected, finding: Finding): boolean {
  const [first, last] = span(expected);
  return (
    expected.file === finding.file &&
    finding.line >= first &&
    finding.line <= last
  );
}

const width = (expected: Expected) => {
  const [first, last] = span(expected);
  return last - first;
};

/** Each expectation takes one finding: what is told twice is once too often. */
export function compare(
  findings: Finding[],
  { findings: expected, mayAdvise }: Expectation,
  profile: Profile,
): Difference {
  const left = new Set(
    findings.filter(finding => profileOf(finding) === profile),
  );
  const missed: Expected[] = [];
  const narrowFirst = expected
    .filter(entry => entry.profile === profile)
    .sort((a, b) => width(a) - width(b));
  for (const entry of narrowFirst) {
    const found = [...left].find(finding => fits(entry, finding));
    if (found) {
      left.delete(found);
    } else {
      missed.push(entry);
    }
  }
  return {
    falsely: [...left].filter(
      ({ file }) => profile === 'broken' || !mayAdvise.includes(file),
    ),
    missed,
  };
}
