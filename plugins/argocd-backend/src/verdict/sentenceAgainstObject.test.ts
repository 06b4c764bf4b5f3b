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

import fc from 'fast-check';
import {
  recordedApplications,
  recordedVerdicts,
} from '../__testUtils__/recordings';
import { toRecord } from '../argocd/toRecord';
import { RawApplication } from '../argocd/types';
import { causeTask } from '../causes/needsCause';
import { anyApplication } from '../__testUtils__/anyApplication';
import {
  allClaims,
  claimsOf,
  contradictions,
  neverMade,
} from '../__testUtils__/contradictions';
import { verdict } from './verdict';

const now = Date.parse('2026-11-23T05:30:00Z');

/** What the portal says of an application, with the cause that its own texts tell. */
function tell(application: RawApplication, isWindowClosed: boolean) {
  const record = toRecord('main', application, {
    complete: true,
    defaultNamespace: 'argocd',
  });
  const task = causeTask(record, now);
  const cause = task.kind === 'known' ? task.cause : undefined;
  const { code, sentence } = verdict(record, {
    instance: { status: 'live' },
    now,
    cause,
    syncWindow: { automatic: !isWindowClosed, manual: !isWindowClosed },
  });
  return {
    code,
    sentence,
    wrong: contradictions({ sentence, application, isWindowClosed }),
    // A success explains no failure.
    cause: cause?.original,
  };
}

describe('a sentence and its object', () => {
  it.each(
    [...recordedApplications, ...recordedVerdicts].map(
      ({ recording, application }) => ({
        recording: `${recording} ${application.metadata.name}`,
        application,
      }),
    ),
  )('agree in $recording', ({ application }) => {
    for (const isWindowClosed of [false, true]) {
      const { sentence, wrong, cause } = tell(application, isWindowClosed);
      expect({ sentence, wrong }).toEqual({ sentence, wrong: [] });
      expect(cause ?? '').not.toContain('successfully');
    }
  });

  it('agree in whatever Argo CD may say', () => {
    const codes = new Set<string>();
    const claims = new Set<string>();
    fc.assert(
      fc.property(anyApplication, fc.boolean(), (application, isClosed) => {
        const { code, sentence, wrong, cause } = tell(application, isClosed);
        codes.add(code);
        claimsOf(sentence).forEach(claim => claims.add(claim));
        expect({ sentence, wrong }).toEqual({ sentence, wrong: [] });
        expect(cause ?? '').not.toContain('successfully');
      }),
      { seed: 15, numRuns: 4_000 },
    );
    // Only what was said was checked.
    expect([...codes].sort()).toEqual([
      'broken',
      'cannotCompare',
      'deleting',
      'live',
      'notDeployed',
      'outOfDate',
      'paused',
      'refused',
      'rolledBack',
      'rollingOut',
      'syncFailed',
      'unknown',
    ]);
    expect(allClaims.filter(claim => !claims.has(claim))).toEqual(neverMade);
  });

  it.each<[string, string]>([
    [
      'The cluster differs from Git; it waits for a sync.',
      'read/get-case-prune.json',
    ],
    ['Healthy since 2026-11-23 05:00 UTC.', 'read/get-broken-path.json'],
    ['The last sync failed on d3fecd0.', 'read/get-case-prune.json'],
    [
      'The sync failed and is tried again at 5:02AM.',
      'mutations/get-while-retrying.json',
    ],
    ['Rolled back to ef43ab1 by backstage-ops.', 'read/get-case-crash.json'],
  ])('are found to disagree: %s', (sentence, recording) => {
    const { application } = recordedApplications.find(
      item => item.recording === recording,
    )!;
    expect(
      contradictions({ sentence, application, isWindowClosed: false }),
    ).not.toEqual([]);
  });
});
