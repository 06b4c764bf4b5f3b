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

/** @public */
export type CauseCode =
  | 'imageNotFound'
  | 'imagePullDenied'
  | 'imagePullFailed'
  | 'crashLoop'
  | 'outOfMemory'
  | 'unschedulable'
  | 'podSecurity'
  | 'containerConfig'
  | 'progressDeadline'
  | 'hookFailed'
  | 'jobFailed'
  | 'terminated'
  | 'pathMissing'
  | 'revisionMissing'
  | 'chartDoesNotRender'
  | 'repositoryUnreachable'
  | 'repositoryNotPermitted'
  | 'destinationNotPermitted'
  | 'projectMissing'
  | 'kindNotPermitted'
  | 'kindUnknown'
  | 'sharedResource'
  | 'syncWindow'
  | 'other';

/** @public */
export interface ResourceRef {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** @public */
export interface CauseEvent {
  reason: string;
  message: string;
  /** ISO 8601. */
  at?: string;
  count?: number;
}

/** Where the trouble really stands, in words that a person can act on. @public */
export interface Cause {
  code: CauseCode;
  parameters: Record<string, string>;
  /** From the outermost owner to the failing resource, e.g. Deployment, ReplicaSet, Pod. */
  path?: ResourceRef[];
  lastEvent?: CauseEvent;
  /** The last line of the failing container's log; only for who may read logs. */
  lastLogLine?: string;
  /** The text that Argo CD gave, for "Show original". */
  original?: string;
}
