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
import { missingAsAWhole, neverSynced, rendersNothing } from './existence';
import { lastSync } from './lastSync';
import { parameters } from './parameters';
import { Rule, VerdictContext } from './VerdictContext';

/** Argo CD has only just learnt of it: nothing is compared yet, which is not the same as "cannot be compared". */
function neverCompared(record: ApplicationRecord): boolean {
  return (
    record.sync.status === 'Unknown' &&
    record.health.status === 'Unknown' &&
    record.sync.revision === undefined &&
    record.conditions?.length === 0 &&
    record.history?.length === 0 &&
    !record.operation
  );
}

/** Why nothing is deployed, where the record or its inventory say it. */
function reasonOf(
  record: ApplicationRecord,
  { syncWindow }: VerdictContext,
): Record<string, string | undefined> {
  const isClosed = record.autoSync
    ? syncWindow?.automatic === false
    : syncWindow?.manual === false;
  const deployed = record.history?.[0];
  if (deployed) {
    return { reason: 'gone', revision: deployed.revision };
  }
  if (isClosed) {
    return { reason: 'window', until: syncWindow?.until };
  }
  const waits =
    record.sync.status === 'OutOfSync' && !record.autoSync && !lastSync(record);
  return waits ? { reason: 'firstSync' } : {};
}

/** Nothing of it was ever compared. */
export const notComparedYet: Rule = record =>
  neverCompared(record)
    ? {
        code: 'notDeployed',
        parameters: { reason: 'notCompared' },
        since: record.createdAt,
      }
    : undefined;

/** Nothing of it is in the cluster, or nothing that runs pods although it has such. */
export const notDeployed: Rule = (record, context) => {
  if (rendersNothing(record)) {
    return {
      code: 'notDeployed',
      parameters: { reason: 'empty' },
      since: record.createdAt,
    };
  }
  const missing = missingAsAWhole(record);
  return missing || neverSynced(record)
    ? {
        code: 'notDeployed',
        parameters: parameters({
          missing: missing === 'workloads' ? missing : undefined,
          ...reasonOf(record, context),
        }),
        since: record.history?.length ? record.health.since : record.createdAt,
      }
    : undefined;
};
