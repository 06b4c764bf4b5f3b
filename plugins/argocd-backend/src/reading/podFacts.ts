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

import { createHash } from 'node:crypto';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { isComparable } from '../record/conditions';
import { lastSync } from '../verdict/lastSync';

/** What can only be otherwise where pods, or what Git asks of them, may be otherwise too. */
export interface PodFacts {
  /** When the last operation that could change something ended. */
  operationEnd: string;
  fingerprint: string;
}

/**
 * What of a record tells that its pods have to be read again. A commit that changes nothing that is deployed alters only
 * the synced revision, and the beginning of a sync alters nothing yet.
 *
 * @param before - what was known when the pods were read
 */
export function podFacts(
  record: ApplicationRecord,
  before: PodFacts | undefined,
): PodFacts {
  const { health, images, sync, unhealthy = [] } = record;
  const operationEnd =
    lastSync(record)?.finishedAt ?? before?.operationEnd ?? '';
  const facts = [
    operationEnd,
    health.status,
    health.since,
    // As a whole it may be as unhealthy as before when one of its workloads is ready.
    unhealthy.map(item => [item.kind, item.name, item.health]),
    [...images].sort(),
    sync.status,
    isComparable(record),
    // What Git asks for is read only where it is not what was deployed.
    ...(sync.status === 'OutOfSync' ? [sync.revision, sync.revisions] : []),
  ];
  return {
    operationEnd,
    // Kept for every application: a text of its own would be many times as long.
    fingerprint: createHash('sha1')
      .update(JSON.stringify(facts))
      .digest('base64'),
  };
}
