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

import { posix } from 'path';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  APPLICATION_ENTITY_REF,
  HealthStatus,
  SyncStatus,
} from '@slipway/plugin-argocd-common';
import {
  ApplicationDeployment,
  ApplicationRecord,
  ApplicationSource,
  AutoSyncPolicy,
} from '../record/ApplicationRecord';
import { repositoryOf } from '../record/revisions';
import { boundedText } from './boundedText';
import { isAppUrl } from './isAppUrl';
import { isOfOtherSource } from './isOfOtherSource';
import { toHydration } from './toHydration';
import { toObjects } from './toObjects';
import { initiator, toOperation } from './toOperation';
import { toRevisions } from './toRevisions';
import { toUnhealthy } from './toUnhealthy';
import { RawApplication, RawDeployment, RawSource } from './types';

/** More are nobody's, and are kept in memory for every application. */
const maxValueFiles = 20;

/** Those of the repository itself, by their path in it; others come from elsewhere, or by the name of another source. */
function toValueFiles({ path, helm }: RawSource): string[] | undefined {
  const files = (helm?.valueFiles ?? [])
    .filter(file => !file.startsWith('$') && !file.includes('://'))
    .map(file => posix.join(file.startsWith('/') ? '/' : path ?? '', file))
    .map(file => file.replace(/^\/+/, ''))
    .filter(file => !file.startsWith('..'));
  return files.length > 0 ? files.slice(0, maxValueFiles) : undefined;
}

function toSource(source: RawSource): ApplicationSource {
  return {
    repoUrl: source.repoURL ?? '',
    path: source.path,
    chart: source.chart,
    targetRevision: source.targetRevision,
    ref: source.ref,
    valueFiles: toValueFiles(source),
  };
}

function toSources(
  spec: NonNullable<RawApplication['spec']>,
): ApplicationSource[] {
  if (spec.sources?.length) {
    // Each keeps its place: the revisions stand in the same order.
    return spec.sources.map(toSource);
  }
  const source = spec.source?.repoURL
    ? spec.source
    : spec.sourceHydrator?.drySource;
  return source?.repoURL ? [toSource(source)] : [];
}

/** More are no use to people, and an application may claim any number. */
const maxAppUrls = 10;

/** Links of the Application itself lead to other pages about it, e.g. to the portal. */
const linkAnnotation = 'link.argocd.argoproj.io/';

/** Where what is deployed answers, outside of its cluster. */
function toAppUrls({ metadata, status }: RawApplication): string[] | undefined {
  const own = Object.entries(metadata.annotations ?? {})
    .filter(([name]) => name.startsWith(linkAnnotation))
    .map(([, value]) => value.slice(value.indexOf('|') + 1));
  const good = (status?.summary?.externalURLs ?? []).filter(
    text => !own.includes(text) && isAppUrl(text),
  );
  return good.length > 0
    ? [...new Set(good)].sort().slice(0, maxAppUrls)
    : undefined;
}

function toAutoSync(
  spec: NonNullable<RawApplication['spec']>,
): AutoSyncPolicy | undefined {
  const automated = spec.syncPolicy?.automated;
  return automated && automated.enabled !== false
    ? { prune: automated.prune ?? false, selfHeal: automated.selfHeal ?? false }
    : undefined;
}

const syncOption = /^[A-Za-z]{1,40}=[A-Za-z]{1,40}$/;
/** More than Argo CD has. */
const maxSyncOptions = 30;

function toSyncOptions(
  spec: NonNullable<RawApplication['spec']>,
): string[] | undefined {
  const options = (spec.syncPolicy?.syncOptions ?? [])
    .slice(0, maxSyncOptions)
    .filter(option => syncOption.test(option));
  return options.length > 0 ? options : undefined;
}

/** @param repoUrl - where the application's revisions come from now */
function toDeployment(
  raw: RawDeployment,
  repoUrl: string | undefined,
): ApplicationDeployment {
  const deployed = raw.sources?.[0]?.repoURL || raw.source?.repoURL;
  return {
    id: raw.id,
    ...toRevisions(raw),
    repoUrl: deployed && deployed !== repoUrl ? deployed : undefined,
    startedAt: raw.deployStartedAt,
    deployedAt: raw.deployedAt,
    ...initiator(raw.initiatedBy),
  };
}

function applicationSetOf({
  ownerReferences = [],
}: RawApplication['metadata']): string | undefined {
  return ownerReferences.find(({ kind }) => kind === 'ApplicationSet')?.name;
}

/** What could be an entity: no catalog has longer names, or others. */
const entityRef = /^[\x21-\x7e]{3,300}$/;
/** Folders whose changes make Argo CD compare after a push. */
const generatePathsAnnotation = 'argocd.argoproj.io/manifest-generate-paths';
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
  const sources = toSources(spec);
  const hydration = toHydration(raw);
  const repoUrl = repositoryOf({ sources, hydration });
  // A projected list says null where there is none.
  const deletingSince = metadata.deletionTimestamp ?? undefined;
  const objects = options.complete ? toObjects(status) : undefined;
  return {
    instance,
    namespace: metadata.namespace ?? options.defaultNamespace,
    name: metadata.name,
    resourceVersion: metadata.resourceVersion ?? options.resourceVersion ?? '0',
    project: spec.project ?? 'default',
    createdAt: metadata.creationTimestamp,
    deletingSince,
    labels: metadata.labels ?? {},
    entityRefs: entityRefs(metadata),
    refreshPaths:
      metadata.annotations?.[generatePathsAnnotation] !== undefined ||
      undefined,
    sources,
    destination: {
      server: spec.destination?.server,
      name: spec.destination?.name,
      namespace: spec.destination?.namespace,
    },
    autoSync: toAutoSync(spec),
    syncOptions: toSyncOptions(spec),
    sync: {
      status: (status.sync?.status || 'Unknown') as SyncStatus,
      ...toRevisions(status.sync ?? {}),
    },
    health: {
      status: (status.health?.status || 'Unknown') as HealthStatus,
      since: status.health?.lastTransitionTime,
      message: boundedText(status.health?.message),
    },
    operation: toOperation(
      raw.operation,
      status.operationState,
      options.complete,
    ),
    images: [...(status.summary?.images ?? [])].sort(),
    appUrls: toAppUrls(raw),
    hydration,
    ...(objects && {
      conditions: (status.conditions ?? []).map(condition => ({
        type: condition.type,
        message: boundedText(condition.message) ?? '',
        since: condition.lastTransitionTime,
      })),
      requiresPruning: objects.toPrune > 0 || undefined,
      objects,
      unhealthy: toUnhealthy(status.resources ?? []),
      applicationSet: applicationSetOf(metadata),
      finalizers: deletingSince ? metadata.finalizers : undefined,
      history: (status.history ?? [])
        .map((item, index, { length }) => ({
          ...toDeployment(item, repoUrl),
          // Earlier ones are not compared with what is wanted.
          ...(index === length - 1 &&
            isOfOtherSource(item, spec) && { isOfOtherSource: true }),
        }))
        .reverse(),
    }),
  };
}
