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
  Cause,
  InstanceStatus,
  SyncWindowState,
  Verdict,
  verdictSentence,
} from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';
import { sameRevisions } from '../record/revisions';

export interface VerdictContext {
  instance: Pick<InstanceStatus, 'status'>;
  /** Milliseconds since the epoch. */
  now: number;
  cause?: Cause;
  history?: {
    /** Milliseconds that a rollout of this application usually takes until it is healthy. */
    usualRolloutMs?: number;
  };
  syncWindow?: SyncWindowState;
}

/** A rollout is called slow when it takes this many times as long as usual, and at least a minute longer. */
const slowFactor = 2;
const slowMs = 60_000;

/** How long a rollout takes and how long it usually does, in seconds, where that is remarkable. */
function slowness(
  since: string | undefined,
  { now, history }: VerdictContext,
): Record<string, string> {
  const usual = history?.usualRolloutMs;
  const elapsed = now - Date.parse(since ?? '');
  return usual !== undefined &&
    elapsed > Math.max(usual * slowFactor, usual + slowMs)
    ? {
        elapsedSeconds: String(Math.round(elapsed / 60_000) * 60),
        usualSeconds: String(Math.round(usual / 1000)),
      }
    : {};
}

function rollingOut(
  record: ApplicationRecord,
  context: VerdictContext,
): Omit<Verdict, 'sentence'> | undefined {
  const { operation } = record;
  if (operation?.phase === 'Pending') {
    return { code: 'rollingOut', parameters: { step: 'pending' } };
  }
  if (operation?.phase === 'Terminating') {
    return {
      code: 'rollingOut',
      parameters: { step: 'terminating' },
      since: operation.startedAt,
    };
  }
  if (operation?.phase === 'Running') {
    const retry =
      /Retrying attempt #(?<attempt>\d+) at (?<time>[\d:]+[AP]M)/.exec(
        operation.message ?? '',
      );
    return {
      code: 'rollingOut',
      parameters: retry?.groups
        ? {
            step: 'retrying',
            attempt: retry.groups.attempt,
            time: retry.groups.time,
          }
        : { step: 'syncing' },
      since: operation.startedAt,
    };
  }
  if (
    record.sync.status === 'Synced' &&
    record.health.status === 'Progressing'
  ) {
    return {
      code: 'rollingOut',
      parameters: {
        step: 'progressing',
        ...slowness(record.health.since, context),
      },
      since: record.health.since,
    };
  }
  return undefined;
}

function syncFailed(
  record: ApplicationRecord,
): Omit<Verdict, 'sentence'> | undefined {
  const { operation, sync } = record;
  const failed =
    !operation?.dryRun &&
    (operation?.phase === 'Failed' || operation?.phase === 'Error');
  // A failure on a revision that nobody wants any more is history; one that cannot be told counts while Git differs.
  const isWanted = sameRevisions(operation, sync) ?? sync.status !== 'Synced';
  if (failed && isWanted) {
    return { code: 'syncFailed', parameters: {}, since: operation.finishedAt };
  }
  const condition = findCondition(record, ['SyncError']);
  return condition
    ? { code: 'syncFailed', parameters: {}, since: condition.since }
    : undefined;
}

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

function neverSynced(record: ApplicationRecord): boolean {
  return (
    record.history?.length === 0 &&
    !record.operation &&
    (record.health.status === 'Missing' || record.images.length === 0)
  );
}

/** The later of two times in ISO 8601. */
function latest(...times: (string | undefined)[]): string | undefined {
  return times.filter(Boolean).sort().pop();
}

function outOfDate(
  record: ApplicationRecord,
  { syncWindow }: VerdictContext,
): Omit<Verdict, 'sentence'> {
  // Nothing new in Git and automatic sync has already brought it in: the cluster was changed by hand.
  const drifted = sameRevisions(record.history?.[0], record.sync);
  let way = 'manual';
  if (findCondition(record, ['SharedResourceWarning'])) {
    way = 'shared';
  } else if (drifted) {
    way = record.autoSync?.selfHeal ? 'healing' : 'drift';
  } else if (record.autoSync && syncWindow?.automatic === false) {
    return {
      code: 'outOfDate',
      parameters: {
        way: 'window',
        ...(syncWindow.until && { until: syncWindow.until }),
      },
    };
  } else if (
    record.requiresPruning &&
    record.autoSync &&
    !record.autoSync.prune
  ) {
    way = 'prune';
  } else if (record.autoSync) {
    way = 'automatic';
  }
  return { code: 'outOfDate', parameters: { way } };
}

function decide(
  record: ApplicationRecord,
  context: VerdictContext,
): Omit<Verdict, 'sentence'> {
  if (record.deletingSince) {
    return { code: 'deleting', parameters: {}, since: record.deletingSince };
  }
  if (neverCompared(record)) {
    return { code: 'notDeployed', parameters: {}, since: record.createdAt };
  }
  const comparison = findCondition(record, COMPARISON_ERRORS);
  if (record.sync.status === 'Unknown' || comparison) {
    return { code: 'cannotCompare', parameters: {}, since: comparison?.since };
  }
  const running = rollingOut(record, context) ?? syncFailed(record);
  if (running) {
    return running;
  }
  if (record.health.status === 'Degraded') {
    return { code: 'broken', parameters: {}, since: record.health.since };
  }
  if (neverSynced(record)) {
    return { code: 'notDeployed', parameters: {}, since: record.createdAt };
  }
  if (record.sync.status === 'OutOfSync') {
    return outOfDate(record, context);
  }
  if (record.health.status === 'Suspended') {
    return { code: 'paused', parameters: {}, since: record.health.since };
  }
  if (record.health.status === 'Healthy') {
    return {
      code: 'live',
      parameters: {},
      since: latest(record.health.since, record.history?.[0]?.deployedAt),
    };
  }
  return {
    code: 'unknown',
    parameters: { sync: record.sync.status, health: record.health.status },
  };
}

/**
 * Argo CD says four things at once – sync, health, operation, conditions – that contradict each other. People need one.
 * Pure; the first rule that matches wins, and what cannot be compared is never green.
 */
export function verdict(
  record: ApplicationRecord,
  context: VerdictContext,
): Verdict {
  const decided = decide(record, context);
  const lastKnown = context.instance.status !== 'live' || undefined;
  return {
    ...decided,
    sentence: verdictSentence(decided, context.cause),
    ...(lastKnown && { lastKnown }),
  };
}
