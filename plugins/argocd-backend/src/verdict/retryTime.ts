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

const minuteMs = 60_000;
/** Zones of the world differ from UTC by whole quarters of an hour. */
const quarterMs = 15 * minuteMs;

const pattern =
  /Retrying attempt #(?<attempt>\d+) at (?<hour>\d{1,2}):(?<minute>\d{2})(?<half>[AP]M)/;

/** What Argo CD says of the next try of a sync that failed. */
interface Retry {
  attempt: string;
  /** ISO 8601; absent where that cannot be told. */
  time?: string;
}

/**
 * Reads the next try from the message of an operation. Argo CD writes a clock text, cut to the minute, without date, in
 * a zone that it does not name: of all that it may mean, the time that comes next after the try that failed.
 */
export function readRetry(
  message: string | undefined,
  failedAt: string | undefined,
): Retry | undefined {
  const groups = pattern.exec(message ?? '')?.groups;
  if (!groups) {
    return undefined;
  }
  const { attempt, hour, minute, half } = groups;
  const failed = Date.parse(failedAt ?? '');
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const isClock =
    Number(hour) >= 1 && Number(hour) <= 12 && Number(minute) < 60;
  if (Number.isNaN(failed) || !isClock) {
    return { attempt };
  }
  const clock = (hours * 60 + Number(minute)) * minuteMs;
  const from = Math.floor(failed / minuteMs) * minuteMs;
  const ahead = (((clock - from) % quarterMs) + quarterMs) % quarterMs;
  return { attempt, time: new Date(from + ahead).toISOString() };
}
