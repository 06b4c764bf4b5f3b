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
import { causeFromText } from './causeFromText';
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';
import { verdict } from '../verdict/verdict';

/** A rollout that takes longer than this many milliseconds is looked into. */
const slowRolloutMs = 8_000;

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
    fingerprint: [code, record.sync.revision, since, record.images.join()].join(
      '|',
    ),
    afterMs,
  });
  const known = (types: string[]): CauseTask => {
    const condition = findCondition(record, types);
    return condition
      ? { kind: 'known', cause: causeFromText(condition.message) }
      : { kind: 'none' };
  };
  if (code === 'cannotCompare') {
    return known(COMPARISON_ERRORS);
  }
  if (code === 'outOfDate') {
    return known(['SharedResourceWarning']);
  }
  if (
    code === 'syncFailed' ||
    (code === 'rollingOut' && parameters.step === 'retrying')
  ) {
    // The message of an operation that succeeded says nothing of a sync error.
    const failed = record.operation?.phase !== 'Succeeded';
    const text =
      (failed ? record.operation?.message : undefined) ??
      findCondition(record, ['SyncError'])?.message;
    const cause = text ? causeFromText(text) : undefined;
    return cause && cause.code !== 'other'
      ? { kind: 'known', cause }
      : search('sync', record.operation?.startedAt);
  }
  if (code === 'broken') {
    return search('tree', record.health.since);
  }
  if (code === 'rollingOut' && parameters.step === 'progressing') {
    const waited = now - Date.parse(record.health.since ?? '') || 0;
    return search(
      'tree',
      record.health.since,
      Math.max(0, slowRolloutMs - waited),
    );
  }
  return { kind: 'none' };
}
