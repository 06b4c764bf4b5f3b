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
  SYNC_OPTIONS,
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
import { comparedRevision } from '../delivery/trackedSource';
import { verdict } from '../verdict/verdict';
import { ApplicationSetState } from '../verdict/VerdictContext';
import { toStandingView } from './standingViews';
import { withVersion } from './withVersion';

export function toDeploymentView(
  record: ApplicationRecord,
  deployment: ApplicationDeployment,
  addresses: Addresses,
): DeploymentView {
  const {
    repoUrl: _repoUrl,
    isOfOtherSource: _isOfOtherSource,
    revisions,
    ...shown
  } = deployment;
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
function toOperationView(
  operation: ApplicationOperation,
  { objects }: ApplicationRecord,
): ApplicationView['operation'] {
  const {
    before: _before,
    listedOnly: _listedOnly,
    message: _message,
    revisions: _revisions,
    retryLimit: _retryLimit,
    nextTryAt: _nextTryAt,
    selectedCount: count,
    done,
    ...shown
  } = operation;
  const all = objects?.wanted;
  const total = count ?? all;
  return {
    ...shown,
    // Hooks can be selected, too, and are none of all.
    ...(count !== undefined &&
      all !== undefined &&
      count < all && { selection: { count, total: all } }),
    ...(done !== undefined &&
      total !== undefined &&
      done <= total && { progress: { done, total } }),
  };
}

/** The application's own of the options that a sync takes. */
function toSyncOptions({
  syncOptions = [],
}: ApplicationRecord): ApplicationView['syncOptions'] {
  const own = SYNC_OPTIONS.flatMap(option => {
    const said = syncOptions.findLast(item => item.startsWith(`${option}=`));
    return said ? [[option, said.endsWith('=true')] as const] : [];
  });
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

function toSourceViews(
  { sources, sync, hydration }: ApplicationRecord,
  addresses: Addresses,
): ApplicationView['sources'] {
  return sources.map(({ ref: _ref, valueFiles: _files, ...source }, index) => {
    const url = sourcePage(source, addresses);
    const revision = comparedRevision({ sync, hydration }, index);
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

function toAppUrls(
  { appUrls }: ApplicationRecord,
  routes: string[] = [],
): string[] | undefined {
  const urls = [...new Set([...(appUrls ?? []), ...routes])];
  return urls.length > 0 ? urls : undefined;
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
    /** Where its HTTPRoutes answer. */
    routes?: string[];
    actions: ApplicationView['actions'];
    otherRevision?: ApplicationView['otherRevision'];
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
  const judged = verdict(record, {
    instance: context.status,
    look: context.look,
    pendingSince: context.pendingSince,
    now: context.now,
    cause,
    history: { usualRolloutMs: context.usualRolloutMs },
    syncWindow: context.syncWindow,
    applicationSet: context.applicationSet,
  });
  return {
    instance: record.instance,
    namespace: record.namespace,
    name: record.name,
    project: record.project,
    applicationSet: record.applicationSet,
    environment,
    verdict: withVersion(judged, context.standing.commit),
    standing: toStandingView(context.standing, judged),
    cause,
    sync: {
      status: record.sync.status,
      revision: record.sync.revision,
      commitUrl: commitPage(record, record.sync.revision, addresses),
    },
    health: { status: record.health.status, since: record.health.since },
    operation: record.operation && toOperationView(record.operation, record),
    conditions: (record.conditions ?? []).map(condition =>
      toConditionView(condition, addresses),
    ),
    sources: toSourceViews(record, addresses),
    destination: {
      name: cluster,
      namespace: record.destination.namespace,
    },
    images: record.images,
    objects: record.objects?.wanted,
    autoSync: record.autoSync,
    syncOptions: toSyncOptions(record),
    syncWindow: context.syncWindow,
    lastDeployment:
      lastDeployment && toDeploymentView(record, lastDeployment, addresses),
    appUrls: toAppUrls(record, context.routes),
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
    otherRevision: context.otherRevision,
    signal: context.signal,
  };
}
