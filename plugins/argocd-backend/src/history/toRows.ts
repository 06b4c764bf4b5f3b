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
  APPLICATION_ENVIRONMENT_LABEL,
  DeploymentOutcome,
} from '@slipway/plugin-argocd-common';
import {
  ApplicationDeployment,
  ApplicationOperation,
  ApplicationRecord,
} from '../record/ApplicationRecord';
import { redactInternals } from '../redact/redactInternals';

/** One row of the table, as far as one look at an application can tell. */
export interface DeploymentRow {
  instance: string;
  namespace: string;
  application: string;
  environment: string | null;
  argocd_id: number | null;
  revision: string | null;
  started_at: string;
  finished_at: string | null;
  outcome: DeploymentOutcome;
  message: string | null;
  initiated_by: string | null;
  automated: boolean;
  images: string;
  health_after: string | null;
  healthy_at: string | null;
}

const maxMessageLength = 1000;
const maxNameLength = 255;

/** A text that fits its column; PostgreSQL takes no NUL. */
function cut(text: string, length: number): string {
  return text.replaceAll('\0', '').slice(0, length);
}

const settled = ['Healthy', 'Degraded', 'Suspended'];

/** How an operation ended; `undefined` while it has not. */
function outcomeOf({
  phase,
  message,
}: ApplicationOperation): DeploymentOutcome | undefined {
  if (phase === 'Succeeded') {
    return 'succeeded';
  }
  if (phase !== 'Failed' && phase !== 'Error') {
    return undefined;
  }
  return message?.startsWith('Operation terminated') ? 'terminated' : 'failed';
}

function emptyRow(
  record: ApplicationRecord,
): Omit<DeploymentRow, 'started_at' | 'outcome'> {
  return {
    instance: record.instance,
    namespace: record.namespace,
    application: record.name,
    environment: record.labels[APPLICATION_ENVIRONMENT_LABEL] ?? null,
    argocd_id: null,
    revision: null,
    finished_at: null,
    message: null,
    initiated_by: null,
    automated: false,
    images: '[]',
    health_after: null,
    healthy_at: null,
  };
}

function rowOfHistory(
  record: ApplicationRecord,
  deployment: ApplicationDeployment,
): DeploymentRow {
  return {
    ...emptyRow(record),
    argocd_id: deployment.id,
    revision: deployment.revision ?? null,
    started_at: deployment.startedAt ?? deployment.deployedAt,
    finished_at: deployment.deployedAt,
    outcome: 'succeeded',
    initiated_by: deployment.initiatedBy
      ? cut(deployment.initiatedBy, maxNameLength)
      : null,
    automated: deployment.automated ?? false,
  };
}

function rowOfOperation(
  record: ApplicationRecord,
  operation: ApplicationOperation & { startedAt: string },
  outcome: DeploymentOutcome,
): DeploymentRow {
  return {
    ...emptyRow(record),
    revision: operation.revision ?? null,
    started_at: operation.startedAt,
    finished_at: operation.finishedAt ?? null,
    outcome,
    message: operation.message
      ? cut(redactInternals(operation.message), maxMessageLength)
      : null,
    initiated_by: operation.initiatedBy
      ? cut(operation.initiatedBy, maxNameLength)
      : null,
    automated: operation.automated ?? false,
  };
}

/** What runs after a deployment, once its rollout has settled: only the newest one can be told that of. */
function settlement(
  record: ApplicationRecord,
  row: DeploymentRow,
): Partial<DeploymentRow> {
  const { status, since } = record.health;
  if (row.outcome !== 'succeeded' || !settled.includes(status)) {
    return {};
  }
  const changedSince = since && since > row.started_at ? since : undefined;
  return {
    images: JSON.stringify(record.images),
    health_after: status,
    // Where health has not changed since, nobody can tell when the new pods were ready.
    healthy_at: (status === 'Healthy' && changedSince) || null,
  };
}

/**
 * The deployments that a record tells of, newest first: Argo CD's history, and the last operation where it failed. What
 * succeeded without an entry in the history was a dry run or a sync of selected resources, and no deployment.
 */
export function toRows(record: ApplicationRecord): DeploymentRow[] {
  if (!record.history) {
    // What a list says of an operation is not enough to tell a failure from a dry run.
    return [];
  }
  const rows = record.history.map(item => rowOfHistory(record, item));
  const { operation } = record;
  const { startedAt } = operation ?? {};
  const outcome = operation && outcomeOf(operation);
  const known = rows.find(({ started_at }) => started_at === startedAt);
  if (known) {
    // The operation knows the portal's user, the history Argo CD's number.
    known.initiated_by = operation?.initiatedBy
      ? cut(operation.initiatedBy, maxNameLength)
      : known.initiated_by;
  } else if (
    operation &&
    startedAt &&
    outcome &&
    outcome !== 'succeeded' &&
    !operation.dryRun
  ) {
    rows.push(rowOfOperation(record, { ...operation, startedAt }, outcome));
  }
  // Two within one second count as one: the table could not tell them apart.
  const once = [...new Map(rows.reverse().map(row => [row.started_at, row]))];
  const newestFirst = once
    .map(([, row]) => row)
    .sort((a, b) => (a.started_at < b.started_at ? 1 : -1));
  if (newestFirst.length > 0) {
    Object.assign(newestFirst[0], settlement(record, newestFirst[0]));
  }
  return newestFirst;
}
