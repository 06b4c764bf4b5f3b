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

import { RawOperationState } from './types';

const units: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Go writes it, e.g. `2m30s`; a number alone is seconds. */
function milliseconds(text: string): number {
  if (/^\d+$/.test(text)) {
    return Number(text) * 1_000;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
  return parts.map(([part]) => part).join('') === text
    ? parts.reduce(
        (sum, [, count, unit]) => sum + Number(count) * units[unit],
        0,
      )
    : NaN;
}

/**
 * When a sync that failed is tried again, ISO 8601: Argo CD keeps it running, with an end. It waits by the number that the
 * retry already has, while the clock text of its message, without a zone, is worked out with the number before.
 */
export function nextTryAt({
  phase,
  finishedAt,
  retryCount = 0,
  operation,
}: RawOperationState): string | undefined {
  const { duration, factor = 2, maxDuration } = operation?.retry?.backoff ?? {};
  const longest = milliseconds(maxDuration || '3m');
  const wait = milliseconds(duration || '5s') * factor ** retryCount;
  const at =
    Date.parse(finishedAt ?? '') +
    (longest > 0 ? Math.min(wait, longest) : wait);
  return phase === 'Running' && operation?.retry && Number.isFinite(at)
    ? new Date(at).toISOString()
    : undefined;
}
