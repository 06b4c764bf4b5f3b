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
  DeploymentPage,
  HealthStatus,
} from '@slipway/plugin-argocd-common';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { commitPage } from '../pages/commitPage';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { environmentOf } from '../record/environment';
import { redactText } from '../redact/redactText';
import {
  DeploymentPosition,
  DeploymentTable,
  StoredDeployment,
} from './DeploymentTable';

const isId = (value: unknown): value is number => Number.isSafeInteger(value);

function positionOf(cursor: string): DeploymentPosition {
  const [startedAt, id] = decodeCursor(cursor, isId);
  return { startedAt, id };
}

function seconds(row: StoredDeployment): number | undefined {
  const duration = row.finished_at
    ? (Date.parse(row.finished_at) - Date.parse(row.started_at)) / 1000
    : NaN;
  return duration >= 0 ? duration : undefined;
}

/** Pages of deployments as people may see them. */
export class DeploymentPages {
  constructor(
    private readonly table: DeploymentTable,
    private readonly addresses: Addresses,
  ) {}

  /** @throws InputError for a cursor that is none */
  async getPage(
    records: ApplicationRecord[],
    page: { limit: number; cursor?: string; entityName: string },
  ): Promise<DeploymentPage> {
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
        return this.#view(
          row,
          byKey.get(applicationKey(ref))!,
          page.entityName,
        );
      }),
      ...(rows.length > shown.length && {
        nextCursor: encodeCursor([last.started_at, last.id]),
      }),
    };
  }

  #view(
    row: StoredDeployment,
    record: ApplicationRecord,
    entityName: string,
  ): Deployment {
    const isKept = (record.history ?? []).some(
      ({ id, revision }) =>
        id === row.argocd_id && (revision ?? null) === row.revision,
    );
    return {
      id: String(row.id),
      instance: row.instance,
      namespace: row.namespace,
      name: row.application,
      environment: row.environment ?? environmentOf(record, entityName),
      rollbackId: isKept ? row.argocd_id! : undefined,
      revision: row.revision ?? undefined,
      commitUrl: commitPage(record, row.revision ?? undefined, this.addresses),
      startedAt: row.started_at,
      finishedAt: row.finished_at ?? undefined,
      durationSeconds: seconds(row),
      outcome: row.outcome,
      message: row.message
        ? redactText(row.message, this.addresses)
        : undefined,
      initiatedBy: row.initiated_by ?? undefined,
      automated: row.automated,
      images: JSON.parse(row.images),
      healthAfter: (row.health_after as HealthStatus) ?? undefined,
      healthyAt: row.healthy_at ?? undefined,
    };
  }
}
