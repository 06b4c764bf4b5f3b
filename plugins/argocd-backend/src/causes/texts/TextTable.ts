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

import { CauseCode } from '@slipway/plugin-argocd-common';

/**
 * Where a text was read, which decides what it can mean: "connection refused" of a probe, of an admission webhook, of
 * the repo-server and of a cluster are four different causes.
 */
export type TextOrigin =
  /** State of a pod's container, and what the kubelet says of starting it. */
  | 'container'
  /** Last line of a container's log. */
  | 'log'
  /** Event of the kubelet about a probe. */
  | 'probe'
  /** Event of the scheduler. */
  | 'scheduler'
  /** Event about a volume, or a PersistentVolumeClaim. */
  | 'volume'
  /** Health or event of what makes pods: Deployment, ReplicaSet, StatefulSet, DaemonSet, Job. */
  | 'workload'
  /** Health or event of a HorizontalPodAutoscaler. */
  | 'autoscaler'
  /** Event of a Service. */
  | 'service'
  /** What the Kubernetes API answers to a change of an object. */
  | 'apiServer'
  /** What Argo CD meets where it asks for a cluster's live objects. */
  | 'cluster'
  /** What Argo CD meets where it asks its repo-server for manifests. */
  | 'repositoryServer'
  /** Where Argo CD looks up the cluster of an application. */
  | 'destination'
  /** Message of an operation. */
  | 'operation'
  /** Condition of an application. */
  | 'condition'
  /** Condition of an application that cannot be deleted. */
  | 'deletion'
  /** Where Argo CD renders into Git by itself. */
  | 'hydration';

/** What a text says: its code, and what its sentence needs. */
export interface Meaning {
  code: CauseCode;
  parameters: Record<string, string>;
}

/** One entry of a table: what a text means, or where a part of it, the group `rest`, comes from. */
export type TextRow =
  /** Named groups become parameters. */
  | { code: CauseCode; text: RegExp }
  | { readAs: TextOrigin; text: RegExp }
  | { read(text: string): Meaning | undefined };

/** First match wins: what names the thing most exactly stands first. */
export type TextTable = readonly TextRow[];
