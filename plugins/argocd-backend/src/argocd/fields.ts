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

/** Fields of one application that the stream is asked for. */
const streamed = [
  'metadata.name',
  'metadata.namespace',
  'metadata.resourceVersion',
  'metadata.labels',
  'metadata.annotations',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'metadata.finalizers',
  'metadata.ownerReferences.kind',
  'metadata.ownerReferences.name',
  'spec.project',
  // Whole, as the history has them: what was deployed may have been made of other parameters.
  'spec.source',
  'spec.sources',
  'spec.sourceHydrator.drySource.repoURL',
  'spec.sourceHydrator.drySource.path',
  'spec.sourceHydrator.drySource.targetRevision',
  'spec.sourceHydrator.syncSource',
  'spec.destination',
  'spec.syncPolicy.automated',
  'spec.syncPolicy.syncOptions',
  'operation',
  'status.sync.status',
  'status.sync.revision',
  'status.sync.revisions',
  'status.health',
  'status.reconciledAt',
  'status.summary.images',
  'status.summary.externalURLs',
  'status.sourceHydrator.currentOperation.phase',
  'status.sourceHydrator.currentOperation.message',
  'status.sourceHydrator.currentOperation.drySHA',
  'status.sourceHydrator.currentOperation.startedAt',
  'status.sourceHydrator.lastSuccessfulOperation.drySHA',
  'status.sourceHydrator.lastSuccessfulOperation.hydratedSHA',
  'status.resources.group',
  'status.resources.kind',
  'status.resources.name',
  'status.resources.status',
  'status.resources.health.status',
  'status.resources.health.message',
  'status.resources.hook',
  'status.resources.requiresPruning',
  'status.operationState.phase',
  'status.operationState.message',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.operationState.retryCount',
  'status.operationState.operation.initiatedBy',
  'status.operationState.operation.info',
  'status.operationState.operation.retry.limit',
  'status.operationState.operation.retry.backoff',
  'status.operationState.operation.sync.dryRun',
  'status.operationState.operation.sync.revision',
  'status.operationState.operation.sync.revisions',
  'status.operationState.operation.sync.resources.kind',
  'status.operationState.operation.sync.resources.name',
  'status.operationState.syncResult.revision',
  'status.operationState.syncResult.revisions',
  'status.operationState.syncResult.resources.status',
  'status.conditions',
  'status.history',
];

// Without `error` a refusal would arrive as an empty object.
export const streamFields = [
  'result.type',
  ...streamed.map(field => `result.application.${field}`),
  'error',
].join(',');

/** What of the AppProjects is asked for: where they let applications go, and when. */
export const projectFields = ['name', 'labels', 'annotations']
  .map(field => `items.metadata.${field}`)
  .concat(
    ['description', 'sourceRepos', 'destinations', 'syncWindows'].map(
      field => `items.spec.${field}`,
    ),
  )
  .join(',');

const listedAlways = [
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'operation.sync',
  'status.sync.status',
  'status.health',
  'status.summary',
  'status.sourceHydrator',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.operationState.phase',
];

/**
 * The projection of a list. Argo CD knows a closed set of paths per version: from 3.5 on parts of `spec`, before only
 * the whole; both spellings together are an error 500.
 *
 * @param version - as `/api/version` gives it, e.g. `v3.5.1+abc`
 */
export function listFields(version: string | undefined): string {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  const recent =
    Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 5);
  const versioned = recent
    ? [
        'spec.project',
        'spec.source',
        'spec.sources',
        'spec.sourceHydrator',
        'spec.destination',
        'spec.syncPolicy',
        'status.sync.revision',
      ]
    : ['spec'];
  return [
    'metadata.resourceVersion',
    ...[...listedAlways, ...versioned].map(field => `items.${field}`),
  ].join(',');
}

/** What of managed resources says what Git asks for. */
export const targetFields = [
  'group',
  'kind',
  'namespace',
  'name',
  'hook',
  'targetState',
]
  .map(field => `items.${field}`)
  .join(',');
