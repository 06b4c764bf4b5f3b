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
import { UnhealthyObject } from '../record/ApplicationRecord';
import { RawResourceStatus } from './types';

/** More are not named: where many are unhealthy, one is the reason. */
const maxObjects = 5;
/** Characters of a message that are kept: it is read, never shown. */
const maxMessage = 300;

const unhealthy = ['Degraded', 'Progressing'];

/** The objects that are not healthy, the worst first; `undefined` where all are. */
export function toUnhealthy(
  resources: RawResourceStatus[] = [],
): UnhealthyObject[] | undefined {
  const found = resources
    .filter(
      ({ hook, requiresPruning, health, name, kind }) =>
        !hook &&
        !requiresPruning &&
        kind &&
        name &&
        unhealthy.includes(health?.status ?? ''),
    )
    .map(({ kind, name, health }) => ({
      kind: kind!,
      name: name!,
      health: health!.status as HealthStatus,
      message: health!.message?.slice(0, maxMessage),
    }))
    .sort((a, b) => unhealthy.indexOf(a.health) - unhealthy.indexOf(b.health));
  return found.length > 0 ? found.slice(0, maxObjects) : undefined;
}
