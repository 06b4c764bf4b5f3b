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

import { Has, Verdict, VerdictCode } from '@slipway/plugin-argocd-common';

/** What runs there does its work, whatever is still to come. */
export const healthy: readonly VerdictCode[] = [
  'live',
  'outOfDate',
  'paused',
  'rollingOut',
];

export const failing: readonly VerdictCode[] = ['broken', 'syncFailed'];

/** Whether Git is ahead, and somebody has to sync. */
export function waitsForPeople(
  { code, parameters }: Pick<Verdict, 'code' | 'parameters'>,
  isAutomatic: boolean,
): boolean {
  return (
    code === 'outOfDate' &&
    !isAutomatic &&
    ['manual', 'member'].includes(parameters.way)
  );
}

/**
 * Whether what fails may be a change that Git asks for: a sync that failed was of what Git asks for now, and what runs and
 * is unhealthy has pods of it. What only waits did not fail.
 */
export function isTried(
  { code, parameters }: Pick<Verdict, 'code' | 'parameters'>,
  state: { applied?: Has } | undefined,
): boolean {
  return code === 'syncFailed'
    ? parameters.wanted === undefined
    : state?.applied !== 'no';
}
