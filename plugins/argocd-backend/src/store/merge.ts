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
import { withSyncBefore } from './syncBefore';

/** Whether two looks saw the same revisions, as far as the second one shows them. */
function sameRevisions(
  a: ApplicationRecord['sync'],
  b: ApplicationRecord['sync'],
): boolean {
  // A list has at most the revision of a single source.
  return b.revisions
    ? a.revisions?.join() === b.revisions.join()
    : a.revision === b.revision || !b.revision;
}

/** Whether what a list shows of an application is what the store has; then the rest of the record still holds. */
export function samePhase(a: ApplicationRecord, b: ApplicationRecord): boolean {
  return (
    a.sync.status === b.sync.status &&
    sameRevisions(a.sync, b.sync) &&
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
  // Objects that come, go or fail change the health too.
  const sameHealth = known.health.status === listed.health.status;
  const sameSources =
    JSON.stringify(known.sources) === JSON.stringify(listed.sources);
  return {
    ...listed,
    // Argo CD before 3.5 does not list the revision, and none lists those of several sources.
    sync:
      holds && sameSources
        ? { ...known.sync, status: listed.sync.status }
        : listed.sync,
    operation: holds
      ? known.operation
      : withSyncBefore(listed.operation, known.operation),
    // Nobody gives an application to another set.
    applicationSet: known.applicationSet,
    ...(holds && {
      conditions: known.conditions,
      requiresPruning: known.requiresPruning,
      ...(sameHealth && {
        objects: known.objects,
        unhealthy: known.unhealthy,
      }),
      finalizers: known.finalizers,
      history: known.history,
      detailsAsOf: known.detailsAsOf,
    }),
  };
}
