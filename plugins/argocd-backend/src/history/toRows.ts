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
import { isUnderWay } from '../record/operation';
import { repositoryOf } from '../record/revisions';
import { RunningVersions } from '../record/RunningVersions';
import { redactInternals } from '../redact/redactInternals';
import { settlementOf } from './settlement';

/** One row of the table, as far as one look at an application can tell. */
export interface DeploymentRow {
  instance: string;
  namespace: string;
  application: string;
  environment: string | null;
  argocd_id: number | null;
  /** Repository that the revision is of, as the application names it. */
  repo_url: string | null;
  revision: string | null;
  started_at: string;
  finished_at: string | null;
  /** Of the operation alone: `inProgress` while it runs. */
  outcome: DeploymentOutcome;
  message: string | null;
  initiated_by: string | null;
  automated: boolean;
  images: string;
  health_after: string | null;
  /** How much `health_after` counts; 0 where there is none. */
  health_rank: number;
  healthy_at: string | null;
}

/** What is known besides the record. */
interface Known {
  /** Start of an operation that was running when it was last seen. */
  running?: string;
  /** What the pods run. */
  versions?: RunningVersions;
}

const maxMessageLength = 1000;
const maxNameLength = 255;
const maxUrlLength = 1024;

/** A text that fits its column; PostgreSQL takes no NUL. */
function cut(text: string, length: number): string;
function cut(text: string | undefined, length: number): string | null;
function cut(text: string | undefined, length: number): string | null {
  return text?.replaceAll('\0', '').slice(0, length) || null;
}

/** How an operation ended. */
function outcomeOf(operation: ApplicationOperation): DeploymentOutcome {
  const { phase, message } = operation;
  if (isUnderWay(operation)) {
    return 'inProgress';
  }
  if (phase === 'Succeeded') {
    return 'succeeded';
  }
  return message?.startsWith('Operation terminated') ? 'terminated' : 'failed';
}

function emptyRow(
  record: ApplicationRecord,
  repoUrl: string | undefined,
): Omit<DeploymentRow, 'started_at' | 'outcome'> {
  return {
    instance: record.instance,
    namespace: record.namespace,
    application: record.name,
    environment: record.labels[APPLICATION_ENVIRONMENT_LABEL] ?? null,
    argocd_id: null,
    repo_url: cut(repoUrl, maxUrlLength),
    revision: null,
    finished_at: null,
    message: null,
    initiated_by: null,
    automated: false,
    images: '[]',
    health_after: null,
    health_rank: 0,
    healthy_at: null,
  };
}

function rowOfHistory(
  record: ApplicationRecord,
  deployment: ApplicationDeployment,
): DeploymentRow {
  return {
    ...emptyRow(record, deployment.repoUrl ?? repositoryOf(record)),
    argocd_id: deployment.id,
    revision: deployment.revision ?? null,
    started_at: deployment.startedAt ?? deployment.deployedAt,
    finished_at: deployment.deployedAt,
    outcome: 'succeeded',
    initiated_by: cut(deployment.initiatedBy, maxNameLength),
    automated: deployment.automated ?? false,
  };
}

function rowOfOperation(
  record: ApplicationRecord,
  operation: ApplicationOperation & { startedAt: string },
): DeploymentRow {
  const outcome = outcomeOf(operation);
  const hasEnded = outcome !== 'inProgress';
  return {
    ...emptyRow(record, repositoryOf(record)),
    revision: operation.revision ?? null,
    started_at: operation.startedAt,
    // What is retried has an end, too: of its last try.
    finished_at: (hasEnded && operation.finishedAt) || null,
    outcome,
    message:
      hasEnded && operation.message
        ? cut(redactInternals(operation.message), maxMessageLength)
        : null,
    initiated_by: cut(operation.initiatedBy, maxNameLength),
    automated: operation.automated ?? false,
  };
}

/**
 * Whether an operation is a deployment. A dry run changes nothing, and a sync of selected objects brings no revision; of
 * what succeeded Argo CD's history tells, unless it keeps none.
 */
function isDeployment(
  { dryRun, selected, phase }: ApplicationOperation,
  history: ApplicationDeployment[],
): boolean {
  return (
    !dryRun &&
    !selected?.length &&
    (phase !== 'Succeeded' || history.length === 0)
  );
}

