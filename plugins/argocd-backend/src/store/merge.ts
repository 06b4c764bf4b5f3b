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

/** Whether what a list shows of an application is what the store has; then the rest of the record still holds. */
export function samePhase(a: ApplicationRecord, b: ApplicationRecord): boolean {
  return (
    a.sync.status === b.sync.status &&
    (a.sync.revision === b.sync.revision || !b.sync.revision) &&
    a.operation?.phase === b.operation?.phase &&
    a.operation?.startedAt === b.operation?.startedAt &&
    a.deletingSince === b.deletingSince
  );
}

/** What a list says, with what it cannot say taken from what is known, as far as that still holds. */
export function mergeListed(
  known: ApplicationRecord,
  listed: ApplicationRecord,
): ApplicationRecord {
  const holds = samePhase(known, listed);
  return {
    ...listed,
    // Argo CD before 3.5 does not list the revision.
    sync: {
      ...listed.sync,
      revision:
        listed.sync.revision ?? (holds ? known.sync.revision : undefined),
    },
    operation: holds ? known.operation : listed.operation,
    ...(holds && {
      conditions: known.conditions,
      requiresPruning: known.requiresPruning,
      history: known.history,
    }),
  };
}
