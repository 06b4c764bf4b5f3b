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

import { ApplicationObjects } from '../record/ApplicationRecord';
import { isToPrune } from './isToPrune';
import { RawApplication, RawResourceStatus } from './types';

/** Kinds that run pods, as `group/Kind`. */
const workloads = new Set([
  '/Pod',
  '/ReplicationController',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'argoproj.io/Rollout',
  'batch/CronJob',
  'batch/Job',
]);

function isWorkload({ group = '', kind = '' }: RawResourceStatus): boolean {
  return workloads.has(`${group}/${kind}`);
}

/** Counts the objects of an application. A hook is none of them: it stands there as if it were to be pruned. */
export function toObjects({
  resources,
  health,
}: NonNullable<RawApplication['status']>): ApplicationObjects {
  const counted = (resources ?? []).filter(({ hook }) => !hook);
  const wanted = counted.filter(item => !isToPrune(item));
  // Argo CD says of each object whether the cluster has it, but not while its cache has no tree of them.
  const isTold = wanted.some(item => item.health?.status);
  const exists = (item: RawResourceStatus) =>
    isTold || item.status === 'Synced'
      ? item.health?.status !== 'Missing'
      : health?.status !== 'Missing';
  const pods = wanted.filter(isWorkload);
  return {
    wanted: wanted.length,
    existing: wanted.filter(exists).length,
    workloads: pods.length,
    existingWorkloads: pods.filter(exists).length,
    toPrune: counted.length - wanted.length,
  };
}
