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

import { HealthStatus } from '@slipway/plugin-argocd-common';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { COMPARISON_ERRORS, findCondition } from '../record/conditions';
import { isUnderWay } from '../record/operation';
import { Revisions, sameRevisions } from '../record/revisions';
import { lastSync } from '../verdict/lastSync';

const settled = ['Suspended', 'Degraded', 'Healthy'] as const;
type Settled = (typeof settled)[number];

/** What was seen of the newest deployment after its sync. */
export interface Settlement {
  health: Settled;
  /**
   * How much it counts: of two observations the one with the higher rank holds, in whatever order they are written. An exact one is
   * above any other, and what became healthy under one revision stays so.
   */
  rank: number;
  /** When it became healthy, where that was after its sync had begun. */
  healthyAt?: string;
}

/** A sync that has succeeded. */
interface Deployed extends Revisions {
  startedAt: string;
  finishedAt: string;
}

/** Whether what Argo CD says of health comes from a comparison: without one it says `Healthy` of anything. */
export function isCompared(record: ApplicationRecord): boolean {
  return (
    record.sync.status !== 'Unknown' &&
    findCondition(record, COMPARISON_ERRORS) === undefined
  );
}

/**
 * Whether the health that a record shows was seen for its newest deployment. `exact` is what Argo CD compared with the
 * deployment's own revision; `weak` is health that changed after the sync while something else was compared: a later
 * commit that renders the same, or the branch after a rollback.
 */
function gradeOf(
  record: ApplicationRecord,
  deployed: Deployed,
): 'exact' | 'weak' | undefined {
  const { sync, health, operation, history = [] } = record;
  if (!isCompared(record) || (operation && isUnderWay(operation))) {
    return undefined;
  }
  const isItsOwn = operation?.startedAt === deployed.startedAt;
  if (operation && lastSync(record)?.startedAt !== deployed.startedAt) {
    // Another one has begun, if only of a few objects: what is seen now may be its work.
    return undefined;
  }
  const finishedAt = (isItsOwn && operation?.finishedAt) || deployed.finishedAt;
  const hasChanged = (health.since ?? '') > finishedAt;
  const isOfRevision = sameRevisions(sync, deployed);
  if (isOfRevision && (sync.status === 'Synced' || hasChanged)) {
    return isItsOwn ? 'exact' : 'weak';
  }
  // Until health has changed, this may be the comparison that was made before the sync.
  if (!hasChanged) {
    return undefined;
  }
  const isOlder = history.slice(1).some(before => sameRevisions(sync, before));
  // A newer revision that takes away what fails does not make it succeed, but nothing makes what runs fail.
  return sync.status === 'Synced' || isOlder || health.status === 'Degraded'
    ? 'weak'
    : undefined;
}

function isSettled(status: HealthStatus): status is Settled {
  return (settled as readonly string[]).includes(status);
}

/** What a record shows of how its newest deployment ended, as far as that was observed for the deployment itself. */
export function settlementOf(
  record: ApplicationRecord,
  deployed: Deployed,
): Settlement | undefined {
  const { status, since } = record.health;
  const grade = isSettled(status) && gradeOf(record, deployed);
  if (!grade) {
    return undefined;
  }
  return {
    health: status,
    rank:
      settled.indexOf(status) + 1 + (grade === 'exact' ? settled.length : 0),
    // Where health has not changed since, nobody can tell when the new pods were ready.
    healthyAt:
      status === 'Healthy' && since && since > deployed.startedAt
        ? since
        : undefined,
  };
}
