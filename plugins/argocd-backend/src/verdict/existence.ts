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

import { ApplicationRecord } from '../record/ApplicationRecord';
import { lastSync } from './lastSync';

/** What of an application is missing in the cluster as a whole: all objects, or all that run pods. */
export type Missing = 'objects' | 'workloads';

export function missingAsAWhole({
  objects,
  images,
}: ApplicationRecord): Missing | undefined {
  if (!objects) {
    return undefined;
  }
  // What is to be pruned runs where it has pods.
  const oldRuns = objects.toPrune > 0 && images.length > 0;
  if (objects.wanted > 0 && objects.existing === 0 && objects.toPrune === 0) {
    return 'objects';
  }
  return objects.workloads > 0 && objects.existingWorkloads === 0 && !oldRuns
    ? 'workloads'
    : undefined;
}

/** Whether what Git holds renders nothing at all, and nothing is left of what it did. */
export function rendersNothing({
  objects,
  images,
  sync,
}: ApplicationRecord): boolean {
  return (
    sync.status === 'Synced' &&
    images.length === 0 &&
    objects?.wanted === 0 &&
    objects.toPrune === 0
  );
}

/** Whether Argo CD has never synced it and shows nothing of it, where its objects are not counted. */
export function neverSynced(record: ApplicationRecord): boolean {
  const { health, history, images, objects } = record;
  return (
    !objects &&
    history?.length === 0 &&
    !lastSync(record) &&
    (health.status === 'Missing' || images.length === 0)
  );
}

/** Whether nothing of it is in the cluster, as far as anybody knows. */
export function nothingExists(record: ApplicationRecord): boolean {
  const { health, history, objects } = record;
  return objects
    ? missingAsAWhole(record) !== undefined
    : health.status === 'Missing' && history?.length === 0;
}
