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

/** How many pods a Deployment is to have, and whose number that is. */
export interface Replicas {
  count: number;
  /** Whether kube-controller-manager owns the field, as it does once an autoscaler has set it. */
  isAutoscaled: boolean;
}

/**
 * The number after a server-side apply of Argo CD: a field that nobody else owns and that is no longer applied goes back to
 * its default, and one that is applied with another value is taken over.
 */
export function appliedReplicas(
  wanted: number | undefined,
  before: Replicas | undefined,
): Replicas {
  if (
    before &&
    (wanted === undefined ? before.isAutoscaled : wanted === before.count)
  ) {
    return before;
  }
  return { count: wanted ?? 1, isAutoscaled: false };
}
