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
type Missing = 'objects' | 'workloads';

export function missingAsAWhole({
  objects,
  images,
  sync,
}: ApplicationRecord): Missing | undefined {
  if (!objects) {
    return undefined;
  }
  // What Git no longer asks for is still there.
  const hasLeftovers = sync.status !== 'Synced' && objects.toPrune > 0;
  if (objects.wanted > 0 && objects.existing === 0 && !hasLeftovers) {
    return 'objects';
  }
  const leftoversRun = hasLeftovers && images.length > 0;
  return objects.workloads > 0 &&
    objects.existingWorkloads === 0 &&
    !leftoversRun
    ? 'workloads'
    : undefined;
}

/** Whether Git asks for nothing at all. Argo CD then says Synced and Healthy. */
export function rendersNothing({
  objects,
  images,
  sync,
}: ApplicationRecord): boolean {
  return (
    sync.status === 'Synced' &&
    objects?.wanted === 0 &&
    // Where pods run that nobody counts, the objects were not told.
    (images.length === 0 || objects.toPrune > 0)
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

/** What of it is known to be missing as a whole after a sync that failed: everything, or all that runs pods. */
export function leftNothing(record: ApplicationRecord): {
  nothingDeployed: boolean;
  nothingRuns: boolean;
} {
  const { health, history, objects } = record;
  const missing = missingAsAWhole(record);
  return {
    nothingDeployed: objects
      ? missing === 'objects'
      : health.status === 'Missing' && history?.length === 0,
    nothingRuns: missing === 'workloads',
  };
}
