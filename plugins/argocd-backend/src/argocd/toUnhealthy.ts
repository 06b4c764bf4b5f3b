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

import { HealthStatus } from '@slipway/plugin-argocd-common';
import { maxUnhealthy, UnhealthyObject } from '../record/ApplicationRecord';
import { isToPrune } from './isToPrune';
import { RawResourceStatus } from './types';

/** What is not healthy, the worst first. What is missing is none of it: it is not there. */
const unhealthy = ['Degraded', 'Unknown', 'Progressing', 'Suspended'];
/** Characters of a message that are kept. */
const maxMessageLength = 300;

/** The objects of an application that are not healthy; hooks and what is to be pruned are none of it. */
export function toUnhealthy(resources: RawResourceStatus[]): UnhealthyObject[] {
  const rank = ({ health }: RawResourceStatus) =>
    unhealthy.indexOf(health?.status ?? '');
  return resources
    .filter(item => !item.hook && !isToPrune(item) && rank(item) >= 0)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, maxUnhealthy)
    .map(({ kind = '', name = '', health }) => ({
      kind,
      name,
      health: health!.status as HealthStatus,
      message: health!.message?.slice(0, maxMessageLength),
    }));
}
