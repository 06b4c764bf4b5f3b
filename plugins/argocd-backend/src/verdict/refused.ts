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

import { ApplicationRecord } from '../record/ApplicationRecord';
import { findCondition } from '../record/conditions';
import { parameters } from './parameters';
import { Rule } from './VerdictContext';

/** Whether Argo CD does not sync because nothing would be left. */
export function refusesToWipe(record: ApplicationRecord): boolean {
  const condition = findCondition(record, ['SyncError']);
  const { objects } = record;
  return condition !== undefined
    ? (objects?.wanted === 0 && objects.toPrune > 0) ||
        condition.message.includes('auto-sync will wipe out all resources')
    : false;
}

/** Argo CD will not act by itself. */
export const refused: Rule = (record, { applicationSet }) => {
  if (refusesToWipe(record)) {
    return {
      code: 'refused',
      parameters: { reason: 'wipe' },
      since: findCondition(record, ['SyncError'])?.since,
    };
  }
  if (applicationSet?.error) {
    return {
      code: 'refused',
      parameters: { reason: 'generation', applicationSet: applicationSet.name },
      since: applicationSet.since,
    };
  }
  return applicationSet?.waitsForStep && record.sync.status === 'OutOfSync'
    ? {
        code: 'refused',
        parameters: parameters({
          reason: 'step',
          step: applicationSet.waitsForStep,
          applicationSet: applicationSet.name,
        }),
        since: applicationSet.since,
      }
    : undefined;
};
