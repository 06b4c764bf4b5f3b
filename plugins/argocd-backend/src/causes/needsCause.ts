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

import { Cause } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { revisionsOf } from '../record/revisions';
import { causeFromText, isSuccess } from './causeFromText';
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';
import { lastSync } from '../verdict/lastSync';
import { verdict } from '../verdict/verdict';
import { TextOrigin } from './texts/TextTable';

/** A rollout that takes longer than this many milliseconds is looked into. */
export const slowRolloutMs = 8_000;

/** What is to be done about an application's cause. */
export type CauseTask =
  | { kind: 'none' }
  /** The text that says it is at hand. */
  | { kind: 'known'; cause: Cause }
  /** Argo CD has to be asked, after a while where the trouble may pass by itself. */
  | {
      kind: 'search';
      where: 'sync' | 'tree';
      fingerprint: string;
      afterMs: number;
    };

/** An operation that failed on some objects is told best by the result of the first of them. */
const namesObjects =
  /^one or more (?:objects failed to apply|synchronization tasks completed unsuccessfully)/;

/** The cause that a text names; one that nobody knows is still worth reading. */
function saidIn(text: string | undefined, origin: TextOrigin): CauseTask {
  return text && !isSuccess(text)
    ? { kind: 'known', cause: causeFromText(text, origin) }
    : { kind: 'none' };
}

/** Decides from the record alone whether, where and when its cause has to be looked for. */
export function causeTask(record: ApplicationRecord, now: number): CauseTask {
  const { code, parameters } = verdict(record, {
    instance: { status: 'live' },
    now,
  });
  const search = (
    where: 'sync' | 'tree',
    since: string | undefined,
    afterMs = 0,
  ): CauseTask => ({
    kind: 'search',
    where,
    fingerprint: [
      code,
      revisionsOf(record.sync).join(),
      since,
      record.images.join(),
      parameters.waitsFor && parameters.name,
    ].join('|'),
    afterMs,
  });
  /** What waits may pass by itself. */
  const searchIfSlow = (since: string | undefined) =>
    search(
      'tree',
      since,
      Math.max(0, slowRolloutMs - (now - Date.parse(since ?? '') || 0)),
    );
  const { health, hydration } = record;
  const operation = lastSync(record);
  const failedSync = (): CauseTask => {
    const { message = '' } = operation ?? {};
    const said = saidIn(message, 'operation');
    return said.kind === 'known' &&
      said.cause.code !== 'other' &&
      !namesObjects.test(message)
      ? said
      : search('sync', operation?.startedAt);
  };
  const { failure, step } = parameters;
  switch (failure ?? step ?? code) {
    case 'deleting':
      return saidIn(
        findCondition(record, ['DeletionError'])?.message,
        'deletion',
      );
    case 'cannotCompare':
      return saidIn(
        findCondition(record, COMPARISON_ERRORS)?.message,
        'condition',
      );
    case 'outOfDate':
      return saidIn(
        findCondition(record, ['SharedResourceWarning'])?.message,
        'condition',
      );
    case 'automatic':
      return saidIn(findCondition(record, ['SyncError'])?.message, 'condition');
    case 'hydration':
      return saidIn(hydration?.failure, 'hydration');
    case 'syncFailed':
    case 'retrying':
      return failedSync();
    case 'syncing':
      return parameters.waitsFor
        ? searchIfSlow(operation?.startedAt)
        : { kind: 'none' };
    case 'progressing':
      return searchIfSlow(health.since);
    case 'broken':
      return search('tree', health.since);
    default:
      return { kind: 'none' };
  }
}
