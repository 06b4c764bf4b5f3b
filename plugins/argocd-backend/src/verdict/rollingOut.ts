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
import { lastSync, startedBy } from './lastSync';
import { parameters } from './parameters';
import { Decision, Rule, VerdictContext } from './VerdictContext';
import { readWaiting, waitingObjects } from './waiting';

/** A rollout is called slow when it takes this many times as long as usual, and at least a minute longer. */
const slowFactor = 2;
const slowMs = 60_000;
/** A try that was due this long ago has either begun or will not: its time is no longer the next one. */
const overdueMs = 60_000;

/** How long a rollout takes and how long it usually does, in seconds, where that is remarkable. */
function slowness(
  since: string | undefined,
  { now, history }: VerdictContext,
): Record<string, number> {
  const usual = history?.usualRolloutMs;
  const elapsed = now - Date.parse(since ?? '');
  return usual !== undefined &&
    elapsed > Math.max(usual * slowFactor, usual + slowMs)
    ? {
        elapsedSeconds: Math.round(elapsed / 60_000) * 60,
        usualSeconds: Math.round(usual / 1000),
      }
    : {};
}

function running(
  operation: ApplicationOperation,
  context: VerdictContext,
): Decision {
  const {
    message,
    startedAt,
    finishedAt,
    nextTryAt,
    retryCount,
    retryLimit = 0,
  } = operation;
  return {
    code: 'rollingOut',
    parameters: parameters(
      // What runs has an end only while it waits to be tried again.
      finishedAt
        ? {
            step: 'retrying',
            attempt: retryCount,
            time: nextTryAt,
            overdue:
              nextTryAt !== undefined &&
              Date.parse(nextTryAt) + overdueMs < context.now,
            // A negative limit is none.
            limit: retryCount && retryLimit > 0 ? retryLimit : undefined,
          }
        : {
            step: 'syncing',
            by: startedBy(operation),
            ...readWaiting(message),
          },
    ),
    since: startedAt,
  };
}

function operating(
  operation: ApplicationOperation | undefined,
  context: VerdictContext,
): Decision | undefined {
  switch (operation?.phase) {
    case 'Pending':
      return {
        code: 'rollingOut',
        parameters: { step: 'pending' },
        since: operation.startedAt ?? context.pendingSince,
      };
    case 'Terminating':
      return {
        code: 'rollingOut',
        parameters: { step: 'terminating' },
        since: operation.startedAt,
      };
    case 'Running':
      return running(operation, context);
    default:
      return undefined;
  }
}

/** A sync that is asked for, runs or is tried again; what Git asks for is there and becomes healthy; or Git is rendered. */
export const rollingOut: Rule = (record, context) => {
  const operation = operating(lastSync(record), context);
  if (operation) {
    return operation;
  }
  const { sync, health, hydration } = record;
  if (sync.status === 'Synced' && health.status === 'Progressing') {
    return {
      code: 'rollingOut',
      parameters: parameters({
        step: 'progressing',
        ...waitingObjects(record),
        ...slowness(health.since, context),
      }),
      since: health.since,
    };
  }
  return hydration?.dryRevision &&
    hydration.failure === undefined &&
    hydration.dryRevision !== hydration.hydratedFrom
    ? {
        code: 'rollingOut',
        parameters: { step: 'hydrating', revision: hydration.dryRevision },
        since: hydration.since,
      }
    : undefined;
};
