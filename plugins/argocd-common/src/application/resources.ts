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

import { HealthStatus } from './application';

/** One object of an application: what Git asks for, what the cluster made of it, and how it is. @public */
export interface ResourceNode {
  /** Unique in its tree. */
  id: string;
  group: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Ids of the owners. */
  parents: string[];
  health?: { status: HealthStatus; message?: string };
  /** Only for what stands in Git or stood there. */
  sync?: 'Synced' | 'OutOfSync' | 'Unknown';
  hook?: boolean;
  /** It is no longer in Git: a sync with prune removes it. */
  requiresPruning?: boolean;
  images?: string[];
  /** What Argo CD shows of it, e.g. `Status Reason`, `Containers`. */
  info: { name: string; value: string }[];
  createdAt?: string;
  /** It is in the namespace and belongs to nobody. */
  orphaned?: boolean;
}

/** Answer of `…/resource-tree`. @public */
export interface ResourceTree {
  nodes: ResourceNode[];
}

/** @public */
export interface ResourceEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** ISO 8601. */
  firstAt?: string;
  lastAt?: string;
  count: number;
  /** What it is about, e.g. `Pod/api-1`. */
  object?: string;
}

/** Names one object in the queries of `…/events`, `…/logs`, `…/diff` and `…/resource-actions`. @public */
export interface ResourceQuery {
  group?: string;
  version?: string;
  kind?: string;
  namespace?: string;
  name?: string;
}

/** How one object differs between Git and cluster; secrets are masked. @public */
export interface ResourceDiff {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
  change: 'create' | 'update' | 'prune' | 'none';
  hook?: boolean;
  /** YAML of what a sync would make of it; absent where nothing. */
  desired?: string;
  /** YAML of what is there; absent where nothing. */
  live?: string;
}

/** An action that Argo CD offers for an object, e.g. `restart`. @public */
export interface ResourceAction {
  name: string;
  title: string;
  disabled: boolean;
}

/** One line of a log, as `…/logs` streams them: one JSON object a line. @public */
export interface LogLine {
  content: string;
  /** ISO 8601 with as many decimals as the cluster gave. */
  at?: string;
  pod?: string;
}

/** Which log, and how much of it. @public */
export interface LogQuery {
  namespace: string;
  pod?: string;
  /** Instead of a pod: all pods of an object. */
  group?: string;
  kind?: string;
  name?: string;
  container?: string;
  follow?: boolean;
  previous?: boolean;
  /** Lines from the end, 1 to 5000. */
  tail?: number;
  /** Only lines that contain this. */
  search?: string;
}

/** Author and message of a commit, from Argo CD's repository server. @public */
export interface RevisionMetadata {
  revision: string;
  author?: string;
  date?: string;
  message?: string;
  tags: string[];
  url?: string;
}
