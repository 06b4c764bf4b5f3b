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
  ApplicationLink,
  ApplicationView,
  Cause,
  DeploymentView,
  InstanceStatus,
  SyncWindowState,
} from '@slipway/plugin-argocd-common';
import { causeFromText } from '../causes/causeFromText';
import { InstanceConfig } from '../config';
import { applicationPage } from '../pages/applicationPage';
import { commitPage, deployedCommitPage } from '../pages/commitPage';
import { deepLinks } from '../pages/deepLinks';
import { Addresses, sourcePage } from '../pages/repositoryPage';
import {
  ApplicationCondition,
  ApplicationDeployment,
  ApplicationOperation,
  ApplicationRecord,
} from '../record/ApplicationRecord';
import { ApplicationLook } from '../record/ApplicationLook';
import { environmentOf } from '../record/environment';
import { redactCause } from '../redact/redactCause';
import { redactText } from '../redact/redactText';
import { repositoryName } from '../redact/repositoryName';
import { ApplicationStanding } from '../delivery/Standings';
import { verdict } from '../verdict/verdict';
import { ApplicationSetState } from '../verdict/VerdictContext';
import { toStandingView } from './standingViews';

export function toDeploymentView(
  record: ApplicationRecord,
  deployment: ApplicationDeployment,
  addresses: Addresses,
): DeploymentView {
  const { repoUrl: _, revisions, ...shown } = deployment;
  return {
    ...shown,
    commitUrl: deployedCommitPage(record, deployment, addresses),
    ...(revisions && {
      revisions: revisions.map((revision, index) => ({
        revision,
        commitUrl: deployedCommitPage(record, deployment, addresses, index),
      })),
    }),
  };
}

/** The message of an operation may hold anything; what it means stands in the cause. */
function toOperationView({
  message: _message,
  revisions: _revisions,
  retryLimit: _retryLimit,
  ...shown
}: ApplicationOperation): ApplicationView['operation'] {
  return shown;
}

function toSourceViews(
  { sources, sync, hydration }: ApplicationRecord,
  addresses: Addresses,
): ApplicationView['sources'] {
  return sources.map(({ ref: _, ...source }, index) => {
    const url = sourcePage(source, addresses);
    const revision = hydration
      ? hydration.hydratedFrom
      : sync.revisions?.[index] ?? (index === 0 ? sync.revision : undefined);
    return {
      ...source,
      // An address of the cluster tells people nothing and outsiders something.
      repoUrl: url ?? repositoryName(source.repoUrl),
      url,
      revision,
      commitUrl: commitPage({ sources }, revision, addresses, index),
    };
  });
}

/** What nothing is known of is shown by its type alone. */
function toConditionView(
  { message, ...condition }: ApplicationCondition,
  addresses: Addresses,
): ApplicationView['conditions'][number] {
  const { code, parameters } = redactCause(
    causeFromText(
      message,
      condition.type === 'DeletionError' ? 'deletion' : 'condition',
    ),
    addresses,
  );
  return {
    ...condition,
    message: redactText(message, addresses),
    ...(code !== 'other' && { cause: { code, parameters } }),
  };
}

/** The part of a record that people may see; an allow-list, so that nothing leaves by being forgotten. */
export function toView(
  record: ApplicationRecord,
  context: {
    entityName: string;
    link: ApplicationLink;
    standing: ApplicationStanding;
    cause?: Cause;
    /** The last log line of a cause is only for who may read logs. */
    mayReadLogs: boolean;
    syncWindow?: SyncWindowState;
    applicationSet?: ApplicationSetState;
    /** Name of the cluster that it deploys to. */
    cluster?: string;
    usualRolloutMs?: number;
    actions: ApplicationView['actions'];
    signal: string;
    status: InstanceStatus;
    look?: ApplicationLook;
    pendingSince?: string;
    instance: Pick<InstanceConfig, 'externalUrl' | 'links'>;
    addresses: Addresses;
    now: number;
  },
): ApplicationView {
  const { instance, addresses } = context;
  const cause =
    context.cause &&
    redactCause(
      context.mayReadLogs
        ? context.cause
        : { ...context.cause, lastLogLine: undefined },
      addresses,
    );
  const [lastDeployment] = record.history ?? [];
  const environment = environmentOf(record, context.entityName);
  const cluster = record.destination.name ?? context.cluster;
  return {
    instance: record.instance,
    namespace: record.namespace,
    name: record.name,
    project: record.project,
    applicationSet: record.applicationSet,
    environment,
    verdict: verdict(record, {
      instance: context.status,
      look: context.look,
      pendingSince: context.pendingSince,
      now: context.now,
      cause,
      history: { usualRolloutMs: context.usualRolloutMs },
      syncWindow: context.syncWindow,
      applicationSet: context.applicationSet,
    }),
    standing: toStandingView(context.standing),
    cause,
    sync: {
      status: record.sync.status,
      revision: record.sync.revision,
      commitUrl: commitPage(record, record.sync.revision, addresses),
    },
    health: { status: record.health.status, since: record.health.since },
    operation: record.operation && toOperationView(record.operation),
    conditions: (record.conditions ?? []).map(condition =>
      toConditionView(condition, addresses),
    ),
    sources: toSourceViews(record, addresses),
    destination: {
      name: cluster,
      namespace: record.destination.namespace,
    },
    images: record.images,
    autoSync: record.autoSync,
    syncWindow: context.syncWindow,
    lastDeployment:
      lastDeployment && toDeploymentView(record, lastDeployment, addresses),
    createdAt: record.createdAt,
    url: applicationPage(record, instance),
    links: deepLinks(instance, {
      application: record.name,
      project: record.project,
      namespace: record.destination.namespace,
      environment,
      cluster,
      repositoryUrl:
        record.sources[0] && sourcePage(record.sources[0], addresses),
    }),
    link: context.link,
    actions: context.actions,
    signal: context.signal,
  };
}
