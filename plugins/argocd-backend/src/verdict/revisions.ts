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
import { Revisions, revisionsOf, sameRevisions } from '../record/revisions';
import { lastSync } from './lastSync';

/** The revision in which two differ first: what is named of an application with several sources. */
export function differingRevision(
  of: Revisions,
  other: Revisions,
): string | undefined {
  const [first, second] = [revisionsOf(of), revisionsOf(other)];
  return (
    first.find((revision, index) => revision !== second[index]) ?? first[0]
  );
}

/** Whether all that is wanted was deployed as a whole; `undefined` where nobody knows what was deployed. */
export function isDeployed(record: ApplicationRecord): boolean | undefined {
  const { history, sync } = record;
  const operation = lastSync(record);
  // Argo CD may be told to keep no history.
  const isSynced =
    operation?.phase === 'Succeeded' &&
    (!operation.selected || operation.automated) &&
    sameRevisions(operation, sync);
  if (history?.[0]?.isOfOtherSource) {
    // The same revision with other parameters is something else.
    return false;
  }
  return isSynced || (history && sameRevisions(history[0], sync) === true);
}
