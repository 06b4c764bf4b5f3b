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
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';
import { lastSync } from './lastSync';
import { leftNothing } from './existence';
import { parameters } from './parameters';
import { refusesToWipe } from './refused';
import { sameRevisions } from '../record/revisions';
import { differingRevision } from './revisions';
import { Decision, Rule } from './VerdictContext';

/** Argo CD's own words where a condition kept it from beginning. */
const notCompared = new RegExp(`^(?:${COMPARISON_ERRORS.join('|')}): `);

/**
 * Whether Argo CD could not even begin (`Error`, where `Failed` is a sync that began), and what it was to bring is
 * deployed and in sync all the same: then what stood in its way is gone.
 */
function isMoot(
  operation: ApplicationOperation,
  { sync, history = [] }: ApplicationRecord,
): boolean {
  return (
    operation.phase === 'Error' &&
    sync.status === 'Synced' &&
    history.length > 0 &&
    sameRevisions(operation, history[0]) === true &&
    sameRevisions(operation, sync) === true
  );
}

/** The last sync, where it failed and nothing was deployed since. */
function failedSync(
  record: ApplicationRecord,
): ApplicationOperation | undefined {
  const operation = lastSync(record);
  const isFailed =
    operation?.phase === 'Failed' || operation?.phase === 'Error';
  const ended = Date.parse(operation?.finishedAt ?? operation?.startedAt ?? '');
  const isOver = Date.parse(record.history?.[0]?.startedAt ?? '') > ended;
  return isFailed && !isOver && !isMoot(operation, record)
    ? operation
    : undefined;
}

/**
 * Whether what failed is no longer asked for. A newer commit of the one repository may have nothing to do with the
 * application, so it undoes no failure; where several repositories make up what is asked for, another revision of one of
 * them is another thing to sync.
 */
function isSuperseded(
  operation: ApplicationOperation,
  { sources, sync }: ApplicationRecord,
): boolean {
  const repositories = new Set(sources.map(({ repoUrl }) => repoUrl));
  return repositories.size > 1 && sameRevisions(operation, sync) === false;
}

/** A failure that stands although what failed is no longer asked for. */
export function supersededFailure(
  record: ApplicationRecord,
): ApplicationOperation | undefined {
  const operation = failedSync(record);
  return operation && isSuperseded(operation, record) ? operation : undefined;
}

/** What Git asks for now, where the failed sync was of something else and it was never deployed. */
function untried(
  operation: ApplicationOperation,
  { sync, history = [] }: ApplicationRecord,
): string | undefined {
  return sameRevisions(operation, sync) === false &&
    !history.some(deployment => sameRevisions(deployment, sync))
    ? differingRevision(sync, operation)
    : undefined;
}

function failedOperation(record: ApplicationRecord): Decision | undefined {
  const operation = failedSync(record);
  return operation && !isSuperseded(operation, record)
    ? {
        code: 'syncFailed',
        parameters: parameters({
          // Were it still so, that would be the verdict.
          failure: notCompared.test(operation.message ?? '')
            ? 'comparison'
            : undefined,
          revision: differingRevision(operation, record.sync),
          wanted: untried(operation, record),
          ...leftNothing(record),
        }),
        since: operation.finishedAt,
      }
    : undefined;
}

/** Argo CD tried to sync by itself and says that it could not. */
function failedByItself(record: ApplicationRecord): Decision | undefined {
  const condition = findCondition(record, ['SyncError']);
  const operation = lastSync(record);
  const isOver =
    operation?.phase === 'Succeeded' &&
    Date.parse(operation.finishedAt ?? '') >=
      Date.parse(condition?.since ?? '');
  return condition && !isOver && !refusesToWipe(record)
    ? {
        code: 'syncFailed',
        parameters: parameters({
          failure: 'automatic',
          ...leftNothing(record),
        }),
        since: condition.since,
      }
    : undefined;
}

/** What is deployed is rendered into Git by Argo CD, and of the newest commit it could not be. */
function failedHydration({
  hydration,
}: ApplicationRecord): Decision | undefined {
  return hydration?.failure === undefined
    ? undefined
    : {
        code: 'syncFailed',
        parameters: parameters({
          failure: 'hydration',
          revision: hydration.dryRevision,
        }),
        since: hydration.since,
      };
}

/** The last sync failed and no later one succeeded, whatever came into Git since. */
export const syncFailed: Rule = record =>
  failedOperation(record) ?? failedByItself(record) ?? failedHydration(record);
