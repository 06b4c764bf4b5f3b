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

import { ApplicationCondition, ApplicationRecord } from './ApplicationRecord';

/** Types of conditions that say that Git and the cluster cannot be compared. */
export const COMPARISON_ERRORS = ['ComparisonError', 'InvalidSpecError'];

/** The first condition of one of these types, where conditions are known. */
export function findCondition(
  record: Pick<ApplicationRecord, 'conditions'>,
  types: string[],
): ApplicationCondition | undefined {
  return record.conditions?.find(({ type }) => types.includes(type));
}

/** Whether Argo CD can tell how the cluster differs from Git. */
export function isComparable(
  record: Pick<ApplicationRecord, 'conditions' | 'sync'>,
): boolean {
  return (
    record.sync.status !== 'Unknown' &&
    !findCondition(record, COMPARISON_ERRORS)
  );
}
