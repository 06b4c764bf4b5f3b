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
import { parameters } from './parameters';
import { Rule } from './VerdictContext';

/** Whether nothing else may be wrong: what is missing, or would be pruned, is not among what is unhealthy. */
function isTheOnlyOne({ unhealthy, objects }: ApplicationRecord): boolean {
  return (
    unhealthy?.length === 1 &&
    objects?.existing === objects?.wanted &&
    !objects?.toPrune
  );
}

/** The object that is unhealthy, where Argo CD names it. */
function unhealthyObject(
  record: ApplicationRecord,
): Record<string, string | boolean | undefined> {
  const degraded = record.unhealthy?.find(
    ({ health }) => health === 'Degraded',
  );
  return degraded
    ? {
        kind: degraded.kind,
        name: degraded.name,
        only: isTheOnlyOne(record),
        reason:
          degraded.kind === 'HorizontalPodAutoscaler' &&
          /\bmetrics?\b/.test(degraded.message ?? '')
            ? 'noMetrics'
            : undefined,
      }
    : {};
}

/** What runs is unhealthy, even while a newer revision waits. */
export const broken: Rule = record =>
  record.health.status === 'Degraded'
    ? {
        code: 'broken',
        parameters: parameters(unhealthyObject(record)),
        since: record.health.since,
      }
    : undefined;