/** What became of an operation whose end nobody saw; `undefined` while it may still run. */
function rowOfVanished(
  record: ApplicationRecord,
  startedAt: string,
  rows: DeploymentRow[],
): DeploymentRow | undefined {
  const hasVanished =
    rows.every(({ started_at }) => started_at !== startedAt) &&
    (rows.some(({ started_at }) => started_at > startedAt) ||
      (record.createdAt ?? '') > startedAt);
  if (!hasVanished) {
    return undefined;
  }
  // The history has what succeeded, as far back as it goes.
  const isFailed =
    (record.createdAt ?? '') <= startedAt &&
    rows.some(
      ({ argocd_id, started_at }) =>
        argocd_id !== null && started_at < startedAt,
    );
  return {
    ...emptyRow(record, undefined),
    started_at: startedAt,
    outcome: isFailed ? 'failed' : 'unknown',
  };
}

/**
 * The deployments that a record tells of, newest first: Argo CD's history, and the last operation where it is not in
 * there.
 */
export function toRows(
  record: ApplicationRecord,
  known: Known = {},
): DeploymentRow[] {
  const { history, operation } = record;
  if (!history) {
    // What a list says of an operation is not enough to tell a deployment from a dry run.
    return [];
  }
  const rows = history.map(item => rowOfHistory(record, item));
  const { startedAt } = operation ?? {};
  if (operation && startedAt) {
    const deployed = rows.find(({ started_at }) => started_at === startedAt);
    if (deployed) {
      // The operation knows the portal's user, the history Argo CD's number.
      deployed.initiated_by =
        cut(operation.initiatedBy, maxNameLength) ?? deployed.initiated_by;
      // The history has it before the operation has ended.
      if (isUnderWay(operation)) {
        deployed.outcome = 'inProgress';
        deployed.finished_at = null;
      }
    } else if (isDeployment(operation, history)) {
      rows.push(rowOfOperation(record, { ...operation, startedAt }));
    }
  }
  const vanished = known.running && rowOfVanished(record, known.running, rows);
  if (vanished) {
    rows.push(vanished);
  }
  // Two within one second count as one: the table could not tell them apart.
  const once = [...new Map(rows.reverse().map(row => [row.started_at, row]))];
  const newestFirst = once
    .map(([, row]) => row)
    .sort((a, b) => (a.started_at < b.started_at ? 1 : -1));
  settle(record, newestFirst, known.versions);
  return newestFirst;
}

/**
 * What it brought: the images of the newest pods, read since it has settled. Where it never got healthy, ready pods run
 * what was there before, and Argo CD lists both.
 */
function imagesOf(
  { health, images, sync }: ApplicationRecord,
  row: DeploymentRow,
  versions: RunningVersions | undefined,
): string[] {
  const settledAt = [row.started_at, row.finished_at, health.since]
    .map(time => Date.parse(time ?? ''))
    .filter(Number.isFinite);
  const isRead =
    versions !== undefined &&
    Date.parse(versions.readAt) >= Math.max(...settledAt);
  const brought = (isRead ? versions.services : []).map(
    ({ newest, wanted }) =>
      newest ?? (sync.status === 'Synced' ? wanted : undefined),
  );
  if (brought.length > 0 && !brought.includes(undefined)) {
    return [...new Set(brought.flatMap(found => found ?? []))].sort();
  }
  return health.status === 'Healthy' ? images : [];
}

/** Only of the newest one it can be told what runs after it. */
function settle(
  record: ApplicationRecord,
  [newest]: DeploymentRow[],
  versions: RunningVersions | undefined,
): void {
  if (newest?.outcome !== 'succeeded') {
    return;
  }
  const { history = [], operation } = record;
  const deployed = history.find(({ id }) => id === newest.argocd_id);
  const settlement = settlementOf(record, {
    revision: newest.revision ?? undefined,
    revisions: deployed ? deployed.revisions : operation?.revisions,
    startedAt: newest.started_at,
    finishedAt: newest.finished_at ?? newest.started_at,
  });
  if (settlement) {
    newest.images = JSON.stringify(imagesOf(record, newest, versions));
    newest.health_after = settlement.health;
    newest.health_rank = settlement.rank;
    newest.healthy_at = settlement.healthyAt ?? null;
  }
}
