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
  applicationKey,
  Deployment,
  DeploymentOutcome,
  HealthStatus,
} from '@slipway/plugin-argocd-common';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { deployedCommitPage } from '../pages/commitPage';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { environmentOf } from '../record/environment';
import { repositoryOf } from '../record/revisions';
import { redactText } from '../redact/redactText';
import { lastSync } from '../verdict/lastSync';
import {
  DeploymentPosition,
  DeploymentTable,
  ListedDeployment,
} from './DeploymentTable';
import { isCompared } from './settlement';

/** Argo CD compares at once after a sync; a busy one takes a while. */
const comparedWithinMs = 60_000;
/** Where nothing can be compared, a rollout is not called one for ever. */
const rollsAtMostMs = 24 * 60 * 60_000;

/** One deployment as people may see it, with the application that it is of. */
export interface DeploymentItem {
  record: ApplicationRecord;
  /** Whether its revision is of the repository that the application has now. */
  isOfRepository: boolean;
  view: Deployment;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value);

function positionOf(cursor: string): DeploymentPosition {
  const [startedAt, id] = decodeCursor(cursor, isId);
  return { startedAt, id };
}

function seconds(row: ListedDeployment): number | undefined {
  const duration = row.finished_at
    ? (Date.parse(row.finished_at) - Date.parse(row.started_at)) / 1000
    : NaN;
  return duration >= 0 ? duration : undefined;
}

/** Whether how the newest deployment ended is still to be observed. */
function maySettle(
  row: ListedDeployment,
  record: ApplicationRecord,
  now: number,
): boolean {
  if ((lastSync(record)?.startedAt ?? '') > row.started_at) {
    // What is seen now is the work of another operation, if only of a few objects.
    return false;
  }
  const age = now - Date.parse(row.finished_at ?? row.started_at);
  if (age < comparedWithinMs) {
    return true;
  }
  return isCompared(record)
    ? record.health.status === 'Progressing'
    : // What cannot be compared may still roll out, where anything runs at all.
      record.images.length > 0 && age < rollsAtMostMs;
}

function outcomeOf(
  row: ListedDeployment,
  record: ApplicationRecord,
  now: number,
): DeploymentOutcome {
  if (row.outcome === 'inProgress' && !row.isNewest) {
    return 'unknown';
  }
  const isOpen =
    row.outcome === 'succeeded' && row.isNewest && row.health_after === null;
  return isOpen && maySettle(row, record, now) ? 'inProgress' : row.outcome;
}

/** Pages of deployments as people may see them. */
export class DeploymentPages {
  readonly #now: () => number;

  constructor(
    private readonly table: DeploymentTable,
    private readonly addresses: Addresses,
    options: { now?(): number } = {},
  ) {
    this.#now = options.now ?? Date.now;
  }

  /** @throws InputError for a cursor that is none */
  async getPage(
    records: ApplicationRecord[],
    page: { limit: number; cursor?: string; entityName: string },
  ): Promise<{ items: DeploymentItem[]; nextCursor?: string }> {
    const after = page.cursor ? positionOf(page.cursor) : undefined;
    const byKey = new Map(
      records.map(record => [applicationKey(record), record]),
    );
    const rows =
      records.length > 0
        ? await this.table.page(records, page.limit + 1, after)
        : [];
    const shown = rows.slice(0, page.limit);
    const last = shown[shown.length - 1];
    return {
      items: shown.map(row => {
        const ref = { ...row, name: row.application };
        const record = byKey.get(applicationKey(ref))!;
        return this.#item(row, record, page.entityName);
      }),
      ...(rows.length > shown.length && {
        nextCursor: encodeCursor([last.started_at, last.id]),
      }),
    };
  }

  #item(
    row: ListedDeployment,
    record: ApplicationRecord,
    entityName: string,
  ): DeploymentItem {
    const revision = row.revision ?? undefined;
    const isOfRepository =
      row.repo_url === null || row.repo_url === repositoryOf(record);
    const isKept = (record.history ?? []).some(
      item => item.id === row.argocd_id && item.revision === revision,
    );
    const outcome = outcomeOf(row, record, this.#now());
    const hasFailed = outcome === 'failed' || outcome === 'terminated';
    return {
      record,
      isOfRepository,
      view: {
        id: String(row.id),
        instance: row.instance,
        namespace: row.namespace,
        name: row.application,
        environment: row.environment ?? environmentOf(record, entityName),
        rollbackId: isKept ? row.argocd_id! : undefined,
        revision,
        commitUrl: deployedCommitPage(
          record,
          {
            revision,
            repoUrl: isOfRepository ? undefined : row.repo_url!,
          },
          this.addresses,
        ),
        startedAt: row.started_at,
        finishedAt: row.finished_at ?? undefined,
        durationSeconds: seconds(row),
        outcome,
        message:
          hasFailed && row.message
            ? redactText(row.message, this.addresses)
            : undefined,
        initiatedBy: row.initiated_by ?? undefined,
        automated: row.automated,
        images: JSON.parse(row.images),
        imagesBefore: row.imagesBefore,
        healthAfter: (row.health_after as HealthStatus) ?? undefined,
        healthyAt: row.healthy_at ?? undefined,
      },
    };
  }
}
