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

import { milliseconds } from './duration';
import { RetryStrategy } from './model';

/** Whether an operation that has failed is tried again, after so many retries. */
export function hasRetryLeft(
  { limit = 0 }: RetryStrategy,
  retries: number,
): boolean {
  return limit < 0 || retries < limit;
}

/** Milliseconds until then: each wait is longer than the one before, up to the longest. */
export function retryWait(
  { backoff = {} }: RetryStrategy,
  retries: number,
): number {
  const { duration = '5s', factor = 2, maxDuration = '3m' } = backoff;
  return Math.min(
    milliseconds(duration) * factor ** retries,
    milliseconds(maxDuration),
  );
}

/** Time of day as Go's `time.Kitchen` has it: `5:02AM`. */
export function kitchenTime(at: number): string {
  const date = new Date(at);
  const hours = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes}${hours < 12 ? 'AM' : 'PM'}`;
}
