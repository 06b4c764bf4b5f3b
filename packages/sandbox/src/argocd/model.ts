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

import { Health } from '../kubernetes/Cluster';
import { Manifest } from '../kubernetes/manifest';

/** Requests a comparison; the controller removes it when it has compared. */
export const refreshAnnotation = 'argocd.argoproj.io/refresh';

export interface Source {
  repoURL: string;
  path?: string;
  targetRevision?: string;
  helm?: {
    valueFiles?: string[];
    parameters?: { name: string; value: string; forceString?: boolean }[];
    releaseName?: string;
  };
}

export interface OperationResource {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
}

export interface SyncWindow {
  kind: 'allow' | 'deny';
  schedule: string;
  duration: string;
  applications?: string[];
  namespaces?: string[];
  clusters?: string[];
  manualSync?: boolean;
  timeZone?: string;
}

export interface RetryStrategy {
  /** How often; less than nothing is without end. */
  limit?: number;
  /** Whether a retry of an automated sync takes what Git holds by then. */
  refresh?: boolean;
  backoff?: { duration?: string; factor?: number; maxDuration?: string };
}

export interface Operation {
  sync: {
    revision?: string;
    prune?: boolean;
    dryRun?: boolean;
    syncOptions?: string[];
    syncStrategy?: object;
    resources?: OperationResource[];
    source?: Source;
  };
  initiatedBy: { username?: string; automated?: boolean };
  info?: { name: string; value: string }[];
  retry?: RetryStrategy;
}

export interface OperationState {
  operation: Operation;
  phase: 'Running' | 'Terminating' | 'Failed' | 'Error' | 'Succeeded';
  message?: string;
  syncResult?: { revision: string; source: Source; resources?: object[] };
  startedAt: string;
  /** Of one that runs: when the try ended that is going to be repeated. */
  finishedAt?: string;
  retryCount?: number;
}

export interface ResourceStatus {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  status: 'Synced' | 'OutOfSync' | 'Unknown';
  health?: Health;
  requiresPruning?: boolean;
}

export interface Condition {
  type: string;
  message: string;
  lastTransitionTime: string;
}

interface Metadata {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  creationTimestamp: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  /** Name of the ApplicationSet that made it. */
  ownerReferences?: { kind: string; name: string }[];
}

export interface Application {
  apiVersion?: string;
  kind?: string;
  metadata: Metadata & { deletionTimestamp?: string };
  spec: {
    project: string;
    source: Source;
    destination: { server?: string; name?: string; namespace: string };
    syncPolicy?: {
      automated?: {
        prune?: boolean;
        selfHeal?: boolean;
        enabled?: boolean;
        allowEmpty?: boolean;
      };
      syncOptions?: string[];
      retry?: RetryStrategy;
      managedNamespaceMetadata?: {
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      };
    };
    ignoreDifferences?: {
      group?: string;
      kind: string;
      managedFieldsManagers?: string[];
    }[];
    revisionHistoryLimit?: number;
  };
  operation?: Operation;
  status: {
    sync: {
      status: '' | 'Synced' | 'OutOfSync' | 'Unknown';
      comparedTo: object;
      revision?: string;
    };
    health: { status?: string; lastTransitionTime?: string };
    history?: {
      id: number;
      revision: string;
      deployedAt: string;
      deployStartedAt: string;
      source: Source;
      initiatedBy: { username?: string; automated?: boolean };
    }[];
    resources?: ResourceStatus[];
    conditions?: Condition[];
    operationState?: OperationState;
    reconciledAt?: string;
    sourceType?: string;
    summary: { images?: string[]; externalURLs?: string[] };
    controllerNamespace?: string;
    sourceHydrator: object;
  };
}

export interface AppProject {
  metadata: Metadata & { deletionTimestamp?: string };
  spec: {
    description?: string;
    sourceRepos?: string[];
    destinations?: { server?: string; name?: string; namespace?: string }[];
    clusterResourceWhitelist?: { group: string; kind: string; name?: string }[];
    clusterResourceBlacklist?: { group: string; kind: string; name?: string }[];
    permitOnlyProjectScopedClusters?: boolean;
    namespaceResourceBlacklist?: { group: string; kind: string }[];
    namespaceResourceWhitelist?: { group: string; kind: string }[];
    sourceNamespaces?: string[];
    orphanedResources?: object;
    roles?: object[];
    syncWindows?: SyncWindow[];
  };
  status: object;
}

/** What makes Applications out of a repository's files or of a group's repositories. */
export interface ApplicationSet {
  metadata: { name: string; namespace?: string };
  spec: {
    generators: {
      git?: {
        repoURL: string;
        revision: string;
        files?: { path: string }[];
        directories?: { path: string }[];
      };
      scmProvider?: {
        gitlab: {
          group: string;
          api: string;
          topic?: string;
          includeSubgroups?: boolean;
          tokenRef?: { secretName: string; key: string };
        };
        filters?: { pathsExist?: string[] }[];
      };
    }[];
    template: object;
    templatePatch?: string;
    syncPolicy?: {
      applicationsSync?:
        | 'sync'
        | 'create-only'
        | 'create-update'
        | 'create-delete';
      preserveResourcesOnDeletion?: boolean;
    };
  };
  status?: ApplicationSetStatus;
}

export interface ApplicationSetStatus {
  conditions: ApplicationSetCondition[];
  /** Only where members are synced step by step. */
  applicationStatus?: {
    application: string;
    status: 'Waiting' | 'Pending' | 'Progressing' | 'Healthy';
    step: string;
    message: string;
    lastTransitionTime: string;
  }[];
}

export interface ApplicationSetCondition {
  type: 'ErrorOccurred' | 'ParametersGenerated' | 'ResourcesUpToDate';
  status: 'True' | 'False';
  reason: string;
  message: string;
  lastTransitionTime: string;
}

export type { Manifest };
