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

/**
 * How many milliseconds GitLab wants to be left alone, by the clock of what answers; `undefined` where it does not say.
 * GitLab writes seconds; a proxy before it may write a date.
 */
export function pauseAskedFor(headers: Headers): number | undefined {
  const asked = headers.get('retry-after')?.trim();
  if (asked && /^\d+$/.test(asked)) {
    return Number(asked) * 1_000;
  }
  const answeredAt = Date.parse(headers.get('date') ?? '');
  const reset = headers.get('ratelimit-reset')?.trim() ?? '';
  const until = asked
    ? Date.parse(asked)
    : Number(/^\d{10}$/.test(reset) ? reset : NaN) * 1_000;
  const pauseMs = until - answeredAt;
  return Number.isNaN(pauseMs) ? undefined : Math.max(0, pauseMs);
}
