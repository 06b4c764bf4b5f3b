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

/** What names an application: Argo CD instance, namespace of the Application object, and its name. @public */
export interface ApplicationRef {
  instance: string;
  namespace: string;
  name: string;
}

/** A string that is unique per application. @public */
export function applicationKey(ref: ApplicationRef): string {
  return `${ref.instance}/${ref.namespace}/${ref.name}`;
}

/** @public */
export type SyncStatus = 'Synced' | 'OutOfSync' | 'Unknown';

/** @public */
export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Missing'
  | 'Unknown';

/** `Pending` is an operation that was requested and that the controller has not begun. @public */
export type OperationPhase =
  | 'Pending'
  | 'Running'
  | 'Terminating'
  | 'Failed'
  | 'Error'
  | 'Succeeded';

/** @public */
export interface ApplicationSource {
  repoUrl: string;
  path?: string;
  chart?: string;
  targetRevision?: string;
}

/** @public */
export interface ApplicationDestination {
  server?: string;
  name?: string;
  namespace?: string;
}

/** Absent as a whole where automatic sync is off. @public */
export interface AutoSyncPolicy {
  prune: boolean;
  selfHeal: boolean;
}

/** The running operation, or the last one. Times are ISO 8601. @public */
export interface ApplicationOperation {
  phase: OperationPhase;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  revision?: string;
  /** Who started it: an account of Argo CD, or the portal's user where the portal did. Absent for automatic sync. */
  initiatedBy?: string;
  automated?: boolean;
  /** It only asks what would happen. */
  dryRun?: boolean;
  retryCount?: number;
}

/** @public */
export interface ApplicationCondition {
  type: string;
  message: string;
  since?: string;
}

/** One entry of the history that Argo CD keeps. @public */
export interface ApplicationDeployment {
  /** Argo CD's number of it; what a rollback names. */
  id: number;
  revision?: string;
  startedAt?: string;
  deployedAt: string;
  initiatedBy?: string;
  automated?: boolean;
}
