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
  ApplicationRef,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from '@slipway/plugin-argocd-common';

export interface ApplicationSource {
  repoUrl: string;
  path?: string;
  chart?: string;
  targetRevision?: string;
  /** Name under which other sources use its files; such a source may render nothing itself. */
  ref?: string;
  /** Helm's, by their path in the repository. */
  valueFiles?: string[];
}

export interface ApplicationDestination {
  server?: string;
  name?: string;
  namespace?: string;
}

/** Absent as a whole where automatic sync is off. */
export interface AutoSyncPolicy {
  prune: boolean;
  selfHeal: boolean;
}

/** The running operation, or the last one. Times are ISO 8601. */
export interface ApplicationOperation {
  phase: OperationPhase;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  /** Of the first source. */
  revision?: string;
  /** Of every source in order, where there are several. */
  revisions?: string[];
  /** Who started it: an account of Argo CD, or the portal's user where the portal did. Absent for automatic sync. */
  initiatedBy?: string;
  automated?: boolean;
  /** It only asks what would happen. */
  dryRun?: boolean;
  /** Only these objects were synced; at most ten, as `Kind/name`. */
  selected?: string[];
  /** How many these are. */
  selectedCount?: number;
  retryCount?: number;
  /** Tries that Argo CD makes after the first; absent where it makes none, negative where it never gives up. */
  retryLimit?: number;
  /** When a sync that failed, and still counts as running, is tried again. */
  nextTryAt?: string;
  /** Objects that it has applied or pruned so far; only while it runs. */
  done?: number;
  /** Only a list has told of it, which does not say what was asked for: it may be a dry run. */
  listedOnly?: boolean;
  /** The last sync before a dry run, or before what may be one, where its end was seen. */
  before?: ApplicationOperation;
}

export interface ApplicationCondition {
  type: string;
  message: string;
  since?: string;
}

/** What of an application's objects counts for its verdict. */
export interface ApplicationObjects {
  /** All that Git asks for, hooks left out. */
  wanted: number;
  /** Those of `wanted` that the cluster has. */
  existing: number;
  /** Those of `wanted` that run pods. */
  workloads: number;
  /** Those of `workloads` that the cluster has. */
  existingWorkloads: number;
  /** What would be pruned, hooks left out. */
  toPrune: number;
}

/** Objects that are kept by name of those that are not healthy; the worst come first. */
export const maxUnhealthy = 5;

/** One object of an application that is not healthy, as Argo CD says it. */
export interface UnhealthyObject {
  kind: string;
  name: string;
  health: HealthStatus;
  message?: string;
}

/** Where Argo CD renders into Git by itself (source hydrator). */
export interface ApplicationHydration {
  /** Repository that it renders into, where that is not the one that it renders from. */
  repoUrl?: string;
  /** The newest commit with what is rendered from. */
  dryRevision?: string;
  /** The commit of `dryRevision`'s branch that the last successful hydration was made from. */
  hydratedFrom?: string;
  /** The commit that this hydration made, which may still have to be merged into what is deployed. */
  hydratedTo?: string;
  /** What Argo CD said of the last hydration, where it failed. */
  failure?: string;
  /** When the current or last hydration began. */
  since?: string;
}

/** One entry of the history that Argo CD keeps. */
export interface ApplicationDeployment {
  /** Argo CD's number of it; what a rollback names. */
  id: number;
  /** Of the first source. */
  revision?: string;
  /** Of every source in order, where there are several. */
  revisions?: string[];
  /** Repository that the revision is of, where it is not the one that the application has now. */
  repoUrl?: string;
  /** It was made of another source than the application has now, e.g. of other parameters of Helm; told of the newest. */
  isOfOtherSource?: boolean;
  startedAt?: string;
  deployedAt: string;
  initiatedBy?: string;
  automated?: boolean;
}

/**
 * The small record of one Argo CD application that the back end holds in memory. It never leaves the back end: what
 * does is an `ApplicationView`.
 *
 * `conditions`, `history` and the operation's message cannot be listed, only streamed (ARGOCD: the closed list of
 * `fields`), so they may be unknown for a while: `undefined` is "not known", an empty list is "none".
 */
export interface ApplicationRecord extends ApplicationRef {
  resourceVersion: string;
  project: string;
  createdAt?: string;
  deletingSince?: string;
  labels: Record<string, string>;
  /** Entity references that the application names itself. */
  entityRefs: string[];
  sources: ApplicationSource[];
  destination: ApplicationDestination;
  autoSync?: AutoSyncPolicy;
  /** Its own sync options as Argo CD writes them, e.g. `ServerSideApply=true`. */
  syncOptions?: string[];
  /** `revisions`: of every source in order, where there are several. */
  sync: { status: SyncStatus; revision?: string; revisions?: string[] };
  health: { status: HealthStatus; since?: string; message?: string };
  operation?: ApplicationOperation;
  conditions?: ApplicationCondition[];
  images: string[];
  /** Where the application itself answers, as Argo CD gathers it from Ingresses, Services and link annotations. */
  appUrls?: string[];
  /** Whether something that runs is no longer in Git; unknown before anything but a list was seen. */
  requiresPruning?: boolean;
  /** Unknown before anything but a list was seen. */
  objects?: ApplicationObjects;
  /** At most {@link maxUnhealthy}; hooks and what is to be pruned left out. Unknown before anything but a list was seen. */
  unhealthy?: UnhealthyObject[];
  hydration?: ApplicationHydration;
  /** A push makes Argo CD compare it only where the push touches some folders. */
  refreshPaths?: boolean;
  /** Its ApplicationSet, in the same namespace. */
  applicationSet?: string;
  /** Finalizers that keep it; only while it is being deleted. */
  finalizers?: string[];
  history?: ApplicationDeployment[];
  /** When that which no list says was read, where it is from before the portal was started. */
  detailsAsOf?: string;
}

/** What no list of Argo CD says, with what tells whether it still holds. */
export type ApplicationDetails = Pick<
  ApplicationRecord,
  | 'applicationSet'
  | 'conditions'
  | 'deletingSince'
  | 'finalizers'
  | 'health'
  | 'history'
  | 'objects'
  | 'operation'
  | 'requiresPruning'
  | 'sync'
  | 'unhealthy'
>;
