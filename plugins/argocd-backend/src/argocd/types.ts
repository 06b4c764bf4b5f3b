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

/** Argo CD's Application as far as this back end asks for it; any part may be missing from a projection. */
export interface RawApplication {
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    creationTimestamp?: string;
    deletionTimestamp?: string | null;
    finalizers?: string[];
    ownerReferences?: { apiVersion?: string; kind?: string; name?: string }[];
  };
  spec?: {
    project?: string;
    source?: RawSource;
    sources?: RawSource[];
    sourceHydrator?: {
      drySource?: RawSource;
      syncSource?: { repoURL?: string; targetBranch?: string; path?: string };
    };
    destination?: { server?: string; name?: string; namespace?: string };
    syncPolicy?: {
      automated?: { enabled?: boolean; prune?: boolean; selfHeal?: boolean };
      syncOptions?: string[];
    };
  };
  operation?: RawOperation;
  status?: {
    sync?: { status?: string; revision?: string; revisions?: string[] };
    health?: { status?: string; lastTransitionTime?: string; message?: string };
    /** When the controller last compared it, with or without success; no list has it. */
    reconciledAt?: string;
    summary?: { images?: string[]; externalURLs?: string[] };
    resources?: RawResourceStatus[];
    operationState?: RawOperationState;
    conditions?: {
      type: string;
      message?: string;
      lastTransitionTime?: string;
    }[];
    history?: RawDeployment[];
    sourceHydrator?: RawHydratorStatus;
  };
}

export interface RawHydratorStatus {
  currentOperation?: {
    phase?: string;
    message?: string;
    drySHA?: string;
    hydratedSHA?: string;
    startedAt?: string;
    finishedAt?: string;
  };
  lastSuccessfulOperation?: { drySHA?: string; hydratedSHA?: string };
}

export interface RawResourceStatus {
  group?: string;
  version?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  status?: string;
  health?: { status?: string; message?: string };
  hook?: boolean;
  requiresPruning?: boolean;
}

export interface RawSource {
  repoURL?: string;
  path?: string;
  chart?: string;
  targetRevision?: string;
  ref?: string;
  helm?: { valueFiles?: string[] | null };
}

export interface RawInitiator {
  username?: string;
  automated?: boolean;
}

export interface RawOperation {
  sync?: {
    dryRun?: boolean;
    revision?: string;
    revisions?: string[];
    resources?: { kind?: string; name?: string }[];
  };
  retry?: {
    limit?: number;
    backoff?: { duration?: string; factor?: number; maxDuration?: string };
  };
  initiatedBy?: RawInitiator;
  info?: { name: string; value: string }[];
}

export interface RawOperationState {
  phase?: string;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  retryCount?: number;
  operation?: RawOperation;
  syncResult?: {
    revision?: string;
    revisions?: string[];
    resources?: RawSyncResource[];
  };
}

export interface RawSyncResource {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
  status?: string;
  message?: string;
  hookPhase?: string;
  hookType?: string;
  syncPhase?: string;
}

export interface RawDeployment {
  id: number;
  revision?: string;
  revisions?: string[];
  source?: RawSource;
  sources?: RawSource[];
  deployedAt: string;
  deployStartedAt?: string;
  initiatedBy?: RawInitiator;
}

export interface RawTreeNode {
  group?: string;
  version?: string;
  kind: string;
  namespace?: string;
  name: string;
  uid?: string;
  parentRefs?: {
    group?: string;
    kind?: string;
    namespace?: string;
    name?: string;
    uid?: string;
  }[];
  info?: { name: string; value: string }[];
  networkingInfo?: {
    labels?: Record<string, string>;
    /** Labels of the pods that a Service leads to. */
    targetLabels?: Record<string, string>;
    /** What an Ingress and the like lead to. */
    targetRefs?: {
      group?: string;
      kind?: string;
      namespace?: string;
      name?: string;
    }[];
    externalURLs?: string[];
  };
  images?: string[];
  health?: { status?: string; message?: string };
  createdAt?: string;
}

export interface RawTree {
  nodes?: RawTreeNode[] | null;
  orphanedNodes?: RawTreeNode[] | null;
}

/** States are JSON texts; `null` or absent where there is none. */
export interface RawManagedResource {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
  liveState?: string;
  targetState?: string;
  normalizedLiveState?: string;
  predictedLiveState?: string;
  modified?: boolean;
  hook?: boolean;
}

export interface RawLogEntry {
  content?: string;
  timeStampStr?: string;
  podName?: string;
  last?: boolean;
}

export interface RawRevisionMetadata {
  author?: string;
  date?: string;
  message?: string;
  tags?: string[] | null;
}

export interface RawAction {
  name: string;
  displayName?: string;
  disabled?: boolean;
}

export interface RawSyncWindow {
  kind?: string;
  schedule?: string;
  duration?: string;
  applications?: string[];
  namespaces?: string[];
  clusters?: string[];
  manualSync?: boolean;
  timeZone?: string;
  andOperator?: boolean;
}

export interface RawEvent {
  reason?: string;
  message?: string;
  type?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  involvedObject?: { kind?: string; name?: string };
  metadata?: { creationTimestamp?: string };
}

export interface RawApplicationList {
  metadata?: { resourceVersion?: string };
  items: RawApplication[] | null;
}

export interface RawWatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  application: RawApplication;
}

export interface RawProject {
  metadata: {
    name: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: {
    description?: string;
    sourceRepos?: string[];
    destinations?: { server?: string; name?: string; namespace?: string }[];
    syncWindows?: RawSyncWindow[];
  };
}

/** An ApplicationSet as far as its members need it. */
export interface RawApplicationSet {
  metadata: { name: string; namespace?: string };
  status?: {
    conditions?: {
      type?: string;
      status?: string;
      reason?: string;
      message?: string;
      lastTransitionTime?: string;
    }[];
    /** Only with a progressive sync: where each member is in it. */
    applicationStatus?: {
      application?: string;
      status?: string;
      step?: string;
      lastTransitionTime?: string;
    }[];
  };
}

export interface RawCluster {
  server?: string;
  name?: string;
  info?: { connectionState?: RawConnectionState };
  /** As in `info`, of versions before that. */
  connectionState?: RawConnectionState;
}

/** How the controller last found a cluster; `Unknown` where it has nothing there. */
interface RawConnectionState {
  status?: 'Successful' | 'Failed' | 'Unknown';
  attemptedAt?: string;
}
