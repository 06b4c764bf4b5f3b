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

import { ApplicationOperation } from '../record/ApplicationRecord';
import { isUnderWay } from '../record/operation';
import { lastSync } from '../verdict/lastSync';

/** Whether two looks saw one operation, which has no other name than its start. */
function isSame(a: ApplicationOperation, b: ApplicationOperation): boolean {
  return (
    a.startedAt === b.startedAt &&
    (a.listedOnly || b.listedOnly || a.dryRun === b.dryRun) === true
  );
}

/** What was asked for stays, whatever becomes of it. */
function withRequest(
  listed: ApplicationOperation,
  known: ApplicationOperation,
): ApplicationOperation {
  return {
    ...listed,
    initiatedBy: known.initiatedBy,
    automated: known.automated,
    dryRun: known.dryRun,
    selected: known.selected,
    selectedCount: known.selectedCount,
    retryLimit: known.retryLimit,
    listedOnly: known.listedOnly,
    before: known.before,
  };
}

/** Whether an operation may hide the sync before it. */
export function mayHideSync(
  operation: ApplicationOperation | undefined,
): boolean {
  return Boolean(operation?.dryRun || operation?.listedOnly);
}

/**
 * An operation with the sync that it hides where it is a dry run: Argo CD keeps the last operation alone. Of one that
 * ended while nobody looked, or of which only a list has told, nobody knows whether it was a sync and what came of it.
 *
 * @param known - the operation that was seen before
 */
export function withSyncBefore(
  operation: ApplicationOperation | undefined,
  known: ApplicationOperation | undefined,
): ApplicationOperation | undefined {
  if (!operation || !known || operation.before || !mayHideSync(operation)) {
    return operation;
  }
  if (isSame(operation, known)) {
    return operation.listedOnly
      ? withRequest(operation, known)
      : { ...operation, before: known.before };
  }
  const before = known.listedOnly ? undefined : lastSync({ operation: known });
  return before && !isUnderWay(before) ? { ...operation, before } : operation;
}
