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

import { Crash, CrashState } from './crashLoop';
import { shortHash, uidOf } from './manifest';
import type { PodSpec } from './podSecurity';

/** One version of a Deployment. */
export interface ReplicaSet {
  name: string;
  uid: string;
  images: string[];
  containers: string[];
  replicas: number;
  createdAt: number;
  /** Number of the Deployment's revision that it is. */
  revision: number;
  labels: Record<string, string>;
  pod: PodSpec;
  /** Whether its pods were let in: what runs stays. */
  isAdmitted?: boolean;
  /** When the kubelet first saw every image in the registry. */
  pulledAt?: number;
  /** Whether it was ready once: what happens to its pods afterwards does not start the progress deadline again. */
  isComplete?: boolean;
  /** Whether the present pods have come up: their environment is read when they start, and never again. */
  isUp?: boolean;
  /** How often somebody deleted its pods; each time there are others. */
  deletions: number;
}

/** Why one of its containers stops each time, and how far that has come. */
export type Crashing = Crash & { state: CrashState };

/** How far its pods are. */
export interface PodProgress {
  isReady: boolean;
  /** The image that cannot be pulled. */
  missingImage?: string;
  crash?: Crashing;
}

export function podName(replicaSet: ReplicaSet, index: number): string {
  const { deletions, name, uid } = replicaSet;
  return `${name}-${shortHash(`${uid}${index}${deletions || ''}`, 5)}`;
}

export function podUid(replicaSet: ReplicaSet, index: number): string {
  return uidOf(`${replicaSet.uid}/${podName(replicaSet, index)}`);
}
