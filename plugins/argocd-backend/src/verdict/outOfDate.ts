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

import {
  ApplicationOperation,
  ApplicationRecord,
} from '../record/ApplicationRecord';
import { findCondition } from '../record/conditions';
import { lastSync, startedBy } from './lastSync';
import { parameters } from './parameters';
import { sameRevisions } from '../record/revisions';
import { isDeployed } from './revisions';
import { supersededFailure } from './syncFailed';
import { Rule, VerdictContext } from './VerdictContext';

type Way = Record<string, string | number | boolean | undefined>;

/** What is to be pruned is not pruned by the sync that comes next, or came last. */
function prune({ autoSync, objects }: ApplicationRecord): Way {
  let mode = 'manual';
  if (autoSync) {
    mode = autoSync.prune ? 'kept' : 'off';
  }
  return { way: 'prune', mode, count: objects?.toPrune };
}

/** A window that keeps away those who sync it: Argo CD itself, or people. */
function closedWindow(
  { autoSync }: ApplicationRecord,
  { syncWindow }: VerdictContext,
): Way | undefined {
  const isClosed = autoSync
    ? syncWindow?.automatic === false
    : syncWindow?.manual === false;
  return isClosed ? { way: 'window', until: syncWindow?.until } : undefined;
}

/** All that is wanted was deployed, and yet the cluster differs. */
function afterDeployment(
  record: ApplicationRecord,
  context: VerdictContext,
): Way {
  if (record.requiresPruning) {
    return prune(record);
  }
  const window = record.autoSync?.selfHeal && closedWindow(record, context);
  if (window) {
    return window;
  }
  return {
    way: record.autoSync?.selfHeal ? 'healing' : 'drift',
    revision: record.sync.revision,
  };
}

/** A sync of what is wanted that somebody made of some objects only. */
function partialSync(
  record: ApplicationRecord,
): ApplicationOperation | undefined {
  const operation = lastSync(record);
  return operation?.phase === 'Succeeded' &&
    operation.selected &&
    !operation.automated &&
    sameRevisions(operation, record.sync)
    ? operation
    : undefined;
}

/** How many objects such a sync was of, and how many there are. */
function sizeOf(
  { selectedCount: count }: ApplicationOperation,
  { objects }: ApplicationRecord,
): Way {
  const total = objects?.wanted;
  return count !== undefined && total !== undefined && count < total
    ? { count, total }
    : {};
}

/** What is wanted was not deployed as a whole yet. */
function beforeDeployment(
  record: ApplicationRecord,
  context: VerdictContext,
): Way {
  const { autoSync, requiresPruning } = record;
  const { applicationSet } = context;
  const partial = partialSync(record);
  if (partial) {
    return {
      way: 'partial',
      by: startedBy(partial),
      at: partial.finishedAt,
      selected: partial.selected?.join(', '),
      ...sizeOf(partial, record),
    };
  }
  const window = closedWindow(record, context);
  if (window) {
    return window;
  }
  if (requiresPruning && autoSync && !autoSync.prune) {
    return prune(record);
  }
  return {
    way: autoSync ? 'automatic' : 'manual',
    prune: requiresPruning && !autoSync,
    failed: supersededFailure(record) !== undefined,
    // A set may sync its members step by step; where nobody knows, a person may wait in vain to be needed.
    applicationSet:
      autoSync || applicationSet ? undefined : record.applicationSet,
  };
}

function wayOf(record: ApplicationRecord, context: VerdictContext): Way {
  const shared = findCondition(record, ['SharedResourceWarning']) !== undefined;
  const deployed = isDeployed(record);
  if (deployed === false) {
    // Whatever belongs to others, this waits besides.
    return { ...beforeDeployment(record, context), shared };
  }
  if (shared) {
    return { way: 'shared' };
  }
  return deployed ? afterDeployment(record, context) : { way: 'differs' };
}

/** Git and the cluster differ. */
export const outOfDate: Rule = (record, context) =>
  record.sync.status === 'OutOfSync'
    ? { code: 'outOfDate', parameters: parameters(wayOf(record, context)) }
    : undefined;
