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

import { Faults } from './Faults';
import {
  behind,
  isBehind,
  isWanted,
  isPrompt,
  knowable,
  latestOf,
  mayBeNow,
  rightVerdicts,
  runs,
  versionOf,
} from './facts';
import { isTrue } from './isTrue';
import { readHeadline, readHeadlineLine } from './sentences';
import { Fault } from './Faults';
import { Truth } from './Truth';

/** What a row of an environment shows. */
export interface ShownRow {
  environment: string;
  /** State in a word or two. */
  state: string;
  /** Every other text of the row. */
  texts: string[];
}

/** What a person reads in one part of the portal. */
export interface Shown {
  part: 'tab' | 'card' | 'list' | 'matrix';
  /** Absent in list and matrix. */
  headline?: { sentence: string; line?: string };
  rows: ShownRow[];
}

/** Which verdict each word of a state stands for: design, "States". */
const words: Record<string, string> = {
  Healthy: 'live',
  'Rolling out': 'rollingOut',
  'Out of sync': 'outOfDate',
  'Cannot compare': 'cannotCompare',
  Broken: 'broken',
  'Sync failed': 'syncFailed',
  'Argo CD refuses': 'refused',
  'Rolled back': 'rolledBack',
  'Not deployed': 'notDeployed',
  Paused: 'paused',
  'Being deleted': 'deleting',
};

function codeOf(state: string): string {
  const [word] = Object.keys(words).filter(item => state.startsWith(item));
  return words[word] ?? '';
}

/** Every statement that a person can read there. */
export function judgeShown(shown: Shown, truth: Truth): Fault[] {
  const { headline, part, rows } = shown;
  const faults = new Faults(`${part} on the screen`);
  if (headline) {
    faults.claims('headline', headline.sentence, readHeadline, claim =>
      isTrue(claim, truth),
    );
    if (headline.line) {
      faults.claims('line', headline.line, readHeadlineLine, claim =>
        isTrue(claim, truth),
      );
    }
  } else if (part === 'tab' || part === 'card') {
    faults.add('headline', undefined, 'a headline');
  }
  faults.same(
    'environments',
    rows.map(({ environment }) => environment).sort(),
    knowable(truth)
      .map(({ environment }) => environment)
      .sort(),
  );
  for (const row of rows) {
    judgeRow(row, truth, faults);
  }
  return faults.found;
}

function judgeRow(
  { environment, state, texts }: ShownRow,
  truth: Truth,
  faults: Faults,
): void {
  const application = truth.applications.find(
    item => item.environment === environment,
  );
  if (!application) {
    faults.add('row', environment, 'no such environment');
    return;
  }
  if (!isPrompt(truth)) {
    if (!/^Was\b/i.test(state) && !mayBeNow(truth, codeOf(state))) {
      faults.add(`${environment} state`, state, 'it is not known now');
    }
    return;
  }
  if (!rightVerdicts(application).includes(codeOf(state))) {
    faults.add(`${environment} state`, state, rightVerdicts(application));
  }
  const latest = latestOf(truth);
  const distance = behind(truth, application);
  const has = latest !== undefined && runs(truth, application, latest);
  // What Git asks for and does not come up is named, too, but said not to be live.
  const isNotLive = texts.includes('not live');
  if (
    isNotLive &&
    (latest === undefined || !isWanted(truth, application, latest))
  ) {
    faults.add(`${environment} distance`, 'not live', 'Git asks for another');
  }
  for (const text of texts) {
    const [, count] = /^(\d+) (?:changes? )?behind$/.exec(text) ?? [];
    if (count && !isBehind(truth, application, Number(count))) {
      faults.add(`${environment} distance`, text, distance);
    }
    if (/^Latest change$/.test(text) && !has && !isNotLive) {
      faults.add(`${environment} distance`, text, distance);
    }
    if (text === 'Not the latest change' && has) {
      faults.add(`${environment} distance`, text, 'it is');
    }
    if (/^(?:Distance|Version) unknown$/.test(text) && application.exists) {
      faults.add(
        `${environment} version`,
        text,
        versionOf(truth, application),
        {
          isUnknown: true,
        },
      );
    }
    if (text === 'No complete change' && versionOf(truth, application)) {
      faults.add(`${environment} version`, text, versionOf(truth, application));
    }
    // Several may have one title.
    const named = truth.changes.filter(({ titles }) => titles.includes(text));
    const version = isNotLive ? latest?.sha : versionOf(truth, application);
    if (named.length > 0 && named.every(({ sha }) => sha !== version)) {
      faults.add(`${environment} version`, text, versionOf(truth, application));
    }
  }
}
