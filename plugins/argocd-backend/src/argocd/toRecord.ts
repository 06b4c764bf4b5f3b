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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  APPLICATION_ENTITY_REF,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from '@slipway/plugin-argocd-common';
import {
  ApplicationDeployment,
  ApplicationOperation,
  ApplicationRecord,
  ApplicationSource,
  AutoSyncPolicy,
} from '../record/ApplicationRecord';
import { redactInternals } from '../redact/redactInternals';
import {
  RawApplication,
  RawDeployment,
  RawInitiator,
  RawOperation,
  RawOperationState,
  RawSource,
} from './types';

const initiatedByInfo = 'initiated-by';

/** Characters of a text that are kept. */
const maxTextLength = 4_000;

/** A project can make its texts as long as it likes. */
function bounded(text: string | undefined): string | undefined {
  return text && text.length > maxTextLength
    ? redactInternals(text).slice(0, maxTextLength)
    : text;
}

function toSource(source: RawSource): ApplicationSource {
  return {
    repoUrl: source.repoURL ?? '',
    path: source.path,
    chart: source.chart,
    targetRevision: source.targetRevision,
  };
}

function toSources(
  spec: NonNullable<RawApplication['spec']>,
): ApplicationSource[] {
  const sources = spec.sources?.length
    ? spec.sources
    : [spec.source ?? spec.sourceHydrator?.drySource ?? {}];
  return sources.filter(({ repoURL }) => repoURL).map(toSource);
}

function toAutoSync(
  spec: NonNullable<RawApplication['spec']>,
): AutoSyncPolicy | undefined {
  const automated = spec.syncPolicy?.automated;
  return automated && automated.enabled !== false
    ? { prune: automated.prune ?? false, selfHeal: automated.selfHeal ?? false }
    : undefined;
}

function initiator(raw: RawInitiator | undefined, info?: string) {
  return {
    initiatedBy: info ?? raw?.username,
    automated: raw?.automated || undefined,
  };
}

function startedBy(operation: RawOperation | undefined) {
  const info = operation?.info?.find(({ name }) => name === initiatedByInfo);
  return initiator(operation?.initiatedBy, info?.value);
}

function toOperation(
  operation: RawOperation | undefined,
  state: RawOperationState | undefined,
): ApplicationOperation | undefined {
  if (
    operation &&
    state?.phase !== 'Running' &&
    state?.phase !== 'Terminating'
  ) {
    return { phase: 'Pending', ...startedBy(operation) };
  }
  if (!state?.phase) {
    return undefined;
  }
  return {
    phase: state.phase as OperationPhase,
    message: bounded(state.message),
    startedAt: state.startedAt,
    finishedAt: state.finishedAt,
    revision: state.syncResult?.revision,
    retryCount: state.retryCount,
    dryRun: state.operation?.sync?.dryRun || undefined,
    ...startedBy(state.operation),
  };
}

function toDeployment(raw: RawDeployment): ApplicationDeployment {
  return {
    id: raw.id,
    revision: raw.revision || raw.revisions?.[0],
    startedAt: raw.deployStartedAt,
    deployedAt: raw.deployedAt,
    ...initiator(raw.initiatedBy),
  };
}

/** What could be an entity: no catalog has longer names, or others. */
const entityRef = /^[\x21-\x7e]{3,300}$/;
/** Entities that one application may name. */
const maxEntityRefs = 50;

/** As Backstage itself reads a reference: without a namespace it is the default one, without a kind it is none. */
function toEntityRef(text: string): string[] {
  try {
    const ref = stringifyEntityRef(parseEntityRef(text));
    return entityRef.test(ref) ? [ref] : [];
  } catch {
    return [];
  }
}

function entityRefs({ annotations }: RawApplication['metadata']): string[] {
  const text = annotations?.[APPLICATION_ENTITY_REF] ?? '';
  const refs = text.split(',', maxEntityRefs);
  return [...new Set(refs.flatMap(ref => toEntityRef(ref.trim())))];
}

/**
 * Turns Argo CD's object into the record that is kept.
 *
 * @param complete - whether the object came whole: a list leaves conditions, history and messages out, so they are
 *   unknown rather than none
 */
export function toRecord(
  instance: string,
  raw: RawApplication,
  options: {
    complete: boolean;
    defaultNamespace: string;
    resourceVersion?: string;
  },
): ApplicationRecord {
  const { metadata, spec = {}, status = {} } = raw;
  return {
    instance,
    namespace: metadata.namespace ?? options.defaultNamespace,
    name: metadata.name,
    resourceVersion: metadata.resourceVersion ?? options.resourceVersion ?? '0',
    project: spec.project ?? 'default',
    createdAt: metadata.creationTimestamp,
    // A projected list says null where there is none.
    deletingSince: metadata.deletionTimestamp ?? undefined,
    labels: metadata.labels ?? {},
    entityRefs: entityRefs(metadata),
    sources: toSources(spec),
    destination: {
      server: spec.destination?.server,
      name: spec.destination?.name,
      namespace: spec.destination?.namespace,
    },
    autoSync: toAutoSync(spec),
    sync: {
      status: (status.sync?.status || 'Unknown') as SyncStatus,
      revision: status.sync?.revision || status.sync?.revisions?.[0],
    },
    health: {
      status: (status.health?.status || 'Unknown') as HealthStatus,
      since: status.health?.lastTransitionTime,
      message: bounded(status.health?.message),
    },
    operation: toOperation(raw.operation, status.operationState),
    images: [...(status.summary?.images ?? [])].sort(),
    ...(options.complete && {
      conditions: (status.conditions ?? []).map(condition => ({
        type: condition.type,
        message: bounded(condition.message) ?? '',
        since: condition.lastTransitionTime,
      })),
      // A hook stands there as if it were to be pruned; it is not.
      requiresPruning:
        status.resources?.some(
          resource => resource.requiresPruning && !resource.hook,
        ) || undefined,
      history: (status.history ?? []).map(toDeployment).reverse(),
    }),
  };
}
